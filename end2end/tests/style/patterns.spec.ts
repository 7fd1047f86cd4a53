// Every component in every state of the pattern library, as the file of it that designers have. Themes, schemes and
// directions take turns, so that each component meets several of each.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { runInNewContext } from "node:vm";
import { expect, test } from "@playwright/test";
import { expectTargets } from "../../style/checks.ts";
import { THEMES } from "../../style/themes.ts";
import { expectAccessible } from "../../support/axe.ts";
import { expectToFit } from "../../support/fit.ts";
import { inRepository } from "../../support/programs.ts";

type Patterns = { components: { name: string; states: { file: string }[] }[] };

const window: { PATTERNS?: Patterns } = {};
runInNewContext(readFileSync(inRepository("style/patterns/patterns.js"), "utf8"), { window });

const components = window.PATTERNS?.components ?? [];

test("there are components to look at", () => {
  expect(components.length).toBeGreaterThan(20);
});

let turn = 0;
for (const { name, states } of components) {
  const looks = states.map(({ file }) => {
    turn += 1;
    const theme = THEMES[turn % THEMES.length]!;
    return { file, theme, css: "", scheme: turn % 3 ? "light" : "dark", dir: turn % 2 ? "rtl" : "ltr", text: "100", forced: "no", pseudo: "no" };
  });
  test(`component ${name}`, async ({ page }) => {
    for (const { file, ...look } of looks) {
      const address = pathToFileURL(inRepository(`style/patterns/${file}`)).href;
      await page.goto("about:blank");
      await page.goto(`${address}#look=${encodeURIComponent(JSON.stringify(look))}`);
      await expect(page.locator("#theme")).toHaveAttribute("href", new RegExp(`${look.theme}\\.css$`));
      await page.evaluate(headed, name);
      await expectAccessible(page, `${file}, ${JSON.stringify(look)}`);
      await expectTargets(page);
      await expectToFit(page);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
  });
}

/** Gives a component the heading of a page, which it stands under in the portal, where it has none itself. */
function headed(name: string) {
  if (document.querySelector("h1")) return;
  const heading = document.createElement("h1");
  heading.textContent = name;
  document.querySelector("main")?.prepend(heading);
}
