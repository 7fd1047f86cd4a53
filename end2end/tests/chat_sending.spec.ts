// Sending in a chat: the keys, what the server refuses, what cannot be attached, and what photos tell.

import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe.ts";
import { begin, button, expect, field, row, send, test } from "../support/chat_test.ts";
import { ownDevice } from "../support/device.ts";
import { failedRequest } from "../support/guard.ts";
import { SECRET, phoneJpeg } from "../support/photos.ts";
import { beyondThePicture } from "../support/pictures/bare.ts";
import { say } from "../support/words.ts";

test.setTimeout(180_000);

const SENDS = /\/rooms\/[^/]+\/send\/m\.room\.message\//;

test.beforeEach(async ({ page }) => {
  await ownDevice(page);
  await begin(page);
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
});

/** Has the server refuse whatever is said from here on. */
const refuse = (page: Page) =>
  page.route(SENDS, async (route) => {
    if (route.request().method() !== "PUT") return route.continue();
    const headers = { "access-control-allow-origin": "*" };
    await route.fulfill({ status: 403, headers, json: { errcode: "M_FORBIDDEN", error: "You may not." } });
  });

test("what the server refuses can be deleted, or sent again, and what is behind it keeps its turn", async ({ page, desk, guard }) => {
  guard.allow(failedRequest);
  await refuse(page);
  await send(page, "Delete me");
  const deleted = row(page, "Delete me");
  await expect(deleted.getByRole("alert")).toHaveText(say("chat.failed"));
  await send(page, "Send me again");
  const again = row(page, "Send me again");
  await expect(again).toContainText(say("chat.sending"));
  await expectAccessible(page, "refused");

  await deleted.getByRole("button", { name: say("chat.discard") }).click();
  await expect(deleted).toHaveCount(0);
  // The button is gone, and the focus is where one goes on.
  await expect(field(page)).toBeFocused();
  await expect(again.getByRole("alert")).toHaveText(say("chat.failed"));
  await page.unroute(SENDS);
  await again.getByRole("button", { name: say("chat.retry") }).click();
  await expect(again.locator(".message__time")).toBeVisible();
  await expect(again).toHaveCount(1);
  const stored = async () => (await desk.newest()).messages.map(({ body }) => body);
  await expect.poll(stored).toContain("Send me again");
  const bodies = await stored();
  expect(bodies.filter((body) => body === "Send me again")).toHaveLength(1);
  expect(bodies).not.toContain("Delete me");
});

test("Ctrl and Enter send, and Enter alone only where that is wanted", async ({ page, desk }) => {
  await field(page).pressSequentially("Line one");
  await field(page).press("Enter");
  await field(page).pressSequentially("line two");
  await expect(field(page)).toHaveValue("Line one\nline two");
  await field(page).press("Control+Enter");
  await expect(field(page)).toHaveValue("");
  await page.getByLabel(say("chat.enter_sends")).press("Space");
  await field(page).fill("Above");
  await field(page).press("End");
  await field(page).press("Shift+Enter");
  await field(page).pressSequentially("below");
  await field(page).press("Enter");
  await expect(field(page)).toHaveValue("");
  // Nothing that was not written is sent.
  await field(page).press("Enter");
  await expect
    .poll(async () => {
      const { messages } = await desk.newest();
      return messages.filter(({ sender }) => !/^@(desk|agent)/.test(sender)).map(({ body }) => body);
    })
    .toEqual(expect.arrayContaining(["Line one\nline two", "Above\nbelow"]));
  const { messages } = await desk.newest();
  expect(messages.filter(({ body }) => body.trim() === "")).toEqual([]);
});

test("what is typed and not sent is there again after a reload", async ({ page }) => {
  await field(page).pressSequentially("Half a sent");
  // It is written down once typing rests.
  await expect
    .poll(async () => {
      await page.waitForTimeout(800);
      await page.reload();
      await expect(field(page)).toBeVisible();
      return field(page).inputValue();
    })
    .toBe("Half a sent");
});

test("a photo tells the agency nothing but what it shows", async ({ page, browser, desk }) => {
  const buffer = await phoneJpeg(browser);
  expect(buffer.includes(SECRET)).toBe(true);
  await page.locator("#chat-file").setInputFiles({ name: "home.jpeg", mimeType: "image/jpeg", buffer });
  await expect(row(page, "home.jpg").locator(".message__time")).toBeVisible();
  const sent = async () => (await desk.newest()).messages.find(({ body }) => body === "home.jpg")?.uri;
  await expect.poll(sent).toBeTruthy();
  const stored = await desk.file((await sent())!);
  expect(beyondThePicture(stored)).toEqual([]);
  expect(stored.includes(SECRET)).toBe(false);
  // It is a picture that the citizen can look at as well.
  await row(page, "home.jpg").getByRole("button").click();
  const picture = row(page, "home.jpg").getByRole("img");
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([240, 320]);
});

test("what cannot be attached is explained, and nothing is sent", async ({ page, desk }) => {
  const attach = (name: string, mimeType: string, buffer: Buffer) =>
    page.locator("#chat-file").setInputFiles({ name, mimeType, buffer });
  const trouble = page.locator(".chat__composer").getByRole("alert");
  await attach("long.txt", "text/plain", Buffer.alloc(10_000_001, "x"));
  await expect(trouble).toContainText(say("chat.file_large", { file: "long.txt", megabytes: 10 }));
  await attach("broken.jpg", "image/jpeg", Buffer.from("no picture"));
  await expect(trouble).toContainText("broken.jpg");
  await attach("fine.txt", "text/plain", Buffer.from("fine"));
  await expect(row(page, "fine.txt")).toBeVisible();
  await expect(trouble).toBeEmpty();
  await expect.poll(async () => (await desk.newest()).messages.map(({ body }) => body)).toContain("fine.txt");
  expect((await desk.newest()).messages.filter(({ uri }) => uri)).toHaveLength(1);
});

test("a file that does not come can be fetched again", async ({ page, desk, guard }) => {
  guard.allow(failedRequest);
  const chat = await desk.newest();
  await desk.act(chat, "take", "agent-kim");
  await desk.attach(chat, "plan.txt", "text/plain", "the plan");
  const file = row(page, "plan.txt");
  await page.route(/\/media\/download\//, (route) => route.abort());
  await file.getByRole("button").click();
  await expect(file).toContainText(say("chat.file_lost"));
  await page.unroute(/\/media\/download\//);
  await button(page, "chat.file_open").or(file.getByRole("button")).first().click();
  await expect(file.getByRole("link")).toHaveAttribute("download", "plan.txt");
});
