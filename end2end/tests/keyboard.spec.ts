// From the first key to the confirmation without a mouse; where the focus is can always be seen.

import type { Page } from "@playwright/test";
import { ANSWERS, SHORT, fileShort, written } from "../support/filing.ts";
import { tabTo } from "../support/keyboard.ts";
import { expect, test } from "../support/test.ts";
import { goTo, heading, hold, open } from "../support/visit.ts";
import { say } from "../support/words.ts";

async function expectHeading(page: Page, words: string) {
  await expect(heading(page)).toContainText(words);
  await expect(heading(page)).toBeFocused();
}

test("a report by keyboard alone", async ({ page, agency }) => {
  test.slow();
  await open(page, "/");
  await tabTo(page, say("skip_link"), 1);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();

  await tabTo(page, say("search.label"));
  await page.keyboard.type("traffic lights");
  await page.keyboard.press("Enter");
  await expectHeading(page, say("services.title"));
  await tabTo(page, "Traffic lights or crossing not working");
  await page.keyboard.press("Enter");
  await expectHeading(page, "Traffic lights or crossing not working");
  await tabTo(page, say("service.start"));
  await page.keyboard.press("Enter");

  await expectHeading(page, say("location.title"));
  await tabTo(page, say("address.label"));
  await page.keyboard.type(ANSWERS.address);
  await page.keyboard.press("Enter");
  await expectHeading(page, say("description.label"));
  await tabTo(page, say("description.label"));
  await page.keyboard.type(ANSWERS.description);
  await tabTo(page, say("form.continue"));
  await page.keyboard.press("Space");
  await expectHeading(page, say("photos.title", { count: 3 }));
  await tabTo(page, say("photos.add"));
  await tabTo(page, say("form.continue"));
  await page.keyboard.press("Enter");
  await expectHeading(page, say("contact_details.title"));
  await tabTo(page, say("form.continue"));
  await page.keyboard.press("Enter");
  await expectHeading(page, say("check.title"));
  await tabTo(page, say("check.send"));
  await page.keyboard.press("Enter");
  await expectHeading(page, say("sent.title"));
  expect(written((await agency.onlyStored()).description)).toBe(ANSWERS.description);
});

test("radio buttons, checkboxes and lists by keyboard", async ({ page }) => {
  await open(page, "/services/city/001/form/2");
  await expect(page.getByRole("radio")).toHaveCount(5);
  await tabTo(page, "In a traffic lane");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "In a cycle lane" })).toBeChecked();
  await page.keyboard.press("Enter");
  await expectHeading(page, "How deep is it");

  await open(page, "/services/city/001/form/5");
  await expect(page.getByRole("checkbox")).toHaveCount(4);
  await tabTo(page, "People cycling");
  await page.keyboard.press("Space");
  await expect(page.getByRole("checkbox", { name: "People cycling" })).toBeChecked();

  await open(page, "/services/city/011/form/2");
  const list = page.getByRole("combobox", { name: "What kind of rubbish is it?" });
  await expect(list).toBeVisible();
  await tabTo(page, "What kind of rubbish is it?");
  await page.keyboard.type("Furn");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(list).toHaveValue("Furniture");
  await page.keyboard.press("Enter");
  await expect(list).toHaveCount(0);
});

test("the menu of a small screen by keyboard", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "/");
  const menu = page.getByRole("button", { name: say("menu") });
  const link = page.locator("nav").getByRole("link", { name: say("nav.track") });
  await expect(link).toBeHidden();
  await tabTo(page, say("menu"));
  await expect(menu).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("Enter");
  await expect(menu).toHaveAttribute("aria-expanded", "true");
  await tabTo(page, say("nav.track"));
  await page.keyboard.press("Enter");
  await expectHeading(page, say("track.title"));
  await expect(link).toBeHidden();
});

test("a request in the list keeps the focus, and is the same link, when its status comes", async ({ page }) => {
  const reference = await fileShort(page);
  const answer = await hold(page, new RegExp(`/requests/${reference}\\.`));
  await goTo(page, "nav.requests");
  const card = page.getByRole("listitem").filter({ hasText: reference });
  const link = card.getByRole("link");
  await expect(card).toContainText(say("tag.sent"));
  await link.focus();
  const before = await link.elementHandle();

  answer();
  await expect(card).toContainText(say("status.open"));
  await expect(link).toBeFocused();
  expect(await link.evaluate((now, before) => now === before, before)).toBe(true);
  await page.keyboard.press("Enter");
  await expectHeading(page, say("request.title", { reference }));
});

test("a service in the list keeps the focus when another agency's services come", async ({ page }) => {
  const answer = await hold(page, /\/transit\/open311\/v2\/services\./);
  await open(page, "/services");
  const link = page.getByRole("link", { name: "Pothole or broken road surface" });
  await link.focus();
  const before = await link.elementHandle();

  answer();
  await expect(page.getByRole("link", { name: "Lift or escalator out of order" })).toBeVisible();
  // The list is one that is made anew, so that this is about where the focus goes.
  expect(await before?.evaluate((before) => before.isConnected)).toBe(false);
  await expect(link).toBeFocused();
});

test("who is asked before something is erased hears the question, and comes back to where they were", async ({ page }) => {
  const answer = (key: "drafts.delete_yes" | "settings.erase_yes") => page.getByRole("button", { name: say(key), exact: true });
  await open(page, `${SHORT.form}/1`);
  await page.getByLabel(say("address.label")).fill(ANSWERS.address);
  await goTo(page, "nav.requests");
  await expect(page.getByRole("button", { name: say("drafts.delete"), exact: true })).toBeVisible();
  await tabTo(page, say("drafts.delete"));
  await page.keyboard.press("Enter");
  await expect(answer("drafts.delete_yes")).toBeFocused();
  await expect(answer("drafts.delete_yes")).toHaveAccessibleDescription(say("drafts.delete_sure", { service: SHORT.name }));
  await tabTo(page, say("drafts.delete_no"), 1);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: say("drafts.delete"), exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(answer("drafts.delete_yes")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText(say("drafts.deleted"))).toBeVisible();
  await expectHeading(page, say("requests.title"));

  await open(page, "/settings");
  await tabTo(page, say("settings.erase"), 60);
  await page.keyboard.press("Enter");
  await expect(answer("settings.erase_yes")).toBeFocused();
  await expect(answer("settings.erase_yes")).toHaveAccessibleDescription(say("settings.erase_sure"));
  await tabTo(page, say("settings.erase_no"), 1);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: say("settings.erase"), exact: true })).toBeFocused();
});
