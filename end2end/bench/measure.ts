// How the two are measured: the same functions for both, in pages of the same browser.

import type { Browser, CDPSession, Page } from "@playwright/test";
import { saved } from "../support/device.ts";
import { say } from "../support/words.ts";

/** A device: how many times slower than this machine, and its network. */
export type Device = { name: string; slowdown: number; network?: typeof SLOW_4G };

/** Lighthouse's mobile network. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};

export const DEVICES: Device[] = [
  { name: "this machine", slowdown: 1 },
  { name: "4x slower", slowdown: 4 },
  { name: "4x slower, slow 4G", slowdown: 4, network: SLOW_4G },
];

/** What is measured: how to get at a form, and at the field. */
export type Subject = {
  url: string;
  /** The first field, by CSS; it is usable when `ready` holds too. */
  field: string;
  /** A JavaScript expression that holds when the form is complete; empty where the field says so. */
  ready: string;
  /** A saved copy of the form to take in before: where copies are taken in, and its text. */
  copy?: { at: string; text: string };
};

/** What is measured from a click on: what is loaded before it, and what is clicked. */
export type Visit = Subject & {
  /** Where the link is; the code has run by the time that it is there and the line is quiet. */
  before: string;
  /** What says that the page is complete, by CSS. */
  complete: string;
  /** The link or button, by CSS; `make` is an address to make such a link of. */
  link: string;
  make?: string;
};

async function browsed(browser: Browser, device: Device) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  if (device.network) {
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", device.network);
  }
  await session.send("Emulation.setCPUThrottlingRate", { rate: device.slowdown });
  return { context, page, session };
}

/** Runs in the page: looks once a frame, so that looking costs both the same and next to nothing. */
function look({ field, ready }: { field: string; ready: string }) {
  const isReady = () => ready === "" || Boolean((window as unknown as Record<string, unknown>)[ready]);
  const again = () => {
    const found = isReady() && document.querySelector<HTMLInputElement>(field);
    if (!found || found.disabled || found.readOnly) return void requestAnimationFrame(again);
    const channel = new MessageChannel();
    channel.port1.onmessage = () => Object.assign(window, { usableAt: performance.now() });
    requestAnimationFrame(() => channel.port2.postMessage(0));
  };
  requestAnimationFrame(again);
}

async function opened(browser: Browser, device: Device, subject: Subject) {
  const { context, page, session } = await browsed(browser, device);
  if (subject.copy) await takeIn(page, subject.copy);
  const { field, ready } = subject;
  await page.addInitScript(look, { field, ready });
  await page.goto(subject.url, { waitUntil: "commit" });
  const usable = await until(page, usableAt);
  return { context, page, session, usable };
}

/** Takes in a saved copy, on what the citizen says is their own device, so that it outlives the page. */
async function takeIn(page: Page, { at, text }: { at: string; text: string }) {
  await page.goto(at);
  const own = page.getByRole("button", { name: say("keep.own") });
  await own.click();
  await own.waitFor({ state: "detached" });
  const file = { name: "copy.json", mimeType: "application/json", buffer: Buffer.from(text) };
  await page.locator("#saved-copy").setInputFiles(file);
  await page.waitForURL(/\/form/);
  await saved(page);
}

const usableAt = () => (window as unknown as { usableAt?: number }).usableAt;

async function until<T>(page: Page, read: () => T | undefined): Promise<T> {
  for (const end = Date.now() + 240_000; Date.now() < end; ) {
    const value = await page.evaluate(read);
    if (value !== undefined) return value;
    await page.waitForTimeout(20);
  }
  throw new Error(`${page.url()} is not usable after four minutes`);
}

/** Milliseconds from the navigation until the first field is painted and takes input. */
export async function timeToUsable(browser: Browser, device: Device, subject: Subject): Promise<number> {
  const { context, page, usable } = await opened(browser, device, subject);
  const field = page.locator(subject.field).first();
  await field.click({ force: true });
  await context.close();
  return usable;
}

/** Milliseconds from a click until the first field is painted and takes input, with all code loaded. */
export async function timeFromClick(browser: Browser, device: Device, visit: Visit): Promise<number> {
  const { context, page } = await browsed(browser, device);
  await page.goto(visit.before, { waitUntil: "networkidle" });
  await page.locator(visit.complete).first().waitFor();
  if (visit.make) {
    await page.evaluate((href) => {
      const link = Object.assign(document.createElement("a"), { id: "bench", href, textContent: "Form" });
      document.querySelector("main")?.prepend(link);
    }, visit.make);
  }
  const { field, ready } = visit;
  await page.evaluate(look, { field, ready });
  await page.evaluate(() => {
    addEventListener("click", ({ timeStamp }) => Object.assign(window, { clickedAt: timeStamp }), { capture: true, once: true });
  });
  // Whoever clicks has looked at the page before.
  await page.waitForTimeout(1000);
  await page.locator(visit.link).click();
  const usable = await until(page, usableAt);
  const clicked = await page.evaluate(() => (window as unknown as { clickedAt: number }).clickedAt);
  await page.locator(field).first().click({ force: true });
  await context.close();
  return usable - clicked;
}

/** One keystroke: until it is painted, and how long the main thread works because of it, in milliseconds. */
export type Stroke = { toPaint: number; work: number };

/** Types letters, one at a time, with a pause as people make. */
export async function typeInto(browser: Browser, device: Device, subject: Subject, strokes: number): Promise<Stroke[]> {
  const { context, page, session } = await opened(browser, device, subject);
  await session.send("Performance.enable");
  await page.locator(subject.field).first().click();
  await page.evaluate(() => {
    const strokes: number[] = [];
    Object.assign(window, { strokes });
    let pressed = 0;
    addEventListener("keydown", (event) => (pressed = event.timeStamp), true);
    addEventListener(
      "input",
      () => {
        const from = pressed;
        const channel = new MessageChannel();
        channel.port1.onmessage = () => strokes.push(performance.now() - from);
        requestAnimationFrame(() => channel.port2.postMessage(0));
      },
      true,
    );
  });
  const done: Stroke[] = [];
  // The first ones are for warming up.
  for (let stroke = -3; stroke < strokes; stroke += 1) {
    await page.waitForTimeout(150);
    const before = await busy(session);
    await page.keyboard.press("abcdefghij"[(stroke + 10) % 10] ?? "a");
    await page.waitForTimeout(250);
    const toPaint = await page.evaluate(async () => {
      const { strokes } = window as unknown as { strokes: number[] };
      while (strokes.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      return strokes.pop() ?? NaN;
    });
    const work = (await busy(session)) - before;
    if (stroke >= 0) done.push({ toPaint, work });
  }
  await context.close();
  return done;
}

/** Milliseconds that the main thread has worked so far. */
async function busy(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN);
}
