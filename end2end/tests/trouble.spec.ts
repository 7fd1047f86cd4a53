// When the device does not keep what is typed, that is said at once and by its cause, and there is a way out.

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Page, chromium as browsers } from "@playwright/test";
import { expectAccessible } from "../support/axe.ts";
import { ownDevice } from "../support/device.ts";
import { ANSWERS, SHORT } from "../support/filing.ts";
import { chromium } from "../support/programs.ts";
import { expect, test } from "../support/test.ts";
import { open } from "../support/visit.ts";
import { say } from "../support/words.ts";

/** What the citizen is told. */
type Cause = "full" | "refused" | "blocked" | "newer" | "lost";

/** Expects a copy of the form to hold a text. */
async function expectCopy(page: Page, text: string) {
  const download = page.waitForEvent("download");
  await page.getByRole("alert").getByRole("button", { name: say("drafts.copy") }).click();
  expect(await readFile(await (await download).path(), "utf8")).toContain(JSON.stringify(text).slice(1, -1));
}

/** Expects the cause, what was typed on the screen, and a copy that holds it. */
async function expectWayOut(page: Page, cause: Cause) {
  const alert = page.getByRole("alert");
  const field = page.getByLabel(say("address.label"));
  await field.fill(ANSWERS.address);
  await expect(alert).toContainText(say(`trouble.${cause}_title`), { timeout: 10_000 });
  await expect(alert).toContainText(say(`trouble.${cause}_text`));
  await expect(field).toHaveValue(ANSWERS.address);
  await expectAccessible(page, `not kept: ${cause}`);
  await expectCopy(page, ANSWERS.address);
}

// What browsers do when the database is opened. They run in the page, before all of its scripts.
const OPENING: Record<string, { cause: Cause; inject: () => void }> = {
  "there is no IndexedDB": {
    cause: "refused",
    inject: () => Object.defineProperty(window, "indexedDB", { value: undefined }),
  },
  "website data is blocked": {
    cause: "refused",
    inject: () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("", "SecurityError");
      };
    },
  },
  "a private window has none": {
    cause: "refused",
    inject: () => {
      IDBFactory.prototype.open = () => {
        const request = { error: new DOMException("", "InvalidStateError") } as IDBOpenDBRequest;
        setTimeout(() => request.onerror?.(new Event("error")));
        return request;
      };
    },
  },
  "the database is damaged": {
    cause: "lost",
    inject: () => {
      IDBFactory.prototype.open = () => {
        const request = { error: new DOMException("", "UnknownError") } as IDBOpenDBRequest;
        setTimeout(() => request.onerror?.(new Event("error")));
        return request;
      };
    },
  },
  "the browser never answers": {
    cause: "lost",
    inject: () => {
      IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
    },
  },
  "an older page does not let go": {
    cause: "blocked",
    inject: () => {
      const open = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function (...given) {
        const request = open.apply(this, given);
        Object.defineProperty(request, "onsuccess", { set() {} });
        queueMicrotask(() => request.dispatchEvent(new Event("blocked")));
        return request;
      };
    },
  },
};

for (const [name, { cause, inject }] of Object.entries(OPENING)) {
  test(`opening: ${name}`, async ({ page }) => {
    await page.addInitScript(inject);
    await open(page, `${SHORT.form}/1`);
    await expectWayOut(page, cause);
  });
}

/** How a write ends, by the name of the error that the transaction has; some browsers give none. */
const WRITING: [string, Cause][] = [
  ["QuotaExceededError", "full"],
  ["UnknownError", "lost"],
  ["AbortError", "lost"],
  ["InvalidStateError", "refused"],
  ["", "lost"],
];

for (const [name, cause] of WRITING) {
  test(`writing: ${name || "no error is given"}`, async ({ page }) => {
    await open(page, `${SHORT.form}/1`);
    await page.evaluate((name) => {
      const error = name ? new DOMException("", name) : null;
      IDBObjectStore.prototype.put = function () {
        Object.defineProperty(this.transaction, "error", { value: error });
        this.transaction.abort();
        return {} as IDBRequest<IDBValidKey>;
      };
    }, name);
    await expectWayOut(page, cause);
  });
}

test("there is no room", async ({ portal }) => {
  test.setTimeout(120_000);
  // A quota is only kept to in a profile on the disk.
  const profile = await mkdtemp(join(tmpdir(), "frontdoor-full-"));
  const executablePath = chromium;
  const context = await browsers.launchPersistentContext(profile, { executablePath });
  const [page = await context.newPage()] = context.pages();
  await open(page, `${portal.origin}${SHORT.form}/2`);
  const session = await context.newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: portal.origin, quotaSize: 1 });
  const alert = page.getByRole("alert");
  // The browser remembers for half a minute how much room there was.
  let more = 50;
  await expect(async () => {
    await page.getByLabel(say("description.label")).fill(ANSWERS.description.repeat(more++));
    await expect(alert).toContainText(say("trouble.full_title"), { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByLabel(say("description.label"))).toHaveValue(/green figure/);

  await expectCopy(page, ANSWERS.description);

  // With room again, it is kept after all.
  await session.send("Storage.overrideQuotaForOrigin", { origin: portal.origin });
  await page.getByLabel(say("description.label")).fill(ANSWERS.description);
  await expect(alert).toHaveCount(0);
  await context.close();
  await rm(profile, { recursive: true, force: true });
});

test("a newer version of the portal has taken over", async ({ page, context }) => {
  await ownDevice(page);
  await open(page, `${SHORT.form}/1`);
  const other = await context.newPage();
  await open(other, "/");
  await other.evaluate(() => {
    indexedDB.open("frontdoor", 99);
  });
  await expectWayOut(page, "newer");
  await page.reload();
  await expect(page.getByRole("alert")).toContainText(say("trouble.newer_title"));
});

test("the browser takes it away", async ({ page, context, portal }) => {
  await ownDevice(page);
  await open(page, `${SHORT.form}/1`);
  const session = await context.newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", {
    origin: portal.origin,
    storageTypes: "indexeddb",
  });
  await expectWayOut(page, "lost");
});

test("the browser takes it away while a form opens", async ({ page, context, portal }) => {
  await ownDevice(page);
  const session = await context.newCDPSession(page);
  // What is under way then is not always told that it has failed.
  for (let wait = 20; wait < 80; wait += 5) {
    await page.goto(`${SHORT.form}/1`, { waitUntil: "commit" });
    await page.waitForTimeout(wait);
    await session.send("Storage.clearDataForOrigin", {
      origin: portal.origin,
      storageTypes: "indexeddb",
    });
    await expect(page.getByLabel(say("address.label"))).toBeVisible();
  }
});
