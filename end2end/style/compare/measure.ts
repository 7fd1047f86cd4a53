// What is read from a page: colours as they are drawn, and where things are.

import type { ElementHandle, Page } from "@playwright/test";
import type { Part, Parts } from "./system.ts";

/** What one part looks like; lengths in CSS pixels. */
export type Reading = {
  ink: string;
  ground: string;
  /** Of its text, against what is behind it. */
  contrast: number;
  /** Of its own ground or its edge, whichever is clearer, against what is around it. */
  edge: number;
  border: { left: number; right: number };
  padding: { left: number; right: number };
  box: { left: number; right: number; top: number; bottom: number };
  /** Where its words are. */
  text: { left: number; right: number };
  /** The best contrast of any colour of its focus ring against what is around it; 0 where it has none. */
  ring: number;
};

type Handle = ElementHandle<HTMLElement | SVGElement>;
type Handles = { at: Handle; ground: Handle | null; drawn: string };

async function handles(page: Page, part: Part): Promise<Handles> {
  const find = async (at: string) => {
    const found = await page.locator(at).first().elementHandle();
    if (!found) throw new Error(`${at} is not on the page`);
    return found;
  };
  const ground = part.ground ? await find(part.ground) : null;
  return { at: await find(part.at), ground, drawn: part.drawn ?? "" };
}

