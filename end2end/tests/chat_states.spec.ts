// Every state of a chat for everybody: axe in light, dark and right to left, 320 pixels, room for spaced text.

import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe.ts";
import { throughChat } from "../support/chat_states.ts";
import { expect, test } from "../support/chat_test.ts";
import { expectRoomForSpacedText, expectToFit } from "../support/fit.ts";
import { failedRequest } from "../support/guard.ts";
import { wordsOf } from "../support/words.ts";

test.setTimeout(240_000);

for (const locale of ["en", "ar"] as const) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("every state is for everybody", async ({ page, desk, context, guard }) => {
      guard.allow(failedRequest);
      const seen: string[] = [];
      await throughChat({ page, context, desk, say: wordsOf(locale) }, async (state) => {
        seen.push(state);
        await expect(page.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr");
        await expectEverybody(page, `${state} (${locale})`);
      });
      expect(seen).toHaveLength(10);
    });
  });
}

/** Light as it is; dark on a phone; 320 pixels; spaced text. */
async function expectEverybody(page: Page, state: string) {
  const size = page.viewportSize()!;
  await expectAccessible(page, `${state}, light`);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page, `${state}, dark, as wide as a phone`);
  await expectToFit(page);
  await expectRoomForSpacedText(page);
  await page.evaluate(() => void (document.adoptedStyleSheets = []));
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(size);
}
