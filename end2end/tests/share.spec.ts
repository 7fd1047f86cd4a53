// Starting with a photo: chosen here, or shared from another app. What it tells is offered, and nothing of
// it is used that the citizen did not ask for.

import { readFileSync } from "node:fs";
import type { Browser, Locator, Page } from "@playwright/test";
import { expectAccessible } from "../support/axe.ts";
import { send } from "../support/filing.ts";
import { Host } from "../support/host.ts";
import { installed } from "../support/installed.ts";
import { TAKEN, metadata, phoneJpeg, phonePng } from "../support/photos.ts";
import { inRepository } from "../support/programs.ts";
import { expect, test } from "../support/test.ts";
import { discard, versionOf } from "../support/versions.ts";
import { choose, goOn, heading, open, started } from "../support/visit.ts";
import { say } from "../support/words.ts";

const PLACE = `${TAKEN.lat}, ${TAKEN.long}`;
const DATE = "When did you first see it?";
const POTHOLE = "Pothole or broken road surface";

const addButton = (page: Page, count: number): Locator =>
  page.getByRole("button", { name: say("shared_photos.add", { count }), exact: true });
const placeButton = (page: Page): Locator =>
  page.getByRole("button", { name: say("shared_photos.place"), exact: true });
const momentButton = (page: Page): Locator =>
  page.getByRole("button", { name: say("shared_photos.moment"), exact: true });

/** Starts with photos from the home page. */
async function start(page: Page, browser: Browser) {
  await open(page, "/");
  await page.getByRole("link", { name: say("share.title"), exact: true }).click();
  await expect(heading(page)).toHaveText(say("share.title"));
  await expect(heading(page)).toBeFocused();
  await page.getByLabel(say("photos.add")).setInputFiles([
    { name: "pothole.jpg", mimeType: "image/jpeg", buffer: await phoneJpeg(browser) },
    { name: "road.png", mimeType: "image/png", buffer: phonePng() },
  ]);
  await expect(page.getByRole("status").filter({ hasText: say("photos.count", { count: 2 }) })).toBeVisible();
}

/** Goes from the photos to the form of a service. */
async function openForm(page: Page, service: string) {
  await page.getByLabel(say("search.label")).fill(service);
  await page.getByRole("link", { name: service, exact: true }).click();
  await page.getByRole("link", { name: say("service.start"), exact: true }).click();
  await expect(heading(page)).toHaveText(say("location.title"));
}

test("the page offers to choose a photo, shows it with what it tells, and lets go of it", async ({ page, browser }) => {
  await open(page, "/share");
  await expectAccessible(page, "empty");
  await expect(page.getByRole("searchbox")).toHaveCount(0);
  await start(page, browser);
  await expect(page.getByRole("img")).toHaveCount(2);
  const main = page.getByRole("main");
  await expect(main).toContainText(PLACE);
  await expect(main).toContainText("March 27, 2026");
  await expect(main).toContainText("2:30");
  await expect(main).toContainText(say("share.private"));
  await expectAccessible(page, "with photos");

  // Without the photo that tells, nothing is told.
  const first = say("photos.name", { number: 1 });
  await page.getByRole("button", { name: `${say("remove")} ${first}` }).click();
  await expect(page.getByRole("img")).toHaveCount(1);
  await expect(main).toContainText(say("share.silent"));
  await expect(main).not.toContainText(PLACE);

  await page.getByRole("button", { name: say("share.dismiss"), exact: true }).click();
  await expect(page.getByRole("img")).toHaveCount(0);
  await expect(page.getByRole("searchbox")).toHaveCount(0);
  await expect(page.getByLabel(say("photos.add"))).toBeFocused();
});

test("what is no picture is said", async ({ page }) => {
  await open(page, "/share");
  const file = { name: "letter.pdf", mimeType: "image/png", buffer: Buffer.from("%PDF-1.7") };
  await page.getByLabel(say("photos.add")).setInputFiles(file);
  const summary = page.locator(".error-summary");
  await expect(summary).toContainText(say("photos.unreadable", { file: "letter.pdf" }));
  await expect(summary).toBeFocused();
});

test("only services whose requests may carry photos are listed", async ({ page, browser, portal }) => {
  await portal.configure((configuration) => {
    const city = configuration.agencies.find(({ id }) => id === "city")!;
    city.adapter.accepts = { ...(city.adapter.accepts as object), photos: 0 };
  });
  await start(page, browser);
  await page.getByLabel(say("search.label")).fill("road");
  await expect(page.locator(".result-count")).not.toBeEmpty();
  await expect(page.getByRole("link", { name: POTHOLE, exact: true })).toHaveCount(0);
});

