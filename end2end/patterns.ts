// Golden HTML for the library of patterns, read out of the portal itself: every component in each of its
// states from `/patterns`, which a portal with the feature `patterns` has, and whole pages.
//
// `cargo xtask style patterns` has it written into `style/patterns`; `cargo xtask test` has it compared with
// what is there. By hand, `FRONTDOOR_DIST` has to name a site with the feature, as `target/patterns` is one.

import type { Page } from "@playwright/test";
import { throughChat } from "./support/chat_states.ts";
import { test as chatTest } from "./support/chat_test.ts";
import { type Component, keep, keepOnly, whole } from "./support/golden/library.ts";
import { CHAT_PAGES, PAGES, type PageOfLibrary } from "./support/golden/pages.ts";
import { printed } from "./support/golden/printed.ts";
import { stable } from "./support/golden/stable.ts";
import { failedRequest } from "./support/guard.ts";
import { STATES } from "./support/states.ts";
import { expect, test } from "./support/test.ts";
import { wordsOf } from "./support/words.ts";

// Several states are failures, which Chromium writes to the console.
test.beforeEach(({ guard }) => guard.allow(failedRequest));

test("components", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/patterns");
  await expect(page.locator("#patterns")).toBeVisible();
  const components: Component[] = [];
  for (const article of await page.locator("[data-pattern]").all()) {
    const name = (await article.getAttribute("data-pattern"))!;
    const title = (await article.getAttribute("data-title"))!;
    const [purpose] = await article.locator('[data-note="purpose"]').allTextContents();
    const accessibility = await article.locator('[data-note="accessibility"]').allTextContents();
    const component: Component = { name, title, purpose: purpose!, accessibility, states: [] };
    for (const section of await article.locator("[data-state]").all()) {
      const { state, title: what, press, typed } = await section.evaluate((element: HTMLElement) => ({
        ...(element.dataset as { state: string; title: string; press: string; typed: string }),
      }));
      if (press) {
        await section.locator(press).click();
        // What it leads to is there in the next frame.
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
      }
      if (typed) {
        await section.locator("input").first().fill(typed);
        // Screen readers are told once the typing pauses.
        await expect(section.getByRole("status")).not.toBeEmpty();
      }
      const body = `  <main class="page">\n${await section.evaluate(printed, "    ")}\n  </main>`;
      const file = `components/${name}/${state}.html`;
      await keep(file, whole(`${title}: ${what}`, 2, body));
      component.states.push({ name: state, title: what, file });
    }
    expect(component.states.length, `states of ${name}`).toBeGreaterThan(0);
    components.push(component);
  }
  const states = components.flatMap(({ states }) => states.map(({ file }) => file));
  expect(new Set(states).size, "two states have one name").toBe(states.length);
  await keepOnly("components", states);
  const all = [...PAGES, ...CHAT_PAGES];
  await keepOnly("pages", all.map(({ file }) => file));
  const pages = all.map(({ name, title, file }) => ({ name, title, file }));
  await keep("patterns.js", `window.PATTERNS = ${JSON.stringify({ components, pages }, null, 2)};\n`);
});

/** Keeps the page as it is once it changes no more: a message that is being sent is soon one that was sent. */
async function keepPage(page: Page, { file, title }: PageOfLibrary, isShuffled = false) {
  const shown = async () => {
    const body = await page.locator("body").evaluate(printed, "  ");
    const root = await page.evaluate(() => {
      const { lang, dir } = document.documentElement;
      return `lang="${lang}" dir="${dir}"`;
    });
    return whole(title, 1, stable(body), root);
  };
  let before = await shown();
  await expect(async () => {
    await page.waitForTimeout(400);
    const now = await shown();
    const isStill = now === before;
    before = now;
    expect(isStill, `${title} changes all the time`).toBe(true);
    await keep(file, now, isShuffled);
  }).toPass({ timeout: 10_000 });
}

for (const of of PAGES) {
  test(of.name, async ({ page, context, agency, portal }) => {
    const state = STATES.find(({ name }) => name === of.state);
    if (!state) throw new Error(`there is no state ${of.state}`);
    await state.show({ page, context, agency, portal, say: wordsOf("en") });
    await keepPage(page, of);
  });
}

chatTest("chat", async ({ page, context, desk, guard }) => {
  chatTest.setTimeout(300_000);
  guard.allow(failedRequest);
  const kept: string[] = [];
  await throughChat({ page, context, desk, say: wordsOf("en") }, async (state) => {
    const of = CHAT_PAGES.find((page) => page.state === state);
    if (!of) return;
    await keepPage(page, of, true);
    kept.push(of.name);
  });
  expect(kept.sort()).toEqual(CHAT_PAGES.map(({ name }) => name).sort());
});
