// Whether a page fits a narrow window, and its texts may grow.

import { type Page, expect } from "@playwright/test";

/** WCAG 1.4.10: 320 CSS pixels wide, and nothing to scroll to sideways. */
export async function expectToFit(page: Page) {
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(tooWide)).toEqual([]);
}

/** WCAG 1.4.12: texts may grow as the criterion says without being cut off or overlapping. */
export async function expectRoomForSpacedText(page: Page) {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
  });
  expect(await page.evaluate(tooWide)).toEqual([]);
  expect(await page.evaluate(clipped)).toEqual([]);
}

/** The elements that reach beyond the window, if it can be scrolled sideways. */
function tooWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const isOutside = (element: Element) => {
    const { left, right } = element.getBoundingClientRect();
    return right > clientWidth + 0.5 || left < -0.5;
  };
  const outside = [...document.body.querySelectorAll("*")].filter(isOutside);
  return [`${scrollWidth} > ${clientWidth}`, ...outside.map((element) => element.outerHTML.slice(0, 120))];
}

/** The elements that cut off what they contain. */
function clipped(): string[] {
  const isClipped = (element: Element) => {
    const { overflowX, overflowY, display, clip, clipPath } = getComputedStyle(element);
    if (display === "inline" || clip !== "auto" || clipPath !== "none") return false;
    const cutsX = overflowX === "hidden" || overflowX === "clip";
    const cutsY = overflowY === "hidden" || overflowY === "clip";
    return (
      (cutsX && element.scrollWidth > element.clientWidth + 1) ||
      (cutsY && element.scrollHeight > element.clientHeight + 1)
    );
  };
  const all = [...document.body.querySelectorAll("*:not(input, select, textarea, progress)")];
  return all.filter(isClipped).map((element) => element.outerHTML.slice(0, 120));
}
