// The same way with agencies that talk differently: XML alone, tokens alone, no reference at all,
// and answers that a real agency once gave.

import { ownDevice } from "../support/device.ts";
import { fileShort, fillShort, send, ANSWERS, written } from "../support/filing.ts";
import { adapter } from "../support/portal.ts";
import { expect, test } from "../support/test.ts";
import { goOn, heading, open } from "../support/visit.ts";
import { say } from "../support/words.ts";

test("an agency that offers XML alone", async ({ page, agency, portal }) => {
  await agency.mode("city", { formats: "xml" });
  await portal.configure(adapter("city", { format: "xml" }));
  const reference = await fileShort(page);
  const row = await agency.onlyStored();
  expect(row.service_request_id).toBe(reference);
  expect(written(row.description)).toBe(ANSWERS.description);
  await agency.act(row, "close", "Fixed.");
  await page.getByRole("link", { name: say("sent.follow_button") }).click();
  await expect(page.getByRole("main")).toContainText(say("status.closed_sentence"));
  await expect(page.getByRole("main")).toContainText("Fixed.");
});

test("an agency that answers with a token", async ({ page, agency }) => {
  await agency.mode("city", { answers: "token_only", token_delay_ms: 1500 });
  await fillShort(page);
  await send(page);
  await expect(heading(page)).toHaveText(say("pending.title"));
  const row = await agency.onlyStored();
  expect(row.token).toBeTruthy();
  // The page asks by itself until there is a reference.
  await expect(heading(page)).toHaveText(say("sent.title"), { timeout: 15_000 });
  await expect(page.locator("#reference")).toHaveText(row.service_request_id);
});

test("a token that takes long is asked for on demand, and again in My requests", async ({ page, agency }) => {
  await agency.mode("city", { answers: "token_only", token_delay_ms: 600_000 });
  await ownDevice(page);
  await fillShort(page);
  await send(page);
  await page.getByRole("button", { name: say("pending.check") }).click();
  await expect(page.getByText(say("pending.not_yet"))).toBeVisible();
  await open(page, "/requests");
  const card = page.getByRole("listitem").filter({ hasText: "Traffic lights" });
  await expect(card).toContainText(say("tag.pending"));
});

test("a service that gives no reference", async ({ page, agency }) => {
  await open(page, "/services/transit/thanks%20a%20driver");
  await expect(page.getByRole("main")).toContainText(say("service.blackbox"));
  await page.getByRole("link", { name: say("service.start") }).click();
  await expect(heading(page)).not.toHaveText("Thank a driver");
  for (let step = 0; step < 12; step += 1) {
    if ((await heading(page).innerText()) === say("check.title")) break;
    const description = page.getByLabel(say("description.label"));
    if (await description.isVisible()) await description.fill("She waited for me. Thank you!");
    const before = page.url();
    await goOn(page);
    await expect(page).not.toHaveURL(before);
  }
  await send(page);
  await expect(heading(page)).toHaveText(say("sent.title"));
  await expect(page.getByRole("main")).toContainText(say("accepted.text"));
  await expect(page.locator("#reference")).toHaveCount(0);
  const row = await agency.onlyStored();
  expect(row).toMatchObject({ jurisdiction: "transit", service_code: "thanks a driver" });
  expect(written(row.description)).toBe("She waited for me. Thank you!");
});

test("a service whose code needs escaping", async ({ page, guard }) => {
  await open(page, "/services?q=escalator");
  await page.getByRole("link", { name: "Lift or escalator out of order" }).click();
  await expect(page).toHaveURL(/\/services\/transit\/LIFT%2FESC%201$/);
  await expect(heading(page)).toHaveText("Lift or escalator out of order");
  await page.reload();
  await expect(heading(page)).toHaveText("Lift or escalator out of order");
  await page.getByRole("link", { name: say("service.start") }).click();
  await expect(page.getByText(/^Step 1 of/)).toBeVisible();
  expect(guard.posts()).toHaveLength(0);
});

test("the recorded answers of a real agency", async ({ page, agency, portal }) => {
  await portal.configure((configuration) => {
    configuration.agencies = [
      {
        id: "recorded",
        name: { en: "San Francisco, recorded" },
        adapter: {
          kind: "open311",
          base_url: `${agency.origin}/recorded/open311/v2/`,
          format: "xml",
          media: "none",
        },
      },
    ];
    configuration.common_services = [];
  });
  await open(page, "/services?q=damaged%20tree");
  await page.getByRole("link", { name: "Damaged_Tree" }).click();
  await expect(heading(page)).toHaveText("Damaged_Tree");
  await page.getByRole("link", { name: say("service.start") }).click();
  await page.getByLabel(say("address.label")).fill("8th Ave and Judah St");
  await goOn(page);
  await page.getByLabel(say("description.label")).fill("A branch hangs loose.");
  await goOn(page);
  await expect(heading(page)).toContainText(say("contact_details.title"));
  await goOn(page);
  await send(page);
  await expect(page.locator("#reference")).toHaveText("293944");
  await page.getByRole("link", { name: say("sent.follow_button") }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText(say("status.closed_sentence"));
  await expect(main).toContainText("Duplicate request.");
  await expect(main).toContainText("8TH AVE and JUDAH ST");
});