test("place, time and photos are added where the citizen presses for it", async ({ page, browser, agency }) => {
  test.slow();
  await start(page, browser);
  await openForm(page, POTHOLE);
  const main = page.getByRole("main");
  await expect(main).not.toContainText(say("location.remove"));
  await placeButton(page).click();
  await expect(page.getByRole("status").filter({ hasText: say("shared_photos.placed") })).toBeVisible();
  await expect(page.getByRole("button", { name: say("location.remove"), exact: true })).toBeVisible();
  await expectAccessible(page, "place of the photo");
  await goOn(page);

  await choose(page, "On a crossing");
  await goOn(page);
  await goOn(page);

  const date = page.getByRole("group", { name: DATE });
  const [day, month, year] = TAKEN.day;
  const fields = [
    [date.getByLabel(say("date.day")), day],
    [date.getByLabel(say("date.month")), month],
    [date.getByLabel(say("date.year")), year],
    [date.getByLabel(say("date.clock")).or(date.getByLabel(say("date.time"))), TAKEN.time],
  ] as const;
  for (const [field] of fields) await expect(field).toHaveValue("");
  await momentButton(page).click();
  for (const [field, value] of fields) await expect(field).toHaveValue(value!);
  await expect(momentButton(page)).toBeFocused();
  await goOn(page);
  for (let page_number = 5; page_number < 8; page_number += 1) await goOn(page);
  await page.getByLabel(say("description.label")).fill("A hole.");
  await goOn(page);

  await expect(page.getByRole("img")).toHaveCount(0);
  await addButton(page, 2).click();
  await expect(page.getByRole("img")).toHaveCount(2);
  await expect(page.getByText(say("shared_photos.added"))).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: say("photos.count", { count: 2 }) })).toBeVisible();
  await expectAccessible(page, "photos added");
  await goOn(page);
  await goOn(page);
  await expect(heading(page)).toHaveText(say("check.title"));
  await send(page);
  await expect(heading(page)).toHaveText(say("sent.title"));

  const row = await agency.onlyStored();
  expect([Number(row.lat), Number(row.long)]).toEqual([TAKEN.lat, TAKEN.long]);
  const seen = row.attributes.find(({ code }) => code === "SEEN");
  // As a time of the zone of the device, which the photo does not name.
  expect(seen?.value).toBe("2026-03-27T14:30:00+05:30");
  expect(row.photo_files).toHaveLength(2);
  for (const position of [1, 2]) expect(metadata(await agency.photo(row, position))).toEqual([]);

  // They do not wait any more.
  await page.getByRole("link", { name: say("nav.services"), exact: true }).click();
  await page.getByRole("link", { name: POTHOLE, exact: true }).click();
  await page.getByRole("link", { name: say("service.start"), exact: true }).click();
  await expect(heading(page)).toHaveText(say("location.title"));
  await expect(placeButton(page)).toHaveCount(0);
});

test("nothing is added unasked", async ({ page, browser, agency }) => {
  const service = "Traffic lights or crossing not working";
  await start(page, browser);
  await openForm(page, service);
  await expect(placeButton(page)).toBeVisible();
  await page.getByLabel(say("address.label")).fill("12 Harbour Street");
  await goOn(page);
  await page.getByLabel(say("description.label")).fill("It stays dark.");
  await goOn(page);
  await expect(addButton(page, 2)).toBeVisible();
  await goOn(page);
  await goOn(page);
  await expect(heading(page)).toHaveText(say("check.title"));
  await send(page);
  await expect(heading(page)).toHaveText(say("sent.title"));
  const row = await agency.onlyStored();
  expect([row.lat, row.long].map(Number)).toEqual([0, 0]);
  expect(row.photo_files).toEqual([]);
});

test("a form takes as many as it has room for", async ({ page, browser }) => {
  await start(page, browser);
  const more = [1, 2].map((number) => ({ name: `${number}.png`, mimeType: "image/png", buffer: phonePng() }));
  await page.getByLabel(say("photos.add")).setInputFiles(more);
  await expect(page.getByRole("img")).toHaveCount(4);
  await openForm(page, "Traffic lights or crossing not working");
  await page.getByLabel(say("address.label")).fill("12 Harbour Street");
  await goOn(page);
  await page.getByLabel(say("description.label")).fill("It stays dark.");
  await goOn(page);
  await addButton(page, 3).click();
  await expect(page.getByRole("img")).toHaveCount(3);
  await expect(page.getByRole("button", { name: say("shared_photos.add", { count: 1 }) })).toHaveCount(0);
  await expect(page.getByLabel(say("photos.add"))).toBeDisabled();
});

test("what another app shares with the installed portal is there, once", async ({ browser, agency }) => {
  test.setTimeout(90_000);
  const manifest = JSON.parse(readFileSync(inRepository("public/manifest.webmanifest"), "utf8"));
  const { action, method, enctype, params } = manifest.share_target;
  const version = await versionOf("one");
  const host = await Host.start(agency.origin, version);
  const context = await browser.newContext({ serviceWorkers: "allow" });
  const page = await context.newPage();
  await page.goto(`${host.origin}/`);
  await started(page);
  await installed(page);
  host.asked = [];
  const photo = (await phoneJpeg(browser)).toString("base64");
  const arrived = page.waitForURL(`${host.origin}${action}`);
  // A navigation by POST, as the system makes it.
  await page.evaluate(
    ([action, method, enctype, name, photo]) => {
      const bytes = Uint8Array.from(atob(photo), (letter) => letter.charCodeAt(0));
      const files = new DataTransfer();
      files.items.add(new File([bytes], "pothole.jpg", { type: "image/jpeg" }));
      const input = Object.assign(document.createElement("input"), { type: "file", name });
      input.files = files.files;
      const form = Object.assign(document.createElement("form"), { action, method, enctype });
      form.append(input);
      document.body.append(form);
      form.submit();
    },
    [action, method, enctype, params.files[0].name, photo] as const,
  );
  await arrived;
  await started(page);
  await expect(page.getByRole("img")).toHaveCount(1);
  await expect(page.getByRole("main")).toContainText(PLACE);
  expect(host.asked).not.toContain(action);
  await page.reload();
  await started(page);
  await expect(heading(page)).toHaveText(say("share.title"));
  await expect(page.getByRole("img")).toHaveCount(0);
  await context.close();
  await host.stop();
  await discard(version);
});
