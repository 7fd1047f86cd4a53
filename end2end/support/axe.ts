// The accessibility check: every rule that axe has for WCAG 2.2 AA and for good practice, none
// left out.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Page, expect } from "@playwright/test";
import type { RunOptions } from "axe-core";

// The small one: every page that is checked has to read it.
const SOURCE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

const OPTIONS: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  // Every rule runs; what passes is only not described, which takes half the time off.
  resultTypes: ["violations"],
};

/** Fails where axe finds anything; `state` names the page in the message. */
export async function expectAccessible(page: Page, state: string) {
  // A colour on its way from one scheme to the other is none that anybody reads by.
  await page.evaluate(() => {
    document.getAnimations().forEach((animation) => {
      const { iterations = 1 } = animation.effect?.getTiming() ?? {};
      if (iterations !== Infinity) animation.finish();
    });
  });
  // Once in a document: reading the script takes a browser as long as most pages take to be checked.
  for (const frame of page.frames()) {
    if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(SOURCE);
  }
  const found = await page.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(document, options);
    return violations.map(({ id, nodes }) => ({
      rule: id,
      nodes: nodes.map(({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary}`),
    }));
  }, OPTIONS);
  expect(found, state).toEqual([]);
}
