// What goes on around the messages of a chat: who is there, who types, what was read, what is new, and its end.

import { begin, button, expect, field, row, send, test } from "../support/chat_test.ts";
import { expectAccessible } from "../support/axe.ts";
import { failedRequest } from "../support/guard.ts";
import { open } from "../support/visit.ts";
import { say } from "../support/words.ts";

test.setTimeout(180_000);

test("each side sees that the other types, and what it has read", async ({ page, desk }) => {
  await begin(page);
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
  let chat = await desk.newest();
  await desk.act(chat, "take", "agent-kim");
  const kim = say("chat.person", { name: "Kim" });
  await expect(page.locator(".chat__standing")).toHaveText(say("chat.phase_human", { name: kim }));

  await field(page).pressSequentially("Hello");
  await expect.poll(async () => (await desk.seenBy("agent-kim", chat)).types).toBe(true);
  await field(page).press("Control+Enter");
  await expect.poll(async () => (await desk.seenBy("agent-kim", chat)).types).toBe(false);

  await desk.type(chat, "agent-kim", true);
  await expect(page.getByText(say("chat.typing"))).toBeVisible();
  await desk.type(chat, "agent-kim", false);
  await expect(page.getByText(say("chat.typing"))).toHaveCount(0);

  await expect.poll(async () => (await desk.newest()).messages.map(({ body }) => body)).toContain("Hello");
  chat = await desk.newest();
  const hello = chat.messages.find(({ body }) => body === "Hello")!;
  await desk.read(chat, "agent-kim", hello.event);
  await expect(page.locator(".chat__signs")).toHaveText(say("chat.read"));

  await desk.act(chat, "write", "agent-kim", "Good day");
  await expect(row(page, "Good day")).toBeVisible();
  const last = (await desk.newest()).messages.find(({ body }) => body === "Good day")!;
  await expect.poll(async () => (await desk.seenBy("agent-kim", chat)).read).toBe(last.event);
});

