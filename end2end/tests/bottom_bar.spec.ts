// The ways of the app that a phone has installed: under the thumb, and never over what is read.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Page, chromium as browsers } from "@playwright/test";
import { expectAccessible } from "../support/axe.ts";
import { expectRoomForSpacedText, expectToFit } from "../support/fit.ts";
import { chromium } from "../support/programs.ts";
import { expect, test } from "../support/test.ts";
import { open, started } from "../support/visit.ts";
import { say, wordsOf } from "../support/words.ts";

/** The portal in a window of its own, as the browser opens an installed app, on a phone's screen. */
async function installedApp(origin: string, locale: string, look: (page: Page) => Promise<void>) {
  const profile = await mkdtemp(join(tmpdir(), "frontdoor-app-"));
  const context = await browsers.launchPersistentContext(profile, {
    executablePath: chromium,
    args: ["--no-sandbox", "--disable-gpu", `--app=${origin}/`],
    baseURL: origin,
    locale,
    viewport: { width: 390, height: 844 },
    serviceWorkers: "block",
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`${origin}/`);
    await started(page);
    expect(await page.evaluate(() => matchMedia("(display-mode: standalone)").matches)).toBe(true);
    await look(page);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

const bar = (page: Page) => page.getByRole("navigation", { name: say("nav.label") });

test("is there in the installed app, leads on, and says where one is", async ({ portal }) => {
  await installedApp(portal.origin, "en-US", async (page) => {
    await expect(page.getByRole("button", { name: say("menu") })).toBeHidden();
    const header = await page.locator(".header").boundingBox();
    expect(header!.height).toBeLessThanOrEqual(64);
    const links = bar(page).getByRole("link");
    for (const box of await Promise.all((await links.all()).map((link) => link.boundingBox()))) {
      expect(box!.y + box!.height).toBeCloseTo(844, 0);
      expect(box!.height).toBeGreaterThanOrEqual(44);
      expect(box!.width).toBeGreaterThanOrEqual(44);
    }
    for (const name of [say("nav.services"), say("nav.track"), say("nav.requests")]) {
      await links.filter({ hasText: name }).click();
      await expect(links.filter({ hasText: name })).toHaveAttribute("aria-current", "page");
    }
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page, `the bar, ${colorScheme}`);
    }
  });
});

test("covers neither the end of a page nor what has the focus", async ({ portal }) => {
  await installedApp(portal.origin, "en-US", async (page) => {
    await open(page, "/services");
    await expect(page.locator(".service-item").nth(20)).toBeVisible();
    const top = (await bar(page).boundingBox())!.y;
    const seen = new Set<string>();
    for (let stops = 0; stops < 60; stops += 1) {
      await page.keyboard.press("Tab");
      const { name, isInBar, bottom } = await page.evaluate(() => {
        const focused = document.activeElement!;
        return {
          name: `${focused.tagName} ${focused.textContent}`,
          isInBar: Boolean(focused.closest(".nav")),
          bottom: focused.getBoundingClientRect().bottom,
        };
      });
      if (isInBar) continue;
      seen.add(name);
      expect(bottom, name).toBeLessThanOrEqual(top);
    }
    expect(seen.size).toBeGreaterThan(20);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const last = page.locator(".dock__link, .footer__list a").last();
    await expect.poll(async () => (await last.boundingBox())!.y + (await last.boundingBox())!.height).toBeLessThanOrEqual(top);
  });
});

test("fits a narrow phone in Arabic, and leaves a low screen to what is read", async ({ portal }) => {
  await installedApp(portal.origin, "ar", async (page) => {
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expectToFit(page);
    await expectRoomForSpacedText(page);
    await page.setViewportSize({ width: 640, height: 360 });
    await expect(page.getByRole("button", { name: wordsOf("ar")("menu") })).toBeVisible();
  });
});

test("is not there in a browser, which has a bar of its own", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "/");
  await expect(page.getByRole("button", { name: say("menu") })).toBeVisible();
  await expect(page.locator(".nav")).toBeHidden();
});
