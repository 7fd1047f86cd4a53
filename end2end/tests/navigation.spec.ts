// Going from page to page: focus and title, back and forth, deep links, reloads, languages.

import { ownDevice, saved } from "../support/device.ts";
import type { Page } from "@playwright/test";
import { ANSWERS, SHORT, expectAnswersKept, fillShort } from "../support/filing.ts";
import { expect, test } from "../support/test.ts";
import { goOn, goTo, heading, open } from "../support/visit.ts";
import { say, wordsOf } from "../support/words.ts";

const PORTAL = "Marlow Bay Services";

/** The page announces itself: its heading has the focus, the title names it and the portal. */
async function expectArrival(page: Page, words: string, title = words) {
  await expect(heading(page)).toContainText(words);
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle(new RegExp(`^${title}.* – ${PORTAL}$`));
}

test("every page that is gone to takes the focus and names itself", async ({ page }) => {
  await open(page, "/");
  await expect(page).toHaveTitle(`${say("home.document_title")} – ${PORTAL}`);
  // The page that the browser opened leaves the focus where the browser put it.
  await expect(heading(page)).not.toBeFocused();
  await goTo(page, "nav.services");
  await expectArrival(page, say("services.title"));
  await goTo(page, "nav.track");
  await expectArrival(page, say("track.title"));
  await goTo(page, "nav.requests");
  await expectArrival(page, say("requests.title"));
  await page.getByRole("link", { name: say("footer.settings") }).click();
  await expectArrival(page, say("settings.title"));
  await page.getByRole("link", { name: say("footer.accessibility") }).click();
  await expectArrival(page, say("accessibility.title"));
  await page.getByRole("banner").getByRole("link", { name: PORTAL }).click();
  await expectArrival(page, say("home.title"), say("home.document_title"));
  await page.getByRole("link", { name: "Pothole" }).click();
  await expectArrival(page, "Pothole or broken road surface");
  await page.getByRole("link", { name: say("service.start") }).click();
  await expectArrival(page, say("location.title"));
});

