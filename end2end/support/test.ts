// `test` with what every journey needs: a sandbox agency and a portal of this worker's own, and
// the guard.

import { type BrowserContext, type BrowserContextOptions, test as base } from "@playwright/test";
import { Agency } from "./agency.ts";
import { Guard } from "./guard.ts";
import { Portal } from "./portal.ts";

type OfTest = {
  guard: Guard;
  /** Another browser: nothing is kept there yet. */
  freshContext: (options?: BrowserContextOptions) => Promise<BrowserContext>;
};

type OfWorker = {
  agency: Agency;
  portal: Portal;
};

export const test = base.extend<OfTest, OfWorker>({
  agency: [
    async ({}, use) => {
      const agency = await Agency.start();
      await use(agency);
      await agency.stop();
    },
    { scope: "worker" },
  ],
  portal: [
    async ({ agency }, use) => {
      const portal = await Portal.start(agency.origin);
      await use(portal);
      await portal.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ portal }, use) => use(portal.origin),
  guard: [
    async ({ agency, portal, context }, use) => {
      await agency.reset();
      await portal.configure();
      const guard = new Guard(portal);
      await guard.watch(context);
      await use(guard);
      await guard.check();
      await guard.closeOthers(context);
    },
    { auto: true },
  ],
  // Playwright gives a new context the options of the test by itself.
  freshContext: async ({ browser, guard }, use) => {
    await use(async (options = {}) => {
      const context = await browser.newContext(options);
      await guard.watch(context);
      return context;
    });
  },
});

export { expect } from "@playwright/test";