/** Reads one part. Runs in the page. */
function readPart({ at, ground, drawn: pseudo }: { at: Element; ground: Element | null; drawn: string }): Omit<Reading, "ring"> {
  type Colour = [number, number, number, number];
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext("2d", { willReadFrequently: true })!;
  const drawn = (css: string): Colour => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = css;
    pen.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (top: Colour, below: Colour): Colour => {
    const mix = (place: 0 | 1 | 2) => top[place] * top[3] + below[place] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const parent = (element: Element): Element | null => {
    const root = element.getRootNode();
    return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
  // The page's own ground, where nobody sets one: white, or black in the dark.
  const probe = document.createElement("div");
  document.body.append(probe);
  probe.style.setProperty("background-color", "Canvas");
  const canvasColour = drawn(getComputedStyle(probe).backgroundColor);
  probe.remove();
  const behind = (element: Element | null): Colour => {
    const layers: Colour[] = [];
    for (let up = element; up; up = parent(up)) layers.push(drawn(getComputedStyle(up).backgroundColor));
    return layers.reduceRight((below, layer) => over(layer, below), canvasColour);
  };
  const luminance = ([red, green, blue]: Colour) => {
    const part = (value: number) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const ratio = (one: Colour, other: Colour) => {
    const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return Math.round(((light + 0.05) / (dark + 0.05)) * 100) / 100;
  };
  const hex = (colour: Colour) =>
    `#${colour.slice(0, 3).map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

  const style = getComputedStyle(at);
  const own = behind(ground ?? at);
  const around = behind(parent(ground ?? at));
  const ink = over(drawn(style.color), own);
  const width = (side: string) => Number.parseFloat(style.getPropertyValue(`border-${side}-width`));
  const edges = ["left", "right", "top", "bottom"]
    .filter((side) => width(side) > 0)
    .map((side) => ratio(over(drawn(style.getPropertyValue(`border-${side}-color`)), around), around));
  const boxOf = () => {
    const box = at.getBoundingClientRect();
    if (!pseudo) return box;
    // Its place is given from the nearest box that is positioned.
    const mark = getComputedStyle(at, pseudo);
    let frame: Element | null = at;
    while (frame && getComputedStyle(frame).position === "static") frame = parent(frame);
    const from = frame?.getBoundingClientRect() ?? box;
    const [left, top] = [from.left + Number.parseFloat(mark.left), from.top + Number.parseFloat(mark.top)];
    return new DOMRect(left, top, Number.parseFloat(mark.width), Number.parseFloat(mark.height));
  };
  const box = boxOf();
  const range = document.createRange();
  range.selectNodeContents(at);
  const words = range.getBoundingClientRect();
  const pixels = (name: string) => Number.parseFloat(style.getPropertyValue(name));
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    ink: hex(ink),
    ground: hex(own),
    contrast: ratio(ink, own),
    edge: Math.max(ratio(own, around), ...edges),
    border: { left: width("left"), right: width("right") },
    padding: { left: pixels("padding-left"), right: pixels("padding-right") },
    box: {
      left: round(box.left),
      right: round(box.right),
      top: round(box.top + scrollY),
      bottom: round(box.bottom + scrollY),
    },
    text: { left: round(words.left), right: round(words.right) },
  };
}

/** The colours of the ring of what has the focus, and what is around it. Runs in the page. */
function ringOf(element: Element): string[] {
  const style = getComputedStyle(element);
  const colours: string[] = style.boxShadow.match(/[a-z-]+\([^)]*\)/g) ?? [];
  if (style.outlineStyle !== "none" && style.outlineWidth !== "0px") colours.push(style.outlineColor);
  return colours;
}

/** Gives a part the focus by the keyboard and reads its ring. */
async function ring(page: Page, part: Handles, around: string): Promise<number> {
  const before = await part.at.evaluate(ringOf);
  await page.keyboard.press("Tab");
  await part.at.focus();
  // A ring that grows is measured when it has grown.
  await page.waitForTimeout(300);
  const colours = (await part.at.evaluate(ringOf)).filter((colour) => !before.includes(colour));
  await part.at.evaluate((element) => (element as HTMLElement).blur());
  const ratios = await page.evaluate(ratiosTo, { colours, around });
  return Math.max(0, ...ratios);
}

/** The contrast of each colour to one. Runs in the page. */
function ratiosTo({ colours, around }: { colours: string[]; around: string }): number[] {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
  const luminance = (...layers: string[]) => {
    for (const layer of layers) {
      pen.fillStyle = layer;
      pen.fillRect(0, 0, 1, 1);
    }
    const [red = 0, green = 0, blue = 0] = [...pen.getImageData(0, 0, 1, 1).data].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  return colours.map((colour) => {
    const [light = 0, dark = 0] = [luminance(around, colour), luminance(around)].sort((a, b) => b - a);
    return Math.round(((light + 0.05) / (dark + 0.05)) * 100) / 100;
  });
}

const FOCUSED = ["link", "field", "button"];

/** What can be read of all parts of a page, by their names. */
export type Readings = Partial<Record<keyof Parts, Reading>>;

/** Reads all parts; with their focus rings where that is asked for. */
export async function read(page: Page, parts: Parts, withFocus = false): Promise<Readings> {
  const { ground: around } = await ground(page);
  const readings: Readings = {};
  for (const [name, part] of Object.entries(parts) as [keyof Parts, Part][]) {
    const found = await handles(page, part);
    const reading = await page.evaluate(readPart, found);
    const focus = withFocus && FOCUSED.includes(name) ? await ring(page, found, around) : 0;
    readings[name] = { ...reading, ring: focus };
  }
  return readings;
}

/** The page's own ground and text. */
export async function ground(page: Page): Promise<{ ink: string; ground: string; contrast: number }> {
  const { ink, ground, contrast } = await page.evaluate(readPart, await handles(page, { at: "body" }));
  return { ink, ground, contrast };
}

/** By how many pixels the page is wider than the window. */
export const overflow = (page: Page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    return root.scrollWidth - root.clientWidth;
  });

/** The first words that reach beyond the window, with the name and classes of the element that they are in. */
export const beyond = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(text);
      const parent = text.parentElement;
      if (!parent?.checkVisibility() || (text.textContent ?? "").trim() === "") continue;
      // Cut off to a point: for those who hear the page, until it has the focus.
      if (parent.getBoundingClientRect().width <= 1) continue;
      if (range.getBoundingClientRect().right > document.documentElement.clientWidth + 1) {
        found.push(`${parent.localName}.${parent.className}: ${text.textContent}`);
      }
    }
    return found.slice(0, 5);
  });

/** The longest transition or animation on the page, in milliseconds. */
export const longestMotion = (page: Page) =>
  page.evaluate(() => {
    const milliseconds = (list: string) =>
      list.split(",").map((text) => Number.parseFloat(text) * (text.includes("ms") ? 1 : 1000));
    const of = (element: Element) => {
      const style = getComputedStyle(element);
      const animated = style.animationName === "none" ? [] : milliseconds(style.animationDuration);
      return Math.max(...milliseconds(style.transitionDuration), ...animated);
    };
    return Math.max(...[...document.querySelectorAll("*")].map(of));
  });
