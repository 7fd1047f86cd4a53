// Going to a page of the portal and waiting until it is there.

import { type Locator, type Page, expect } from "@playwright/test";
import { type Key, type Say, say as english } from "./words.ts";

/** Opens an address and waits until the portal has taken the place of the static page. */
export async function open(page: Page, path: string) {
  await page.goto(path);
  await started(page);
}

/** Waits until the portal has taken the place of the static page. */
export async function started(page: Page) {
  await expect(page.locator("#shell")).toHaveCount(0);
  await expect(page.getByRole("contentinfo")).toBeVisible();
  // Pages beyond a first visit are fetched when they are wanted.
  await expect(page.locator("#page-waiting")).toHaveCount(0);
}

/** Keeps back what matches until the function it gives is called. */
export async function hold(page: Page, what: string | RegExp): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(what, async (route) => {
    await held;
    // The page that asked may be gone by now.
    await route.continue().catch(() => {});
  });
  return release;
}

/** The heading of the page. */
export const heading = (page: Page): Locator => page.getByRole("heading", { level: 1 });

/** Goes on to the next page of a form. */
export async function goOn(page: Page, say: Say = english) {
  await page.getByRole("button", { name: say("form.continue") }).click();
}

/** Follows a link of the main navigation, which small screens keep behind a button. */
export async function goTo(page: Page, name: Key, say: Say = english) {
  const menu = page.getByRole("button", { name: say("menu") });
  if (await menu.isVisible()) await menu.click();
  const navigation = page.getByRole("navigation", { name: say("nav.label") });
  await navigation.getByRole("link", { name: say(name), exact: true }).click();
}

/** Chooses a radio button or a checkbox by its words, as most people do. */
export async function choose(page: Page, words: string) {
  await page.locator("label").filter({ hasText: words }).click();
  await expect(page.getByLabel(words)).toBeChecked();
}
