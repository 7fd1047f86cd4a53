// The portal as an app on the device: what the browser is told of it, how it gets there, and the number on
// its icon.

import { readFileSync } from "node:fs";
import { inRepository } from "../support/programs.ts";
import { expectAccessible } from "../support/axe.ts";
import { ownDevice, saved } from "../support/device.ts";
import { expect, test } from "../support/test.ts";
import { heading, open } from "../support/visit.ts";
import { fileShort } from "../support/filing.ts";
import { say } from "../support/words.ts";

type Picture = { src: string; sizes: string; type: string };
type Manifest = {
  icons: Picture[];
  screenshots: Picture[];
  shortcuts: { name: string; url: string }[];
};

const manifest: Manifest = JSON.parse(readFileSync(inRepository("public/manifest.webmanifest"), "utf8"));

test("the browser finds no fault with the manifest, and its pictures are as it says", async ({ page, context }) => {
  await open(page, "/");
  const session = await context.newCDPSession(page);
  const { errors } = await session.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  for (const { src, sizes, type } of [...manifest.icons, ...manifest.screenshots]) {
    const answer = await page.request.get(src);
    expect(answer.headers()["content-type"], src).toBe(type);
    const bytes = await answer.body();
    // The width and height of a PNG stand in its first chunk (ISO/IEC 15948, 11.2.2).
    if (type === "image/png") expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(sizes);
    expect(bytes.length, src).toBeLessThan(100_000);
  }
});

test("every shortcut leads to a page", async ({ page }) => {
  for (const { url } of manifest.shortcuts) {
    await open(page, url);
    await expect(heading(page)).not.toHaveText(say("not_found.title"));
  }
});

test.describe("installing", () => {
  /** What Chromium does once it holds the portal fit for it, which it never does in a test. */
  const question = (outcome: "accepted" | "dismissed") => `
    addEventListener("load", () => {
      const event = new Event("beforeinstallprompt", { cancelable: true });
      event.prompt = () => (globalThis.prompts = (globalThis.prompts ?? 0) + 1);
      event.userChoice = Promise.resolve({ outcome: "${outcome}" });
      globalThis.isHeldBack = !dispatchEvent(event);
    });`;

  test("is offered in the settings where the browser asks", async ({ page }) => {
    await page.addInitScript(question("accepted"));
    await open(page, "/");
    expect(await page.evaluate("isHeldBack")).toBe(true);
    await page.getByRole("link", { name: say("footer.settings") }).click();
    await page.getByRole("button", { name: say("install.button"), exact: true }).click();
    await expect(page.getByText(say("install.done"))).toBeVisible();
    expect(await page.evaluate("prompts")).toBe(1);
  });

  test("is offered after something was sent, and no is an answer", async ({ page }) => {
    await page.addInitScript(question("dismissed"));
    await fileShort(page);
    await page.getByRole("button", { name: say("install.button"), exact: true }).click();
    await expect(page.getByText(say("install.later"))).toBeVisible();
    await page.getByRole("link", { name: say("footer.settings") }).click();
    await expect(heading(page)).toHaveText(say("settings.title"));
    await expect(page.getByText(say("install.title"))).toHaveCount(0);
  });

  test("is explained where the citizen has to do it", async ({ page }) => {
    await page.addInitScript("navigator.standalone = false");
    await open(page, "/settings");
    await expect(page.getByText(say("install.by_hand"))).toBeVisible();
  });

  test("is not spoken of where the browser cannot", async ({ page }) => {
    await open(page, "/settings");
    await expect(page.getByText(say("install.title"))).toHaveCount(0);
  });
});

test("the icon counts what changed since the citizen looked, and the list says which", async ({ page, agency }) => {
  await page.addInitScript(() => {
    Object.assign(navigator, { setAppBadge: async (count: number) => Object.assign(globalThis, { badge: count }) });
  });
  const badge = () => page.evaluate(() => (globalThis as { badge?: number }).badge);
  const card = page.locator(".request-card");
  await ownDevice(page);
  await fileShort(page);
  await open(page, "/requests");
  await expect(card).toContainText(say("status.open"));
  await saved(page);
  await agency.act(await agency.onlyStored(), "close", "It works again.");

  // What is known for less than a quarter of an hour is not asked for again.
  await open(page, "/");
  await expect(card).toContainText(say("status.open"));
  expect(await badge()).toBe(0);
  await page.clock.setFixedTime(Date.now() + 16 * 60_000);
  await open(page, "/");
  await expect(card).toContainText(say("status.closed"));
  await expect(card).toContainText(say("tag.new"));
  await expectAccessible(page, "a request with news");
  await expect.poll(badge).toBe(1);
  await saved(page);

  await open(page, "/requests");
  await expect(card).toContainText(say("tag.new"));
  await expect.poll(badge).toBe(0);
  await saved(page);
  await open(page, "/requests");
  await expect(card).toContainText(say("status.closed"));
  await expect(card).not.toContainText(say("tag.new"));
});
