// The contract with GOV.UK Frontend: what assistive technology is told of each of our components is what it
// is told of theirs, which were tested with people who depend on it; where it is not, the clause says why.

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { inRepository } from "../support/programs.ts";
import { type Parts, lines, told } from "./tree.ts";

/** A line that only one side has. It begins with "theirs: " or "ours: ". */
export type Difference = string;

/** What is held against each other. */
export type Clause = {
  /** What it is about. */
  component: string;
  /** The state of support/states.ts that has it. */
  state: string;
  /** The first such element there. */
  ours: string;
  /** GOV.UK Frontend's component, and the name of its fixture. */
  theirs: [component: string, fixture: string];
  /** Within the fixture, where not all of it; as a selector. */
  within?: string;
  /** The roles that are compared, where not all of them. */
  only?: string[];
  /** The parts whose words differ: their names, and the selectors of ours and theirs. */
  parts: Record<string, [ours: string, theirs: string]>;
  /** What differs on purpose: why, and the lines. Nothing else may. */
  differs?: { because: string; lines: Difference[] }[];
  /** A fault that the clause has to find: the first such element of ours loses an attribute, is hidden, or is a mere box. */
  spoil: { at: string; without?: string; isHidden?: true };
};

type Fixtures = { fixtures: Record<string, Record<string, string>> };

const FILE = "end2end/style/govuk/fixtures.json";

/** The HTML of a fixture, as it was published. */
export function fixture([component, name]: [string, string]): string {
  const { fixtures }: Fixtures = JSON.parse(readFileSync(inRepository(FILE), "utf8"));
  const html = fixtures[component]?.[name];
  if (html === undefined) throw new Error(`${FILE} has no fixture “${name}” of ${component}`);
  return html;
}

const side = (parts: Clause["parts"], place: 0 | 1): Parts =>
  Object.fromEntries(Object.entries(parts).map(([part, selectors]) => [part, selectors[place]]));

/** What is told of ours, on a page that shows it. */
export const ours = async (page: Page, { ours, parts, only }: Clause): Promise<string[]> =>
  lines(await told(page, ours, side(parts, 0), only));

/** What is told of theirs, on an empty page. */
export async function theirs(page: Page, { theirs, within, parts, only }: Clause): Promise<string[]> {
  await page.setContent(`<!doctype html><html lang="en"><title>Fixture</title><body>${fixture(theirs)}`);
  return lines(await told(page, within ?? "body", side(parts, 1), only));
}

/** The lines that one side has and the other has not, in order (by the longest common sequence). */
export function differences(theirs: string[], ours: string[]): Difference[] {
  const longest = theirs.map(() => ours.map(() => 0));
  const at = (row: number, column: number) => longest[row]?.[column] ?? 0;
  for (let row = theirs.length - 1; row >= 0; row -= 1) {
    for (let column = ours.length - 1; column >= 0; column -= 1) {
      longest[row]![column] =
        theirs[row] === ours[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const found: Difference[] = [];
  let [row, column] = [0, 0];
  while (row < theirs.length || column < ours.length) {
    if (row < theirs.length && theirs[row] === ours[column]) {
      [row, column] = [row + 1, column + 1];
    } else if (column >= ours.length || (row < theirs.length && at(row + 1, column) >= at(row, column + 1))) {
      found.push(`theirs: ${theirs[row++]!.trim()}`);
    } else {
      found.push(`ours: ${ours[column++]!.trim()}`);
    }
  }
  return found;
}

/** What a clause allows to differ. */
export const allowed = ({ differs = [] }: Clause): Difference[] => differs.flatMap(({ lines }) => lines).sort();

/** Brings about the fault that a clause has to find, on the page that shows ours. */
export async function spoil(page: Page, { ours, spoil: { at, without, isHidden } }: Clause) {
  const isDone = await page.evaluate(
    ({ ours, at, without, isHidden }) => {
      const root = document.querySelector(ours);
      const element = root?.matches(at) ? root : root?.querySelector(at);
      if (!element || (without && !element.hasAttribute(without))) return false;
      if (without) {
        element.removeAttribute(without);
      } else if (isHidden) {
        element.setAttribute("aria-hidden", "true");
      } else {
        const box = document.createElement("div");
        box.className = element.className;
        box.append(...element.childNodes);
        element.replaceWith(box);
      }
      return true;
    },
    { ours, at, without, isHidden },
  );
  if (!isDone) throw new Error(`${ours} has no ${at}${without ? ` with ${without}` : ""} to be spoiled`);
}
