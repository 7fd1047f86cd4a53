// Every page and state for everybody: axe in light, dark and right to left, no sideways scrolling
// at 320 px, nothing lost when the text is spaced out.

import { expectAccessible } from "../support/axe.ts";
import { expectRoomForSpacedText, expectToFit } from "../support/fit.ts";
import { failedRequest } from "../support/guard.ts";
import { STATES } from "../support/states.ts";
import { expect, test } from "../support/test.ts";
import { wordsOf } from "../support/words.ts";

// Several states are failures, which Chromium writes to the console.
test.beforeEach(({ guard }) => guard.allow(failedRequest));

for (const state of STATES) {
  test(`${state.name}`, async ({ page, context, agency, portal }) => {
    await state.show({ page, context, agency, portal, say: wordsOf("en") });
    await expectAccessible(page, "light");
    await page.emulateMedia({ colorScheme: "dark" });
    await page.setViewportSize({ width: 390, height: 844 });
    await expectAccessible(page, "dark, as wide as a phone");
    await expectToFit(page);
    await expectRoomForSpacedText(page);
  });
}

test.describe("right to left", () => {
  test.use({ locale: "ar" });
  for (const state of STATES) {
    test(`${state.name}, right to left`, async ({ page, context, agency, portal }) => {
      await state.show({ page, context, agency, portal, say: wordsOf("ar") });
      // The page about a wrong portal.json is English, since no language can be known.
      const direction = state.name === "wrong-portal-json" ? /.*/ : "rtl";
      await expect(page.locator("html")).toHaveAttribute("dir", direction);
      await expectAccessible(page, "right to left");
      await expectToFit(page);
    });
  }
});

// What colours of the citizen's own choice can break is the same on all pages of a kind.
const KINDS = ["home", "form-choice-error", "form-date-error", "list-open", "confirmation", "my-requests"];
for (const name of KINDS) {
  test(`${name}, in forced colours`, async ({ page, context, agency, portal }) => {
    const state = STATES.find((state) => state.name === name)!;
    await state.show({ page, context, agency, portal, say: wordsOf("en") });
    await page.emulateMedia({ forcedColors: "active" });
    await expectAccessible(page, "forced colours");
    // Backgrounds are gone: what can be pressed or filled in needs a line around it.
    const controls = page.locator("main").locator(".button, .input, .textarea, .select");
    for (const control of await controls.all()) {
      await expect(control).not.toHaveCSS("border-top-width", "0px");
    }
  });
}
