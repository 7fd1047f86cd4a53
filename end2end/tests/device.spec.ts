// What is kept on the device, and erasing it.

import { ownDevice, records, saved } from "../support/device.ts";
import { fileShort } from "../support/filing.ts";
import { expect, test } from "../support/test.ts";
import { goOn, goTo, heading, open } from "../support/visit.ts";
import { say, wordsOf } from "../support/words.ts";

test("erasing everything", async ({ page }) => {
  await ownDevice(page);
  await fileShort(page);
  await open(page, "/services/city/001/form/1");
  await page.getByLabel(say("address.label")).fill("12 Harbour Street");
  await page.locator("#language").selectOption("es");
  await expect(heading(page)).toHaveText(wordsOf("es")("location.title"));
  await page.locator("#language").selectOption("en");
  await expect(heading(page)).toHaveText(say("location.title"));
  await saved(page);
  expect(await records(page)).toBeGreaterThanOrEqual(2);

  await open(page, "/settings");
  const one = say("settings.requests", { count: 1 });
  await expect(page.getByRole("listitem").filter({ hasText: one })).toBeVisible();
  await page.getByRole("button", { name: say("settings.erase") }).click();
  const sure = page.getByRole("button", { name: say("settings.erase_yes") });
  await expect(sure).toBeFocused();
  await page.getByRole("button", { name: say("settings.erase_no") }).click();
  await expect(sure).toHaveCount(0);
  expect(await records(page)).toBeGreaterThanOrEqual(2);

  await page.getByRole("button", { name: say("settings.erase") }).click();
  await sure.click();
  await expect(page.getByRole("status").filter({ hasText: say("settings.erased") })).toBeVisible();
  expect(await records(page)).toBe(0);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);

  await goTo(page, "nav.requests");
  await expect(page.getByRole("heading", { name: say("requests.empty_title") })).toBeVisible();
  await page.goto("/services/city/001/form/1");
  await expect(page.getByLabel(say("address.label"))).toHaveValue("");
});

test("a sent form is gone from the device, and its receipt is not", async ({ page }) => {
  await ownDevice(page);
  const reference = await fileShort(page);
  await open(page, "/services/city/004/form/1");
  await expect(page.getByLabel(say("address.label"))).toHaveValue("");
  await open(page, "/requests");
  await expect(page.getByRole("listitem").filter({ hasText: reference })).toBeVisible();
});

test("a request found by its reference can be kept", async ({ page, agency }) => {
  const { service_request_id: reference } = await agency.file("transit", {
    service_code: "CLEAN",
    address_string: "Central Station",
    description: "The seats are dirty.",
  });
  await ownDevice(page);
  await open(page, `/requests/transit/${reference}`);
  await page.getByRole("button", { name: say("request.keep") }).click();
  await expect(page.getByRole("status").filter({ hasText: say("request.kept") })).toBeVisible();
  await open(page, "/requests");
  await expect(page.getByRole("listitem").filter({ hasText: reference })).toContainText(say("status.open"));
});

test("a reference that nobody knows", async ({ page, guard }) => {
  guard.allow(/console: Failed to load resource.*404/);
  await open(page, "/requests/city/99-404");
  const title = say("request.missing_title", { agency: "City of Marlow Bay", reference: "99-404" });
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await page.getByRole("link", { name: say("request.missing_again") }).click();
  await expect(heading(page)).toHaveText(say("track.title"));
});

test.describe("a device that does not tell its place", () => {
  test.use({ permissions: [] });
  test("is asked for words instead", async ({ page }) => {
    await open(page, "/services/city/004/form/1");
    await page.getByRole("button", { name: say("location.use") }).click();
    await expect(page.getByRole("status").filter({ hasText: say("place.denied") })).toBeVisible();
    await page.getByLabel(say("address.label")).fill("12 Harbour Street");
    await goOn(page);
    await expect(heading(page)).toContainText(say("description.label"));
  });
});

test("a browser that keeps nothing still files, and says so", async ({ page, agency }) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    }
  });
  const reference = await fileShort(page);
  expect((await agency.onlyStored()).service_request_id).toBe(reference);
  await expect(page.getByRole("heading", { name: say("trouble.refused_title") })).toBeVisible();
});
