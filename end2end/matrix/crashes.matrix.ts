// The crash × fault matrix: whatever goes wrong with a new request, and wherever the page is killed, nothing is
// lost, and nothing is doubled by the portal's own sending again.

import { test as base, expect } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { Agency } from "../support/agency.ts";
import { fillShort } from "../support/filing.ts";
import { Portal, adapter } from "../support/portal.ts";
import { saved } from "../support/device.ts";
import { goTo } from "../support/visit.ts";
import { say } from "../support/words.ts";
import { Line } from "./line.ts";
import { type Case, everyCase, someCases } from "./plan.ts";
import { type Stage, run } from "./run.ts";

const SEED = Number(process.env.FRONTDOOR_MATRIX_SEED ?? 4);
/** How many runs, or `all`. */
const RUNS = process.env.FRONTDOOR_MATRIX_RUNS ?? "24";
/** Which of all is the first, from 1: they can be run in parts. */
const FROM = Number(process.env.FRONTDOOR_MATRIX_FROM ?? 1);

const test = base.extend<{}, { stage: Stage }>({
  stage: [
    async ({ browser }, use) => {
      const agency = await Agency.start();
      const line = await Line.lay(agency.origin);
      const portal = await Portal.start(line.origin);
      await portal.configure(adapter("city", { look_up: { delay_seconds: 1 } }));
      // The form is filled in once; the runs take in a copy of it.
      const page = await browser.newPage({ baseURL: portal.origin });
      await fillShort(page);
      await saved(page);
      await goTo(page, "nav.requests");
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: say("drafts.copy") }).click();
      const copy = await readFile(await (await download).path(), "utf8");
      await page.context().close();
      await use({ browser, agency, line, origin: portal.origin, copy });
      await line.cut();
      await portal.stop();
      await agency.stop();
    },
    { scope: "worker", timeout: 90_000 },
  ],
});

/** One run by itself, as the report names it. */
const ONLY = process.env.FRONTDOOR_MATRIX_ONLY;
const isWanted = (one: Case) => !ONLY || `${one.fault} ${one.point}` === ONLY;

const cases = RUNS === "all" ? everyCase(SEED).slice(FROM - 1) : someCases(SEED, Number(RUNS));
for (const one of cases.filter(isWanted)) {
  const second = one.second === null ? "" : `, then at step ${one.second}`;
  const line = `${one.reuse ? "kept" : "fresh"} connections, feed ${one.feed}`;
  test(`${one.fault} ×${one.times}, killed ${one.point}${second}, ${line}`, async ({ stage }, { annotations }) => {
    test.setTimeout(180_000);
    const outcome = await run(stage, one);
    annotations.push({ type: "run", description: JSON.stringify(outcome) });
    expect.soft(outcome.lost, "nothing is lost").toBe("");
    expect.soft(outcome.doubled, "nothing is doubled by the portal").toBe(0);
    if (one.feed === "readable") expect.soft(outcome.shown, "copies are shown as one").not.toBe(false);
    // Where the list cannot be read, nothing proves that it has not arrived but the agency's own word.
    else if (one.fault !== "too_many_requests") expect.soft(outcome.attempts, "sent again").toBeLessThan(2);
  });
}