test("what comes while another page is looked at is read when the citizen is back", async ({ page, desk }) => {
  await begin(page);
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
  const chat = await desk.newest();
  await desk.act(chat, "take", "agent-kim");
  const look = (visibilityState: "hidden" | "visible") =>
    page.evaluate((value) => {
      Object.defineProperty(document, "visibilityState", { value, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, visibilityState);
  await look("hidden");
  await desk.act(chat, "write", "agent-kim", "Are you there?");
  await expect(row(page, "Are you there?")).toHaveCount(1);
  // What comes after it has come as well, so that it would have been told by now.
  await desk.type(chat, "agent-kim", true);
  await expect(page.getByText(say("chat.typing"))).toBeVisible();
  const event = (await desk.newest()).messages.find(({ body }) => body === "Are you there?")!.event;
  expect((await desk.seenBy("agent-kim", chat)).read).not.toBe(event);
  await expect(page).toHaveTitle(/^\(\d\) /);
  await look("visible");
  await expect(page).toHaveTitle(new RegExp(`^${say("chat.title")} `));
  await expect.poll(async () => (await desk.seenBy("agent-kim", chat)).read).toBe(event);
});

test("what came while the chat was closed is counted until it is seen", async ({ page, desk }) => {
  await open(page, "/services");
  await page.locator("#dock-open").click();
  await button(page, "chat.start").click();
  // A welcome, and thanks for what came along.
  await expect(row(page, say("chat.bot"))).toHaveCount(2);
  const opener = page.locator("#dock-open");
  await button(page, "chat.close").click();
  await expect(opener).toHaveText(say("chat.go_on"));
  const chat = await desk.newest();
  await desk.act(chat, "take", "agent-kim");
  // That she is here is one as well.
  await desk.act(chat, "write", "agent-kim", "First");
  await desk.act(chat, "write", "agent-kim", "Second");
  await expect(opener).toHaveText(say("chat.unread", { count: 3 }));
  await expectAccessible(page, "new messages");
  await opener.click();
  await expect(row(page, "Second")).toBeVisible();
  await button(page, "chat.close").click();
  await expect(opener).toHaveText(say("chat.go_on"));
});

test("in the queue it is said how far one is, and from whom to whom one is handed", async ({ page, desk }) => {
  await begin(page);
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
  await send(page, "I want a person");
  const standing = page.locator(".chat__standing");
  await expect(standing).toContainText(say("chat.phase_queued"));
  await expect(standing).toContainText(say("chat.phase_position", { count: 1 }));
  const chat = await desk.newest();
  for (const [agent, name] of [["agent-kim", "Kim"], ["agent-ali", "Ali"]] as const) {
    await desk.act(chat, "take", agent);
    await expect(standing).toHaveText(say("chat.phase_human", { name: say("chat.person", { name }) }));
  }
  await desk.act(chat, "queue");
  await expect(standing).toContainText(say("chat.phase_queued"));
});

test("a citizen who ends the chat is asked first, and can go back", async ({ page, desk }) => {
  await begin(page);
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
  await button(page, "chat.end").click();
  await expect(page.getByText(say("chat.end_sure"))).toBeVisible();
  await expectAccessible(page, "asked whether to end");
  await button(page, "chat.not").click();
  await expect(page.getByText(say("chat.end_sure"))).toHaveCount(0);
  await expect(field(page)).toBeVisible();
  await button(page, "chat.end").click();
  await button(page, "chat.end_yes").click();
  await expect(page.getByText(say("chat.ended_citizen"))).toBeVisible();
  await expect(field(page)).toHaveCount(0);
  await expect.poll(async () => (await desk.newest()).phase).toBe("ended");
  expect((await desk.newest()).ended_by).toBe("citizen");

  // A rating without a choice is none, and says what to do.
  await button(page, "chat.rating_send").click();
  await expect(page.getByText(say("chat.rating_missing"))).toBeVisible();
  await expectAccessible(page, "rating missing");
});

test("a server that lets nobody in is told of, and the question is kept", async ({ page, guard, desk }) => {
  guard.allow(failedRequest);
  const before = (await desk.chats()).length;
  await page.route(/\/_matrix\/client\/v3\/register/, (route) =>
    route.request().method() === "POST"
      ? route.fulfill({
          status: 403,
          headers: { "access-control-allow-origin": "*" },
          json: { errcode: "M_FORBIDDEN", error: "Registration has been disabled" },
        })
      : route.continue(),
  );
  await open(page, "/chat");
  await page.getByLabel(say("chat.question")).fill("Is anybody there?");
  await button(page, "chat.start").click();
  await expect(page.getByText(say("chat.refused_title"))).toBeVisible();
  await expect(page.getByLabel(say("chat.question"))).toHaveValue("Is anybody there?");
  await expectAccessible(page, "refused");
  await expect(page.getByRole("link", { name: "555 0100" })).toBeVisible();
  await page.unroute(/\/_matrix\/client\/v3\/register/);
  await button(page, "chat.start").click();
  await expect(row(page, "Is anybody there?")).toHaveCount(1);
  await expect.poll(async () => (await desk.chats()).length).toBe(before + 1);
});

test("where several agencies chat, one is chosen", async ({ page, portal, desk }) => {
  await portal.configure((configuration) => {
    desk.configure(configuration);
    const [city, transit] = ["city", "transit"].map((id) => configuration.agencies.find((one) => one.id === id)!);
    transit!.chat = city!.chat!;
  });
  const chats = page.getByText(say("chat.with", { agency: "Marlow County Transit" }));
  // Beside a page of an agency it is that one.
  await open(page, "/services");
  await page.locator('a[href^="/services/transit/"]').first().click();
  await page.locator("#dock-open").click();
  await expect(chats).toBeVisible();

  await open(page, "/chat");
  await expect(page.getByText(say("chat.choose"))).toBeVisible();
  await expectAccessible(page, "choice of an agency");
  await page.getByRole("button", { name: "Marlow County Transit" }).click();
  await expect(chats).toBeVisible();
  await button(page, "chat.start").click();
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
});
