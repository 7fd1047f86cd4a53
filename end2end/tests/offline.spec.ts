// Without a network: every place opens, from the build that was visited last.

import { type Page } from "@playwright/test";
import { Host } from "../support/host.ts";
import { copies, expectWhole, installed } from "../support/installed.ts";
import { expect, test as base } from "../support/test.ts";
import { heading, started } from "../support/visit.ts";
import { type Version, discard, versionOf } from "../support/versions.ts";
import { say } from "../support/words.ts";

// Each begins with a whole installation.
base.describe.configure({ timeout: 90_000 });

/** Milliseconds that a start may take; in the middle, since other tests run beside this one. */
const LONGEST_START = 2_000;

/** An address of every variant of `Place` in src/routes.rs. */
const PLACES = [
  "/",
  "/index.html",
  "/services",
  "/services?q=bus",
  "/services/city/001",
  "/services/city/001/form",
  "/services/city/001/form/1",
  "/services/city/001/form/1/change",
  "/services/city/001/form/1/row/children%5B0%5D",
  "/services/city/001/form/check",
  "/sent/0123456789abcdef",
  "/track",
  "/requests",
  "/requests/city/24-00000001",
  "/settings",
  "/accessibility",
];

type Own = { version: Version; host: Host; visitor: Page };

// Pages of its own, since the guard watches those of the portal that all other tests share.
const test = base.extend<Omit<Own, "version">, Pick<Own, "version">>({
  version: [
    async ({}, use) => {
      const version = await versionOf("one");
      await use(version);
      await discard(version);
    },
    { scope: "worker" },
  ],
  host: async ({ agency, version }, use) => {
    const host = await Host.start(agency.origin, version);
    await use(host);
    await host.stop();
  },
  visitor: async ({ browser, host }, use) => {
    const context = await browser.newContext({
      baseURL: host.origin,
      locale: "en-US",
      serviceWorkers: "allow",
    });
    const page = await context.newPage();
    await page.goto(`${host.origin}/`);
    await started(page);
    await installed(page);
    await use(page);
    await context.close();
  },
});

test("every place opens after one visit, by its address and again", async ({ host, visitor }) => {
  test.setTimeout(150_000);
  await host.down();
  await visitor.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.getElementById("shell") || !document.querySelector("footer")) return;
      Object.assign(globalThis, { startedAt: performance.now() });
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  const times: number[] = [];
  for (const place of PLACES) {
    for (const open of [() => visitor.goto(host.origin + place), () => visitor.reload()]) {
      await open();
      await started(visitor);
      times.push(await visitor.evaluate(() => (globalThis as unknown as { startedAt: number }).startedAt));
      // What was sent elsewhere is not known here, with a network or without.
      if (!place.startsWith("/sent/")) await expect(heading(visitor)).not.toHaveText(say("not_found.title"));
      await expect(heading(visitor)).not.toHaveText(say("page.missing"));
    }
  }
  const sorted = times.toSorted((a, b) => a - b);
  const [middle, slowest] = [sorted[sorted.length >> 1]!, sorted.at(-1)!];
  console.log(`Offline start: median ${middle.toFixed()} ms, slowest ${slowest.toFixed()} ms of ${times.length}`);
  expect(middle).toBeLessThanOrEqual(LONGEST_START);
});

test("what forms' scripts call is there", async ({ host, visitor }) => {
  await host.down();
  const [status, text] = await visitor.evaluate(async () => {
    const boot = globalThis as unknown as { frontdoor: { library(): Promise<{ status: number; text: string }> } };
    const answer = await boot.frontdoor.library();
    return [answer.status, answer.text];
  });
  expect(status).toBe(200);
  expect(text).toContain("\nfunction _sum(");
});

test("another language is there as well", async ({ host, visitor }) => {
  await host.down();
  await visitor.goto(`${host.origin}/track`);
  await started(visitor);
  await visitor.locator("#language").selectOption("es");
  await expect(visitor.locator("html")).toHaveAttribute("lang", "es");
  await visitor.reload();
  await started(visitor);
  await expect(visitor.locator("html")).toHaveAttribute("lang", "es");
});

test("all of the build is kept, with the headers of the host", async ({ version, visitor }) => {
  await expectWhole(visitor, [version]);
  expect([...(await copies(visitor)).keys()]).toEqual([version.cache]);
  const policy = await visitor.evaluate(async () =>
    (await caches.match("/"))?.headers.get("content-security-policy"),
  );
  expect(policy).toContain("require-trusted-types-for 'script'");
  // The page that the worker answers with has it in force.
  await visitor.reload();
  await started(visitor);
  expect(
    await visitor.evaluate(() => {
      try {
        document.createElement("p").innerHTML = "text";
        return "allowed";
      } catch (error) {
        return String(error);
      }
    }),
  ).toContain("TrustedHTML");
});

