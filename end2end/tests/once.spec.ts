// However often and wherever the citizen sends it, and whatever they do meanwhile: one request leaves the
// device, and the agency has it once.

import type { Page } from "@playwright/test";
import { ownDevice, saved } from "../support/device.ts";
import { SHORT, fillShort, send } from "../support/filing.ts";
import { failedRequest } from "../support/guard.ts";
import { expect, test } from "../support/test.ts";
import { heading, open } from "../support/visit.ts";
import { say } from "../support/words.ts";

/** Long enough for everything that a test does meanwhile, in milliseconds. */
const SLOW = 1_500;

const button = (page: Page) => page.getByRole("button", { name: say("check.send"), exact: true });

test("twenty double clicks", async ({ page, agency, guard }) => {
  await fillShort(page);
  await agency.misbehave("city", { on: "post", kind: "delay", ms: SLOW });
  const place = await button(page).boundingBox();
  if (!place) throw new Error("the button is not on the screen");
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
  for (let count = 0; count < 20; count += 1) await page.mouse.dblclick(x, y);
  await expect(heading(page)).toHaveText(say("sent.title"));
  await agency.onlyStored();
  expect(guard.posts()).toHaveLength(1);
});

test("clicks in the same moment", async ({ page, agency, guard }) => {
  await fillShort(page);
  await button(page).evaluate((button: HTMLElement) => {
    for (let count = 0; count < 40; count += 1) button.click();
  });
  await expect(heading(page)).toHaveText(say("sent.title"));
  await agency.onlyStored();
  expect(guard.posts()).toHaveLength(1);
});

test("Enter, held down", async ({ page, agency, guard }) => {
  await fillShort(page);
  await agency.misbehave("city", { on: "post", kind: "delay", ms: SLOW });
  await button(page).focus();
  for (let count = 0; count < 20; count += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await expect(heading(page)).toHaveText(say("sent.title"));
  await agency.onlyStored();
  expect(guard.posts()).toHaveLength(1);
});

test("four tabs", async ({ page, context, agency, guard }) => {
  await ownDevice(page);
  await fillShort(page);
  await saved(page);
  const tabs = [page];
  while (tabs.length < 4) {
    const tab = await context.newPage();
    await open(tab, `${SHORT.form}/check`);
    await expect(button(tab)).toBeVisible();
    tabs.push(tab);
  }
  await agency.misbehave("city", { on: "post", kind: "delay", ms: SLOW });
  // A tab that has heard of the other already has no such button any more.
  const press = (tab: Page) =>
    button(tab).evaluate((button: HTMLElement) => button.isConnected && button.click());
  await Promise.all(tabs.map(press));
  await expect.poll(() => agency.stored(), { timeout: 10_000 }).toHaveLength(1);
  for (const tab of tabs) await expect(button(tab)).toHaveCount(0);
  // Whoever waited for the one that was sending looks whether anything is left to do.
  await page.waitForTimeout(6_000);
  await agency.onlyStored();
  expect(guard.posts()).toHaveLength(1);
});

test("a reload while it is on its way", async ({ page, agency, guard }) => {
  guard.allow(failedRequest);
  await ownDevice(page);
  await fillShort(page);
  await saved(page);
  // It arrives, and the answer does not.
  await page.route(/requests\.json$/, async (route) => {
    if (route.request().method() === "POST") await route.fetch();
    else await route.continue();
  });
  await send(page);
  await expect.poll(() => agency.stored()).toHaveLength(1);
  await page.reload();
  await open(page, "/requests");
  const card = page.getByRole("listitem").filter({ hasText: SHORT.name });
  const { service_request_id: reference } = await agency.onlyStored();
  await expect(card).toContainText(reference, { timeout: 20_000 });
  await expect(card).toHaveCount(1);
  await agency.onlyStored();
  expect(guard.posts()).toHaveLength(1);
});
