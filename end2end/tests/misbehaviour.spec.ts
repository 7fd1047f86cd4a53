// Whatever goes wrong on the way, the page says what is known and keeps what was typed.

import type { Page } from "@playwright/test";
import { ownDevice, saved } from "../support/device.ts";
import { SHORT, expectAnswersKept, fillShort, send } from "../support/filing.ts";
import { failedRequest } from "../support/guard.ts";
import { adapter } from "../support/portal.ts";
import { expect, test } from "../support/test.ts";
import { goTo, heading, open } from "../support/visit.ts";
import { say } from "../support/words.ts";

/** Waits that outlast the answer, for a server that is merely slow. */
const SLOW = 1_500;

test.beforeEach(({ guard }) => guard.allow(failedRequest));

/** Everything that was sent is still there to read, and so is a person to ask. */
async function expectTextKept(page: Page) {
  await expect(page.getByRole("main")).toContainText("555 0100");
  await page.getByText(say("sent.what")).click();
  await expectAnswersKept(page);
}

for (const kind of [
  "drop_after_store",
  "late_commit",
  "error_500_after_store",
  "cut_answer",
  "malformed_json",
  "malformed_xml",
  "no_cors",
  "empty_list",
] as const) {
  test(`${kind}: the agency is asked, and has it`, async ({ page, agency, guard }) => {
    await fillShort(page);
    await agency.misbehave("city", { on: "post", kind, ms: 300 });
    await send(page);
    await expect(heading(page)).toHaveText(say("looking.title"));
    await expectTextKept(page);
    await expect(heading(page)).toHaveText(say("sent.title"), { timeout: 20_000 });
    const row = await agency.onlyStored();
    await expect(page.locator("#reference")).toHaveText(row.service_request_id);
    expect(guard.posts()).toHaveLength(1);
  });
}

for (const kind of [
  "drop_before_store",
  "error_500_before_store",
  "html_200",
  "duplicate_400",
] as const) {
  test(`${kind}: nobody can tell yet, and nothing is sent again`, async ({ page, agency, guard }) => {
    await fillShort(page);
    await agency.misbehave("city", { on: "post", kind });
    await send(page);
    await expect(heading(page)).toHaveText(say("looking.title"));
    await page.getByRole("button", { name: say("pending.check") }).click();
    await expect(page.getByRole("status").filter({ hasText: say("looking.not_yet") })).toBeVisible();
    await expectTextKept(page);
    expect(guard.posts()).toHaveLength(1);
    expect(await agency.stored()).toHaveLength(0);

    // It is a state of its own on the list as well: neither sent nor failed.
    await goTo(page, "nav.requests");
    const card = page.getByRole("listitem").filter({ hasText: SHORT.name });
    await expect(card).toContainText(say("tag.unknown"));
  });
}

test("where the agency cannot be asked, the citizen decides", async ({ page, agency, portal, guard }) => {
  await portal.configure(adapter("city", { look_up: false }));
  await fillShort(page);
  await agency.misbehave("city", { on: "post", kind: "drop_before_store", times: 1 });
  await send(page);
  await expect(heading(page)).toHaveText(say("unknown.title"));
  await expectTextKept(page);
  expect(guard.posts()).toHaveLength(1);
  await page.getByRole("button", { name: say("unknown.again") }).click();
  await expect(heading(page)).toHaveText(say("sent.title"));
  await agency.onlyStored();
  expect(guard.posts()).toHaveLength(2);
});

test("where the citizen learns that it has arrived, that is the end of it", async ({ page, agency, portal, guard }) => {
  await portal.configure(adapter("city", { look_up: false }));
  await fillShort(page);
  await agency.misbehave("city", { on: "post", kind: "drop_after_store", times: 1 });
  await send(page);
  await expect(heading(page)).toHaveText(say("unknown.title"));
  await page.getByRole("button", { name: say("unknown.arrived") }).click();
  await expect(heading(page)).toHaveText(say("sent.title"));
  await open(page, `${SHORT.form}/1`);
  await expect(page.getByLabel(say("address.label"))).toHaveValue("");
  await agency.onlyStored();
  expect(guard.posts()).toHaveLength(1);
});

test("malformed_xml where XML is asked for", async ({ page, agency, portal }) => {
  await portal.configure(adapter("city", { format: "xml" }));
  await fillShort(page);
  await agency.misbehave("city", { on: "post", kind: "malformed_xml" });
  await send(page);
  await expect(heading(page)).toHaveText(say("sent.title"), { timeout: 20_000 });
  await agency.onlyStored();
});

