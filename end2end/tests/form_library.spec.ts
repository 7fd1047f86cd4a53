// The library of forms' scripts: fetched for the forms that call it, once, and for no others.

import type { Page } from "@playwright/test";
import { failedRequest } from "../support/guard.ts";
import { expect, test } from "../support/test.ts";
import { open } from "../support/visit.ts";
import { say } from "../support/words.ts";

const LIBRARY = /\/assets\/library\.[^/]*\.txt$/;
const FORM = "calculated_values";
const QUESTION = "I have a value of 2";
const ANSWER = "Value of radio button selected, times 10";

/** How often the library was asked for. */
function asked(page: Page): string[] {
  const paths: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (LIBRARY.test(pathname)) paths.push(pathname);
  });
  return paths;
}

/** Has the form's calculation call lodash, as other real forms do. */
async function callTheLibrary(page: Page) {
  await page.route(/\/formio\/calculated_values$/, async (route) => {
    const response = await route.fetch();
    const before = await response.text();
    const called = "value = _.sum([data.myTestRadio * 9, +data.myTestRadio]);";
    const body = before.replaceAll("value = data.myTestRadio * 10;", called);
    expect(body).not.toBe(before);
    await route.fulfill({ response, body });
  });
}

test.beforeEach(async ({ agency, portal }) => {
  await portal.configure(({ agencies }) => {
    const forms = [{ path: FORM, title: { en: "Sums" } }];
    const adapter = { kind: "formio", base_url: `${agency.origin}/formio/`, forms };
    agencies.push({ id: "registry", name: { en: "Registry of Forms" }, adapter });
  });
});

async function expectCalculated(page: Page) {
  await page.getByText(QUESTION, { exact: true }).click();
  await expect(page.locator(".form-group").filter({ hasText: ANSWER })).toContainText("20");
}

test("a form whose scripts do without never fetches it", async ({ page }) => {
  const paths = asked(page);
  await open(page, `/services/registry/${FORM}/form/1`);
  await expectCalculated(page);
  await page.waitForLoadState("networkidle");
  expect(paths).toEqual([]);
});

test("a form whose scripts call it fetches it once, and calculates", async ({ page }) => {
  const paths = asked(page);
  await callTheLibrary(page);
  await open(page, `/services/registry/${FORM}/form/1`);
  await expectCalculated(page);
  expect(paths).toHaveLength(1);
});

test("where it does not come the page says so, and it comes when tried again", async ({ page, guard }) => {
  guard.allow(failedRequest);
  await callTheLibrary(page);
  await page.route(LIBRARY, (route) => route.abort());
  await open(page, `/services/registry/${FORM}/form/1`);
  await expect(page.getByText(say("page.missing_title"))).toBeVisible();
  await expect(page.getByLabel(QUESTION)).toHaveCount(0);
  await page.unroute(LIBRARY);
  await page.getByRole("button", { name: say("try_again") }).click();
  await expectCalculated(page);
});

test("one that somebody has changed is not run", async ({ page, guard }) => {
  guard.allow(failedRequest, /integrity/i);
  await callTheLibrary(page);
  await page.route(LIBRARY, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()} ` });
  });
  await open(page, `/services/registry/${FORM}/form/1`);
  await expect(page.getByText(say("page.missing_title"))).toBeVisible();
});
