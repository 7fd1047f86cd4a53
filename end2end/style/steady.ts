// Pictures that are the same on every machine: a font of our own in place of the system's, letters that are
// not bent to the pixels of a screen, and fixed words where the clock or a counter has a say.

import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Page, expect } from "@playwright/test";
import { shell } from "../support/programs.ts";
import { wear } from "./themes.ts";

/** What the browser is started with for pictures alone. */
export const ONLY_FOR_PICTURES = {
  deviceScaleFactor: 1,
  launchOptions: {
    executablePath: shell,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--font-render-hinting=none",
      "--disable-lcd-text",
      "--disable-font-subpixel-positioning",
      "--force-color-profile=srgb",
      "--hide-scrollbars",
    ],
  },
};

const PACKAGE = dirname(createRequire(import.meta.url).resolve("@fontsource-variable/public-sans/package.json"));
const FONT = join(PACKAGE, "files/public-sans-latin-wght-normal.woff2");

const PINNED = `
@font-face { font-family: Pinned; src: url("pinned.woff2") format("woff2"); font-weight: 100 900; }
:root { --font-body: Pinned; }`;

/** The default theme with the pinned font, and more CSS after it. To be called before a page is opened. */
export async function wearPinned(page: Page, more = "") {
  await wear(page, "default", PINNED + more);
  await page.route("**/theme/pinned.woff2", (route) =>
    route.fulfill({ contentType: "font/woff2", path: FONT }),
  );
}

/** Waits until a page of this size stands still, and puts fixed words in the place of those that change. */
export async function steady(page: Page, viewport: { width: number; height: number }) {
  await page.setViewportSize(viewport);
  await page.evaluate(async () => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode as Text;
      text.data = text.data.replace(/[A-Z][a-z]+ \d{1,2}, \d{4} at \d{1,2}:\d\d\s[AP]M/g, "March 5, 2027 at 10:00 AM");
      // The sandbox agency counts its requests from 48,201 on, over all tests that it serves.
      text.data = text.data.replace(/\b48\d{3}\b/g, "48201");
    }
    const reference = document.getElementById("reference");
    if (reference) reference.textContent = "27-00042";
    (document.activeElement as HTMLElement | null)?.blur();
    scrollTo(0, 0);
    await document.fonts.ready;
  });
  expect(await page.evaluate(() => document.fonts.check("1rem Pinned")), "the pinned font is there").toBe(true);
}
