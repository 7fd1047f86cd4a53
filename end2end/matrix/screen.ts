// What the citizen sees of something sent, and what they can do about it.

import type { Page } from "@playwright/test";
import { ANSWERS, SHORT } from "../support/filing.ts";
import { open } from "../support/visit.ts";
import { type Key, say } from "../support/words.ts";

/** How it stands, in the portal's own states. */
export type Seen =
  | "draft"
  | "waiting"
  | "sending"
  | "looking"
  | "ask"
  | "refused"
  | "pending"
  | "accepted"
  | "sent"
  | "nothing";

const TITLES: [Key, Seen][] = [
  ["waiting.title", "waiting"],
  ["sending.title", "sending"],
  ["looking.title", "looking"],
  ["unknown.title", "ask"],
  ["returned.title", "refused"],
  ["pending.title", "pending"],
  ["sent.title", "accepted"],
  ["check.title", "draft"],
];

/** How it stands, as the page says that is on the screen. */
export async function seen(page: Page): Promise<Seen> {
  const [title, hasReference] = await page.evaluate(() => [
    document.querySelector("h1")?.innerText ?? "",
    Boolean(document.querySelector("#reference")),
  ] as const);
  // A check page that was refused has the error's words before its title.
  const found = TITLES.find(([key]) => title.includes(say(key)))?.[1] ?? "nothing";
  return found === "accepted" && hasReference ? "sent" : found;
}

/** Presses the button that brings the next step forward, if there is one. */
export async function hurry(page: Page) {
  const names = [say("pending.check"), say("waiting.now")];
  await page.evaluate((names) => {
    const buttons = [...document.querySelectorAll<HTMLElement>("main button")];
    buttons.find((button) => names.includes(button.innerText.trim()))?.click();
  }, names);
}

/** Opens the list as a citizen who comes back, and from it what was sent; says whether there is a draft. */
export async function comeBack(page: Page): Promise<Seen | "there"> {
  await open(page, "/requests");
  const links = page.locator(".request-list a", { hasText: SHORT.name });
  await links.first().waitFor({ timeout: 8_000 }).catch(() => {});
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  if (addresses.some((address) => /^\/(sent|requests)\//.test(address))) return "there";
  return addresses.length > 0 ? "draft" : "nothing";
}

/** Whether everything that was typed is there to read. */
export async function isTextThere(page: Page): Promise<boolean> {
  const text = await page.evaluate(() => document.querySelector("main")?.textContent ?? "");
  return Object.values(ANSWERS).every((answer) => text.includes(answer));
}

/** The other references that the page says the agency gave to copies. */
export async function copies(page: Page): Promise<string> {
  const [before = ""] = say("copies", { references: "\u0000" }).split("\u0000");
  const text = await page.evaluate(() => document.querySelector("main")?.textContent ?? "");
  return text.includes(before) ? text.slice(text.indexOf(before) + before.length) : "";
}
