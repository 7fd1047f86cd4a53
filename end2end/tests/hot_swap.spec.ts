// `cargo xtask run` tells open pages what was saved by a script that it adds to the portal's own
// (`xtask/src/run/dev.js`). Here that script is in a copy of the built portal, and the test says when; that a save
// is seen and bundled has tests of its own in `xtask`.

import { appendFile, cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ANSWERS, SHORT } from "../support/filing.ts";
import { Portal } from "../support/portal.ts";
import { dist, inRepository } from "../support/programs.ts";
import { expect, test } from "../support/test.ts";
import { say } from "../support/words.ts";

/** The built portal as a development build is: nothing compressed, no hashes to check, and the script. */
async function developed() {
  const folder = await mkdtemp(join(tmpdir(), "frontdoor-developed-"));
  await cp(dist, folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  const page = join(folder, "index.html");
  await writeFile(page, (await readFile(page, "utf8")).replace(/ integrity="[^"]*"/g, ""));
  const assets = await readdir(join(folder, "assets"));
  const asset = (pattern: RegExp) => join(folder, "assets", assets.find((name) => pattern.test(name)) ?? "");
  await appendFile(asset(/^boot\..*\.?js$/), await readFile(inRepository("xtask/src/run/dev.js")));
  return { folder, sheet: asset(/^style\..*css$/) };
}

test("the running portal takes new styles and keeps what is typed, and loads anew for all else", async ({ page, agency, guard }) => {
  const { folder, sheet } = await developed();
  const portal = await Portal.start(agency.origin, folder);
  guard.allow(new RegExp(`^foreign: ${portal.origin}/`));
  try {
    const events: ((change: string) => void)[] = [];
    await page.route("**/__dev", async (route) => {
      const change = await new Promise<string>((resolve) => events.push(resolve));
      await route.fulfill({ contentType: "text/event-stream", body: `retry: 10\ndata: ${change}\n\n` }).catch(() => {});
    });
    await page.goto(`${portal.origin}${SHORT.form}/1`);
    const field = page.getByLabel(say("address.label"));
    await field.fill(ANSWERS.address);
    await field.evaluate((input) => ((window as { before?: Element }).before = input));
    const radius = () => field.evaluate((input) => getComputedStyle(input).borderRadius);
    const usual = await radius();

    await appendFile(sheet, "\n@layer theme { .input { border-radius: 3px; } }\n");
    await expect.poll(() => events.length).toBe(1);
    expect(await radius()).toBe(usual);
    events.shift()?.("style");
    await expect.poll(radius).toBe("3px");
    await expect(field).toHaveValue(ANSWERS.address);
    expect(await field.evaluate((input) => (window as { before?: Element }).before === input)).toBe(true);
    // The old sheets are gone, so that what is taken out of a file is gone from the page.
    await expect(page.locator('link[rel="stylesheet"]')).toHaveCount(2);

    await expect.poll(() => events.length).toBe(1);
    const loaded = page.waitForEvent("load");
    events.shift()?.("page");
    await loaded;
    expect(await page.evaluate(() => (window as { before?: Element }).before)).toBeUndefined();
    // What it is still to fetch would find nobody.
    await expect(field).toBeVisible();
    await page.close();
  } finally {
    await portal.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
