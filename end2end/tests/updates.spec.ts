// New versions: offered and not forced, whole or not at all, whatever goes wrong on the way.
//
// What goes wrong is drawn by lot from a seed. Ten seeds run each time; `FRONTDOOR_UPDATES=100` sets
// another number, `FRONTDOOR_UPDATES_FROM=57` the first seed.

import { readFile } from "node:fs/promises";
import { type BrowserContext, type Page } from "@playwright/test";
import { type Fault, Host } from "../support/host.ts";
import { copies, expectVersion, expectWhole, installed, lookForUpdate, marksOf, quiet } from "../support/installed.ts";
import { expectAnswersKept, fillShort, send } from "../support/filing.ts";
import { inRepository } from "../support/programs.ts";
import { expect, test as base } from "../support/test.ts";
import { heading, started } from "../support/visit.ts";
import { type Version, discard, versionOf } from "../support/versions.ts";
import { say } from "../support/words.ts";

const RUNS = Number(process.env.FRONTDOOR_UPDATES ?? 10);
const FROM = Number(process.env.FRONTDOOR_UPDATES_FROM ?? 1);

// Each begins with a whole installation.
base.describe.configure({ timeout: 90_000 });

type Own = { host: Host; browserOf: BrowserContext; visitor: Page };

const test = base.extend<Own, { versions: Version[] }>({
  versions: [
    async ({}, use) => {
      const versions: Version[] = [];
      for (const mark of ["one", "two", "three", "four", "five", "six"]) versions.push(await versionOf(mark));
      await use(versions);
      for (const version of versions) await discard(version);
    },
    { scope: "worker" },
  ],
  host: async ({ agency, versions }, use) => {
    const host = await Host.start(agency.origin, versions[0]!);
    await use(host);
    await host.stop();
  },
  browserOf: async ({ browser, host }, use) => {
    const context = await browser.newContext({
      baseURL: host.origin,
      locale: "en-US",
      serviceWorkers: "allow",
    });
    await use(context);
    await context.close();
  },
  visitor: async ({ browserOf, host }, use) => {
    const page = await browserOf.newPage();
    await visit(page, host);
    await installed(page);
    await use(page);
  },
});

async function visit(page: Page, host: Host) {
  await page.goto(`${host.origin}/`);
  await started(page);
}

const offer = (page: Page) => page.getByRole("button", { name: say("update.now") });

