// A chat with the sandbox agency's desk, over a real Matrix server.

import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "../support/axe.ts";
import { begin, button, expect, field, row, send, test as chatTest } from "../support/chat_test.ts";
import { ownDevice } from "../support/device.ts";
import { chromium } from "../support/programs.ts";
import { test as base } from "../support/test.ts";
import { heading, open } from "../support/visit.ts";
import { say } from "../support/words.ts";

const test = chatTest.extend<object, { keeping: Browser }>({
  // The browsers that tests have otherwise keep no page for the way back.
  keeping: [
    async ({ playwright }, use, { project }) => {
      const browser = await playwright.chromium.launch({
        ...project.use.launchOptions,
        executablePath: chromium,
        ignoreDefaultArgs: ["--disable-back-forward-cache"],
      });
      await use(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],
});

test.setTimeout(180_000);

/** Writes down what screen readers are told from here on. */
async function listen(page: Page) {
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    const place = document.querySelector(".chat [aria-live=polite]");
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) told.push(node.textContent ?? "");
      }
    }).observe(place!, { childList: true, characterData: true, subtree: true });
  });
}

const told = (page: Page) => page.evaluate(() => (globalThis as unknown as { told: string[] }).told);

test("from the bot over the queue to a person, to another, to the end", async ({ page, desk }) => {
  await open(page, "/chat");
  await expect(heading(page)).toHaveText(say("chat.title"));
  await expect(page.getByText(say("chat.desk_open"))).toBeVisible();
  await expectAccessible(page, "before");
  await page.getByLabel(say("chat.question")).fill("pothole");
  await button(page, "chat.start").click();
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
  await listen(page);
  await expectAccessible(page, "bot");

  await send(page, "I want a person");
  await expect(page.getByText(say("chat.phase_queued"))).toBeVisible();
  await expectAccessible(page, "queued");

  let chat = await desk.newest();
  expect(chat.context).toMatchObject({ v: 1, language: "en" });
  await desk.act(chat, "take", "agent-kim");
  await desk.act(chat, "write", "agent-kim", "Hello, I am Kim. See https://a.example/x.");
  await expect(row(page, "Hello, I am Kim")).toBeVisible();
  await expect(row(page, "Hello, I am Kim").getByRole("link")).toHaveAttribute("rel", /noopener/);
  await expectAccessible(page, "person");

  await desk.attach(chat, "plan.txt", "text/plain", "the plan");
  await row(page, "plan.txt").getByRole("button").click();
  const download = page.waitForEvent("download");
  await row(page, "plan.txt").getByRole("link").click();
  expect((await download).suggestedFilename()).toBe("plan.txt");

  await page.locator("#chat-file").setInputFiles({
    name: "note.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("my note"),
  });
  await expect(row(page, "note.txt")).toBeVisible();
  await expect.poll(async () => (await desk.newest()).messages.map(({ body }) => body)).toContain("note.txt");

  await desk.act(chat, "take", "agent-ali");
  await desk.act(chat, "write", "agent-ali", "Ali here.");
  await expect(row(page, "Ali here.")).toBeVisible();

  const withdraw = button(page, "chat.withdraw");
  await withdraw.click();
  await expect(row(page, say("chat.withdrawn"))).toBeVisible();
  await expect.poll(async () => (await desk.newest()).context).toBeFalsy();

  chat = await desk.newest();
  await desk.act(chat, "end", "", "All done");
  await expect(page.getByText(say("chat.rating_title"))).toBeVisible();
  await expectAccessible(page, "ended");
  await page.getByLabel(say("chat.rating_4"), { exact: true }).press("Space");
  await page.getByLabel(say("chat.rating_comment")).fill("Quick");
  await button(page, "chat.rating_send").click();
  await expect(page.getByText(say("chat.thanks"))).toBeVisible();
  await expect
    .poll(async () => (await desk.newest()).rating)
    .toEqual({ score: 4, comment: "Quick" });

  const file = page.waitForEvent("download");
  await button(page, "chat.transcript").click();
  const pieces: Buffer[] = [];
  for await (const piece of await (await file).createReadStream()) pieces.push(piece as Buffer);
  const text = Buffer.concat(pieces).toString("utf8");
  for (const part of ["\nI want a person\n", "Hello, I am Kim", "Ali here."]) {
    expect(text.split(part).length, part).toBe(2);
  }

  // Each text that came was said once, and nothing else.
  const said = await told(page);
  for (const part of ["Hello, I am Kim", "plan.txt", "Ali here."]) {
    expect(said.filter((line) => line.includes(part)), part).toHaveLength(1);
  }
  expect(said.filter((line) => /I want a person$|note\.txt|\d\d:\d\d/.test(line))).toEqual([]);

  await button(page, "chat.erase_after").click();
  await button(page, "chat.erase_yes").click();
  await expect(button(page, "chat.start")).toBeVisible();
});

