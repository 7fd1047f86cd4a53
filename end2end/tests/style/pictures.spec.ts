// What the portal looks like, pixel by pixel: six pages at two widths, four of them in the dark as well,
// against the pictures in end2end/style/pictures. How to renew those: end2end/README.md.

import type { Page } from "@playwright/test";
import { ONLY_FOR_PICTURES, steady, wearPinned } from "../../style/steady.ts";
import { STATES } from "../../support/states.ts";
import { expect, test } from "../../support/test.ts";
import { open } from "../../support/visit.ts";
import { say } from "../../support/words.ts";

test.use(ONLY_FOR_PICTURES);

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };

/** The states of support/states.ts, and whether they are also taken in the dark. */
const PAGES = {
  home: "light and dark",
  services: "light",
  "form-choice-error": "light and dark",
  check: "light",
  confirmation: "light and dark",
  request: "light and dark",
};

for (const [name, schemes] of Object.entries(PAGES)) {
  test(name, async ({ page, context, agency, portal }) => {
    await wearPinned(page);
    const state = STATES.find((state) => state.name === name)!;
    await state.show({ page, context, agency, portal, say });
    await steady(page, DESKTOP);
    await expect(page).toHaveScreenshot(`${name}-1280-light.png`);
    await steady(page, PHONE);
    await expect(page).toHaveScreenshot(`${name}-390-light.png`);
    if (schemes === "light") return;
    await page.emulateMedia({ colorScheme: "dark" });
    await expect(page).toHaveScreenshot(`${name}-390-dark.png`);
  });
}

test.describe("another look is found where", () => {
  // With --update-snapshots there is nothing to compare with yet.
  test.beforeEach(() => test.skip(["all", "changed"].includes(test.info().config.updateSnapshots)));

  const changes = {
    "the corners are square": ":root { --radius: 0; }",
    "the brand is blue": ":root { --brand: #1d4f91; }",
    "the header is two pixels higher": ".header__inner { padding-block-end: 2px; }",
    "a hint is smaller": ".lead, .card__text { font-size: 90%; }",
  };
  for (const [change, css] of Object.entries(changes)) {
    test(change, async ({ page }) => {
      await showHome(page, css);
      await expect(page).not.toHaveScreenshot("home-390-light.png", { timeout: 3_000 });
    });
  }

  test("nothing is changed, which is no other look", async ({ page }) => {
    await showHome(page, "/* nothing */");
    await expect(page).toHaveScreenshot("home-390-light.png");
  });
});

async function showHome(page: Page, css: string) {
  await wearPinned(page, css);
  await open(page, "/");
  await expect(page.locator(".card").nth(5)).toBeVisible();
  await steady(page, PHONE);
}
