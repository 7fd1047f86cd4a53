// What no theme may take away besides contrast and room (support/axe.ts, support/fit.ts): targets that a
// finger can hit, a focus that can be seen, and a header that leaves the page its room on a phone.

import { type Page, expect } from "@playwright/test";

/** The size of a phone's screen, in CSS pixels. */
export const PHONE = { width: 390, height: 844 };

/** What can be pressed or filled in. */
const CONTROLS =
  'a[href], button, select, summary, textarea, [role="button"], label.file-button, input:not([type="hidden"], .visually-hidden)';

/**
 * What the guard gives 44 px; all else has 24 px, or as much room around it, or stands within a sentence
 * (WCAG 2.5.8).
 */
const LARGE = 'button, select, summary, textarea, .button, .file-button, input:not([type="radio"], [type="checkbox"])';

/** Fails where something that can be pressed is too small. */
export async function expectTargets(page: Page) {
  const small = await page.evaluate(
    ({ CONTROLS, LARGE }) => {
      // Halves of a pixel come from rounding alone.
      const least = (size: number) => size - 0.5;
      const seen = [...document.querySelectorAll<HTMLElement>(CONTROLS)].filter(
        (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length,
      );
      const boxOf = (element: HTMLElement) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return { left, top, width, height, x: left + width / 2, y: top + height / 2 };
      };
      const isInSentence = (element: HTMLElement) => {
        if (getComputedStyle(element).display !== "inline") return false;
        const around = element.parentElement?.textContent?.trim() ?? "";
        return around.length > (element.textContent?.trim().length ?? 0) + 1;
      };
      const isShort = (element: HTMLElement, size: number) => {
        const { width, height } = boxOf(element);
        return width < least(size) || height < least(size);
      };
      const below = seen.filter((element) => !element.matches(LARGE) && isShort(element, 24) && !isInSentence(element));
      // A circle of 24 px around the middle must touch neither another target nor the circle of another small one.
      const hasRoom = (element: HTMLElement) => {
        const { x, y } = boxOf(element);
        return seen.every((other) => {
          if (other === element || other.contains(element) || element.contains(other)) return true;
          const box = boxOf(other);
          if (below.includes(other)) return Math.hypot(box.x - x, box.y - y) >= 24;
          const dx = Math.max(box.left - x, 0, x - box.left - box.width);
          const dy = Math.max(box.top - y, 0, y - box.top - box.height);
          return Math.hypot(dx, dy) >= 12;
        });
      };
      const wrong = [
        ...seen.filter((element) => element.matches(LARGE) && isShort(element, 44)),
        ...below.filter((element) => !hasRoom(element)),
      ];
      return wrong.map((element) => {
        const { width, height } = boxOf(element);
        const needs = element.matches(LARGE) ? 44 : 24;
        return `${width.toFixed(1)} × ${height.toFixed(1)} px, needs ${needs}: ${element.outerHTML.slice(0, 100)}`;
      });
    },
    { CONTROLS, LARGE },
  );
  expect(small, "targets that are too small").toEqual([]);
}

/** Fails where the focus of somebody at a keyboard cannot be seen on a control; gives back how many there were. */
export async function expectFocusSeen(page: Page): Promise<number> {
  // Only who uses the keyboard is shown the focus, and this is how the browser knows.
  await page.keyboard.press("Tab");
  const { count, hidden } = await page.evaluate((CONTROLS) => {
    const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })!;
    /** The luminance of a colour; over what lies behind it, last first. */
    const luminance = (...colours: string[]) => {
      context.clearRect(0, 0, 1, 1);
      for (const colour of ["Canvas", ...colours]) {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
      }
      const linear = [...context.getImageData(0, 0, 1, 1).data].map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
    };
    const contrast = (one: number, other: number) =>
      (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    const behind = (element: Element | null): string[] =>
      element ? [...behind(element.parentElement), getComputedStyle(element).backgroundColor] : [];
    /** What is wrong with the ring that an element shows, or nothing. */
    const fault = (ring: CSSStyleDeclaration, element: Element) => {
      const width = ring.outlineStyle === "none" ? 0 : parseFloat(ring.outlineWidth);
      if (width < 2) return `its ring is ${width} px wide`;
      const ground = behind(element.parentElement);
      // The halo is the colour in front of the lengths of the shadow.
      const halo = ring.boxShadow === "none" ? [] : [ring.boxShadow.split(/ (?=-?[\d.]+px)/)[0]!];
      const around = luminance(...ground, ...halo);
      const ratio = contrast(luminance(...ground, ring.outlineColor), around);
      if (ratio < 3) return `its ring has ${ratio.toFixed(2)}:1 against what is beside it`;
      return "";
    };
    const before = document.activeElement as HTMLElement | null;
    const hidden: string[] = [];
    let count = 0;
    for (const element of document.querySelectorAll<HTMLElement>(`${CONTROLS}, input.visually-hidden`)) {
      element.focus();
      // For who asks for less motion, the guard has every change take a thousandth of a second.
      for (const animation of document.getAnimations()) {
        if (animation.effect?.getTiming().iterations !== Infinity) animation.finish();
      }
      // What is disabled or not shown takes no focus.
      if (document.activeElement !== element) continue;
      count += 1;
      if (!element.matches(":focus-visible")) {
        hidden.push(`not shown as focused: ${element.outerHTML.slice(0, 100)}`);
        continue;
      }
      // A control that is drawn by its label shows the focus there.
      const labels = [...((element as HTMLInputElement).labels ?? [])];
      const drawn = element.classList.contains("visually-hidden") ? labels : [element];
      const faults = drawn.map((of) => fault(getComputedStyle(of), of));
      if (!faults.some((found) => found === "")) hidden.push(`${faults.join("; ")}: ${element.outerHTML.slice(0, 100)}`);
    }
    before?.focus();
    return { count, hidden };
  }, CONTROLS);
  expect(hidden, "controls on which the focus is not seen").toEqual([]);
  expect(count, "controls that take the focus").toBeGreaterThan(0);
  return count;
}

/** Fails where the header takes more than 64 px of a phone's screen. */
export async function expectLowHeader(page: Page) {
  await page.setViewportSize(PHONE);
  // A window of another size takes a moment to be laid out.
  const height = () => page.locator(".header").evaluate((header) => header.getBoundingClientRect().height);
  await expect.poll(height, { message: "height of the header on a phone", timeout: 2_000 }).toBeLessThanOrEqual(64);
}
