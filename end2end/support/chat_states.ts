// Every state that a chat can be in, one after the other, in any language.

import type { BrowserContext, Page } from "@playwright/test";
import type { Desk } from "./chat.ts";
import { begin, button, expect, field, row, send } from "./chat_test.ts";
import { open } from "./visit.ts";
import type { Key, Say } from "./words.ts";

/** Goes through them and has each looked at. The last one, an encrypted room, is a chat of its own. */
export async function throughChat(
  { page, context, desk, say }: { page: Page; context: BrowserContext; desk: Desk; say: Say },
  look: (state: string) => Promise<void>,
) {
  const press = (key: Key) => button(page, key, say).click();
  await desk.turn("closed");
  await open(page, "/chat");
  await expect(page.getByText(say("chat.desk_closed"))).toBeVisible();
  await press("chat.leave_message");
  await expect(page.getByText(say("chat.message_missing"))).toBeVisible();
  await look("closed, with a problem");

  await desk.turn("busy");
  await page.reload();
  await expect(button(page, "chat.start", say)).toBeVisible();
  await look("busy, before");

  await desk.turn("open");
  await begin(page, "pothole", say);
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
  await look("bot");

  await send(page, "I want a person", say);
  await expect(page.getByText(say("chat.phase_queued"))).toBeVisible();
  await look("queued");

  const chat = await desk.newest();
  await desk.act(chat, "take", "agent-kim");
  await desk.act(chat, "write", "agent-kim", "See https://a.example/x, please.");
  await desk.attach(chat, "plan.txt", "text/plain", "the plan");
  await expect(row(page, "plan.txt")).toBeVisible();
  await look("person, with a link and a file");

  await context.setOffline(true);
  await send(page, "Into the tunnel", say);
  await expect(row(page, "Into the tunnel")).toBeVisible();
  await look("without a network");
  await context.setOffline(false);
  await expect
    .poll(async () => (await desk.newest()).messages.map(({ body }) => body))
    .toContain("Into the tunnel");

  await desk.act(chat, "end", "", "Done");
  await expect(page.getByText(say("chat.rating_title"))).toBeVisible();
  await look("ended, to be rated");
  await press("chat.rating_skip");
  await look("ended");
  await press("chat.erase_after");
  await look("asked whether to erase");
  await press("chat.erase_yes");

  await begin(page, "Before", say);
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
  await desk.encrypt(await desk.newest());
  await expect(page.getByText(say("chat.encrypted_title"))).toBeVisible();
  await expect(field(page, say)).toHaveCount(0);
  await look("encrypted");
}
