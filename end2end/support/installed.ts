// What a browser has of the portal: its service worker and its copies.

import { type Page, expect } from "@playwright/test";
import type { Marks, Version } from "./versions.ts";

/** Waits until the service worker has all of this version, and answers this page. */
export async function installed(page: Page) {
  const state = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return navigator.serviceWorker.controller && registration?.active?.state;
    });
  // It waits for an idle browser first, which a busy machine does not have soon.
  await expect.poll(state, { timeout: 45_000 }).toBe("activated");
}

/** Has the browser look for a newer worker, as it does by itself from time to time. */
export async function lookForUpdate(page: Page) {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    // A script that does not come is no news.
    await registration?.update().catch(() => {});
  });
}

/** Waits until no worker is being installed any more. */
export async function quiet(page: Page) {
  const installing = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.installing?.state);
  await expect.poll(installing, { timeout: 20_000 }).toBeUndefined();
}

/** The caches of the browser: the SHA-384 of each file, by path. */
export async function copies(page: Page): Promise<Map<string, Map<string, string>>> {
  const all = await page.evaluate(async () => {
    const found: [string, [string, string][]][] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      const files: [string, string][] = [];
      for (const request of await cache.keys()) {
        const bytes = await (await cache.match(request))!.arrayBuffer();
        const hash = new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
        files.push([new URL(request.url).pathname, btoa(String.fromCharCode(...hash))]);
      }
      found.push([name, files]);
    }
    return found;
  });
  return new Map(all.map(([name, files]) => [name, new Map(files)]));
}

/** Of which version each part of a page is. */
export async function marksOf(page: Page): Promise<Marks & { assets: string[] }> {
  return page.evaluate(() => {
    const parts = globalThis as unknown as { bootMark?: string; glueMark?: string };
    return {
      page: document.querySelector<HTMLMetaElement>("meta[name=mark]")?.content ?? "",
      boot: parts.bootMark ?? "",
      glue: parts.glueMark ?? "",
      assets: performance
        .getEntriesByType("resource")
        .map(({ name }) => new URL(name).pathname)
        .filter((path) => path.startsWith("/assets/")),
    };
  });
}

/** Fails unless all of a page is of one version. */
export async function expectVersion(page: Page, version: Version) {
  const { assets, ...marks } = await marksOf(page);
  expect(marks).toEqual({ page: version.mark, boot: version.mark, glue: version.mark });
  expect(assets.filter((path) => !version.files.has(path))).toEqual([]);
  expect(assets.length).toBeGreaterThan(4);
}

/** Fails where a cache has a file of another version than its own, a changed one, or only some. */
export async function expectWhole(page: Page, versions: Version[]) {
  for (const [name, files] of await copies(page)) {
    const isPart = name.startsWith("frontdoor-part-");
    const version = versions.find(({ cache }) => cache === name.replace("-part-", "-"));
    if (!version) throw new Error(`the cache ${name} is of no version`);
    for (const [path, hash] of files) {
      const wanted = version.files.get(path);
      if (wanted) expect(hash, `${path} in ${name}`).toBe(wanted);
      else expect(path).toMatch(/^\/(portal\.json|manifest\.webmanifest|icons\/|theme\/)/);
    }
    // A whole one is filled last of all, so that one that is not whole was never in use.
    if (!isPart && name === (await used(page))) {
      expect([...version.files.keys()].filter((path) => !files.has(path))).toEqual([]);
    }
  }
}

/** The cache of the worker in use: the one it is not filling. */
async function used(page: Page): Promise<string | undefined> {
  const names = await page.evaluate(() => caches.keys());
  const parts = names.filter((name) => name.startsWith("frontdoor-part-"));
  const whole = names.filter((name) => !parts.includes(name));
  return whole.find((name) => !parts.includes(name.replace("frontdoor-", "frontdoor-part-")));
}
