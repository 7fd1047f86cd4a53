// What goes along with a chat: seen and chosen before, read by the agent, and nothing that was not ticked.

import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../support/axe.ts";
import type { Chat, Desk } from "../support/chat.ts";
import { begin, button, expect, field, row, send, test } from "../support/chat_test.ts";
import { ANSWERS, SHORT, fileShort } from "../support/filing.ts";
import { goOn, open } from "../support/visit.ts";
import { say } from "../support/words.ts";

test.setTimeout(180_000);

const ABOUT_SERVICE = say("chat.about_service", { service: SHORT.name });

/** What can be ticked, by what it says. */
const tick = (page: Page, words: string) => page.locator(".dock").getByRole("checkbox", { name: words });

/** Ticks it, or takes the tick away. */
const toggle = (box: Locator) => box.press("Space");

/** Fills in the first page of the short form, and goes on from the second, where an answer is missing. */
async function stumble(page: Page) {
  await open(page, `${SHORT.form}/1`);
  await page.getByLabel(say("address.label")).fill(ANSWERS.address);
  await goOn(page);
  await goOn(page);
  await expect(page.locator(".error-summary")).toBeVisible();
}

async function start(page: Page) {
  await button(page, "chat.start").click();
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
}

/** The chat, once the desk has what went along. */
async function told(desk: Desk): Promise<Chat> {
  await expect.poll(async () => (await desk.newest()).context).toBeTruthy();
  return desk.newest();
}

/** The chat, once the desk has all that was sent up to a text. */
async function toldUpTo(desk: Desk, text: string): Promise<Chat> {
  await expect.poll(async () => (await desk.newest()).messages.map(({ body }) => body)).toContain(text);
  return desk.newest();
}

test("from a form: the service, what is wrong, and the answers that are ticked", async ({ page, desk }) => {
  await stumble(page);
  const problem = await page.locator(".error-summary li").first().innerText();
  await page.locator("#dock-open").click();
  await expect(tick(page, ABOUT_SERVICE)).toBeChecked();
  await expect(tick(page, problem)).toBeChecked();
  await toggle(tick(page, say("chat.about_page", { page: say("chat.page_form") })));
  await page.getByText(say("chat.packet_answers")).click();
  const answer = tick(page, ANSWERS.address);
  await expect(answer).not.toBeChecked();
  await toggle(answer);
  await expect(answer).toBeChecked();
  await expectAccessible(page, "what goes along");
  await start(page);
  // Whoever writes sees what was said.
  await expect(row(page, say("chat.bot"))).toHaveCount(2);
  await expect(row(page, say("chat.bot")).last()).toBeInViewport({ ratio: 1 });
  await expect(field(page)).toBeInViewport({ ratio: 1 });

  const { context, messages } = await told(desk);
  expect(context).toMatchObject({
    v: 1,
    service: { agency: SHORT.agency, service_code: SHORT.code, name: SHORT.name },
    form: { problems: [problem], page: 2 },
    answers: [{ value: ANSWERS.address }],
  });
  expect(context).not.toHaveProperty("page");
  // Any Matrix client shows the same as text.
  const text = messages.map(({ body }) => body).find((body) => body.includes(ABOUT_SERVICE));
  expect(text).toContain(problem);
  expect(text).toContain(ANSWERS.address);
  expect(text).not.toContain(say("chat.page_form"));
});

test("answers that are not ticked stay where they are", async ({ page, desk }) => {
  await stumble(page);
  await page.locator("#dock-open").click();
  await expect(tick(page, ABOUT_SERVICE)).toBeChecked();
  await start(page);
  const chat = await told(desk);
  expect(chat.context).toHaveProperty("service");
  expect(JSON.stringify(chat)).not.toContain(ANSWERS.address);
});

test("where nothing is ticked nothing goes along", async ({ page, desk }) => {
  await open(page, "/services");
  await page.locator("#dock-open").click();
  const boxes = page.locator(".dock").getByRole("checkbox");
  await expect(boxes).toHaveCount(1);
  await toggle(boxes.first());
  await expect(boxes.first()).not.toBeChecked();
  await start(page);
  await send(page, "All that I say");
  const { context, messages } = await toldUpTo(desk, "All that I say");
  expect(context).toBeFalsy();
  const own = messages.filter(({ sender }) => !/^@(desk|agent)/.test(sender));
  expect(own.map(({ body }) => body)).toEqual(["All that I say"]);
});

test("from a request: its reference", async ({ page, desk }) => {
  const reference = await fileShort(page);
  await page.locator("#dock-open").click();
  await expect(tick(page, say("chat.about_request", { reference }))).toBeChecked();
  await start(page);
  expect((await told(desk)).context).toMatchObject({ request: reference });
});

test("whoever goes to another page meanwhile takes that one along, and keeps the question", async ({ page, desk }) => {
  await open(page, "/services");
  await page.locator("#dock-open").click();
  await page.getByLabel(say("chat.question")).fill("Who does this?");
  await page.locator(`a[href="/services/${SHORT.agency}/${SHORT.code}"]`).first().click();
  await expect(tick(page, ABOUT_SERVICE)).toBeChecked();
  await expect(page.getByLabel(say("chat.question"))).toHaveValue("Who does this?");
  await start(page);
  const { context } = await toldUpTo(desk, "Who does this?");
  expect(context).toMatchObject({ page: say("chat.page_service"), service: { service_code: SHORT.code } });
});

test("on its own page it is about the page before", async ({ page, desk }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, `/services/${SHORT.agency}/${SHORT.code}`);
  await page.locator(".dock__link").click();
  await expect(page.getByRole("checkbox", { name: ABOUT_SERVICE })).toBeChecked();
  await start(page);
  expect((await told(desk)).context).toMatchObject({ service: { service_code: SHORT.code } });
});

test("a chat that is begun by its address is about no page in particular", async ({ page, desk }) => {
  await begin(page, "Hello");
  await expect(row(page, say("chat.bot")).first()).toBeVisible();
  expect((await told(desk)).context).not.toHaveProperty("service");
});
