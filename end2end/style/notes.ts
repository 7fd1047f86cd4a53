// Figures for the report: what a check measured, said in a sentence. `cargo xtask style report` shows
// them beside the check; without it they are in the reporter's own list of annotations.

import { test } from "@playwright/test";

/** Says a figure. */
export function note(sentence: string) {
  test.info().annotations.push({ type: "figure", description: sentence });
}
