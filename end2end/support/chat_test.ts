// The test of a chat: a desk of its own, and the parts of the page that a citizen chats with.

import type { Page } from "@playwright/test";
import { Desk } from "./chat.ts";
import { expect as plain, test as base } from "./test.ts";
import { open } from "./visit.ts";
import { type Key, type Say, say as english } from "./words.ts";

/** A test whose portal chats with the city's desk, which is open. */
export const test = base.extend<{ ready: void }, { desk: Desk }>({
  desk: [
    async ({}, use) => {
      const desk = await Desk.start();
      await use(desk);
      await desk.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  ready: [
    async ({ desk, portal, guard }, use) => {
      void guard;
      await portal.configure(desk.configure);
      await desk.turn("open");
      await use();
    },
    { auto: true },
  ],
});

/** Two servers answer, one of which asks the other. */
export const expect = plain.configure({ timeout: 20_000 });

export const button = (page: Page, key: Key, say: Say = english) =>
  page.getByRole("button", { name: say(key), exact: true });
/** A message that says this. */
export const row = (page: Page, text: string) =>
  page.locator(".chat__list > li").filter({ hasText: text });
/** Where messages are written. */
export const field = (page: Page, say: Say = english) =>
  page.getByLabel(say("chat.message_label"), { exact: true });

/** Begins a chat on its own page. */
export async function begin(page: Page, question = "", say: Say = english) {
  await open(page, "/chat");
  await page.getByLabel(say("chat.question")).fill(question);
  await button(page, "chat.start", say).click();
  await expect(field(page, say)).toBeVisible();
}

/** Sends a message by the keyboard. */
export async function send(page: Page, text: string, say: Say = english) {
  await field(page, say).fill(text);
  await field(page, say).press("Control+Enter");
  await expect(field(page, say)).toHaveValue("");
}
