// What the device keeps, and whose it is.

import { type Page, expect } from "@playwright/test";
import { open } from "./visit.ts";
import { type Say, say as english } from "./words.ts";

/** Says that this is the citizen's own device, so that what is kept outlives the page. */
export async function ownDevice(page: Page, origin = "", say: Say = english) {
  await open(page, `${origin}/settings`);
  await page.getByRole("button", { name: say("keep.own") }).click();
  await expect(page.getByText(say("keep.is_own"))).toBeVisible();
}

/** How many records the vault has in its database, readable or not. */
export const records = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const request = indexedDB.open("frontdoor");
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          const count = database.transaction("records").objectStore("records").count();
          count.onsuccess = () => {
            database.close();
            resolve(count.result);
          };
          count.onerror = () => reject(count.error);
        };
      }),
  );

/** Waits until nothing that was typed is still on its way to the database. */
export async function saved(page: Page) {
  // Typing is kept within 400 ms; sealing and writing it take some more, on a machine that builds at the same
  // time too.
  await page.waitForTimeout(process.env.CI ? 2_000 : 1_000);
}
