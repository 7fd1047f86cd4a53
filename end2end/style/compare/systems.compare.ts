// The same page in four design systems: what is measured, and the pictures. `cargo xtask style compare` runs it.
// What docs/comparison.md promises of the portal is held here; the figures of the others are only written down.

import { type Browser, type BrowserContextOptions, type Page } from "@playwright/test";
import type { Portal } from "../../support/portal.ts";
import { expect, test } from "../../support/test.ts";
import { designsystemet, cityTheme } from "./designsystemet.ts";
import { type Section, write } from "./figures.ts";
import { govuk } from "./govuk.ts";
import { material } from "./material.ts";
import { type Reading, type Readings, beyond, ground, longestMotion, overflow, read } from "./measure.ts";
import { type Shot, lightShare, shoot, sideBySide } from "./picture.ts";
import { frontdoor } from "./portal.ts";
import { type System, brotli } from "./system.ts";
import { pageWords } from "./words.ts";

const PHONE = { viewport: { width: 390, height: 844 } };
const BRANDS = { "pale-yellow": "#ffe96b", "mid-grey": "#8c8c8c" };

test.describe.configure({ mode: "serial", timeout: 180_000 });

/** How the page is looked at. */
type Look = {
  options?: BrowserContextOptions;
  language?: "en" | "ar";
  brand?: string;
  /** Whether the reader has set text twice as large. */
  isLarge?: boolean;
  /** How much of the page is on the picture; enough for all of the form. */
  height?: number;
};

/** Shows the page in every system, measures each, and puts the pictures side by side. */
async function through(
  browser: Browser,
  portal: Portal,
  name: string,
  look: Look,
  measured: (page: Page, system: System) => Promise<unknown>,
): Promise<Section> {
  const section: Section = {};
  const shots: Shot[] = [];
  for (const system of [frontdoor(portal), govuk, designsystemet, material]) {
    const { language = "en", brand, isLarge, height = 1120 } = look;
    const context = await browser.newContext({ ...PHONE, locale: language, serviceWorkers: "block", ...look.options });
    const page = await system.open(context, pageWords(language), brand);
    if (isLarge) await page.evaluate(enlarge);
    shots.push({ title: system.title, png: await shoot(page, height) });
    section[system.id] = await measured(page, system);
    await context.close();
  }
  await sideBySide(browser, name, shots);
  return section;
}

