// Finding a service as it is typed.

import { ownDevice } from "../support/device.ts";
import { type Page } from "@playwright/test";
import { expect, test } from "../support/test.ts";
import { heading, open } from "../support/visit.ts";
import { say } from "../support/words.ts";

const field = (page: Page) => page.getByRole("searchbox", { name: say("search.label") });
const results = (page: Page) => page.getByRole("main").getByRole("listitem");

test("the count is announced, and the address carries the query on one's own device", async ({ page }) => {
  await ownDevice(page);
  await open(page, "/services");
  await expect(results(page).nth(35)).toBeVisible();
  const all = say("services.count", { count: await results(page).count() });
  await expect(page.getByRole("status").filter({ hasText: all })).toBeVisible();

  await field(page).pressSequentially("graffiti");
  await expect(results(page).first()).toContainText("Graffiti or posters");
  const found = say("services.found", { count: await results(page).count(), query: "graffiti" });
  await expect(page.getByRole("status").filter({ hasText: found })).toBeVisible();
  await expect(page).toHaveURL(/\/services\?q=graffiti$/);
  await expect(field(page)).toBeFocused();

  await page.reload();
  await expect(field(page)).toHaveValue("graffiti");
  await expect(results(page).first()).toContainText("Graffiti or posters");
});

for (const [typed, first] of [
  ["pothloe", "Pothole or broken road surface"],
  ["GRAFITTI", "Graffiti or posters"],
  ["gráffítì", "Graffiti or posters"],
  ["street ligth", "Street light out or flickering"],
  ["roadkill", "Dead animal"],
  ["lost umbr", "Lost property"],
] as const) {
  test(`“${typed}” finds “${first}”`, async ({ page }) => {
    await open(page, `/services?q=${encodeURIComponent(typed)}`);
    await expect(results(page).first()).toContainText(first);
    await expect(field(page)).toHaveValue(typed);
  });
}

test("a group finds its services, of every agency", async ({ page }) => {
  await open(page, "/services?q=noise%20and%20nuisance");
  await expect(results(page).filter({ hasText: "Noise that keeps you awake" })).toBeVisible();
  await expect(results(page).filter({ hasText: "Smoke, smell or dust" })).toBeVisible();
  await open(page, "/services?q=broken%20glass");
  await expect(results(page).first()).toContainText("Bus stop or shelter damaged");
  await expect(results(page).first()).toContainText("Marlow County Transit");
});

test("nothing found leads on", async ({ page }) => {
  await open(page, "/services?q=xylophone%20qqq");
  const title = say("nothing_found.title", { query: "xylophone qqq" });
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  const none = say("services.found", { count: 0, query: "xylophone qqq" });
  await expect(page.getByRole("status").filter({ hasText: none })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "311" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: say("home.all_services") }).click();
  await expect(results(page).nth(35)).toBeVisible();
  await expect(field(page)).toHaveValue("");
});

test("back from a service returns to what was found", async ({ page }) => {
  await open(page, "/services");
  await field(page).fill("dog");
  await page.getByRole("link", { name: "Lost or stray dog" }).click();
  await expect(heading(page)).toHaveText("Lost or stray dog");
  await page.goBack();
  await expect(field(page)).toHaveValue("dog");
  await expect(page.getByRole("link", { name: "Lost or stray dog" })).toBeVisible();
});

test("texts of agencies are text, never markup", async ({ page }) => {
  await open(page, "/services/city/003");
  const main = page.getByRole("main");
  await expect(main).toContainText("Tell us about a street light that is off, flickering");
  await expect(main).toContainText("Lights on private land & in car parks");
  await expect(main).not.toContainText("<p>");
  // Attributes that only the agency's own systems fill in are not asked for.
  await expect(main).toContainText("Lamp post number");
  await expect(main).not.toContainText("Channel of the report");
});
