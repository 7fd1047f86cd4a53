// Whoever is cut off while typing loses a second of it at most, and no photo; whoever has paused for a second
// loses nothing.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";
import { Agency } from "../support/agency.ts";
import { ownDevice, saved } from "../support/device.ts";
import { Portal } from "../support/portal.ts";
import type { Killed } from "./killed.ts";
import { OwnBrowser } from "./own_browser.ts";
import { chances } from "./plan.ts";
import { Doomed } from "./points.ts";
import { Typist } from "./typing.ts";

const SEED = Number(process.env.FRONTDOOR_MATRIX_SEED ?? 4);
const IS_FULL = process.env.FRONTDOOR_MATRIX_RUNS === "all";
/** Tests, and kills in each: of tabs while somebody types, and of whole browsers after a pause. */
const TABS = IS_FULL ? { tests: 20, kills: 10 } : { tests: 1, kills: 6 };
const BROWSERS = IS_FULL ? { tests: 10, kills: 10 } : { tests: 1, kills: 2 };
/** Milliseconds that are typed at most before a kill. */
const LONGEST = 2_500;

const test = base.extend<{}, { origin: string }>({
  origin: [
    async ({}, use) => {
      const agency = await Agency.start();
      const portal = await Portal.start(agency.origin);
      await use(portal.origin);
      await portal.stop();
      await agency.stop();
    },
    { scope: "worker" },
  ],
});

test.setTimeout(300_000);

for (let part = 1; part <= TABS.tests; part += 1) {
  test(`tabs killed while somebody types, part ${part}`, async ({ browser, origin }, { annotations }) => {
    const chance = chances(SEED + part);
    const kills: Killed[] = [];
    const context = await browser.newContext({ baseURL: origin, locale: "en-US" });
    await ownDevice(await context.newPage());
    const typist = new Typist(origin);
    for (let round = 1; round <= TABS.kills; round += 1) {
      const doomed = await Doomed.open(context, { point: null, recovers: false }, () => {});
      await typist.begin(doomed.page);
      // Two photos in a part, each cut off as soon as it is seen.
      if (round % 5 === 3) await typist.addPhoto(doomed.page);
      else await typist.type(doomed.page, round, 100 + chance() * LONGEST);
      const now = Date.now();
      await doomed.kill();
      const page = await context.newPage();
      kills.push(await typist.lookBack(page, "tab", now));
      await page.close();
    }
    await context.close();
    annotations.push({ type: "kills", description: JSON.stringify(kills) });
    expect.soft(Math.max(...kills.map((kill) => kill.behind)), "milliseconds of typing").toBeLessThanOrEqual(1_000);
    expect.soft(kills.filter((kill) => kill.photoLost)).toEqual([]);
  });
}

for (let part = 1; part <= BROWSERS.tests; part += 1) {
  test(`browsers killed a second after the last key, part ${part}`, async ({ origin }, { annotations }) => {
    const chance = chances(SEED - part);
    const kills: Killed[] = [];
    const profile = await mkdtemp(join(tmpdir(), "frontdoor-killed-"));
    const typist = new Typist(origin);
    let own = await OwnBrowser.start(profile);
    await ownDevice(own.page, origin);
    for (let round = 1; round <= BROWSERS.kills; round += 1) {
      await typist.begin(own.page);
      await typist.type(own.page, round, 100 + (chance() * LONGEST) / 2);
      await saved(own.page);
      const now = await own.kill();
      own = await OwnBrowser.start(profile);
      kills.push(await typist.lookBack(own.page, "browser", now));
    }
    await own.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    annotations.push({ type: "kills", description: JSON.stringify(kills) });
    expect.soft(kills.filter((kill) => kill.behind > 0)).toEqual([]);
  });
}
