// How the two are measured: the same functions for both, in pages of the same browser.

import type { Browser, CDPSession, Page } from "@playwright/test";

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
  /** Kept in the tab before the page starts, by name. */
  kept?: Record<string, string>;
};

async function opened(browser: Browser, device: Device, subject: Subject) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  if (device.network) {
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", device.network);
  }
  await session.send("Emulation.setCPUThrottlingRate", { rate: device.slowdown });
  await page.addInitScript((kept) => {
    for (const [name, text] of Object.entries(kept)) {
      if (sessionStorage.getItem(name) === null) sessionStorage.setItem(name, text);
    }
  }, subject.kept ?? {});
  // Looked for once a frame, so that looking costs both the same and next to nothing.
  await page.addInitScript(
    ({ field, ready }) => {
      const isReady = () => ready === "" || Boolean((window as unknown as Record<string, unknown>)[ready]);
      const look = () => {
        const found = isReady() && document.querySelector<HTMLInputElement>(field);
        if (!found || found.disabled || found.readOnly) return void requestAnimationFrame(look);
        const channel = new MessageChannel();
        channel.port1.onmessage = () => Object.assign(window, { usableAt: performance.now() });
        requestAnimationFrame(() => channel.port2.postMessage(0));
      };
      requestAnimationFrame(look);
    },
    { field: subject.field, ready: subject.ready },
  );
  await page.goto(subject.url, { waitUntil: "commit" });
  const usable = await until(page, () => (window as unknown as { usableAt?: number }).usableAt);
  return { context, page, session, usable };
}

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
