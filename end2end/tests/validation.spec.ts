// What is missing or wrong is said in the manner of GOV.UK: a summary that takes the focus, a link
// to each control, and the same words beside it.

import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../support/test.ts";
import { choose, goOn, heading, open } from "../support/visit.ts";
import { say } from "../support/words.ts";

type Wrong = {
  path: string;
  /** What is typed before going on. */
  type?: (page: Page) => Promise<void>;
  message: string;
  /** The control that the summary's link leads to. */
  control: (page: Page) => Locator;
  /** What `aria-describedby` and the red line belong to, where that is not the control. */
  group?: (page: Page) => Locator;
};

const DEPTH = "How deep is it, in centimetres?";
const SEEN = "When did you first see it?";
const date = (page: Page) => page.getByRole("group", { name: SEEN });

const WRONG: Record<string, Wrong> = {
  "a place that is missing": {
    path: "city/001/form/1",
    message: say("problem.place"),
    control: (page) => page.getByLabel(say("address.label")),
  },
  "a choice that is missing": {
    path: "city/001/form/2",
    message: say("problem.choose", { question: "Where on the road is it?" }),
    control: (page) => page.getByRole("radio", { name: "In a traffic lane" }),
    group: (page) => page.getByRole("group", { name: "Where on the road is it?" }),
  },
  "several choices that are missing": {
    path: "city/010/form/2",
    message: say("problem.choose", { question: "Which bins were missed?" }),
    control: (page) => page.getByRole("checkbox", { name: "General rubbish" }),
    group: (page) => page.getByRole("group", { name: "Which bins were missed?" }),
  },
  "a choice of a long list that is missing": {
    path: "city/011/form/2",
    message: say("problem.choose", { question: "What kind of rubbish is it?" }),
    control: (page) => page.getByRole("combobox", { name: "What kind of rubbish is it?" }),
  },
  "a text that is missing": {
    path: "city/050/form/2",
    message: say("problem.required", { question: "What does the dog look like?" }),
    control: (page) => page.getByLabel("What does the dog look like?"),
  },
  "a description that is missing": {
    path: "city/004/form/2",
    message: say("problem.description"),
    control: (page) => page.getByLabel(say("description.label")),
  },
  "no number": {
    path: "city/001/form/3",
    type: (page) => page.getByLabel(DEPTH).fill("knee-deep"),
    message: say("problem.number", { question: DEPTH }),
    control: (page) => page.getByLabel(DEPTH),
  },
  "a date that does not exist": {
    path: "city/001/form/4",
    type: async (page) => {
      await date(page).getByLabel(say("date.day")).fill("31");
      await date(page).getByLabel(say("date.month")).fill("2");
      await date(page).getByLabel(say("date.year")).fill("2026");
    },
    message: say("problem.date", { question: SEEN }),
    control: (page) => date(page).getByLabel(say("date.day")),
    group: date,
  },
  "a date without a month": {
    path: "city/001/form/4",
    type: async (page) => {
      await date(page).getByLabel(say("date.day")).fill("27");
      await date(page).getByLabel(say("date.year")).fill("2026");
    },
    message: say("problem.date_missing", { question: SEEN, parts: say("part.month") }),
    control: (page) => date(page).getByLabel(say("date.month")),
    group: date,
  },
  "no email address": {
    path: "city/001/form/10",
    type: (page) => page.getByLabel(say("email.label")).fill("rosa at example.org"),
    message: say("problem.not_email"),
    control: (page) => page.getByLabel(say("email.label")),
  },
  "no phone number": {
    path: "city/001/form/10",
    type: (page) => page.getByLabel(say("phone.label")).fill("ask me"),
    message: say("problem.not_phone"),
    control: (page) => page.getByLabel(say("phone.label")),
  },
};

