// The pattern library as a designer has it: a file that is opened, without any server, in which each frame has
// an origin of its own.

import { type Frame, type Page, expect, test } from "@playwright/test";
import { Looks } from "../support/library.ts";

let looks: Looks;
let faults: string[];

test.beforeAll(async () => {
  looks = await Looks.copy();
});

test.afterAll(() => looks.remove());

test.beforeEach(({ page }) => {
  faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
});

test.afterEach(() => expect(faults).toEqual([]));

/** The frames of the patterns that are shown, each when it has taken its looks. */
async function frames(page: Page): Promise<Frame[]> {
  const elements = await page.locator("main iframe").elementHandles();
  const found = await Promise.all(elements.map((element) => element.contentFrame()));
  return found.filter((frame) => frame !== null);
}

/** What a frame's root or an element in it computes. */
const computed = (page: Page, selector: string, property: string) =>
  page
    .frameLocator("main iframe >> nth=0")
    .locator(selector)
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

const choose = (page: Page, name: string) => page.getByRole("radio", { name, exact: true }).check();

test("it opens as a file, finds a component, and shows its states, HTML and notes", async ({ page }) => {
  await page.goto(looks.library());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Home");
  await page.getByLabel("Search").fill("one line");
  const list = page.getByRole("navigation", { name: "Patterns" });
  await expect(list.getByRole("link")).toHaveText(["Text field"]);
  await expect(page.locator("#found")).toHaveText("1 of 3 found");
  await list.getByRole("link").click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Text field");
  await expect(page.locator("main")).toBeFocused();
  await page.getByText("Accessibility: 1 note").click();
  await expect(page.getByText("The label is connected, and so is the error.")).toBeVisible();
  await page.getByText("HTML", { exact: true }).click();
  await expect(page.locator("pre")).toContainText('<p class="error-message" id="name-error">Enter your name</p>');
  // As it is written, from the first letter on, without what the library adds.
  expect(await page.locator("pre code").textContent()).toMatch(/^<div class="form-group form-group--error">\n {2}<label/);
});

test("a frame is as tall as its pattern and follows it both ways", async ({ page }) => {
  await page.goto(looks.library("#at=components/text-field"));
  const heights = async () => {
    const [frame] = await frames(page);
    const inside = (await frame?.evaluate(() => document.body.scrollHeight)) ?? 0;
    const outside = (await page.locator("main iframe").boundingBox())?.height ?? 0;
    return { inside, outside };
  };
  const settled = async () => {
    await expect.poll(async () => {
      const { inside, outside } = await heights();
      return Math.abs(inside - outside);
    }).toBeLessThanOrEqual(2);
    return (await heights()).outside;
  };
  const usual = await settled();
  expect(usual).toBeGreaterThan(100);
  await choose(page, "200 %");
  await expect.poll(async () => (await heights()).outside).toBeGreaterThan(usual + 50);
  await choose(page, "100 %");
  await expect.poll(async () => (await heights()).outside).toBeLessThan(usual + 2);
});

