// One run: fill in, send with a fault, be killed, come back, be killed again, and see where it ends.

import { setTimeout as pause } from "node:timers/promises";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import type { Agency, StoredRequest } from "../support/agency.ts";
import { ANSWERS, SHORT, send } from "../support/filing.ts";
import { open } from "../support/visit.ts";
import { say } from "../support/words.ts";
import type { Line } from "./line.ts";
import type { Case } from "./plan.ts";
import { Doomed, type Point } from "./points.ts";
import { type Seen, comeBack, copies, hurry, isTextThere, seen } from "./screen.ts";

/** What came of a run. */
export type Outcome = Case & {
  /** Where pages were really killed. */
  crashes: string[];
  /** What the citizen sees at the end. */
  end: Seen;
  /** How often the page has sent it. */
  attempts: number;
  /** How often it came over the line. */
  arrivals: number;
  /** How often the agency has it. */
  stored: number;
  /** How many of those are due to our own sending again. */
  doubled: number;
  /** How many of those are due to the browser's. */
  doubledByBrowser: number;
  /** Whether all of them are shown as one; none where there is one. */
  shown: boolean | null;
  /** It is nowhere, or the citizen is told what is not so. */
  lost: string;
  /** Milliseconds. */
  took: number;
};

/** What runs happen in. */
export type Stage = { browser: Browser; agency: Agency; line: Line; origin: string; copy: string };

/** How long to look for an end, in milliseconds. */
const PATIENCE = 45_000;
/** When what has arrived was looked up once more, for certain, in milliseconds. */
const LOOK_AGAIN = 3_000;
/** How long a form that was sent may stay on the screen before it counts as given back, in milliseconds. */
const BACK = 8_000;
/** Points at which the page that comes back finds it on its way. */
const FOUND_SENDING = ["after-intent", "in-flight", "after-response", "before-outcome"];

/** Runs one. */
export async function run(stage: Stage, one: Case): Promise<Outcome> {
  const start = Date.now();
  await stage.agency.reset();
  stage.line.set(one.fault, one.times, one.reuse, one.feed);
  if (one.fault === "token") await stage.agency.mode("city", { answers: "token_only", token_delay_ms: 300 });
  const context = await stage.browser.newContext({ baseURL: stage.origin, locale: "en-US" });
  try {
    const there = new Run(stage, context, one);
    const end = await there.toItsEnd();
    return await there.judged(end, Date.now() - start);
  } finally {
    await context.close();
  }
}

class Run {
  private readonly crashes: string[] = [];
  private row = "";

  constructor(
    private readonly stage: Stage,
    private readonly context: BrowserContext,
    private readonly one: Case,
  ) {}

  async toItsEnd(): Promise<{ end: Seen; page: Page }> {
    await this.prepare();
    const { point, second } = this.one;
    const isRecovery = point.endsWith("-recover");
    // To have something to recover, a page is killed before.
    const first = await this.sent(isRecovery ? "in-flight" : point);
    if (!(await this.killedAt(first))) return { end: await this.driven(first.page), page: first.page };
    let sending = FOUND_SENDING.includes(this.crashes[0] ?? "");
    for (const next of [isRecovery ? point : null, second].filter((point) => point !== null)) {
      const doomed = await this.opened(next, sending);
      const end = this.returned(doomed.page);
      // A page that is killed while it is looked at ends in an error that says no more than that.
      end.catch(() => {});
      if (!(await this.killedAt(doomed, end))) return { end: await end, page: doomed.page };
      sending = sending && this.crashes.at(-1) === "before-recover";
    }
    const { page } = await this.opened(null, false);
    return { end: await this.returned(page), page };
  }

  /** Takes in a form that is filled in. */
  private async prepare() {
    const page = await this.context.newPage();
    await open(page, "/requests");
    await page.getByRole("button", { name: say("keep.own") }).click();
    await page.getByRole("button", { name: say("keep.own") }).waitFor({ state: "detached" });
    const file = { name: "copy.json", mimeType: "application/json", buffer: Buffer.from(this.stage.copy) };
    await page.locator("#saved-copy").setInputFiles(file);
    await page.waitForURL(/\/form/);
    await page.close();
  }

  private opened(point: Point, recovers: boolean): Promise<Doomed> {
    return Doomed.open(this.context, { point, recovers }, ({ what, name }) => {
      if (what === "row") this.row = name;
      else this.stage.line.attempt += 1;
    });
  }