/** Numbers that look drawn by lot and are the same for the same seed (mulberry32). */
function lot(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Ends the processes of all service workers, as a system short of memory does. */
async function killWorkers(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await session.detach();
}

async function accept(page: Page, version: Version) {
  await expect(offer(page)).toBeVisible({ timeout: 15_000 });
  const loaded = page.waitForEvent("load");
  await offer(page).click();
  await loaded;
  await started(page);
  await expectVersion(page, version);
}

test("a new version is offered, and used when the citizen says so", async ({ visitor, host, versions }) => {
  const [one, two] = versions as [Version, Version];
  await visitor.reload();
  await started(visitor);
  await expectVersion(visitor, one);
  await host.serve(two);
  await lookForUpdate(visitor);
  await expect(offer(visitor)).toBeVisible();
  // Not even a reload brings it unasked.
  await visitor.reload();
  await started(visitor);
  await expectVersion(visitor, one);
  await accept(visitor, two);
  await expect.poll(async () => [...(await copies(visitor)).keys()]).toEqual([two.cache]);
});

test("two pages move on together", async ({ visitor, host, browserOf, versions }) => {
  const [, two] = versions as [Version, Version];
  await visitor.reload();
  await started(visitor);
  const other = await browserOf.newPage();
  await visit(other, host);
  await host.serve(two);
  await lookForUpdate(visitor);
  await expect(offer(other)).toBeVisible();
  const loaded = other.waitForEvent("load");
  await accept(visitor, two);
  await loaded;
  await started(other);
  await expectVersion(other, two);
});

test("what is being sent is not disturbed", async ({ visitor, host, agency, versions }) => {
  const [one, two] = versions as [Version, Version];
  await agency.misbehave("city", { on: "post", kind: "delay", ms: 4_000 });
  await fillShort(visitor);
  await send(visitor);
  await host.serve(two);
  await lookForUpdate(visitor);
  await quiet(visitor);
  await expect(offer(visitor)).toHaveCount(0);
  await expect(heading(visitor)).toHaveText(say("sent.title"), { timeout: 10_000 });
  await expectVersion(visitor, one);
  await accept(visitor, two);
});

test("a draft survives five versions", async ({ visitor, host, versions }) => {
  await fillShort(visitor);
  await visitor.reload();
  await started(visitor);
  await expectAnswersKept(visitor);
  for (const version of versions.slice(1)) {
    await host.serve(version);
    await lookForUpdate(visitor);
    await accept(visitor, version);
    await expectAnswersKept(visitor);
  }
});

test("the switch takes the worker out of use", async ({ visitor, host, versions }) => {
  const off = await readFile(inRepository("src/service_worker_off.js"));
  const [one] = versions as [Version];
  await visitor.reload();
  await started(visitor);
  const loaded = visitor.waitForEvent("load");
  host.instead.set("/sw.js", off);
  // The worker in use is woken again and again while the other takes its place.
  await visitor.evaluate(() => {
    const { controller } = navigator.serviceWorker;
    const end = Date.now() + 1_000;
    const wake = () => {
      controller?.postMessage({});
      if (Date.now() < end) setTimeout(wake, 5);
    };
    wake();
  });
  await lookForUpdate(visitor);
  await loaded;
  await started(visitor);
  const left = () =>
    visitor.evaluate(async () => [
      (await navigator.serviceWorker.getRegistrations()).length,
      (await caches.keys()).length,
    ]);
  await expect.poll(left).toEqual([0, 0]);
  // A page that is on the screen, and one that begins without, ask for the worker again.
  for (let visits = 0; visits < 2; visits += 1) {
    await expectVersion(visitor, one);
    host.asked = [];
    await visitor.reload();
    await started(visitor);
    await expect.poll(() => host.asked, { timeout: 15_000 }).toContain("/sw.js");
    await expect.poll(left).toEqual([0, 0]);
    expect(await visitor.evaluate(() => navigator.serviceWorker.controller)).toBe(null);
  }
});

/** What a run does to an update. */
type Attack = { name: string; bring: (page: Page) => Promise<Page> };

function attack(draw: (below: number) => number, host: Host, versions: Version[], context: BrowserContext): Attack {
  const [one, two, three] = versions as [Version, Version, Version];
  const paths = [...two.files.keys(), "/portal.json", "/theme/theme.css"];
  const path = paths[draw(paths.length)]!;
  const update = async (page: Page) => {
    await lookForUpdate(page);
    await quiet(page);
    return page;
  };
  /** Until some files have been asked for. */
  const begun = async (page: Page, count: number) => {
    host.asked = [];
    await page.evaluate(async () => {
      void (await navigator.serviceWorker.getRegistration())?.update().catch(() => {});
    });
    const end = Date.now() + 5_000;
    while (host.asked.length < count && Date.now() < end) await page.waitForTimeout(5);
  };
  const faults: Fault[] = ["unavailable", "changed", "broken", "short", "slow", "page"];
  const kinds = [...faults, "changed wasm", "worker ended", "tab closed", "new list, old files", "old list, new files", "mixed files"];
  const kind = kinds[draw(kinds.length)]!;
  const count = 1 + draw(paths.length);
  switch (kind) {
    case "worker ended":
    case "tab closed":
      return {
        name: `${kind} after ${count} files`,
        bring: async (page) => {
          host.fault = (asked) => (asked === path ? "slow" : undefined);
          await begun(page, count);
          if (kind === "worker ended") {
            await killWorkers(page);
            return page;
          }
          const next = await context.newPage();
          await page.close();
          await visit(next, host);
          return next;
        },
      };
    case "new list, old files":
      return {
        name: kind,
        bring: (page) => {
          host.stray = (asked) => (asked === "/sw.js" ? undefined : one);
          return update(page);
        },
      };
    case "old list, new files":
      return {
        name: kind,
        bring: (page) => {
          host.stray = (asked) => (asked === "/sw.js" ? one : undefined);
          return update(page);
        },
      };
    case "mixed files":
      return {
        name: `${kind}: the page is of a third version`,
        bring: (page) => {
          host.stray = (asked) => (asked === "/" ? three : undefined);
          return update(page);
        },
      };
    case "changed wasm": {
      const wasm = paths.filter((name) => name.endsWith(".wasm"))[draw(2)];
      return {
        name: `changed: ${wasm}`,
        bring: (page) => {
          host.fault = (asked) => (asked === wasm ? "changed" : undefined);
          return update(page);
        },
      };
    }
    default:
      return {
        name: `${kind}: ${path.replace(/\.[0-9a-f]{12}/, "")}`,
        bring: (page) => {
          host.fault = (asked) => (asked === path ? (kind as Fault) : undefined);
          return update(page);
        },
      };
  }
}

for (let seed = FROM; seed < FROM + RUNS; seed += 1) {
  test(`an update that goes wrong is no update (seed ${seed})`, async ({ visitor, host, browserOf, versions }) => {
    const [one, two] = versions as [Version, Version];
    const draw = lot(seed);
    await visitor.reload();
    await started(visitor);
    await expectVersion(visitor, one);
    await host.serve(two);
    const { name, bring } = attack(draw, host, versions, browserOf);
    test.info().annotations.push({ type: "attack", description: name });
    let page = await bring(visitor);
    await expectWhole(page, versions);
    // While it lasts, and after it: all of one version or all of the other.
    for (const again of [false, true]) {
      await page.reload();
      await started(page);
      const { page: mark } = await marksOf(page);
      await expectVersion(page, mark === one.mark ? one : two);
      if (again) break;
      host.fault = () => undefined;
      host.stray = () => undefined;
    }
    await expectWhole(page, versions);
    if ((await marksOf(page)).page === one.mark) {
      await lookForUpdate(page);
      await accept(page, two);
    }
    await expectWhole(page, versions);
    await expect.poll(async () => [...(await copies(page)).keys()]).toEqual([two.cache]);
    console.log(`Update ${seed}: ${name}: whole`);
  });
}
