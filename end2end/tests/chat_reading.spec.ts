// Reading in a chat: whoever is at its end stays there, and what is read further up stays where it is.

import type { Page } from "@playwright/test";
import type { Desk } from "../support/chat.ts";
import { begin, button, expect, field, row, send, test } from "../support/chat_test.ts";
import { say } from "../support/words.ts";

test.setTimeout(180_000);

/** A chat with a person who has said this many things. Gives how to have more said. */
async function talk(page: Page, desk: Desk, count: number) {
  await begin(page);
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
  const chat = await desk.newest();
  await desk.act(chat, "take", "agent-kim");
  let said = 0;
  const more = async (count: number) => {
    for (const end = said + count; said < end; ) await desk.act(chat, "write", "agent-kim", `Message ${(said += 1)}.`);
    await expect(message(page, said)).toHaveCount(1);
  };
  await more(count);
  return more;
}

const message = (page: Page, number: number) => row(page, `Message ${number}.`);
const scroller = (page: Page) => page.getByRole("region", { name: say("chat.messages") });

/** Whether the whole of a message can be seen where messages are. */
const isSeen = async (page: Page, number: number) => {
  const [outer, inner] = [await scroller(page).boundingBox(), await message(page, number).boundingBox()];
  return inner!.y >= outer!.y && inner!.y + inner!.height <= outer!.y + outer!.height + 1;
};

/** Where a message is, from the top of the place where messages are. */
const place = async (page: Page, number: number) =>
  (await message(page, number).boundingBox())!.y - (await scroller(page).boundingBox())!.y;

/** Goes up to a message. */
async function goUp(page: Page, number: number) {
  await message(page, number).evaluate((row) => row.scrollIntoView({ block: "start" }));
  await expect.poll(() => isSeen(page, number)).toBe(true);
}

test("whoever is at the end stays there, whatever comes and however the window is turned", async ({ page, desk }) => {
  const more = await talk(page, desk, 15);
  await expect.poll(() => isSeen(page, 15)).toBe(true);
  for (const size of [{ width: 390, height: 844 }, { width: 844, height: 390 }, { width: 1280, height: 900 }]) {
    await page.setViewportSize(size);
    await expect.poll(() => isSeen(page, 15), `${size.width} × ${size.height}`).toBe(true);
  }
  await more(1);
  await expect.poll(() => isSeen(page, 16)).toBe(true);
  await expect(button(page, "chat.below")).toHaveCount(0);
});

test("what is read stays where it is when something comes, which a button leads to", async ({ page, desk }) => {
  const more = await talk(page, desk, 15);
  await goUp(page, 3);
  const before = await place(page, 3);
  await more(2);
  await expect(button(page, "chat.below")).toBeVisible();
  expect(Math.abs((await place(page, 3)) - before)).toBeLessThanOrEqual(2);
  expect(await isSeen(page, 17)).toBe(false);
  await button(page, "chat.below").click();
  await expect.poll(() => isSeen(page, 17)).toBe(true);
  await expect(button(page, "chat.below")).toHaveCount(0);
});

test("whoever says something sees what becomes of it", async ({ page, desk }) => {
  await talk(page, desk, 15);
  await goUp(page, 2);
  await send(page, "I have read that");
  await expect(row(page, "I have read that")).toBeInViewport();
  await expect(button(page, "chat.below")).toHaveCount(0);
  await expect(field(page)).toBeFocused();
});

test("a long chat shows its end, and more of it each time that is wanted", async ({ page, desk }) => {
  const more = await talk(page, desk, 130);
  const rows = page.locator("#chat-list > li");
  await expect(rows).toHaveCount(100);
  await expect(message(page, 31)).toHaveCount(1);
  await expect(message(page, 30)).toHaveCount(0);

  // What leaves the list at its beginning moves nothing either.
  await goUp(page, 60);
  const before = await place(page, 60);
  await more(1);
  await expect(message(page, 31)).toHaveCount(0);
  expect(Math.abs((await place(page, 60)) - before)).toBeLessThanOrEqual(2);

  await scroller(page).evaluate((scroller) => scroller.scrollBy(0, -scroller.scrollHeight));
  const first = await place(page, 32);
  await button(page, "chat.earlier").click();
  await expect(message(page, 1)).toHaveCount(1);
  expect(Math.abs((await place(page, 32)) - first)).toBeLessThanOrEqual(2);
  await expect(button(page, "chat.earlier")).toHaveCount(0);
});
