// No theme can make the portal inaccessible: each of them on each kind of page, in light and dark, left to
// right and right to left, is held against axe, reflow, spaced text, targets, focus and the height of the
// header. That the checks can fail is shown by themes that get round the guard.

import type { Page } from "@playwright/test";
import { expectFocusSeen, expectLowHeader, expectTargets } from "../../style/checks.ts";
import { note } from "../../style/notes.ts";
import { THEMES, type Theme, expectToWear, wear } from "../../style/themes.ts";
import { expectAccessible } from "../../support/axe.ts";
import { expectRoomForSpacedText, expectToFit } from "../../support/fit.ts";
import { STATES } from "../../support/states.ts";
import { expect, test } from "../../support/test.ts";
import { open } from "../../support/visit.ts";
import { wordsOf } from "../../support/words.ts";

/** One page of each kind. */
const PAGES = ["home", "services", "form-several", "form-choice-error", "check", "confirmation", "request", "settings"];
const LANGUAGES = { ltr: "en", rtl: "ar" } as const;
const DESKTOP = { width: 1280, height: 900 };

// The hostile theme has its buttons turn for ever; who asks for less motion is spared that by the guard.
test.use({ contextOptions: { reducedMotion: "reduce" } });

type Direction = keyof typeof LANGUAGES;

/**
 * Each page in each theme, in light and dark. The directions take turns, so that each theme and each page
 * comes in both; the hostile theme has both on every page.
 */
function cases(): { theme: Theme; name: string; direction: Direction }[] {
  return THEMES.flatMap((theme, row) =>
    PAGES.flatMap((name, column) => {
      const turn = (row + column) % 2 ? "rtl" : "ltr";
      const directions: Direction[] = theme === "hostile" ? ["ltr", "rtl"] : [turn];
      return directions.map((direction) => ({ theme, name, direction }));
    }),
  );
}

for (const direction of ["ltr", "rtl"] as const) {
  test.describe(direction, () => {
    test.use({ locale: LANGUAGES[direction] });
    for (const { theme, name } of cases().filter((one) => one.direction === direction)) {
      test(`${theme}, ${name}, ${direction}`, async ({ page, context, agency, portal }) => {
        await wear(page, theme);
        const state = STATES.find((state) => state.name === name)!;
        await state.show({ page, context, agency, portal, say: wordsOf(LANGUAGES[direction]) });
        await expect(page.locator("html")).toHaveAttribute("dir", direction);
        await expectToWear(page, theme);
        let controls = 0;
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize(DESKTOP);
          await expectAccessible(page, `${theme}, ${colorScheme}`);
          controls = await expectFocusSeen(page);
        }
        await expectTargets(page);
        await expectLowHeader(page);
        await expectTargets(page);
        await expectToFit(page);
        await expectRoomForSpacedText(page);
        note(`${controls} controls show the focus`);
      });
    }
  });
}

/** A page that wears a theme which somebody has put more into than knobs. */
async function faulty(page: Page, css: string) {
  await wear(page, "default", css);
  await open(page, "/services/city/001/form/5");
  await expect(page.getByRole("checkbox").first()).toBeVisible();
  await expectToWear(page, "default");
}

test.describe("a theme that breaks the portal is found by", () => {
  test("axe", async ({ page }) => {
    await faulty(page, ".lead, .hint, p, label { color: #bbb; }");
    await expect(expectAccessible(page, "grey text")).rejects.toThrow("color-contrast");
  });

  test("reflow", async ({ page }) => {
    await faulty(page, ".button { inline-size: 30rem; max-inline-size: none; }");
    await expect(expectToFit(page)).rejects.toThrow(/\d+ > 320/);
  });

  test("spaced text", async ({ page }) => {
    await faulty(page, ".checkboxes__label { display: block; block-size: 1.4em; line-height: 1.4; overflow: hidden; }");
    await page.setViewportSize({ width: 320, height: 800 });
    await expect(expectRoomForSpacedText(page)).rejects.toThrow("checkboxes__label");
  });

  test("targets", async ({ page }) => {
    // Only who names the guard's own layer gets round it, and `xtask style check` refuses such a theme.
    await faulty(page, "@layer guard { .page .button.button { min-block-size: 20px !important; block-size: 20px; } }");
    await expect(expectTargets(page)).rejects.toThrow(/px, needs 44/);
  });

  test("targets that are links", async ({ page }) => {
    await faulty(page, ".footer__list, .footer__list * { display: block; line-height: 10px; min-block-size: 0; padding: 0; margin: 0; }");
    await expect(expectTargets(page)).rejects.toThrow(/px, needs 24/);
  });

  test("focus that has no ring", async ({ page }) => {
    await faulty(page, "@layer guard { :focus-visible:not(#a) { outline: none !important; } }");
    await expect(expectFocusSeen(page)).rejects.toThrow("its ring is 0 px wide");
  });

  test("focus that has a pale ring", async ({ page }) => {
    await faulty(page, "@layer guard { *:not(#a) { --focus: #eee !important; } }");
    await expect(expectFocusSeen(page)).rejects.toThrow(/its ring has 1\.\d+:1/);
  });

  test("the header", async ({ page }) => {
    await faulty(page, ".header__inner { padding-block: 1rem; }");
    await expect(expectLowHeader(page)).rejects.toThrow("height of the header on a phone");
  });

  test("whoever asks which theme it is", async ({ page }) => {
    await wear(page, "default");
    await open(page, "/");
    await expect(expectToWear(page, "lakeside")).rejects.toThrow("the page wears lakeside");
  });
});

test("what is not in the guard's layer cannot take the ring away", async ({ page }) => {
  await faulty(page, "* { outline: none !important; --focus: transparent !important; } @layer theme { * { outline: 0 !important; } }");
  await expectFocusSeen(page);
});

test("a heading is larger than what stands below it, however large the text is", async ({ page }) => {
  for (const size of ["1rem", "1.0625rem", "1.25rem", "1.5rem"]) {
    await wear(page, "default", `:root { --text-size: ${size}; }`);
    await open(page, "/");
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const sizes = await page.evaluate(() => {
        return ["--text-xl", "--text-l", "--text-m", "--text", "--text-s"].map((name) => {
          // One for each: the guard's short transitions would show the size of before.
          const probe = document.createElement("p");
          probe.style.fontSize = `var(${name})`;
          document.body.append(probe);
          const size = parseFloat(getComputedStyle(probe).fontSize);
          probe.remove();
          return size;
        });
      });
      const steps = sizes.slice(1).map((below, place) => sizes[place]! / below);
      expect(Math.min(...steps), `${size}, ${width} px: ${sizes.join(" > ")}`).toBeGreaterThan(1.05);
    }
  }
});
