// Pages beyond a first visit: a Wasm of their own, fetched when they are wanted or just before.

import { failedRequest } from "../support/guard.ts";
import { expect, test } from "../support/test.ts";
import { goTo, heading, hold, open } from "../support/visit.ts";
import { say } from "../support/words.ts";

const CHUNK = /\/assets\/pages\..*\.wasm$/;

test("a first visit does without them", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await open(page, "/");
  await page.waitForLoadState("networkidle");
  expect(fetched.filter((path) => path.endsWith(".wasm"))).toHaveLength(1);
  await goTo(page, "nav.track");
  await expect(heading(page)).toHaveText(say("track.title"));
  expect(fetched.filter((path) => CHUNK.test(path))).toHaveLength(1);
});

test("while they are on their way, the page says so", async ({ page }) => {
  const release = await hold(page, CHUNK);
  await open(page, "/");
  await goTo(page, "nav.track");
  await expect(page.getByRole("main").getByRole("status")).toHaveText(say("page.waiting"));
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle(new RegExp(`^${say("page.waiting")} – `));
  release();
  await expect(heading(page)).toHaveText(say("track.title"));
  await expect(heading(page)).toBeFocused();
});

test("a citizen who goes on meanwhile is not brought back", async ({ page }) => {
  const release = await hold(page, CHUNK);
  await open(page, "/");
  await goTo(page, "nav.track");
  await expect(page.locator("#page-waiting")).toBeVisible();
  await goTo(page, "nav.services");
  const arrived = page.waitForResponse(CHUNK);
  release();
  await (await arrived).finished();
  await goTo(page, "nav.requests");
  await expect(heading(page)).toHaveText(say("requests.title"));
});

test("one that does not come is explained, and comes when tried again", async ({ page, guard }) => {
  guard.allow(failedRequest);
  await page.route(CHUNK, (route) => route.abort());
  await open(page, "/");
  await goTo(page, "nav.track");
  await expect(heading(page)).toHaveText(say("page.missing"));
  await expect(heading(page)).toBeFocused();
  await page.unroute(CHUNK);
  await page.getByRole("button", { name: say("try_again") }).click();
  await expect(heading(page)).toHaveText(say("track.title"));
  await expect(heading(page)).toBeFocused();
});

test("a form opened by its address has all it needs asked for at once, and once", async ({ page }) => {
  const asked: URL[] = [];
  page.on("request", (request) => asked.push(new URL(request.url())));
  const release = await hold(page, CHUNK);
  const chunk = page.waitForRequest(CHUNK);
  const definition = page.waitForRequest(/\/city\/.*\/services\/001\.json/);
  await page.goto("/services/city/001/form/1");
  // What shows the form is still on its way.
  await Promise.all([chunk, definition]);
  await expect(page.locator("#page-waiting")).toBeVisible();
  release();
  await expect(page.getByRole("progressbar")).toBeVisible();
  expect(asked.filter(({ pathname }) => CHUNK.test(pathname))).toHaveLength(1);
  expect(asked.filter(({ pathname }) => pathname.includes("/services/001."))).toHaveLength(1);
  expect(asked.filter(({ pathname }) => pathname.startsWith("/transit/"))).toEqual([]);
});

test("one that somebody has changed is not run", async ({ page, guard }) => {
  guard.allow(failedRequest, /integrity/i);
  await page.route(CHUNK, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[body.length - 1]! ^= 1;
    await route.fulfill({ response, body, headers: { "content-type": "application/wasm" } });
  });
  await open(page, "/track");
  await expect(heading(page)).toHaveText(say("page.missing"));
});

test("the form comes while its service is read, so that it opens without a network", async ({
  page,
  context,
  guard,
}) => {
  guard.allow(failedRequest);
  const arrived = page.waitForResponse(CHUNK);
  await open(page, "/services/city/004");
  await (await arrived).finished();
  await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
  await context.setOffline(true);
  await page.getByRole("link", { name: say("service.start"), exact: true }).click();
  await expect(page.getByRole("progressbar")).toBeVisible();
});