test("a refusal is certain, and says why", async ({ page, agency, guard }) => {
  await fillShort(page);
  await agency.misbehave("city", { on: "post", kind: "refuse_400", times: 1 });
  await send(page);
  const summary = page.getByRole("alert");
  await expect(summary).toContainText("The address lies outside the area of this agency.");
  await expect(summary).toContainText("The description must say what is wrong.");
  await expect(page).toHaveTitle(new RegExp(`^${say("error.title_prefix")}`));
  await expect(page.locator(".error-summary")).toBeFocused();
  await expectAnswersKept(page);
  expect(await agency.stored()).toHaveLength(0);

  await page.getByRole("link", { name: new RegExp(`^${say("change")}`) }).first().click();
  await page.getByLabel(say("address.label")).fill("1 Mill Lane");
  await page.getByRole("button", { name: say("form.continue") }).click();
  await send(page);
  await expect(heading(page)).toHaveText(say("sent.title"));
  expect((await agency.onlyStored()).address_string).toBe("1 Mill Lane");
  expect(guard.posts()).toHaveLength(2);
});

test("a refusal says why on a page that was opened by its address", async ({ page, agency }) => {
  await ownDevice(page);
  await fillShort(page);
  await saved(page);
  await open(page, `${SHORT.form}/check`);
  await agency.misbehave("city", { on: "post", kind: "refuse_400", times: 1 });
  await send(page);
  await expect(page.getByRole("alert")).toContainText("The address lies outside the area of this agency.");
  await expectAnswersKept(page);
});

test("too many requests: it waits as long as the agency wants, and goes by itself", async ({ page, agency, guard }) => {
  await fillShort(page);
  await agency.misbehave("city", { on: "post", kind: "too_many_requests", times: 1 });
  await send(page);
  await expect(heading(page)).toHaveText(say("waiting.title"));
  await expectTextKept(page);
  expect(await agency.stored()).toHaveLength(0);
  await expect(heading(page)).toHaveText(say("sent.title"), { timeout: 30_000 });
  await agency.onlyStored();
  expect(guard.posts()).toHaveLength(2);
});

test("offline: it waits, can be changed, and goes by itself once online", async ({ page, context, agency, guard }) => {
  await fillShort(page);
  await context.setOffline(true);
  await expect(page.getByText(say("offline_bar"))).toBeVisible();
  await send(page);
  await expect(heading(page)).toHaveText(say("waiting.title"));
  await expect(page.getByRole("main")).toContainText(say("waiting.offline"));
  await page.getByRole("button", { name: say("waiting.change") }).click();
  await expect(heading(page)).toHaveText(say("check.title"));
  await expectAnswersKept(page);
  await send(page);
  await expect(heading(page)).toHaveText(say("waiting.title"));
  expect(await agency.stored()).toHaveLength(0);

  // Its form says that it is on its way, and does not send it a second time.
  await goTo(page, "nav.requests");
  await expect(page.getByRole("listitem").filter({ hasText: SHORT.name })).toContainText(say("tag.waiting"));
  await context.setOffline(false);
  await expect(page.getByRole("listitem").filter({ hasText: SHORT.name })).not.toContainText(say("tag.waiting"));
  await agency.onlyStored();
  expect(guard.posts()).toHaveLength(1);
});

test("a slow answer is waited for, and pressing again sends nothing twice", async ({ page, agency, guard }) => {
  await fillShort(page);
  await agency.misbehave("city", { on: "post", kind: "delay", ms: SLOW });
  const button = page.getByRole("button", { name: say("check.send"), exact: true });
  await button.click();
  await expect(page.getByText(say("check.sending"))).toBeVisible();
  for (let press = 0; press < 5; press += 1) await button.click({ force: true, noWaitAfter: true });
  await expect(heading(page)).toHaveText(say("sent.title"));
  expect(guard.posts()).toHaveLength(1);
  await agency.onlyStored();
});

test("a token on demand leads to a reference", async ({ page, agency }) => {
  await agency.mode("city", { token_delay_ms: 200 });
  await fillShort(page);
  await agency.misbehave("city", { on: "post", kind: "token_only", times: 1 });
  await send(page);
  await expect(heading(page)).toHaveText(say("sent.title"), { timeout: 15_000 });
  const row = await agency.onlyStored();
  await expect(page.locator("#reference")).toHaveText(row.service_request_id);
});

test("a page that is closed while it sends finds its request again", async ({ page, agency }) => {
  await ownDevice(page);
  await fillShort(page);
  await agency.misbehave("city", { on: "post", kind: "delay", ms: 60_000 });
  const begun = page.waitForRequest((request) => request.method() === "POST");
  await send(page);
  await begun;
  await page.goto("/requests");
  const card = page.getByRole("listitem").filter({ hasText: SHORT.name });
  await expect(card).toContainText(say("tag.unknown"));
  await card.getByRole("link").click();
  await expect(heading(page)).toHaveText(say("looking.title"));
  await expectTextKept(page);
});