test("the toolbar changes what every frame computes, and its address shows another person the same", async ({ page }) => {
  await page.goto(looks.library("#at=components/button"));
  await expect.poll(() => computed(page, ".button", "border-radius")).toBe("8px");

  await page.getByRole("combobox", { name: "Theme" }).selectOption("lakeside");
  await expect.poll(() => computed(page, ".button", "border-radius")).toBe("12px");
  const day = await computed(page, "html", "background-color");
  await choose(page, "Dark");
  await expect.poll(() => computed(page, "html", "background-color")).not.toBe(day);
  await choose(page, "RTL");
  await choose(page, "390");
  await choose(page, "200 %");

  await expect(page).toHaveURL(/#at=.*theme=lakeside&scheme=dark&dir=rtl&width=390&text=200$/);
  const shared = page.url();
  await page.goto("about:blank");
  await page.goto(shared);
  await expect.poll(() => computed(page, "html", "direction")).toBe("rtl");
  const all = await frames(page);
  expect(all).toHaveLength(2);
  for (const frame of all) {
    await expect
      .poll(() =>
        frame.evaluate(() => {
          const { direction, colorScheme, fontSize } = getComputedStyle(document.documentElement);
          const { borderRadius } = getComputedStyle(document.querySelector(".button")!);
          return { direction, colorScheme, fontSize, borderRadius, width: innerWidth };
        }),
      )
      .toEqual({ direction: "rtl", colorScheme: "dark", fontSize: "32px", borderRadius: "24px", width: 390 });
  }
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
  // What goes by its text goes the other way as well, and the HTML that is shown has none of all this.
  await expect.poll(() => all[1]?.evaluate(() => getComputedStyle(document.querySelector("p")!).direction)).toBe("rtl");
  await page.getByText("HTML", { exact: true }).nth(1).click();
  expect(await page.locator("pre code").nth(1).textContent()).toBe(
    '<p dir="auto">It stays on this device.</p>\n<button class="button button--secondary" type="button">Save for later</button>',
  );
});

test("all five themes and all widths are what they are called", async ({ page }) => {
  await page.goto(looks.library());
  for (const [theme, brand] of [
    ["default", "#0a5560"],
    ["lakeside", "#1d4f91"],
    ["contrast-max", "#000"],
    ["hostile", "#fff9a8"],
    ["theme", "#0a5560"],
  ] as const) {
    await page.getByRole("combobox", { name: "Theme" }).selectOption(theme);
    await expect.poll(() => computed(page, "html", "--brand"), theme).toBe(brand);
  }
  for (const width of [320, 390, 1280]) {
    await choose(page, String(width));
    await expect.poll(async () => (await frames(page))[0]?.evaluate(() => innerWidth)).toBe(width);
  }
});

test("pseudo-translation and forced colours come and go, and what is typed stays", async ({ page }) => {
  await page.goto(looks.library("#at=components/text-field"));
  const pattern = page.frameLocator("main iframe");
  await pattern.getByLabel("Your name").fill("Ada");
  await page.getByRole("checkbox", { name: "Pseudo-translation" }).check();
  await expect(pattern.locator("label")).toHaveText(/^\[Ýóúr ñámé ~+\]$/);
  const long = (await pattern.locator("label").textContent())?.length ?? 0;
  expect(long).toBeGreaterThanOrEqual("Your name".length * 1.4);
  await page.getByRole("checkbox", { name: "Pseudo-translation" }).uncheck();
  await expect(pattern.locator("label")).toHaveText("Your name");

  await expect(page.getByText(/approximation/)).toBeHidden();
  await page.getByRole("checkbox", { name: "Forced colours" }).check();
  await expect(page.getByText(/approximation/)).toBeVisible();
  await expect.poll(() => computed(page, "label", "color")).toBe("rgb(255, 255, 255)");
  expect(await computed(page, ".form-group", "background-color")).toBe("rgb(0, 0, 0)");
  await page.getByRole("checkbox", { name: "Forced colours" }).uncheck();
  await expect.poll(() => computed(page, "label", "color")).not.toBe("rgb(255, 255, 255)");
  await expect(pattern.getByLabel("Your name")).toHaveValue("Ada");
});

test("a knob shows in all frames at once, and its theme goes out and in as text", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(looks.library("#at=components/button&theme=lakeside"));
  const opener = page.getByRole("button", { name: "Knobs and contrast" });
  await opener.click();
  await expect(page.getByRole("heading", { name: "Knobs", exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
  await expect(opener).toHaveAttribute("aria-expanded", "false");
  await opener.click();
  const panel = page.getByRole("complementary", { name: "Knobs and contrast" });
  // The editor begins with what is on.
  await expect(panel.getByLabel("Brand --brand", { exact: true })).toHaveValue("#1d4f91");
  await panel.getByLabel("Brand --brand", { exact: true }).fill("#7a1f5c");
  await panel.getByLabel("Corners: slider").fill("0");
  for (const frame of await frames(page)) {
    await expect
      .poll(() =>
        frame.evaluate(() => {
          const root = getComputedStyle(document.documentElement);
          return [root.getPropertyValue("--brand"), getComputedStyle(document.querySelector(".button")!).borderRadius];
        }),
      )
      .toEqual(["#7a1f5c", "0px"]);
  }
  await expect(page.getByRole("combobox", { name: "Theme" })).toHaveValue("mine");

  await panel.getByRole("button", { name: "Copy theme.css" }).click();
  await expect(page.locator("#said")).toHaveText("Copied: theme.css.");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const declared = await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return [...sheet.cssRules].map((rule) => {
      const { selectorText, style } = rule as CSSStyleRule;
      return { selectorText, names: [...style], brand: style.getPropertyValue("--brand"), radius: style.getPropertyValue("--radius") };
    });
  }, copied);
  // What lakeside has, with two knobs changed; what nobody changed is not in it.
  const names = ["--brand", "--brand-2", "--header-bg", "--font-heading", "--heading-weight", "--radius", "--density"];
  expect(declared).toEqual([{ selectorText: ":root", names, brand: "#7a1f5c", radius: "0rem" }]);

  await panel.getByRole("button", { name: "Back to defaults" }).click();
  await expect.poll(() => computed(page, "html", "--brand")).toBe("#0a5560");
  await panel.getByLabel(/The theme file/).fill(`${copied}\n.button { color: red }\n:root { --brnad: red; --line: thick; --radius: 3rem; --text-size: 18px; --brand-2: #1234; --font-body: Charter }`);
  await panel.getByRole("button", { name: "Use pasted theme" }).click();
  await expect.poll(() => computed(page, "html", "--brand")).toBe("#7a1f5c");
  await expect(panel.locator("#theme-problems")).toHaveText(
    /Left out: \.button: a theme sets knobs.* --brnad is no knob\. Lines: thick is not a size\. .*Corners: 3rem is beyond the limits\. Write a value from 0rem to 2rem\. Text size: px ignore .*Second colour: one can see through #1234\. .*Font: the last font is not on every device\./,
  );
});

test("contrast is measured on what is painted, and a pair that is too low is red", async ({ page }) => {
  await page.goto(looks.library("#theme=contrast-max&panel=open"));
  const row = (pair: string) => page.locator("#pairs tbody tr").filter({ has: page.getByText(pair, { exact: true }) });
  const header = row("--header-ink on --header-fill");
  // White on black.
  await expect(header.locator("td").nth(1)).toContainText("21.00");
  await expect(header.locator("td").nth(2)).toContainText("21.00");
  await expect(page.locator("#pairs-summary")).toContainText("All 96 are as high as asked");

  // No knob gets there, so the style sheets are broken: #666 on black has 3.66 to 1 by the formula.
  const broken = await Looks.copy();
  await broken.add("themes/contrast-max.css", ":root { --header-ink: #666; }");
  await page.goto(broken.library("#theme=contrast-max&panel=open"));
  await expect(header.locator("td").nth(1)).toHaveText(/3\.65 too low/);
  await expect(page.locator("#pairs-summary")).toHaveText("2 of 96 are too low.");
  const red = await header.locator("td").nth(1).evaluate((cell) => getComputedStyle(cell).color);
  expect(red).toBe("rgb(166, 27, 27)");
  await page.getByLabel("Only what is too low").check();
  await expect(page.locator("#pairs tbody tr:visible")).toHaveCount(1);

  // What is no colour, or one that shows what lies behind it, is said and not used.
  const field = page.getByLabel("Header --header-bg", { exact: true });
  await field.fill("#123456");
  for (const [wrong, said] of [["blu", "blu is not a colour."], ["rgb(0 0 0 / 50%)", "one can see through"]] as const) {
    await field.fill(wrong);
    await expect(page.getByText(`Header: ${said}`, { exact: false })).toBeVisible();
    expect(await computed(page, "html", "--header-bg")).toBe("#123456");
  }
  await broken.remove();
});

test("light and dark are both measured, whichever is shown", async ({ page }) => {
  await page.goto(looks.library("#panel=open"));
  const soft = page.locator("#pairs tbody tr").filter({ has: page.getByText("--danger on --surface", { exact: true }) });
  const ratios = () => soft.locator("td[data-ratio]").evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset.ratio));
  await expect.poll(async () => (await ratios()).length).toBe(2);
  const [light, dark] = await ratios();
  // #a81c1c on white, by the formula.
  expect(Number(light)).toBeCloseTo(7.39, 1);
  expect(dark).not.toBe(light);
  await choose(page, "Dark");
  await expect.poll(() => computed(page, "html", "color-scheme")).toBe("dark");
  expect(await ratios()).toEqual([light, dark]);
});

test("a pattern that is opened alone keeps the chosen looks", async ({ page, context }) => {
  await page.goto(looks.library("#at=components/button&theme=mine&--brand=%237a1f5c&dir=rtl"));
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "Open alone: Main" }).click();
  const alone = await opened;
  await expect
    .poll(() => alone.evaluate(() => [document.documentElement.dir, getComputedStyle(document.documentElement).getPropertyValue("--brand")]))
    .toEqual(["rtl", "#7a1f5c"]);
});

test("the keyboard reaches the toolbar's choices and turns them", async ({ page }) => {
  await page.goto(looks.library("#at=components/button"));
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the pattern" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("combobox", { name: "Theme" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("radio", { name: "System" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
  await expect.poll(() => computed(page, "html", "color-scheme")).toBe("dark");
});
