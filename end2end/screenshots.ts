// Pictures of every page and state, to be looked at: both sizes, light, dark and right to left.
// `npx playwright test --project=screenshots` puts them into `screenshots/`.

import { join } from "node:path";
import type { Page } from "@playwright/test";
import { throughChat } from "./support/chat_states.ts";
import { test as chatTest } from "./support/chat_test.ts";
import { failedRequest } from "./support/guard.ts";
import { inRepository } from "./support/programs.ts";
import { STATES } from "./support/states.ts";
import { expect, test } from "./support/test.ts";
import { open } from "./support/visit.ts";
import { wordsOf } from "./support/words.ts";

// Several states are failures, which Chromium writes to the console.
test.beforeEach(({ guard }) => guard.allow(failedRequest));

const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
};
// English, since no language can be known.
const NEVER_RIGHT_TO_LEFT = "wrong-portal-json";

const folder = join(import.meta.dirname, "screenshots");

/** In both sizes, light and dark. */
async function picture(page: Page, name: string) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const path = join(folder, `${name}-${size}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true, animations: "disabled" });
    }
  }
}

for (const state of STATES) {
  test(state.name, async ({ page, context, agency, portal }) => {
    await state.show({ page, context, agency, portal, say: wordsOf("en") });
    await picture(page, state.name);
  });
}

chatTest("chat", async ({ page, context, desk, guard }) => {
  chatTest.setTimeout(300_000);
  guard.allow(failedRequest);
  await throughChat({ page, context, desk, say: wordsOf("en") }, async (state) => {
    await picture(page, `chat-${state.replace(/\W+/g, "-")}`);
  });
});

// What app stores and the browser's own question show of the portal (`screenshots` in
// public/manifest.webmanifest).
test("for the web manifest", async ({ page }) => {
  for (const [name, width, height] of [["narrow", 390, 844], ["wide", 1024, 640]] as const) {
    await page.setViewportSize({ width, height });
    await open(page, "/");
    await expect(page.locator(".card").first()).toBeVisible();
    await page.screenshot({ path: inRepository(`public/icons/screenshot-${name}.png`), animations: "disabled" });
  }
});

test.describe("right to left", () => {
  test.use({ locale: "ar" });
  for (const state of STATES.filter(({ name }) => name !== NEVER_RIGHT_TO_LEFT)) {
    test(`${state.name}, right to left`, async ({ page, context, agency, portal }) => {
      await state.show({ page, context, agency, portal, say: wordsOf("ar") });
      await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
      for (const [size, viewport] of Object.entries(SIZES)) {
        await page.setViewportSize(viewport);
        const path = join(folder, `${state.name}-${size}-rtl.png`);
        await page.screenshot({ path, fullPage: true, animations: "disabled" });
      }
    });
  }
});
