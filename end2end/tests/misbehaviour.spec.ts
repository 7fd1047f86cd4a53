// Whatever goes wrong on the way, the page says what is known and keeps what was typed.

import type { Page } from "@playwright/test";
import { SHORT, expectAnswersKept, fillShort, send } from "../support/filing.ts";
import { failedRequest } from "../support/guard.ts";
import { adapter } from "../support/portal.ts";
import { expect, test } from "../support/test.ts";
import { heading } from "../support/visit.ts";
import { say } from "../support/words.ts";

/** Waits that outlast the answer, for a server that is merely slow. */
const SLOW = 1_500;

test.beforeEach(({ guard }) => guard.allow(failedRequest));

/** From "We cannot tell" back to the form, where every answer still is. */
async function expectWayBack(page: Page) {
  const main = page.getByRole("main");
  await expect(main).toContainText("555 0100");
  await page.getByText(say("sent.what")).click();
  await expectAnswersKept(page);
  await page.getByRole("link", { name: say("unknown.again") }).click();
  await expect(heading(page)).toHaveText(say("check.title"));
  await expectAnswersKept(page);
}

for (const { kind, stored } of [
  { kind: "drop_before_store", stored: 0 },
  { kind: "drop_after_store", stored: 1 },
  { kind: "late_commit", stored: 1 },
  { kind: "error_500_before_store", stored: 0 },
  { kind: "error_500_after_store", stored: 1 },
  { kind: "html_200", stored: 0 },
  { kind: "cut_answer", stored: 1 },
  { kind: "malformed_json", stored: 1 },
  { kind: "malformed_xml", stored: 1 },
  { kind: "no_cors", stored: 1 },
  { kind: "empty_list", stored: 1 },
  { kind: "duplicate_400", stored: 0 },
]) {
  test(`${kind}: nobody can tell whether it arrived`, async ({ page, agency, guard }) => {
    await fillShort(page);
    await agency.misbehave("city", { on: "post", kind, ms: 300 });
    await send(page);
    await expect(heading(page)).toHaveText(say("unknown.title"));
    expect(guard.posts()).toHaveLength(1);
    await expectWayBack(page);
    await expect.poll(() => agency.stored()).toHaveLength(stored);

    // It is a state of its own on the list as well: neither sent nor failed.
    await page.getByRole("link", { name: say("nav.requests") }).first().click();
    const card = page.getByRole("listitem").filter({ hasText: SHORT.name });
    await expect(card).toContainText(say("tag.unknown"));
  });
}

test("malformed_xml where XML is asked for", async ({ page, agency, portal }) => {
  await portal.configure(adapter("city", { format: "xml" }));
  await fillShort(page);
  await agency.misbehave("city", { on: "post", kind: "malformed_xml" });
  await send(page);
  await expect(heading(page)).toHaveText(say("unknown.title"));
  expect(await agency.stored()).toHaveLength(1);
});

test("a refusal is certain, and says why", async ({ page, agency, guard }) => {
  await fillShort(page);
  await agency.misbehave("city", { on: "post", kind: "refuse_400", times: 1 });
  await send(page);
  const summary = page.getByRole("alert");
  await expect(summary).toContainText("The address lies outside the area of this agency.");
  await expect(summary).toContainText("The description must say what is wrong.");
  await expect(page).toHaveTitle(new RegExp(`^${say("error.title_prefix")}`));
  await expect(page.locator(".error-summary")).toBeFocused();
  await expectAnswersKept(page);
  expect(await agency.stored()).toHaveLength(0);

  await page.getByRole("link", { name: new RegExp(`^${say("change")}`) }).first().click();
  await page.getByLabel(say("address.label")).fill("1 Mill Lane");
  await page.getByRole("button", { name: say("form.continue") }).click();
  await send(page);
  await expect(heading(page)).toHaveText(say("sent.title"));
  expect((await agency.onlyStored()).address_string).toBe("1 Mill Lane");
  expect(guard.posts()).toHaveLength(2);
});

test("too many requests: it was not sent, and sending again works", async ({ page, agency, guard }) => {
  await fillShort(page);
  await agency.misbehave("city", { on: "post", kind: "too_many_requests", times: 1 });
  await send(page);
  await expect(page.getByText(say("not_sent.title"), { exact: true })).toBeVisible();
  await expectAnswersKept(page);
  expect(await agency.stored()).toHaveLength(0);
  await send(page);
  await expect(heading(page)).toHaveText(say("sent.title"));
  await agency.onlyStored();
  expect(guard.posts()).toHaveLength(2);
});

test("offline: it was not sent, and once online it is", async ({ page, context, agency }) => {
  await fillShort(page);
  await context.setOffline(true);
  await expect(page.getByText(say("offline_bar"))).toBeVisible();
  await send(page);
  await expect(page.getByText(say("not_sent.title"), { exact: true })).toBeVisible();
  await expectAnswersKept(page);
  expect(await agency.stored()).toHaveLength(0);
  await context.setOffline(false);
  await expect(page.getByText(say("offline_bar"))).toHaveCount(0);
  await send(page);
  await expect(heading(page)).toHaveText(say("sent.title"));
  await agency.onlyStored();
});

test("a slow answer is waited for, and pressing again sends nothing twice", async ({ page, agency, guard }) => {
  await fillShort(page);
  await agency.misbehave("city", { on: "post", kind: "delay", ms: SLOW });
  const button = page.getByRole("button", { name: say("check.send"), exact: true });
  await button.click();
  await expect(page.getByText(say("check.sending"))).toBeVisible();
  for (let press = 0; press < 5; press += 1) await button.click({ force: true, noWaitAfter: true });
  await expect(heading(page)).toHaveText(say("sent.title"));
  expect(guard.posts()).toHaveLength(1);
  await agency.onlyStored();
});

test("a token on demand leads to a reference", async ({ page, agency }) => {
  await agency.mode("city", { token_delay_ms: 200 });
  await fillShort(page);
  await agency.misbehave("city", { on: "post", kind: "token_only", times: 1 });
  await send(page);
  await expect(heading(page)).toHaveText(say("sent.title"), { timeout: 15_000 });
  const row = await agency.onlyStored();
  await expect(page.locator("#reference")).toHaveText(row.service_request_id);
});

test("a page that is closed while it sends finds its request again", async ({ page, agency }) => {
  await fillShort(page);
  await agency.misbehave("city", { on: "post", kind: "delay", ms: 60_000 });
  await send(page);
  await expect(page.getByText(say("check.sending"))).toBeVisible();
  await page.goto("/requests");
  const card = page.getByRole("listitem").filter({ hasText: SHORT.name });
  await expect(card).toContainText(say("tag.unknown"));
  await card.getByRole("link").click();
  await expect(heading(page)).toHaveText(say("unknown.title"));
  await page.getByText(say("sent.what")).click();
  await expectAnswersKept(page);
});
