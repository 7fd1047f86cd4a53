// Any brand colour is safe: every pair of colours that the portal uses has the contrast that WCAG 2.2
// asks for, with each of 512 brand colours, in light and dark.

import type { Page } from "@playwright/test";
import { GREYS, GRID, type Finding, lowest, measured, namesOf, painted, pairs, spoken, tooLow } from "../../style/colours.ts";
import { note } from "../../style/notes.ts";
import { THEMES, expectToWear, wear } from "../../style/themes.ts";
import { expect, test } from "../../support/test.ts";
import { open } from "../../support/visit.ts";

const PAIRS = pairs();
const OF_HEADER = PAIRS.filter(({ background }) => background === "--header-fill");
const SCHEMES = ["light", "dark"] as const;

/** The portal's style sheet and theme on a page without anything, which is the quickest to colour anew. */
async function openEmpty(page: Page) {
  await open(page, "/accessibility");
  await page.evaluate(() => document.body.replaceChildren());
}

/** In light and dark, for those who ask for more contrast and for those who do not. */
async function inAllSchemes(page: Page, measure: (scheme: string) => Promise<Finding[]>) {
  const findings: Finding[] = [];
  for (const contrast of ["no-preference", "more"] as const) {
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, contrast });
      findings.push(...(await measure(contrast === "more" ? `${colorScheme}, more contrast` : colorScheme)));
    }
  }
  return findings;
}

test("512 brand colours, light and dark: no pair is below its target", async ({ page }) => {
  await openEmpty(page);
  const findings = await inAllSchemes(page, (scheme) =>
    measured(page, PAIRS, { knob: "--brand", colours: GRID }, scheme),
  );
  expect(findings).toHaveLength(512 * 4 * PAIRS.length);
  expect(tooLow(findings)).toEqual([]);
  note(`${findings.length} measurements (512 brand colours × 4 schemes × ${PAIRS.length} pairs), 0 too low`);
  note(`Nearest to its target: ${spoken(lowest(findings))}`);
  for (const target of [4.5, 3]) {
    const of = findings.filter(({ pair }) => pair.target === target);
    note(`Nearest of those that need ${target}:1: ${spoken(lowest(of))}`);
  }
});

test("512 colours and 256 greys of the header: its text can be read on all of them", async ({ page }) => {
  expect(OF_HEADER).not.toEqual([]);
  await openEmpty(page);
  const colours = [...GRID, ...GREYS];
  const findings = await inAllSchemes(page, (scheme) =>
    measured(page, OF_HEADER, { knob: "--header-bg", colours }, scheme),
  );
  expect(tooLow(findings)).toEqual([]);
  note(`Nearest to its target: ${spoken(lowest(findings))}`);
});

for (const theme of THEMES) {
  test(`every pair in the theme ${theme}`, async ({ page }) => {
    await wear(page, theme);
    await openEmpty(page);
    await expectToWear(page, theme);
    const brand = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--brand"));
    const findings = await inAllSchemes(page, (scheme) =>
      measured(page, PAIRS, { knob: "--brand", colours: [brand.trim()] }, scheme),
    );
    expect(tooLow(findings)).toEqual([]);
    for (const target of [4.5, 3]) {
      const of = findings.filter(({ pair }) => pair.target === target);
      note(`Lowest of those that need ${target}:1: ${spoken(lowest(of))}`);
    }
  });
}

test("a colour that does not follow the brand is reported with brand, scheme, pair and ratio", async ({ page }) => {
  await openEmpty(page);
  // As somebody would who writes the agency's yellow into tokens/color.css.
  await page.evaluate(() => document.documentElement.style.setProperty("--accent", "#ffd54a"));
  const trial = { knob: "--brand", colours: ["#0a5560", "#ff0000"] } as const;
  const found = tooLow(await measured(page, PAIRS, { ...trial, colours: [...trial.colours] }, "light"));
  expect(found).toContain(
    "--brand: #ff0000, light: --accent on --surface (links in cards, secondary buttons) has 1.41:1 and needs 4.5:1",
  );
});

test("a brand that is not derived is reported for the brands that it fails with, and for no other", async ({ page }) => {
  await openEmpty(page);
  await page.evaluate(() => document.documentElement.style.setProperty("--accent", "var(--brand)"));
  const pair = PAIRS.find(({ foreground, background }) => foreground === "--accent" && background === "--surface")!;
  const found = tooLow(await measured(page, [pair], { knob: "--brand", colours: GRID }, "light"));
  expect(found.some((line) => line.startsWith("--brand: #ffffff, light: --accent on --surface"))).toBe(true);
  expect(found.some((line) => line.startsWith("--brand: #000000"))).toBe(false);
  expect(found.length).toBeGreaterThan(256);
});

test("a pair that names a colour that does not exist is an error", async ({ page }) => {
  await openEmpty(page);
  const none = painted(page, ["--ink", "--no-such-colour"], { knob: "--brand", colours: ["#000000"] });
  await expect(none).rejects.toThrow("--no-such-colour is not defined");
});

test("what is measured is what is painted on the screen", async ({ page }) => {
  const names = namesOf(PAIRS);
  await openEmpty(page);
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    for (const brand of ["#00ff00", "#ff00ff", "#ffff00", "#0a5560"]) {
      const [expected] = await painted(page, names, { knob: "--brand", colours: [brand] });
      expect(await onScreen(page, names, brand), `${brand}, ${colorScheme}`).toEqual(expected);
    }
  }
});

/** The colours of properties, taken from a picture of the screen: 8 × 8 pixels for each. */
async function onScreen(page: Page, names: string[], brand: string) {
  await page.evaluate(
    ({ names, brand }) => {
      document.documentElement.style.setProperty("--brand", brand);
      const host = document.createElement("div");
      host.id = "swatches";
      Object.assign(host.style, { position: "fixed", inset: "0 auto auto 0", display: "flex", zIndex: "9" });
      for (const name of names) {
        const swatch = document.createElement("i");
        Object.assign(swatch.style, { inlineSize: "8px", blockSize: "8px", background: `var(${name})` });
        host.append(swatch);
      }
      document.body.append(host);
    },
    { names, brand },
  );
  const clip = { x: 0, y: 0, width: names.length * 8, height: 8 };
  const picture = (await page.screenshot({ clip, animations: "disabled" })).toString("base64");
  return page.evaluate(
    async ({ picture, count }) => {
      document.getElementById("swatches")?.remove();
      document.documentElement.style.removeProperty("--brand");
      const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
      context.drawImage(bitmap, 0, 0);
      return Array.from({ length: count }, (_, place) => {
        const { data } = context.getImageData(place * 8 + 4, 4, 1, 1);
        return [data[0]!, data[1]!, data[2]!];
      });
    },
    { picture, count: names.length },
  );
}
