// One agency that is down never takes another with it.

import type { Page } from "@playwright/test";
import { failedRequest } from "../support/guard.ts";
import { adapter, closedOrigin } from "../support/portal.ts";
import { expect, test } from "../support/test.ts";
import { goTo, heading, open } from "../support/visit.ts";
import { type Key, say } from "../support/words.ts";

const CITY = "City of Marlow Bay";

test.beforeEach(({ guard }) => guard.allow(failedRequest));

/** The other agency's services are listed and can be opened. */
async function expectTheOtherWorks(page: Page) {
  await page.getByRole("link", { name: "Late or missing bus" }).click();
  await expect(heading(page)).toHaveText("Late or missing bus");
  await expect(page.getByRole("listitem").filter({ hasText: "Which line" })).toBeVisible();
}

for (const { kind, title } of [
  { kind: "drop_before_store", title: "failure.unreachable" },
  { kind: "no_cors", title: "failure.unreachable" },
  { kind: "cut_answer", title: "failure.unreachable" },
  { kind: "html_200", title: "failure.not_an_answer" },
  { kind: "malformed_json", title: "failure.fault" },
  { kind: "error_500_before_store", title: "failure.fault" },
  { kind: "plain_text_404", title: "failure.missing" },
  { kind: "too_many_requests", title: "failure.busy" },
] satisfies { kind: string; title: Key }[]) {
  test(`the list of services meets ${kind}`, async ({ page, agency }) => {
    await agency.misbehave("city", { on: "services", kind });
    await open(page, "/services");
    const block = page.locator("section.state").filter({
      has: page.getByRole("heading", { name: say(title, { agency: CITY }) }),
    });
    await expect(block).toBeVisible();
    await expect(page.getByRole("link", { name: "Late or missing bus" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Pothole" })).toHaveCount(0);
    await expect(page.getByRole("main")).toContainText("555 0100");
    // Above the list too: its end may be far.
    const missing = page.getByText(say("services.without", { agency: CITY }));
    await expect(missing).toBeVisible();
    expect((await missing.boundingBox())!.y).toBeLessThan((await block.boundingBox())!.y);

    await agency.behave("city");
    await block.getByRole("button", { name: say("try_again") }).click();
    await expect(page.getByRole("link", { name: "Pothole" })).toBeVisible();
    await expect(block).toHaveCount(0);
    await expect(missing).toHaveCount(0);
    await expectTheOtherWorks(page);
  });
}

test("a slow agency does not hold up the other", async ({ page, agency }) => {
  await agency.misbehave("city", { on: "services", kind: "delay", ms: 4_000 });
  await open(page, "/services");
  await expect(page.getByRole("link", { name: "Late or missing bus" })).toBeVisible();
  await expect(page.getByText(say("agency.waiting", { agency: CITY }))).toBeVisible();
  await expect(page.getByRole("link", { name: "Pothole" })).toBeVisible();
  await expect(page.getByText(say("agency.waiting", { agency: CITY }))).toHaveCount(0);
});

test("an agency at whose address nobody listens", async ({ page, portal }) => {
  const base_url = `${await closedOrigin()}/open311/v2/`;
  await portal.configure(adapter("city", { base_url }));
  await open(page, "/");
  await expect(page.getByRole("link", { name: "Late or missing bus" })).toBeVisible();
  await open(page, "/services");
  const title = say("failure.unreachable", { agency: CITY });
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await expectTheOtherWorks(page);
});

test("a service, its questions and a request that cannot be fetched can be tried again", async ({ page, agency }) => {
  const { service_request_id: reference } = await agency.file("city", {
    service_code: "004",
    address_string: "1 Mill Lane",
    description: "It is dark.",
  });
  for (const { on, path, arrived } of [
    { on: "services", path: "/services/city/001", arrived: "Where on the road is it?" },
    { on: "definition", path: "/services/city/001", arrived: "Where on the road is it?" },
    { on: "definition", path: "/services/city/001/form/2", arrived: "In a cycle lane" },
    { on: "request", path: `/requests/city/${reference}`, arrived: "It is dark." },
  ] as const) {
    await agency.misbehave("city", { on, kind: "html_200" });
    await open(page, path);
    const title = say("failure.not_an_answer", { agency: CITY });
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    await expect(page.getByRole("main")).toContainText("555 0100");
    await agency.behave("city");
    await page.getByRole("button", { name: say("try_again") }).click();
    await expect(page.getByRole("main")).toContainText(arrived);
    await expect(page.getByRole("heading", { name: title })).toHaveCount(0);
  }
});

test("a request that is on the screen stays there when a refresh fails", async ({ page, agency }) => {
  const { service_request_id: reference } = await agency.file("city", {
    service_code: "004",
    address_string: "1 Mill Lane",
    description: "It is dark.",
  });
  await open(page, `/requests/city/${reference}`);
  const main = page.getByRole("main");
  await expect(main).toContainText("It is dark.");
  await agency.misbehave("city", { on: "request", kind: "drop_before_store" });
  await page.getByRole("button", { name: say("request.refresh") }).click();
  const title = say("failure.unreachable", { agency: CITY });
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await expect(main).toContainText("It is dark.");
  await expect(main).toContainText(/As of/);
});

test("a list of services without a network", async ({ page, context }) => {
  await open(page, "/settings");
  await context.setOffline(true);
  await goTo(page, "nav.services");
  await expect(page.getByRole("heading", { name: say("failure.offline") }).first()).toBeVisible();
  await context.setOffline(false);
  const retry = page.getByRole("button", { name: say("try_again") });
  while ((await retry.count()) > 0) await retry.first().click();
  await expect(page.getByRole("link", { name: "Pothole" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Late or missing bus" })).toBeVisible();
});
