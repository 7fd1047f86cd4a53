// A chat without a mouse, from the way to it to its end; the focus moves by nothing but keys, and can be seen.

import { button, expect, field, row, test } from "../support/chat_test.ts";
import { tabTo } from "../support/keyboard.ts";
import { heading, open } from "../support/visit.ts";
import { say } from "../support/words.ts";

test.setTimeout(180_000);

test("a chat by keyboard alone", async ({ page, desk }) => {
  await open(page, "/");
  await expect(page.locator(".card").first()).toBeVisible();
  await tabTo(page, say("chat.open"), 60);
  await page.keyboard.press("Enter");
  await expect(page.locator("#dock-title")).toBeFocused();
  await expect(button(page, "chat.start")).toBeVisible();
  await tabTo(page, say("chat.question"));
  await page.keyboard.type("pothole");
  await tabTo(page, say("chat.about_page", { page: say("home.document_title") }));
  await page.keyboard.press("Space");
  await tabTo(page, say("chat.start"));
  await page.keyboard.press("Enter");

  await expect(field(page)).toBeFocused();
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
  await page.keyboard.type("I want a person");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(say("chat.phase_queued"))).toBeVisible();
  const chat = await desk.newest();
  expect(chat.context).toBeFalsy();
  await desk.act(chat, "take", "agent-kim");
  await desk.act(chat, "write", "agent-kim", "I am Kim");
  await desk.attach(chat, "plan.txt", "text/plain", "the plan");
  await expect(row(page, "plan.txt")).toBeVisible();
  await expect(field(page)).toBeFocused();

  await tabTo(page, say("chat.file_open"), 5, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(row(page, "plan.txt").getByRole("link")).toBeFocused();
  const download = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  expect((await download).suggestedFilename()).toBe("plan.txt");

  // What was said before is read with the keys for scrolling.
  await tabTo(page, "", 1, "Shift+Tab");
  const scroller = page.getByRole("region", { name: say("chat.messages") });
  await expect(scroller).toBeFocused();
  const top = () => scroller.evaluate(({ scrollTop }) => scrollTop);
  expect(await top()).toBe(0);
  await page.keyboard.press("PageUp");
  await expect.poll(top).toBeLessThan(0);

  await tabTo(page, say("chat.end"));
  await page.keyboard.press("Enter");
  // The answer has the focus, and says what it answers.
  await expect(button(page, "chat.end_yes")).toBeFocused();
  await expect(button(page, "chat.end_yes")).toHaveAccessibleDescription(say("chat.end_sure"));
  await page.keyboard.press("Enter");
  await expect(page.getByText(say("chat.ended_citizen"))).toBeVisible();
  await expect(page.locator("#chat-standing")).toBeFocused();
  await tabTo(page, say("chat.rating_5"));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByLabel(say("chat.rating_4"), { exact: true })).toBeChecked();
  await tabTo(page, say("chat.rating_send"));
  await page.keyboard.press("Enter");
  await expect(page.getByText(say("chat.thanks"))).toBeVisible();
  await expect(page.locator("#chat-standing")).toBeFocused();
  await expect.poll(async () => (await desk.newest()).rating).toMatchObject({ score: 4 });

  await page.keyboard.press("Escape");
  await expect(page.locator("#dock-open")).toBeFocused();

  // On its own page there is a heading to come back to once all is erased.
  await page.keyboard.press("Enter");
  await tabTo(page, say("chat.as_page"), 3);
  await page.keyboard.press("Enter");
  await expect(heading(page)).toBeFocused();
  await tabTo(page, say("chat.erase_after"));
  await page.keyboard.press("Enter");
  await expect(button(page, "chat.erase_yes")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(button(page, "chat.start")).toBeVisible();
  await expect(heading(page)).toBeFocused();
});
