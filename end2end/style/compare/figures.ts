// The figures of the comparison, in docs/comparison/figures.json: whoever runs it again sees what has changed.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { inRepository } from "../../support/programs.ts";

const FILE = inRepository("docs/comparison/figures.json");

/** A part of the figures: by system, by name. */
export type Section = Record<string, unknown>;

/** Puts a part of the figures in the place of the one before; the others stay. */
export function write(name: string, section: Section) {
  const known: Record<string, Section> = existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")) : {};
  known[name] = section;
  const sorted = Object.fromEntries(Object.entries(known).sort(([one], [other]) => one.localeCompare(other)));
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify(sorted, null, 2)}\n`);
}
