// What assistive technology is told of our components is what it is told of GOV.UK Frontend's: roles, names and
// where they come from, descriptions, levels, states. style/clauses.ts says what differs, and why.

import { CLAUSES } from "../../style/clauses.ts";
import { allowed, differences, fixture, ours, spoil, theirs } from "../../style/contract.ts";
import { note } from "../../style/notes.ts";
import { failedRequest } from "../../support/guard.ts";
import { STATES } from "../../support/states.ts";
import { expect, test } from "../../support/test.ts";
import { say } from "../../support/words.ts";

test.beforeEach(({ guard }) => guard.allow(failedRequest));

for (const clause of CLAUSES) {
  test(clause.component, async ({ page, context, agency, portal }) => {
    const empty = await context.newPage();
    const theirTree = await theirs(empty, clause);
    expect(theirTree, "the fixture says something").not.toEqual([]);
    const state = STATES.find(({ name }) => name === clause.state)!;
    await state.show({ page, context, agency, portal, say });

    const found = differences(theirTree, await ours(page, clause));
    expect([...found].sort(), `theirs:\n${theirTree.join("\n")}`).toEqual(allowed(clause));
    note(`${theirTree.length} things announced, ${found.length} on purpose otherwise`);
    for (const { because, lines } of clause.differs ?? []) note(`${lines.join("; ")}: ${because}`);

    // The clause can fail: it finds a fault that is put into the page.
    await spoil(page, clause);
    const spoiled = differences(theirTree, await ours(page, clause));
    expect([...spoiled].sort(), "the fault that was put into the page is found").not.toEqual(allowed(clause));
  });
}

test("what one side has and the other has not is found, each line of it", () => {
  const lines = ["alert", "  heading level=2", "  list", "    listitem"];
  expect(differences(lines, lines)).toEqual([]);
  for (const line of lines) {
    const rest = lines.filter((other) => other !== line);
    expect(differences(lines, rest)).toEqual([`theirs: ${line.trim()}`]);
    expect(differences(rest, lines)).toEqual([`ours: ${line.trim()}`]);
  }
  expect(differences(["textbox invalid"], ["textbox"])).toEqual(["theirs: textbox invalid", "ours: textbox"]);
  // A heading that is no longer within the group is another thing.
  expect(differences(["group", "  heading"], ["group", "heading"])).toEqual(["theirs: heading", "ours: heading"]);
});

test("a fixture that was not published is an error", () => {
  expect(() => fixture(["button", "no such fixture"])).toThrow("no fixture “no such fixture” of button");
});