for (const [name, { path, type, message, control, group = control }] of Object.entries(WRONG)) {
  test(name, async ({ page }) => {
    await open(page, `/services/${path}`);
    await expect(page.getByRole("progressbar")).toBeVisible();
    const address = page.url();
    await type?.(page);
    await goOn(page);

    const summary = page.locator(".error-summary");
    await expect(summary).toBeFocused();
    await expect(summary.getByRole("heading")).toHaveText(say("error.summary_title"));
    await expect(page).toHaveTitle(new RegExp(`^${say("error.title_prefix")} `));
    expect(page.url()).toBe(address);

    await summary.getByRole("link", { name: message, exact: true }).click();
    await expect(control(page)).toBeFocused();
    await expect(group(page)).toHaveAccessibleDescription(new RegExp(escaped(message)));
    const inline = page.locator(".error-message").filter({ hasText: message });
    await expect(inline).toBeVisible();
    await expect(inline).toContainText(say("error.message_prefix"));
    // Of a group of choices no single one is wrong.
    if (!(await control(page).getAttribute("type"))?.match(/radio|checkbox/)) {
      await expect(control(page)).toHaveAttribute("aria-invalid", "true");
    }
  });
}

test("what is put right can be gone on from, and the title is itself again", async ({ page }) => {
  await open(page, "/services/city/001/form/2");
  await goOn(page);
  await expect(page.locator(".error-summary")).toBeFocused();
  await choose(page, "On a crossing");
  await goOn(page);
  await expect(heading(page)).toContainText(DEPTH);
  await expect(page).not.toHaveTitle(/Error/);
  await expect(page.locator(".error-summary")).toHaveCount(0);
});

test("going on a second time takes the focus to the summary again", async ({ page }) => {
  await open(page, "/services/city/001/form/2");
  await goOn(page);
  await expect(page.locator(".error-summary")).toBeFocused();
  await goOn(page);
  await expect(page.locator(".error-summary")).toBeFocused();
});

test("the check leads to every page that still lacks an answer", async ({ page, guard }) => {
  await open(page, "/services/city/001/form/check");
  await page.getByRole("button", { name: say("check.send"), exact: true }).click();
  const summary = page.locator(".error-summary");
  await expect(summary).toBeFocused();
  const choice = say("problem.choose", { question: "Where on the road is it?" });
  await expect(summary.getByRole("link")).toHaveText([say("problem.place"), choice]);
  await summary.getByRole("link", { name: choice }).click();
  await choose(page, "On a crossing");
  await goOn(page);
  await expect(heading(page)).toHaveText(say("check.title"));
  await expect(page.getByRole("main")).toContainText("On a crossing");
  expect(guard.posts()).toHaveLength(0);
});

test("a choice that the agency does not take is explained in its words", async ({ page }) => {
  await open(page, "/services/city/020/form/2");
  await choose(page, "It stands in a private garden");
  await goOn(page);
  await expect(page.locator(".error-summary")).toContainText("belong to the people who own the garden");
});

test("tracking without agency and reference", async ({ page }) => {
  await open(page, "/track");
  await page.getByRole("button", { name: say("track.button") }).click();
  const summary = page.locator(".error-summary");
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  await summary.getByRole("link", { name: say("track.reference_missing") }).click();
  await expect(page.getByLabel(say("track.reference"))).toBeFocused();
  await summary.getByRole("link", { name: say("track.agency_missing") }).click();
  await expect(page.getByRole("radio", { name: "City of Marlow Bay" })).toBeFocused();
});

test("a file that is no picture", async ({ page }) => {
  await open(page, "/services/city/001/form/9");
  const input = page.getByLabel(say("photos.add"));
  const buffer = Buffer.from("%PDF-1.7 is no picture");
  await input.setInputFiles({ name: "letter.pdf", mimeType: "application/pdf", buffer });
  const summary = page.locator(".error-summary");
  await expect(summary).toContainText(say("photos.unreadable", { file: "letter.pdf" }));
  await expect(summary).toBeFocused();
  await goOn(page);
  await expect(heading(page)).toContainText(say("contact_details.title"));
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
