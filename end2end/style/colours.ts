// The colours that follow from an agency's brand, as the browser paints them, and how far each pair of
// them is apart (WCAG 2.2, "contrast ratio").

import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import type { Page } from "@playwright/test";
import { inRepository } from "../support/programs.ts";

/** Two colours that stand on or beside each other: custom properties, and the contrast they need. */
export type Pair = { foreground: string; background: string; target: number; use: string };

/** Red, green and blue, from 0 to 255. */
export type Rgb = readonly [number, number, number];

/** A knob of the theme and the colours that are tried for it. */
export type Trial = { knob: "--brand" | "--header-bg"; colours: string[] };

/** What is too low, or the lowest of all. */
export type Finding = { knob: string; colour: string; scheme: string; pair: Pair; ratio: number };

/** The list that the pattern library shows to designers: one list, so that neither can drift. */
export function pairs(): Pair[] {
  const file = inRepository("style/patterns/library/pairs.js");
  const window: { PAIRS?: Pair[] } = {};
  runInNewContext(readFileSync(file, "utf8"), { window });
  if (!window.PAIRS?.length) throw new Error(`${file} sets no window.PAIRS`);
  return window.PAIRS;
}

const hex = (...parts: number[]) => `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;

const EIGHT = Array.from({ length: 8 }, (_, step) => Math.round((step * 255) / 7));

/** 8 × 8 × 8 colours of sRGB, its corners (black, white, the six pure hues) among them. */
export const GRID = EIGHT.flatMap((red) => EIGHT.flatMap((green) => EIGHT.map((blue) => hex(red, green, blue))));

/** Every grey: somewhere among them the header's text turns from white to black. */
export const GREYS = Array.from({ length: 256 }, (_, level) => hex(level, level, level));

/**
 * The custom properties that pairs name, as painted: for each colour that a knob takes, one list of colours
 * in the order of `names`. A canvas paints as the page does: rounded to 8 bits, with what lies outside
 * sRGB cut off.
 */
export async function painted(page: Page, names: string[], { knob, colours }: Trial): Promise<Rgb[][]> {
  return page.evaluate(
    ({ names, knob, colours }) => {
      const host = document.createElement("div");
      const swatches = names.map((name) => {
        const swatch = document.createElement("i");
        // A name that nobody defines inherits this, and is told from what anybody could want.
        swatch.style.color = `var(${name}, rgb(1 2 3 / 0))`;
        host.append(swatch);
        return swatch;
      });
      document.body.append(host);
      const canvas = document.createElement("canvas");
      canvas.width = names.length;
      canvas.height = 1;
      const context = canvas.getContext("2d", { willReadFrequently: true })!;
      const root = document.documentElement;
      const before = root.style.getPropertyValue(knob);
      const rows = colours.map((colour) => {
        root.style.setProperty(knob, colour);
        context.clearRect(0, 0, names.length, 1);
        swatches.forEach((swatch, place) => {
          context.fillStyle = getComputedStyle(swatch).color;
          context.fillRect(place, 0, 1, 1);
        });
        const { data } = context.getImageData(0, 0, names.length, 1);
        return names.map((name, place) => {
          if (data[place * 4 + 3] !== 255) throw new Error(`${name} is not defined, or not opaque`);
          return [data[place * 4]!, data[place * 4 + 1]!, data[place * 4 + 2]!] as const;
        });
      });
      root.style.setProperty(knob, before);
      host.remove();
      return rows;
    },
    { names, knob, colours },
  );
}

/** The names in pairs, each once. */
export const namesOf = (pairs: Pair[]): string[] => [
  ...new Set(pairs.flatMap(({ foreground, background }) => [foreground, background])),
];

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Measures pairs for all colours of a knob on a page, in the scheme that it shows. */
export async function measured(page: Page, pairs: Pair[], trial: Trial, scheme: string): Promise<Finding[]> {
  const names = namesOf(pairs);
  const rows = await painted(page, names, trial);
  const at = (row: Rgb[], name: string) => row[names.indexOf(name)]!;
  return rows.flatMap((row, number) =>
    pairs.map((pair) => ({
      knob: trial.knob,
      colour: trial.colours[number]!,
      scheme,
      pair,
      ratio: contrast(at(row, pair.foreground), at(row, pair.background)),
    })),
  );
}

/** How far a finding is from what it needs: below 1 is too low. */
const share = ({ ratio, pair }: Finding) => ratio / pair.target;

/** What is too low, as a designer reads it. */
export const tooLow = (findings: Finding[]): string[] =>
  findings.filter((finding) => share(finding) < 1).map(spoken);

/** The finding nearest to its target. */
export const lowest = (findings: Finding[]): Finding =>
  findings.reduce((least, finding) => (share(finding) < share(least) ? finding : least));

/** A finding in words. */
export function spoken({ knob, colour, scheme, pair, ratio }: Finding): string {
  // Cut and not rounded: 4.499 is not 4.5.
  const cut = (Math.floor(ratio * 100) / 100).toFixed(2);
  const { foreground, background, target, use } = pair;
  return `${knob}: ${colour}, ${scheme}: ${foreground} on ${background} (${use}) has ${cut}:1 and needs ${target}:1`;
}
