// The static page: there before the Wasm, useful without it, and replaced without a jolt.

import { expect, test } from "../support/test.ts";
import { heading, hold, open, started } from "../support/visit.ts";
import { say } from "../support/words.ts";

test("the search works before the Wasm has arrived", async ({ page }) => {
  const release = await hold(page, "**/*.wasm");
  await page.goto("/");
  await expect(page.locator("#shell")).toBeVisible();
  await expect(heading(page)).toHaveText(say("home.title"));
  await page.getByLabel(say("search.label")).fill("lost umbrella");
  await page.getByRole("button", { name: say("search.button") }).click();
  await expect(page).toHaveURL(/\/services\?q=lost(\+|%20)umbrella$/);
  await expect(page.locator("#shell")).toBeVisible();
  release();
  await started(page);
  await expect(page.getByRole("searchbox")).toHaveValue("lost umbrella");
  await expect(page.getByRole("main").getByRole("listitem").first()).toContainText("Lost property");
});

test("a Wasm that does not come is explained", async ({ page, guard }) => {
  guard.allow(/Failed to load resource/, /Failed to fetch/, /WebAssembly|wasm/i);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("/");
  const failed = page.locator("#boot-failed");
  await expect(failed).toBeVisible();
  await expect(failed).toContainText(say("boot.failed.title"));
  await page.unroute("**/*.wasm");
  await failed.getByRole("link", { name: say("boot.failed.retry") }).click();
  await started(page);
  await expect(page.locator("#boot-failed")).toBeHidden();
});

test("Wasm that somebody has changed is not run", async ({ page, guard }) => {
  guard.allow(/integrity/i, /Failed to fetch/, /Failed to load resource/);
  await page.route("**/*.wasm", async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[body.length - 1]! ^= 1;
    await route.fulfill({ response, body, headers: { "content-type": "application/wasm" } });
  });
  await page.goto("/");
  await expect(page.locator("#boot-failed")).toBeVisible();
});

test("JavaScript that somebody has changed is not run", async ({ page, guard }) => {
  guard.allow(/integrity/i, /Failed to fetch/, /Failed to load resource/);
  await page.route(/\/assets\/frontdoor\..*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n// changed` });
  });
  await page.goto("/");
  await expect(page.locator("#boot-failed")).toBeVisible();
});

test("a locale file that does not come is explained", async ({ page, guard }) => {
  guard.allow(/Failed to load resource/);
  await page.route(/\/assets\/en\..*\.json$/, (route) => route.abort());
  await page.goto("/");
  await expect(page.getByRole("main")).toContainText("locales/en.json");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the page says what is missing", async ({ page }) => {
    await page.goto("/");
    const message = page.locator("noscript > .page");
    await expect(message).toBeVisible();
    await expect(message).toContainText(say("boot.noscript.title"));
    await expect(message).toContainText(say("boot.noscript.text"));
  });
});

test("nothing moves when the portal takes the place of the static page", async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: { value: number; nodes: string[] }[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        sources: { node: Element | null }[];
      })[]) {
        const nodes = entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? "");
        shifts.push({ value: entry.value, nodes });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await open(page, "/");
  await expect(page.locator(".card").nth(5)).toBeVisible();
  await page.waitForTimeout(300);
  const shifts = await page.evaluate(
    () => (window as unknown as { shifts: { value: number; nodes: string[] }[] }).shifts,
  );
  const total = shifts.reduce((sum, { value }) => sum + value, 0);
  expect(total, JSON.stringify(shifts)).toBeLessThanOrEqual(0.01);
});

test("a wrong portal.json names key, place and remedy", async ({ page, portal }) => {
  await portal.configureText('{\n  "name": "Marlow",\n  "languages": ["en"],\n  "agencys": []\n}');
  await page.goto("/");
  await expect(heading(page)).toHaveText("This portal is not set up correctly");
  const main = page.getByRole("main");
  await expect(main).toContainText("agencys");
  await expect(main).toContainText("line 4");
  await expect(main.getByRole("listitem").first()).toBeVisible();

  await portal.configureText("{ nonsense");
  await page.goto("/");
  await expect(heading(page)).toHaveText("This portal is not set up correctly");
  await portal.configure();
  await open(page, "/");
  await expect(heading(page)).toHaveText(say("home.title"));
});

test("one build serves another agency, in fewer languages", async ({ page, portal }) => {
  await portal.configure((configuration) => {
    Object.assign(configuration, {
      name: { es: "Ventanilla" },
      languages: ["es"],
      agencies: configuration.agencies
        .filter((agency) => agency.id === "transit")
        .map((agency) => ({ ...agency, name: { es: agency.name.es } })),
      contact: [{ kind: "phone", value: "311" }],
      common_services: [],
      notices: [],
    });
  });
  await open(page, "/");
  await expect(page).toHaveTitle(/– Ventanilla$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(page.locator("#language")).toHaveCount(0);
});

test("an agency's logo stands in the header in place of the door", async ({ page, portal }) => {
  const brand = page.locator(".header__brand");
  const door = () => brand.evaluate((element) => getComputedStyle(element, "::before").content);
  await portal.configure((configuration) => {
    configuration.logo = "/icons/icon.svg";
  });
  const logo = brand.locator("img");
  const release = await hold(page, "**/*.wasm");
  await page.goto("/");
  await expect(page.locator("#shell").locator(logo)).toBeVisible();
  release();
  await started(page);
  await expect(logo).toHaveAttribute("alt", "");
  await expect.poll(() => logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  const box = await logo.boundingBox();
  expect(box?.height).toBe(32);
  expect(box?.width).toBeLessThanOrEqual(112);
  expect(await door()).toBe("none");
  await expect(page.getByRole("banner").getByRole("link", { name: "Marlow Bay Services", exact: true })).toBeVisible();

  await portal.configure();
  await open(page, "/");
  await expect(logo).toHaveCount(0);
  expect(await door()).not.toBe("none");
});
