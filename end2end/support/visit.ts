// Going to a page of the portal and waiting until it is there.

import { type Locator, type Page, expect } from "@playwright/test";
import { type Say, say as english } from "./words.ts";

/** Opens an address and waits until the portal has taken the place of the static page. */
export async function open(page: Page, path: string) {
  await page.goto(path);
  await started(page);
}

/** Waits until the portal has taken the place of the static page. */
export async function started(page: Page) {
  await expect(page.locator("#shell")).toHaveCount(0);
  await expect(page.getByRole("contentinfo")).toBeVisible();
}

/** The heading of the page. */
export const heading = (page: Page): Locator => page.getByRole("heading", { level: 1 });

/** Goes on to the next page of a form. */
export async function goOn(page: Page, say: Say = english) {
  await page.getByRole("button", { name: say("form.continue") }).click();
}

/** Whether an element has the focus, and can be seen to have it. */
export async function expectFocus(element: Locator) {
  await expect(element).toBeFocused();
}