/** Sets text twice as large, as a reader's own setting does. Runs in the page. */
function enlarge() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("html { font-size: 200% !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** The contrasts of a page. */
const contrasts = ({ name, link, errorText, field, button }: Readings) => ({
  header: name?.contrast ?? null,
  link: link?.contrast ?? null,
  error: errorText?.contrast ?? null,
  button: button?.contrast ?? null,
  buttonColour: button?.ground ?? null,
  buttonEdge: button?.edge ?? null,
  fieldEdge: field && field.edge > 1 ? field.edge : null,
  ringOfLink: link?.ring ?? null,
  ringOfButton: button && button.ring > 0 ? button.ring : null,
});

type Contrasts = ReturnType<typeof contrasts>;

/** What the portal promises for every colour and scheme. */
function expectReadable(found: Contrasts) {
  for (const text of ["header", "link", "error", "button"] as const) {
    expect(found[text], text).toBeGreaterThanOrEqual(4.5);
  }
  for (const edge of ["buttonEdge", "fieldEdge", "ringOfLink", "ringOfButton"] as const) {
    expect(found[edge], edge).toBeGreaterThanOrEqual(3);
  }
}

test("what a phone pays", async ({ browser, portal }) => {
  const section = await through(browser, portal, "as-it-comes", {}, async (page, system) => {
    const readings = await read(page, system.parts, true);
    const { header, field } = readings;
    const { css, js, application, fonts } = system.cost;
    return {
      styleBytes: brotli(css),
      scriptOfComponentsBytes: brotli(js),
      applicationBytes: application,
      fontBytes: fonts,
      headerHeight: header ? header.box.bottom - header.box.top : null,
      topOfFirstField: field?.box.top,
      ...contrasts(readings),
    };
  });
  write("1 as it comes, 390 px", section);
  const own = section.frontdoor as Contrasts & { headerHeight: number; styleBytes: number };
  expectReadable(own);
  expect(own.headerHeight).toBeLessThanOrEqual(64);
  expect(own.styleBytes).toBeLessThanOrEqual(10_000);
});

for (const [name, brand] of Object.entries(BRANDS)) {
  test(`a city's colour: ${name}`, async ({ browser, portal }) => {
    const section = await through(browser, portal, `brand-${name}`, { brand }, async (page, system) =>
      contrasts(await read(page, system.parts, true)),
    );
    const themeBytes = { frontdoor: brotli(`:root { --brand: ${brand}; }`), designsystemet: brotli(cityTheme(brand)) };
    write(`2 a city's colour: ${name} ${brand}`, { ...section, themeBytes });
    expectReadable(section.frontdoor as Contrasts);
  });
}

test("dark", async ({ browser, portal }) => {
  const look: Look = { options: { colorScheme: "dark" } };
  const section = await through(browser, portal, "dark", look, async (page, system) => ({
    page: await ground(page),
    lightPerCent: await lightShare(browser, await shoot(page, 844)),
    ...contrasts(await read(page, system.parts, true)),
  }));
  write("3 dark", section);
  const own = section.frontdoor as Contrasts & { lightPerCent: number };
  expectReadable(own);
  expect(own.lightPerCent).toBeLessThan(25);
});

/** On which side things are, and how far the words of a choice are from it. */
function sides({ bar, link, radio, radioLabel, errorText }: Readings) {
  const heavier = ({ left, right }: { left: number; right: number }) =>
    left === right ? "neither" : left > right ? "left" : "right";
  const room = link && { left: link.text.left - link.box.left, right: link.box.right - link.text.right };
  const gap = (one: { left: number; right: number }, other: { left: number; right: number }) =>
    Math.round(Math.max(one.left - other.right, other.left - one.right));
  return {
    bar: bar ? heavier(bar.border) : null,
    barPadding: bar ? heavier(bar.padding) : null,
    roomForArrow: room ? heavier(room) : null,
    radio: radio && radioLabel ? (radio.box.left > radioLabel.text.left ? "right" : "left") : null,
    fromRadioToWords: radio && radioLabel ? gap(radio.box, radioLabel.text) : null,
    errorTextStarts: errorText ? (195 - errorText.text.left > errorText.text.right - 195 ? "left" : "right") : null,
  };
}

test("right to left", async ({ browser, portal }) => {
  const section = await through(browser, portal, "right-to-left", { language: "ar" }, async (page, system) => ({
    ...sides(await read(page, system.parts)),
    overflow: await overflow(page),
  }));
  write("4 right to left", section);
  const own = section.frontdoor as ReturnType<typeof sides> & { overflow: number };
  expect([own.bar, own.roomForArrow, own.radio]).toEqual(["right", "right", "right"]);
  expect(own.fromRadioToWords).toBeLessThan(24);
  expect(own.overflow).toBe(0);
});

/** Which parts have an edge or a ground that can be told from the page. */
const outlines = ({ button, field, bar, summary }: Readings) => ({
  buttonEdge: seen(button),
  fieldEdge: seen(field),
  summaryEdge: seen(summary),
  barWidth: bar ? Math.max(bar.border.left, bar.border.right) : null,
});

/** The contrast of an edge; nothing where it has none, or it is drawn by an element further in. */
const seen = (part?: Reading) => (part && part.edge > 1 ? part.edge : null);

test("forced colours", async ({ browser, portal }) => {
  const options: BrowserContextOptions = { forcedColors: "active", colorScheme: "dark", reducedMotion: "reduce" };
  const section = await through(browser, portal, "forced-colours", { options }, async (page, system) => ({
    ...outlines(await read(page, system.parts)),
    longestMotion: await longestMotion(page),
  }));
  write("5 forced colours and reduced motion", section);
  const own = section.frontdoor as ReturnType<typeof outlines> & { longestMotion: number };
  expect(own.buttonEdge).toBeGreaterThanOrEqual(3);
  expect(own.fieldEdge).toBeGreaterThanOrEqual(3);
  expect(own.summaryEdge).toBeGreaterThanOrEqual(3);
  expect(own.longestMotion).toBeLessThanOrEqual(1);
});

/** By how many pixels the page is wider than a phone's screen. */
async function at390(page: Page): Promise<number> {
  await page.setViewportSize(PHONE.viewport);
  return overflow(page);
}

test("text of 200 per cent at 320 pixels", async ({ browser, portal }) => {
  const options: BrowserContextOptions = { viewport: { width: 320, height: 844 } };
  const section = await through(browser, portal, "large-text", { options, isLarge: true, height: 844 }, async (page, system) => {
    const lines = await read(page, system.parts);
    return {
      overflow: await overflow(page),
      beyond: await beyond(page),
      textSize: await page.locator(system.parts.radioLabel.at).first().evaluate((label) => getComputedStyle(label).fontSize),
      topOfFirstField: lines.field?.box.top,
      overflowAt390: await at390(page),
    };
  });
  write("6 text of 200 %, 320 px", section);
  const own = section.frontdoor as { overflow: number; overflowAt390: number };
  expect(own.overflow).toBe(0);
  expect(own.overflowAt390).toBe(0);
});
