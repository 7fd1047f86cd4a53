// A chat that grows to 5,000 messages, on a real Matrix server: what it holds in memory and how long a message
// takes while it grows, and how long it takes to open. A benchmark, which fails nowhere: it prints what comes out.

import { readFile } from "node:fs/promises";
import { type CDPSession, type Page, expect, test } from "@playwright/test";
import { Desk } from "../support/chat.ts";
import { ownDevice } from "../support/device.ts";
import { Portal } from "../support/portal.ts";
import { open, started } from "../support/visit.ts";
import { say } from "../support/words.ts";

const MESSAGES = Number(process.env.FRONTDOOR_BENCH_MESSAGES ?? 5_000);
const STEP = Math.ceil(MESSAGES / 10);
const OPENINGS = 9;

type Measured = {
  messages: number;
  /** Bytes of JavaScript's own memory after a collection. */
  heap: number;
  /** Bytes of the renderer's process that are its alone. */
  process: number;
  nodes: number;
  rows: number;
  /** Milliseconds of the main thread for each message since the last line. */
  work: number;
};

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** The memory that the page's process shares with nobody, in bytes. */
async function privateMemory(page: Page): Promise<number> {
  const browser = await page.context().browser()!.newBrowserCDPSession();
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  await browser.detach();
  const sizes: number[] = [];
  for (const { type, id } of processInfo) {
    if (type !== "renderer") continue;
    const text = await readFile(`/proc/${id}/smaps_rollup`, "utf8").catch(() => "");
    const kilobytes = [...text.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)];
    sizes.push(kilobytes.reduce((sum, [, size]) => sum + Number(size) * 1024, 0));
  }
  // A spare renderer, which the browser keeps ready, is smaller.
  return Math.max(...sizes);
}

async function measure(page: Page, session: CDPSession, messages: number, since?: number) {
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  const busy = value("TaskDuration") * 1000;
  const line: Measured = {
    messages,
    heap: value("JSHeapUsedSize"),
    process: await privateMemory(page),
    nodes: value("Nodes"),
    rows: await page.locator("#chat-list > li").count(),
    work: since === undefined ? NaN : (busy - since) / STEP,
  };
  return { line, busy };
}

/**
 * Loads the page anew; milliseconds until the last message is on the screen, from the start and from when the
 * code of the chat is there. What is kept on the device is shown before the server answers.
 */
async function reopen(page: Page, last: string) {
  await page.reload();
  await started(page);
  await expect(page.locator("#chat-list > li", { hasText: last })).toBeVisible();
  return page.evaluate(() => {
    const { painted } = globalThis as unknown as { painted: number };
    const asked = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const core = asked.filter(({ name }) => /\/chat\.[^/]*\.wasm/.test(name)).map(({ responseEnd }) => responseEnd);
    return { whole: painted, fromCode: painted - Math.max(0, ...core) };
  });
}

test("chat", async ({ browser }) => {
  test.setTimeout(0);
  const desk = await Desk.start();
  const portal = await Portal.start(desk.agency.origin);
  await portal.configure(desk.configure);
  await desk.turn("open");
  const context = await browser.newContext({ baseURL: portal.origin, locale: "en-US", serviceWorkers: "block" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  // When the list got the row that is its last one now, on this page.
  await page.addInitScript(() => {
    new MutationObserver((changes) => {
      const isRow = changes.some(({ target }) => (target as Element).id === "chat-list");
      if (isRow) requestAnimationFrame(() => Object.assign(globalThis, { painted: performance.now() }));
    }).observe(document, { childList: true, subtree: true });
  });
  await ownDevice(page);
  await open(page, "/chat");
  await page.getByRole("button", { name: say("chat.start"), exact: true }).click();
  await expect(page.locator("#chat-list > li", { hasText: say("chat.bot") }).first()).toBeVisible();
  const chat = await desk.newest();
  await desk.act(chat, "take", "agent-kim");

  const openings = async (last: string) => {
    const taken = [];
    for (let at = 0; at < OPENINGS; at++) taken.push(await reopen(page, last));
    return { whole: median(taken.map(({ whole }) => whole)), fromCode: median(taken.map(({ fromCode }) => fromCode)) };
  };
  // The desk takes all at once, and hands them to the server one by one.
  const write = async (from: number, to: number) => {
    for (let at = from; at < to; at++) await desk.act(chat, "write", "agent-kim", `Message ${at}.`);
    await expect(page.locator("#chat-list > li", { hasText: `Message ${to - 1}.` })).toBeVisible({ timeout: 600_000 });
  };

  await write(0, 120);
  const short = await openings("Message 119.");
  const lines: Measured[] = [];
  let { line, busy } = await measure(page, session, 120);
  lines.push(line);
  for (let from = 120; from < MESSAGES; from += STEP) {
    const to = Math.min(MESSAGES, from + STEP);
    await write(from, to);
    ({ line, busy } = await measure(page, session, to, busy));
    lines.push(line);
    console.log(JSON.stringify(line));
  }
  const long = await openings(`Message ${MESSAGES - 1}.`);
  console.table(lines);
  console.table({ "120 messages": short, [`${MESSAGES} messages`]: long });
  await context.close();
  await portal.stop();
  await desk.stop();
});
