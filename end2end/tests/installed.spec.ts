// The portal as an app on the device: what the browser is told of it, how it gets there, and what other
// apps share with it.

import { readFileSync } from "node:fs";
import { inRepository } from "../support/programs.ts";
import { Host } from "../support/host.ts";
import { installed } from "../support/installed.ts";
import { expect, test } from "../support/test.ts";
import { heading, open, started } from "../support/visit.ts";
import { discard, versionOf } from "../support/versions.ts";
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

test("pictures that another app shares reach the page, once, and nobody else", async ({ browser, agency }) => {
  test.setTimeout(90_000);
  const version = await versionOf("one");
  const host = await Host.start(agency.origin, version);
  const context = await browser.newContext({ serviceWorkers: "allow" });
  const page = await context.newPage();
  await page.goto(`${host.origin}/`);
  await started(page);
  await installed(page);
  // As an installed portal would be sent them; the manifest asks for none before there is a page for them.
  const [action, name] = ["/share", "photos"] as const;
  host.asked = [];
  const arrived = page.waitForURL(`${host.origin}${action}`);
  await page.evaluate(
    ([action, name]) => {
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array([1, 2, 3])], "pothole.jpg", { type: "image/jpeg" }));
      files.items.add(new File([new Uint8Array([4])], "lamp.png", { type: "image/png" }));
      const input = Object.assign(document.createElement("input"), { type: "file", name });
      input.files = files.files;
      const form = Object.assign(document.createElement("form"), { action, method: "post" });
      form.enctype = "multipart/form-data";
      form.append(input);
      document.body.append(form);
      form.submit();
    },
    [action, name] as const,
  );
  await arrived;
  await started(page);
  const take = () =>
    page.evaluate(async () => {
      const { port1, port2 } = new MessageChannel();
      const answer = new Promise<File[] | undefined>((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
      navigator.serviceWorker.controller?.postMessage({ type: "give", name: "/share" }, [port2]);
      const files = await answer;
      return files && Promise.all(files.map(async (file) => `${file.name} ${file.type} ${new Uint8Array(await file.arrayBuffer())}`));
    });
  expect(await take()).toEqual(["pothole.jpg image/jpeg 1,2,3", "lamp.png image/png 4"]);
  expect(await take()).toBeUndefined();
  expect(host.asked).not.toContain(action);
  await context.close();
  await host.stop();
  await discard(version);
});