test("arriving is at the top of the page", async ({ page }) => {
  await open(page, "/services");
  await page.getByRole("link", { name: "Graffiti or posters" }).click();
  await expectArrival(page, "Graffiti or posters");
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test("back and forth keep every answer", async ({ page }) => {
  await ownDevice(page);
  await fillShort(page);
  await page.goBack();
  await expect(heading(page)).toContainText(say("contact_details.title"));
  await expect(heading(page)).toBeFocused();
  await page.goBack();
  await page.goBack();
  await expect(page.getByLabel(say("description.label"))).toHaveValue(ANSWERS.description);
  await page.getByRole("link", { name: say("back"), exact: true }).click();
  await expect(page.getByLabel(say("address.label"))).toHaveValue(ANSWERS.address);
  await page.goBack();
  await page.goForward();
  await expect(page.getByLabel(say("address.label"))).toHaveValue(ANSWERS.address);
  await saved(page);
  await open(page, `${SHORT.form}/check`);
  await expectAnswersKept(page);
});

test("back finds the place in a long list", async ({ page }) => {
  await open(page, "/services");
  const link = page.getByRole("link", { name: "Graffiti or posters" });
  await link.scrollIntoViewIfNeeded();
  const left = await page.evaluate(() => scrollY);
  expect(left).toBeGreaterThan(300);
  await link.click();
  await expect(heading(page)).toHaveText("Graffiti or posters");
  await page.goBack();
  await expect(heading(page)).toHaveText(say("services.title"));
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(left);
});

test("answers outlive a reload", async ({ page }) => {
  await ownDevice(page);
  await open(page, `${SHORT.form}/1`);
  await page.getByLabel(say("address.label")).fill(ANSWERS.address);
  await saved(page);
  await page.reload();
  await expect(page.getByLabel(say("address.label"))).toHaveValue(ANSWERS.address);
  await goOn(page);
  await page.getByLabel(say("description.label")).fill(ANSWERS.description);
  await saved(page);
  await page.reload();
  await expect(page.getByLabel(say("description.label"))).toHaveValue(ANSWERS.description);
});

test("every address can be opened and reloaded", async ({ page, agency }) => {
  const { service_request_id: reference } = await agency.file("city", {
    service_code: "004",
    address_string: "1 Mill Lane",
    description: "It is dark.",
  });
  for (const [path, words] of [
    ["/", say("home.title")],
    ["/services", say("services.title")],
    ["/services?q=bus", say("services.title")],
    ["/services/city/001", "Pothole or broken road surface"],
    ["/services/transit/LIFT%2FESC%201", "Lift or escalator out of order"],
    ["/services/city/001/form/3", "How deep is it"],
    ["/services/city/001/form/3/change", "How deep is it"],
    ["/services/city/001/form/check", say("check.title")],
    ["/track", say("track.title")],
    ["/requests", say("requests.title")],
    [`/requests/city/${reference}`, say("request.title", { reference })],
    ["/settings", say("settings.title")],
    ["/accessibility", say("accessibility.title")],
    ["/sent/unknown", say("not_found.title")],
    ["/services/nobody/1", say("not_found.title")],
    ["/services/city/none", say("not_found.title")],
    ["/services/city/001/form/99", say("not_found.title")],
    ["/no/such/page", say("not_found.title")],
  ] as const) {
    await open(page, path);
    await expect(heading(page), path).toContainText(words);
    await expect(page, path).toHaveTitle(new RegExp(` – ${PORTAL}$`));
  }
  await page.reload();
  await expect(heading(page)).toHaveText(say("not_found.title"));
});

test("another language changes every text and nothing that was typed", async ({ page }) => {
  await ownDevice(page);
  await open(page, `${SHORT.form}/1`);
  await page.getByLabel(say("address.label")).fill(ANSWERS.address);
  const html = page.locator("html");
  const language = page.locator("#language");
  for (const [tag, direction] of [["es", "ltr"], ["ar", "rtl"]] as const) {
    const words = wordsOf(tag);
    await language.selectOption(tag);
    await expect(heading(page)).toHaveText(words("location.title"));
    await expect(html).toHaveAttribute("lang", tag);
    await expect(html).toHaveAttribute("dir", direction);
    await expect(page.getByLabel(words("address.label"))).toHaveValue(ANSWERS.address);
    await expect(language).toBeFocused();
    await expect(language).toHaveValue(tag);
    await expect(page).toHaveTitle(new RegExp(words("location.title").replace(/[?¿]/g, ".")));
  }
  await saved(page);
  await page.reload();
  await expect(html).toHaveAttribute("lang", "ar");
  await expect(heading(page)).toHaveText(wordsOf("ar")("location.title"));
  await expect(page.getByLabel(wordsOf("ar")("address.label"))).toHaveValue(ANSWERS.address);
  await language.selectOption("en");
  await expect(heading(page)).toHaveText(say("location.title"));
  await expect(html).toHaveAttribute("dir", "ltr");
});

test("a language that comes late does not take the place of one chosen since", async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/assets\/es\..*\.json$/, async (route) => {
    await held;
    await route.continue();
  });
  await open(page, "/track");
  const language = page.locator("#language");
  await language.selectOption("es");
  await language.selectOption("ar");
  await expect(heading(page)).toHaveText(wordsOf("ar")("track.title"));
  const arrived = page.waitForResponse(/\/assets\/es\./);
  release();
  await (await arrived).finished();
  await page.waitForTimeout(300);
  await expect(heading(page)).toHaveText(wordsOf("ar")("track.title"));
  await expect(language).toHaveValue("ar");
});

test.describe("the language of the browser", () => {
  test.use({ locale: "es-MX" });
  test("is the portal's, as far as it has it", async ({ page }) => {
    await open(page, "/");
    await expect(heading(page)).toHaveText(wordsOf("es")("home.title"));
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
  });
});

test("going offline and online again is said, and announced", async ({ page, context }) => {
  await open(page, "/track");
  const bar = page.getByRole("status").filter({ hasText: say("offline_bar") });
  await expect(bar).toHaveCount(0);
  await context.setOffline(true);
  await expect(bar).toBeVisible();
  await context.setOffline(false);
  await expect(bar).toHaveCount(0);
});
