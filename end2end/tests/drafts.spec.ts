// Forms that are not sent yet: kept as they are typed, found again, saved as a file, thrown away.

import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe.ts";
import { ownDevice, saved } from "../support/device.ts";
import { ANSWERS, SHORT, fillShort, send } from "../support/filing.ts";
import { phoneJpeg } from "../support/photos.ts";
import { expect, test } from "../support/test.ts";
import { goOn, goTo, heading, open } from "../support/visit.ts";
import { say } from "../support/words.ts";

const card = (page: Page) => page.getByRole("listitem").filter({ hasText: SHORT.name });

/** Types two answers and adds a photo. */
async function begin(page: Page) {
  await open(page, `${SHORT.form}/1`);
  await page.getByLabel(say("address.label")).fill(ANSWERS.address);
  await goOn(page);
  await page.getByLabel(say("description.label")).fill(ANSWERS.description);
  await goOn(page);
  const buffer = await phoneJpeg(page.context().browser()!);
  const photo = { name: "IMG_1.jpg", mimeType: "image/jpeg", buffer };
  await page.getByLabel(say("photos.add")).setInputFiles(photo);
  await expect(page.getByRole("img")).toHaveCount(1);
}

test("on one's own device a form is there again after the tab was closed, with its photo", async ({ page, context, agency }) => {
  await ownDevice(page);
  await begin(page);
  await saved(page);
  await page.close();

  const again = await context.newPage();
  await open(again, "/requests");
  await expect(again.getByRole("heading", { name: say("drafts.title") })).toBeVisible();
  await expectAccessible(again, "a draft on the list");
  await card(again).getByRole("link").click();
  await expect(heading(again)).toContainText(say("photos.title", { count: 3 }));
  await expect(again.getByRole("img")).toHaveCount(1);
  await goOn(again);
  await goOn(again);
  await send(again);
  await expect(heading(again)).toHaveText(say("sent.title"));
  const row = await agency.onlyStored();
  expect(row.address_string).toBe(ANSWERS.address);
  expect(row.description).toContain(ANSWERS.description);
  expect(row.photo_files).toHaveLength(1);

  await goTo(again, "nav.requests");
  await expect(again.getByRole("heading", { name: say("drafts.title") })).toHaveCount(0);
});

/** What was kept and shown, in order. */
type Order = { order: string[] };

test("a photo is on the screen only once the draft that names it is kept", async ({ page }) => {
  await ownDevice(page);
  await open(page, `${SHORT.form}/3`);
  await page.evaluate(() => {
    const order: string[] = [];
    Object.assign(globalThis, { order });
    const cabinets = new WeakMap<IDBTransaction, string>();
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (value, key) {
      cabinets.set(this.transaction, (key as [string])[0]);
      return put.call(this, value, key);
    };
    // The first to listen, so that the end of a transaction is noted before the page goes on from it.
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...given) {
      const made = transaction.apply(this, given);
      made.addEventListener("complete", () => order.push(cabinets.get(made) ?? "read"));
      return made;
    };
    const look = () => document.querySelector("main img") && !order.includes("shown") && order.push("shown");
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  });
  const buffer = await phoneJpeg(page.context().browser()!);
  await page.getByLabel(say("photos.add")).setInputFiles({ name: "IMG_1.jpg", mimeType: "image/jpeg", buffer });
  await expect(page.getByRole("img")).toHaveCount(1);
  const order = await page.evaluate(() => (globalThis as unknown as Order).order);
  expect(order.filter((what) => what !== "read")).toEqual(["files", "drafts", "shown"]);
});

test("typing goes on where it was while the form is kept for the first time", async ({ page }) => {
  await open(page, `${SHORT.form}/2`);
  const field = page.getByLabel(say("description.label"));
  await field.focus();
  const words = ANSWERS.description.repeat(2);
  await page.keyboard.type(words, { delay: 20 });
  await saved(page);
  await expect(field).toHaveValue(words);
  await expect(field).toBeFocused();
});

