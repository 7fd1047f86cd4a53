// The accessibility check: every rule that axe has for WCAG 2.2 AA and for good practice, none
// left out.

import { AxeBuilder } from "@axe-core/playwright";
import { type Page, expect } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails where axe finds anything; `state` names the page in the message. */
export async function expectAccessible(page: Page, state: string) {
  // A colour on its way from one scheme to the other is none that anybody reads by.
  await page.evaluate(() => {
    document.getAnimations().forEach((animation) => {
      const { iterations = 1 } = animation.effect?.getTiming() ?? {};
      if (iterations !== Infinity) animation.finish();
    });
  });
  const { violations } = await new AxeBuilder({ page })
    // Every rule runs; what passes is only not described, which takes half the time off.
    .options({ resultTypes: ["violations"] })
    .withTags(TAGS)
    // There are no frames, for which each check would open a page of its own.
    .setLegacyMode()
    .analyze();
  const found = violations.map(({ id, nodes }) => ({
    rule: id,
    nodes: nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary}`),
  }));
  expect(found, state).toEqual([]);
}