test("two presses of Start begin one chat", async ({ page, desk }) => {
  const before = (await desk.chats()).length;
  await open(page, "/chat");
  await button(page, "chat.start").evaluate((start: HTMLElement) => {
    start.click();
    start.click();
  });
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
  expect(await desk.chats()).toHaveLength(before + 1);
});

test("a press while a message is being kept says only what is new, and after it", async ({ page, desk }) => {
  await begin(page);
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
  // All of it before anything can be written down.
  await field(page).evaluate((field: HTMLTextAreaElement) => {
    const press = (text: string) => {
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      field.form?.requestSubmit();
    };
    press("Kerb one");
    press("Kerb one");
    press("Kerb one\nKerb two");
  });
  await expect(row(page, "Kerb two")).toBeVisible();
  await expect(field(page)).toHaveValue("");
  await expect
    .poll(async () => {
      const { messages } = await desk.newest();
      return messages.map(({ body }) => body).filter((body) => body.startsWith("Kerb"));
    })
    .toEqual(["Kerb one", "Kerb two"]);
});

test("a page that is loaded anew in the middle of sending loses and doubles nothing", async ({ page, desk }) => {
  // Tests are without the service worker, which hands keys from page to page on a shared one.
  await ownDevice(page);
  await begin(page);
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
  for (const word of ["one", "two", "three"]) {
    await send(page, `Number ${word}`);
    await page.reload();
    await expect(field(page)).toBeVisible();
  }
  for (const word of ["one", "two", "three"]) {
    await expect(row(page, `Number ${word}`)).toHaveCount(1);
  }
  await expect
    .poll(async () => {
      const { messages } = await desk.newest();
      return messages.map(({ body }) => body).filter((body) => body.startsWith("Number"));
    })
    .toEqual(["Number one", "Number two", "Number three"]);
});

