// A tunnel: a form with photos is filled in and sent without a network, the browser is closed, and it arrives
// once the browser is open again, by itself.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium as browsers } from "@playwright/test";
import { ownDevice } from "../support/device.ts";
import { ANSWERS, SHORT, send, written } from "../support/filing.ts";
import { Host } from "../support/host.ts";
import { installed } from "../support/installed.ts";
import { PhotoPage } from "../support/photo_page.ts";
import { phoneJpeg, phonePng } from "../support/photos.ts";
import { chromium } from "../support/programs.ts";
import { expect, test } from "../support/test.ts";
import { discard, versionOf } from "../support/versions.ts";
import { goOn, heading, open, started } from "../support/visit.ts";
import { say } from "../support/words.ts";

test("a form that was sent in a tunnel arrives after the browser was closed, once, byte for byte", async ({ agency, browser }) => {
  test.setTimeout(180_000);
  const version = await versionOf("one");
  const host = await Host.start(agency.origin, version);
  const profile = await mkdtemp(join(tmpdir(), "frontdoor-tunnel-"));
  const start = () =>
    browsers.launchPersistentContext(profile, {
      executablePath: chromium,
      baseURL: host.origin,
      locale: "en-US",
      serviceWorkers: "allow",
    });

  // The service was looked at while there was a network.
  const before = await start();
  const page = await before.newPage();
  await page.goto(`${host.origin}/`);
  await started(page);
  await installed(page);
  await ownDevice(page);
  await open(page, `/services/${SHORT.agency}/${SHORT.code}`);
  const asked = page.getByRole("listitem").filter({ hasText: say("asked.photos") });
  await expect(asked).toBeVisible();

  await before.setOffline(true);
  await host.down();
  const photoPage = new PhotoPage(page);
  await photoPage.begin();
  // Chromium's emulation does not always tell a page that was loaded since; it is told here.
  await before.setOffline(false);
  await before.setOffline(true);
  await expect.poll(() => page.evaluate(() => navigator.onLine)).toBe(false);
  const jpeg = (name: string, buffer: Buffer) => ({ name, mimeType: "image/jpeg", buffer });
  const png = { name: "light.png", mimeType: "image/png", buffer: phonePng() };
  const photo = await phoneJpeg(browser);
  await photoPage.choose([jpeg("one.jpg", photo), png, jpeg("two.jpg", photo)]);
  const { photos } = await photoPage.copy();
  expect(photos).toHaveLength(3);
  await goOn(page);
  await expect(heading(page)).toContainText(say("contact_details.title"));
  await goOn(page);
  await send(page);
  await expect(heading(page)).toHaveText(say("waiting.title"));
  expect(await agency.stored()).toEqual([]);
  await before.close();

  await host.up();
  const after = await start();
  const later = await after.newPage();
  await open(later, "/");
  await expect.poll(async () => (await agency.stored()).length, { timeout: 20_000 }).toBe(1);
  await open(later, "/requests");
  await expect(later.getByRole("listitem").filter({ hasText: SHORT.name })).toContainText(say("status.open"));
  const row = await agency.onlyStored();
  expect(row.address_string).toBe(ANSWERS.address);
  expect(written(row.description)).toBe(ANSWERS.description);
  for (const [index, sent] of photos.entries()) {
    expect(sent.equals(await agency.photo(row, index + 1)), `photo ${index + 1}`).toBe(true);
  }
  await after.close();
  await host.stop();
  await discard(version);
  await rm(profile, { recursive: true, force: true });
});
