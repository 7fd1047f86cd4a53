// `cargo xtask style`: the library over its own server, which follows what is saved.

import { appendFile, readFile, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { basename } from "node:path";
import { expect, test } from "@playwright/test";
import { expectAccessible } from "../support/axe.ts";
import { expectToFit } from "../support/fit.ts";
import { Looks } from "../support/library.ts";
import { serveProgram } from "../support/programs.ts";
import { Service } from "../support/service.ts";

/** A save shows within a second; a machine that builds at the same time gets more. */
const LIMIT = process.env.CI ? 3000 : 1000;

let looks: Looks;
let server: Service;
let origin: string;

test.beforeAll(async () => {
  looks = await Looks.copy();
  const words = ["style", "--listen", "127.0.0.1:0", "--folder", looks.folder];
  server = await Service.start(serveProgram, words, /(http:\S+)\/patterns\/[\s\S]*Ctrl-C/);
  origin = server.said[1] ?? "";
});

test.afterAll(async () => {
  await server.stop();
  await looks.remove();
});

/** The library's address. */
const library = (hash = "") => `${origin}/patterns/${hash}`;

/** An answer to a path that is sent as it is written. */
const get = (path: string) =>
  new Promise<{ status: number; body: string; location?: string }>((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    request({ hostname, port, path, agent: false }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (piece: string) => (body += piece));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body, location: answer.headers.location }));
    })
      .on("error", reject)
      .end();
  });

test("a save shows at once, in every frame, and what is typed stays", async ({ page }) => {
  await page.goto(library("#at=components/text-field"));
  const pattern = page.frameLocator("main iframe");
  const field = pattern.getByLabel("Your name");
  await field.fill("Ada Lovelace");
  await field.evaluate((input) => ((window as { before?: Element }).before = input));
  const frame = (await page.locator("main iframe").elementHandle())?.contentFrame();
  const times: number[] = [];
  for (const radius of ["3px", "13px", "23px"]) {
    const shown = (await frame)?.waitForFunction(
      (wanted) => getComputedStyle(document.querySelector(".input")!).borderRadius === wanted,
      radius,
      { polling: 10, timeout: 20_000 },
    );
    const start = performance.now();
    await appendFile(looks.path("components/field.css"), `\n.input { border-radius: ${radius}; }\n`);
    await shown;
    times.push(Math.round(performance.now() - start));
  }
  console.log(`save to screen: ${times.join(", ")} ms`);
  expect(Math.max(...times)).toBeLessThan(LIMIT);
  await expect(field).toHaveValue("Ada Lovelace");
  expect(await field.evaluate((input) => (window as { before?: Element }).before === input)).toBe(true);
});

test("the theme and a pattern that is opened alone follow as well", async ({ page }) => {
  await page.goto(`${origin}/patterns/components/button/default.html`);
  const brand = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--brand"));
  await expect.poll(brand).toBe("#0a5560");
  const theme = await readFile(looks.path("theme.css"), "utf8");
  await writeFile(looks.path("theme.css"), theme.replace("#0a5560", "#7a1f5c"));
  await expect.poll(brand).toBe("#7a1f5c");
});

test("a pattern that is written anew is loaded anew", async ({ page }) => {
  await page.goto(library("#at=components/button"));
  const button = page.frameLocator("main iframe >> nth=0").getByRole("button");
  await expect(button).toHaveText("Report a pothole");
  const file = looks.path("patterns/components/button/default.html");
  await writeFile(file, (await readFile(file, "utf8")).replace("a pothole", "a lamp"));
  await expect(button).toHaveText("Report a lamp");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Button");
});

test("the developer tools are told which folder to save into", async () => {
  const path = "/.well-known/appspecific/com.chrome.devtools.json";
  const { status, body } = await get(path);
  const { workspace } = JSON.parse(body);
  expect([status, workspace.root]).toEqual([200, looks.folder]);
  expect(workspace.uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect((await get(path)).body).toBe(body);
  // They find a file by the address of the sheet below the folder, with what is in it.
  expect((await get("/components/button.css")).body).toBe(await readFile(looks.path("components/button.css"), "utf8"));
});

test("nothing outside of the folder is served", async () => {
  await writeFile(`${looks.folder}.txt`, "secret");
  const name = `${basename(looks.folder)}.txt`;
  for (const path of [`/../${name}`, `/%2e%2e/${name}`, `/patterns/..%2f..%2f${name}`, `/%2e%2e%5c${name}`, `//tmp/${name}`]) {
    const { status, body } = await get(path);
    expect([status, body.includes("secret")], path).toEqual([404, false]);
  }
  expect((await get("/")).location).toBe("/patterns/");
});

for (const scheme of ["light", "dark"] as const) {
  test(`the library itself is accessible and fits small screens, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(library("#at=components/button&panel=open&forced=yes&--brand=x"));
    await expect(page.locator("#pairs tbody tr")).toHaveCount(48);
    await expectAccessible(page, `component, ${scheme}`);
    await page.getByLabel("Header --header-bg", { exact: true }).fill("rgb(0 0 0 / 50%)");
    await expect(page.getByText("one can see through")).toBeVisible();
    await expectAccessible(page, `a value that will not do, ${scheme}`);
    // No knob gets a pair too low, so the style sheets are broken.
    await looks.add("themes/contrast-max.css", ":root { --header-ink: #666; }");
    await page.goto(library("#at=components/button&panel=open&theme=contrast-max"));
    await expect(page.locator("#pairs .row--low")).toHaveCount(1);
    await expectAccessible(page, `a pair too low, ${scheme}`);
    await page.goto(library());
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Home");
    await expectAccessible(page, `page, ${scheme}`);

    await page.goto(library("#at=components/button&panel=open&width=1280"));
    await expect(page.locator("#pairs tbody tr")).toHaveCount(48);
    await expectToFit(page);
    await expectAccessible(page, `small screen, ${scheme}`);
  });
}