test("a draft is saved as a file, thrown away, and taken in again", async ({ page }) => {
  await ownDevice(page);
  await begin(page);
  await goTo(page, "nav.requests");
  const download = page.waitForEvent("download");
  await card(page).getByRole("button", { name: say("drafts.copy") }).click();
  const file = await (await download).path();
  expect((await readFile(file, "utf8")).includes(ANSWERS.address)).toBe(true);

  const copy = page.getByLabel(say("drafts.open_hint"));
  await page.getByText(say("drafts.open"), { exact: true }).click();
  await copy.setInputFiles(file);
  const told = page.getByRole("status");
  await expect(told.filter({ hasText: say("drafts.exists", { service: SHORT.name }) })).toBeVisible();

  await card(page).getByRole("button", { name: say("drafts.delete") }).click();
  await expect(page.getByRole("button", { name: say("drafts.delete_yes") })).toBeFocused();
  await page.getByRole("button", { name: say("drafts.delete_no") }).click();
  await card(page).getByRole("button", { name: say("drafts.delete") }).click();
  await page.getByRole("button", { name: say("drafts.delete_yes") }).click();
  await expect(card(page)).toHaveCount(0);

  await copy.setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await expect(told.filter({ hasText: say("drafts.not_a_copy") })).toBeVisible();
  await copy.setInputFiles(file);
  await expect(heading(page)).toContainText(say("location.title"));
  await expect(page.getByLabel(say("address.label"))).toHaveValue(ANSWERS.address);
  await goOn(page);
  await goOn(page);
  await expect(page.getByRole("img")).toHaveCount(1);
});

test("two tabs with the same form show the same, and one of them sends it", async ({ page, context, agency, guard }) => {
  await ownDevice(page);
  await fillShort(page);
  await saved(page);
  const other = await context.newPage();
  await open(other, `${SHORT.form}/1`);
  await expect(other.getByLabel(say("address.label"))).toHaveValue(ANSWERS.address);
  await other.getByLabel(say("address.label")).fill("1 Mill Lane");
  await expect(page.getByRole("main")).toContainText("1 Mill Lane");

  await open(other, `${SHORT.form}/check`);
  // At the same moment, which people at two tabs are not, and two devices of one person may be.
  const press = (tab: Page) =>
    tab.getByRole("button", { name: say("check.send"), exact: true }).evaluate(
      (button: HTMLElement) => button.isConnected && button.click(),
    );
  await Promise.all([press(page), press(other)]);
  await expect.poll(() => agency.stored()).toHaveLength(1);
  expect((await agency.onlyStored()).address_string).toBe("1 Mill Lane");
  expect(guard.posts()).toHaveLength(1);
});

/** Another tab at the end of the same form that hears nothing of what the first one does; with its button. */
async function deafTab(page: Page) {
  await fillShort(page);
  await saved(page);
  const other = await page.context().newPage();
  await other.addInitScript(() => Reflect.deleteProperty(window, "BroadcastChannel"));
  await open(other, `${SHORT.form}/check`);
  const button = other.getByRole("button", { name: say("check.send"), exact: true });
  await expect(button).toBeVisible();
  return { other, button };
}

test("a tab that has not heard that its form arrived does not send it again", async ({ page, agency, guard }) => {
  await ownDevice(page);
  const { other, button } = await deafTab(page);

  await send(page);
  await expect(heading(page)).toHaveText(say("sent.title"));
  await button.click();
  await expect(heading(other)).toHaveText(say("requests.title"));
  await expect(other.getByRole("main")).toContainText((await agency.onlyStored()).service_request_id);
  expect(guard.posts()).toHaveLength(1);
});

test("a form that was deleted in another tab is sent from the one that still shows it", async ({ page, agency, guard }) => {
  await ownDevice(page);
  // What was sent of the same form before is another request.
  await fillShort(page);
  await send(page);
  await expect(heading(page)).toHaveText(say("sent.title"));
  const { other, button } = await deafTab(page);

  await goTo(page, "nav.requests");
  await card(page).getByRole("button", { name: say("drafts.delete") }).click();
  await page.getByRole("button", { name: say("drafts.delete_yes") }).click();
  await expect(page.getByRole("button", { name: say("drafts.delete") })).toHaveCount(0);
  await button.click();
  await expect(heading(other)).toHaveText(say("sent.title"));
  const requests = await agency.stored();
  expect(requests.map((request) => request.address_string)).toEqual([ANSWERS.address, ANSWERS.address]);
  expect(guard.posts()).toHaveLength(2);
});

test("a form that was changed meanwhile keeps what fits, and shows what does not", async ({ page }) => {
  await ownDevice(page);
  await open(page, "/services/city/001/form/2");
  const definition = /services\/001\.json/;
  await page.getByText("In a cycle lane").click();
  await saved(page);
  await page.route(definition, async (route) => {
    const answer = await route.fetch();
    const asked = JSON.parse(await answer.text());
    const whole = Array.isArray(asked) ? asked[0] : asked;
    // The question of this page is asked no more.
    whole.attributes = whole.attributes.filter(
      (attribute: unknown) => !JSON.stringify(attribute).includes("In a cycle lane"),
    );
    const headers = { "access-control-allow-origin": "*", "content-type": "application/json" };
    await route.fulfill({ headers, json: asked });
  });
  await open(page, "/services/city/001/form/2");
  await expect(page.getByRole("heading", { name: say("drafts.changed_title") })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Where on the road is it?");
});
