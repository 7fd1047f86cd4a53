// The shortest form there is: a service of the city that asks for a place and what happened.

import { type Page, expect } from "@playwright/test";
import { goOn, heading, open } from "./visit.ts";
import { type Say, say as english } from "./words.ts";

/** The service. */
export const SHORT = {
  agency: "city",
  code: "004",
  name: "Traffic lights or crossing not working",
  form: "/services/city/004/form",
} as const;

/** What is typed into it. */
export const ANSWERS = {
  address: "12 Harbour Street",
  description: "The green figure stays dark. Ünïcode — “ok” 🚦",
} as const;

/** A stored description as the citizen wrote it: without the reference that the portal puts at its end. */
export const written = (description: string) => description.replace(/\r?\n\[ref [0-9A-Z]{8}\]$/, "");

/** Fills the short form from its first page to the check of the answers. */
export async function fillShort(page: Page, say: Say = english) {
  await open(page, `${SHORT.form}/1`);
  await page.getByLabel(say("address.label")).fill(ANSWERS.address);
  await goOn(page, say);
  await page.getByLabel(say("description.label")).fill(ANSWERS.description);
  await goOn(page, say);
  await expect(heading(page)).toContainText(say("photos.title", { count: 3 }));
  await goOn(page, say);
  await expect(heading(page)).toContainText(say("contact_details.title"));
  await goOn(page, say);
  await expect(heading(page)).toHaveText(say("check.title"));
}

/** Sends what is filled in. */
export async function send(page: Page, say: Say = english) {
  await page.getByRole("button", { name: say("check.send"), exact: true }).click();
}

/** Fills the short form, sends it, and gives the reference that the citizen gets. */
export async function fileShort(page: Page, say: Say = english): Promise<string> {
  await fillShort(page, say);
  await send(page, say);
  await expect(heading(page)).toHaveText(say("sent.title"));
  return page.locator("#reference").innerText();
}

/** Expects every answer of the short form on the check page. */
export async function expectAnswersKept(page: Page) {
  for (const answer of Object.values(ANSWERS)) {
    await expect(page.getByRole("main")).toContainText(answer);
  }
}