  private async sent(point: Point): Promise<Doomed> {
    const doomed = await this.opened(point, false);
    if (point === "in-flight") {
      this.stage.line.onArrival = async () => {
        doomed.meet("in-flight");
        await doomed.dead;
      };
    }
    await open(doomed.page, `${SHORT.form}/check`);
    await send(doomed.page);
    return doomed;
  }

  /** Kills the page if it comes to its point before its end. */
  private async killedAt(doomed: Doomed, end?: Promise<Seen>): Promise<boolean> {
    // What has arrived is looked up once more, a while after that: a point may be there.
    const ended = (end ?? this.driven(doomed.page)).then((seen) => (seen === "sent" ? pause(LOOK_AGAIN) : undefined));
    const met = await Promise.race([doomed.meeting, ended.then(() => "", () => doomed.meeting)]);
    if (!met) {
      await doomed.spare();
      return false;
    }
    await doomed.kill();
    this.stage.line.onArrival = () => {};
    this.crashes.push(met);
    return true;
  }

  /** Comes back, and waits for the end. */
  private async returned(page: Page): Promise<Seen> {
    const found = await comeBack(page);
    if (found !== "there") return found;
    if (this.row) await open(page, `/sent/${this.row}`);
    return this.driven(page);
  }

  /** Waits for the end, hurries it, and lets others file requests so that the agency's list goes on. */
  private async driven(page: Page): Promise<Seen> {
    const deadline = Date.now() + PATIENCE;
    let filed = 0;
    let idle = Date.now();
    for (;;) {
      const now = await seen(page);
      if (now !== "draft") idle = Date.now();
      const isBack = now === "draft" && ((await hasErrors(page)) || Date.now() - idle > BACK);
      const isOver = ["sent", "accepted", "refused", "ask"].includes(now) || isBack;
      if (isOver || Date.now() > deadline) return now;
      if (now === "looking" && Date.now() - filed > 1_000) {
        filed = Date.now();
        await this.stage.agency.file("city", { service_code: SHORT.code, address_string: "1 Mill Lane", description: "Another." });
      }
      await hurry(page);
      await page.waitForTimeout(300);
    }
  }

  async judged({ end, page }: { end: Seen; page: Page }, took: number): Promise<Outcome> {
    const { line, agency } = this.stage;
    await line.settled();
    const rows = (await agency.stored()).filter((row) => row.description.includes(ANSWERS.description));
    const perAttempt = new Map<number, number>();
    for (const { attempt, stored } of line.arrivals) {
      if (stored) perAttempt.set(attempt, (perAttempt.get(attempt) ?? 0) + 1);
    }
    const doubled = Math.max(0, perAttempt.size - 1);
    return {
      ...this.one,
      crashes: this.crashes,
      end,
      attempts: line.attempt,
      arrivals: line.arrivals.length,
      stored: rows.length,
      doubled,
      doubledByBrowser: Math.max(0, rows.length - perAttempt.size),
      shown: rows.length > 1 ? await this.areShown(page, end, rows) : null,
      lost: await this.isLost(page, end, rows),
      took,
    };
  }

  /** Whether the page says all the references that the agency gave to it. */
  private async areShown(page: Page, end: Seen, rows: StoredRequest[]): Promise<boolean> {
    if (end !== "sent") return false;
    if (!page.url().includes("/sent/")) await open(page, `/sent/${this.row}`);
    const deadline = Date.now() + 20_000;
    for (;;) {
      const said = `${await page.locator("#reference").innerText()} ${await copies(page)}`;
      if (rows.every((row) => said.includes(row.service_request_id))) return true;
      if (Date.now() > deadline) return false;
      await page.waitForTimeout(500);
    }
  }

  private async isLost(page: Page, end: Seen, rows: StoredRequest[]): Promise<string> {
    if (rows.some((row) => row.address_string !== ANSWERS.address)) return "not as it was typed";
    const saysItIsThere = ["sent", "accepted"].includes(end);
    const saysItIsNot = ["draft", "refused", "nothing"].includes(end);
    if (rows.length === 0 && saysItIsThere) return "said to be there";
    if (rows.length > 0 && saysItIsNot) return "said not to be there";
    if (["sending", "looking", "waiting", "pending"].includes(end)) return "without an end";
    if (saysItIsThere) return "";
    if (end === "draft" && !page.url().includes("/form/")) await open(page, `${SHORT.form}/check`);
    for (let tries = 0; tries < 10; tries += 1) {
      if (await isTextThere(page)) return "";
      await page.waitForTimeout(200);
    }
    return "the text is nowhere";
  }
}

const hasErrors = (page: Page) => page.locator(".error-summary").isVisible();