test("what is written without a network is sent when it is back", async ({ page, context, desk, guard }) => {
  guard.allow(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  await begin(page);
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
  await context.setOffline(true);
  await send(page, "From the tunnel");
  await expect(row(page, "From the tunnel")).toContainText(say("chat.sending"));
  await expect(page.getByText(say("chat.offline"))).toBeVisible();
  await expectAccessible(page, "offline");
  await context.setOffline(false);
  await expect(row(page, "From the tunnel")).not.toContainText(say("chat.sending"));
  await expect(row(page, "From the tunnel")).toHaveCount(1);
  const { messages } = await desk.newest();
  expect(messages.filter(({ body }) => body === "From the tunnel")).toHaveLength(1);
});

test("two tabs are one chat", async ({ page, context, desk }) => {
  await begin(page);
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
  const other = await context.newPage();
  await open(other, "/chat");
  await expect(row(other, say("chat.bot")).first()).toBeVisible();
  await send(other, "From the other tab");
  await expect(row(page, "From the other tab")).toHaveCount(1);
  await expect(row(other, "From the other tab")).toHaveCount(1);
  await page.close();
  await send(other, "Alone now");
  await expect
    .poll(async () => {
      const { messages } = await desk.newest();
      return messages.filter(({ body }) => body === "Alone now").length;
    }, { timeout: 20_000 })
    .toBe(1);
});

test("the dock stands beside the page, and the focus stays where it is", async ({ page, desk }) => {
  await open(page, "/services");
  const opener = page.locator("#dock-open");
  await opener.click();
  await expect(page.locator("#dock-title")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
  await opener.click();
  await button(page, "chat.start").click();
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
  await field(page).focus();
  const chat = await desk.newest();
  await desk.act(chat, "take", "agent-kim");
  await desk.act(chat, "write", "agent-kim", "Are you there?");
  await expect(row(page, "Are you there?")).toBeVisible();
  await expect(field(page)).toBeFocused();
  await expectAccessible(page, "dock");
  // Where the window is low, what does not fit is there all the same.
  await page.setViewportSize({ width: 1280, height: 500 });
  await button(page, "chat.end").click();
  await button(page, "chat.not").click();
  await page.getByRole("navigation").getByRole("link").first().click();
  await expect(row(page, "Are you there?")).toBeVisible();
});

test("it fits a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await begin(page, "A question with averyveryveryverylongwordthatdoesnotbreakbyitself");
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(320);
  await expectAccessible(page, "320 px");
});

test("a closed desk takes a message", async ({ page, desk }) => {
  await desk.turn("closed");
  await open(page, "/chat");
  await expect(page.getByText(say("chat.desk_closed"))).toBeVisible();
  await expectAccessible(page, "closed");
  await button(page, "chat.leave_message").click();
  await expect(page.getByText(say("chat.message_missing"))).toBeVisible();
  await page.getByLabel(say("chat.message_label")).fill("Please call me back");
  await button(page, "chat.leave_message").click();
  await expect(row(page, "Please call me back")).toBeVisible();
});

test("finishing on a shared device ends the chat at the agency too", async ({ page, desk }) => {
  await begin(page, "My secret");
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
  await page.getByRole("button", { name: say("shared.finish") }).click();
  await expect.poll(async () => (await desk.newest()).phase).toBe("ended");
  expect((await desk.newest()).ended_by).toBe("citizen");
  // Finishing ends on the start page, which is loaded anew.
  await page.waitForURL("/");
  await open(page, "/chat");
  await expect(button(page, "chat.start")).toBeVisible();
  await expect(page.getByText("My secret")).toHaveCount(0);
});

test("a page that comes back from the browser's own cache goes on", async ({
  keeping,
  agency,
  portal,
  desk,
  guard,
}) => {
  const context = await keeping.newContext({ baseURL: portal.origin, locale: "en-US", serviceWorkers: "block" });
  await guard.watch(context);
  // The page in between has no icon.
  guard.allow(/Failed to load resource.*404/);
  const page = await context.newPage();
  await ownDevice(page);
  await begin(page);
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
  await page.evaluate(() => {
    addEventListener("pageshow", ({ persisted }) => Object.assign(globalThis, { persisted }));
  });
  await page.goto(agency.origin);
  // A page that is only shown again is not loaded.
  await page.goBack({ waitUntil: "commit" });
  await expect(field(page)).toBeVisible();
  expect(await page.evaluate(() => (globalThis as unknown as { persisted?: boolean }).persisted)).toBe(true);
  await send(page, "Back again");
  await expect
    .poll(async () => {
      const { messages } = await desk.newest();
      return messages.filter(({ body }) => body === "Back again").length;
    })
    .toBe(1);
});

base("where nobody chats, nothing of it is fetched or shown", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page, "/services");
  await page.waitForLoadState("networkidle");
  await expect(page.locator(".dock")).toHaveCount(0);
  await open(page, "/chat");
  await expect(heading(page)).toHaveText(say("not_found.title"));
  expect(asked.filter((path) => /\/chat\..*\.wasm$/.test(path) || path.includes("_matrix"))).toEqual([]);
});