test("agencies' data and other files do not pass through the worker", async ({ visitor, agency }) => {
  await visitor.reload();
  await started(visitor);
  await expect(visitor.locator(".card").first()).toBeVisible();
  const passed = await visitor.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map((entry) => entry as PerformanceResourceTiming)
      .filter(({ workerStart }) => workerStart > 0)
      .map(({ name, responseStatus }) => `${new URL(name).origin} ${responseStatus}`),
  );
  expect(passed.length).toBeGreaterThan(4);
  for (const [name, files] of await copies(visitor)) {
    for (const path of files.keys()) {
      expect(path, name).toMatch(/^\/($|assets\/|portal\.json$|manifest\.webmanifest$|icons\/|theme\/)/);
    }
  }
  const schema = await visitor.goto(`${new URL(visitor.url()).origin}/portal.schema.json`);
  expect(schema?.fromServiceWorker()).toBe(false);
  expect(agency.origin).not.toBe(new URL(visitor.url()).origin);
});

test("a portal.json that is replaced is used at once", async ({ host, version, visitor }) => {
  const portal = await host.portalOf(version);
  await portal.configure((configuration) => Object.assign(configuration, { name: "Port Alder" }));
  await visitor.reload();
  await started(visitor);
  await expect(visitor).toHaveTitle(/Port Alder$/);
  await host.down();
  await visitor.reload();
  await started(visitor);
  await expect(visitor).toHaveTitle(/Port Alder$/);
});

test("one that names other agencies comes with the policy that allows them", async ({ host, version, visitor }) => {
  const portal = await host.portalOf(version);
  const violations: string[] = [];
  visitor.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) violations.push(message.text());
  });
  await portal.configure((configuration) => {
    Object.assign(configuration, { name: "Port Alder" });
    const [first] = configuration.agencies;
    first!.adapter.base_url = first!.adapter.base_url.replace("127.0.0.1", "localhost");
  });
  await visitor.reload();
  await started(visitor);
  await expect(visitor).not.toHaveTitle(/Port Alder$/);
  await visitor.getByRole("button", { name: say("update.now") }).click();
  await expect(visitor).toHaveTitle(/Port Alder$/);
  await started(visitor);
  expect(violations).toEqual([]);
});

test("a portal.json that does not come is not waited for", async ({ host, visitor }) => {
  host.fault = (path) => (path === "/portal.json" ? "silent" : undefined);
  const start = Date.now();
  await visitor.reload();
  await started(visitor);
  expect(Date.now() - start).toBeLessThanOrEqual(LONGEST_START + 1_000);
  host.fault = (path) => (path === "/portal.json" ? "page" : undefined);
  await visitor.reload();
  await started(visitor);
  await expect(heading(visitor)).toHaveText(say("home.title"));
});

test("a browser that has thrown the copies away gets them again", async ({ host, version, visitor }) => {
  await visitor.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await visitor.reload();
  await started(visitor);
  await expect.poll(async () => [...(await copies(visitor)).keys()]).toEqual([version.cache]);
  await host.down();
  await visitor.reload();
  await started(visitor);
});

test("a key outlives the page in the worker's memory, once", async ({ visitor }) => {
  const leave = () =>
    visitor.evaluate(async () => {
      const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
      addEventListener("pagehide", () => {
        navigator.serviceWorker.controller?.postMessage({ type: "keep", name: "vault", key });
      });
    });
  const take = () =>
    visitor.evaluate(async () => {
      const { port1, port2 } = new MessageChannel();
      const answer = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
      navigator.serviceWorker.controller?.postMessage({ type: "give", name: "vault" }, [port2]);
      const key = await answer;
      return key instanceof CryptoKey ? `${key.algorithm.name}, ${key.extractable}` : String(key);
    });
  for (let round = 0; round < 10; round += 1) {
    await leave();
    await visitor.reload({ waitUntil: "commit" });
    expect(await take()).toBe("AES-GCM, false");
    expect(await take()).toBe("undefined");
  }
  // It forgets by itself as well.
  await leave();
  await visitor.reload();
  await visitor.waitForTimeout(31_000);
  expect(await take()).toBe("undefined");
  await leave();
  await visitor.reload({ waitUntil: "commit" });
  await visitor.evaluate(() => navigator.serviceWorker.controller?.postMessage({ type: "forget" }));
  expect(await take()).toBe("undefined");
});

test("a browser without service workers has the portal as it is", async ({ page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined }),
  );
  await page.goto("/");
  await started(page);
  await page.waitForTimeout(1_500);
  await expect(heading(page)).toHaveText(say("home.title"));
});
