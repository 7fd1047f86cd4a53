// Going through a page with the Tab key, and where the focus is meanwhile.

import { type Page, expect } from "@playwright/test";

/** Tabs on until the focus is on the control of this name, and looks at the focus all the way. `Shift+Tab` goes back. */
export async function tabTo(page: Page, name: string, most = 40, key = "Tab") {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(focus);
    expect(focused.isSeen, `the focus is seen on ${focused.name}`).toBe(true);
    if (focused.name.includes(name)) return;
  }
  throw new Error(`${name} is not reached in ${most} presses`);
}

/** The name of what has the focus, and whether anybody can see that it has. */
function focus() {
  const element = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLElement> };
  const label = [...(element.labels ?? [])].map((label) => label.innerText).join(" ");
  const { width, height, top, left, bottom, right } = element.getBoundingClientRect();
  const isOnScreen =
    width > 0 && height > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  // A control that is drawn by its label shows the focus there.
  const drawn = [element, ...(element.labels ?? [])].flatMap((of) =>
    [null, "::before", "::after"].map((part) => getComputedStyle(of, part)),
  );
  const isRinged = drawn.some(
    ({ outlineStyle, outlineWidth, boxShadow }) =>
      (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none",
  );
  return { name: label || element.innerText || element.id, isSeen: isOnScreen && isRinged };
}
