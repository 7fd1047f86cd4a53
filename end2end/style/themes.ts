// The themes of this repository, put on the portal as an agency does: as the file theme/theme.css.

import { readFileSync } from "node:fs";
import { type Page, expect } from "@playwright/test";
import { inRepository } from "../support/programs.ts";

/** Those of `style/themes`. */
export const THEMES = ["default", "lakeside", "contrast-max", "hostile"] as const;

/** The name of a theme. */
export type Theme = (typeof THEMES)[number];

const textOf = (theme: Theme) => readFileSync(inRepository(`style/themes/${theme}.css`), "utf8");

/** Has the server give out a theme, with more CSS after it, as the portal's own. To be called before a page is opened. */
export async function wear(page: Page, theme: Theme, more = "") {
  await page.route("**/theme/theme.css", (route) =>
    route.fulfill({ contentType: "text/css", body: `${textOf(theme)}\n${more}` }),
  );
}

/** Fails where the page does not show the theme, so that no check passes on another. */
export async function expectToWear(page: Page, theme: Theme) {
  const brand = /--brand:\s*([^;]+);/.exec(textOf(theme))?.[1];
  const worn = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--brand"));
  expect(worn.trim(), `the page wears ${theme}`).toBe(brand);
}
