// A device that others use as well: nothing is left behind, and leaving is easy.

import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Page, chromium as browsers } from "@playwright/test";
import { expectAccessible } from "../support/axe.ts";
import { ownDevice, saved } from "../support/device.ts";
import { ANSWERS, SHORT, fileShort } from "../support/filing.ts";
import { chromium } from "../support/programs.ts";
import { expect, test } from "../support/test.ts";
import { goTo, heading, open } from "../support/visit.ts";
import { say } from "../support/words.ts";

/** The portal looks every five seconds whether somebody is there. */
const watched = { timeout: 15_000 };

const finish = (page: Page) => page.getByRole("button", { name: say("shared.finish") });

/** Which files of a folder hold one of these texts, in UTF-8 or UTF-16. */
async function holders(folder: string, texts: string[]): Promise<string[]> {
  const needles = texts.flatMap((text) => [pattern(text, "utf8"), pattern(text, "utf16le")]);
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path, "latin1");
    if (needles.some((needle) => needle.test(bytes))) found.push(path.slice(folder.length));
  }
  return found;
}

/**
 * Finds a text among bytes that are read as Latin-1. A reference is a number of five digits, which chance puts
 * into one of the database's names of 64 hexadecimal digits now and then: among such digits it is none.
 */
function pattern(text: string, encoding: BufferEncoding): RegExp {
  const bytes = Buffer.from(text, encoding);
  const codes = [...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
  return new RegExp(/^\d+$/.test(text) ? `(?<![0-9a-f]\\0?)${codes}(?![0-9a-f])` : codes);
}

test("what is looked for is found", async () => {
  const folder = await mkdtemp(join(tmpdir(), "frontdoor-needles-"));
  const holds = async (text: string, encoding: BufferEncoding, needle: string) => {
    await writeFile(join(folder, "file"), Buffer.from(text, encoding));
    return (await holders(folder, [needle])).length === 1;
  };
  for (const encoding of ["utf8", "utf16le"] as const) {
    expect(await holds("Request 48201 – Port", encoding, "48201"), encoding).toBe(true);
    expect(await holds('{"id":"48201"}', encoding, "48201"), encoding).toBe(true);
    expect(await holds("c482013", encoding, "48201"), encoding).toBe(false);
    expect(await holds("48201f", encoding, "48201"), encoding).toBe(false);
    expect(await holds(`a${ANSWERS.description}b`, encoding, ANSWERS.description), encoding).toBe(true);
    expect(await holds(ANSWERS.address, encoding, "12 Harbour Lane"), encoding).toBe(false);
  }
  await rm(folder, { recursive: true, force: true });
});

test("nothing that was typed, sent or fetched is in the browser's profile afterwards", async ({ portal, agency }) => {
  test.setTimeout(90_000);
  const profile = await mkdtemp(join(tmpdir(), "frontdoor-shared-"));
  const start = () =>
    browsers.launchPersistentContext(profile, { executablePath: chromium, baseURL: portal.origin });
  const typed = "canary-zimtstern-4711";

  const first = await start();
  const page = await first.newPage();
  await open(page, "/services");
  await page.getByRole("searchbox").fill(typed);
  await expect(heading(page)).toBeVisible();
  await open(page, `${SHORT.form}/1`);
  await page.getByLabel(say("address.label")).fill(typed);
  await saved(page);
  const reference = await fileShort(page);
  await goTo(page, "nav.requests");
  await page.getByRole("listitem").filter({ hasText: reference }).getByRole("link").click();
  await expect(heading(page)).toContainText(reference);
  // Browsers write titles into their history, though not at once: what follows may come too early to see it.
  await expect(page).toHaveTitle(new RegExp(`^${say("request.document_title")} – `));
  await finish(page).click();
  await expect(heading(page)).toHaveText(say("home.title"));
  await open(page, "/requests");
  await expect(page.getByRole("heading", { name: say("requests.empty_title") })).toBeVisible();
  await first.close();

  const { address, description } = ANSWERS;
  expect(await holders(profile, [typed, address, description, reference])).toEqual([]);
  await agency.onlyStored();
  await rm(profile, { recursive: true, force: true });
});

test("on one's own device a draft is on the disk, and cannot be read there", async ({ portal }) => {
  const profile = await mkdtemp(join(tmpdir(), "frontdoor-own-"));
  const options = { executablePath: chromium, baseURL: portal.origin };
  const first = await browsers.launchPersistentContext(profile, options);
  const page = await first.newPage();
  await ownDevice(page);
  await open(page, `${SHORT.form}/1`);
  await page.getByLabel(say("address.label")).fill("canary-lebkuchen-4711");
  await saved(page);
  await first.close();
  expect(await holders(profile, ["canary-lebkuchen-4711"])).toEqual([]);

  const again = await browsers.launchPersistentContext(profile, options);
  const later = await again.newPage();
  await open(later, `${SHORT.form}/1`);
  await expect(later.getByLabel(say("address.label"))).toHaveValue("canary-lebkuchen-4711");
  await again.close();
  await rm(profile, { recursive: true, force: true });
});

test("a tab that is closed takes everything with it", async ({ page, context }) => {
  await open(page, `${SHORT.form}/1`);
  await page.getByLabel(say("address.label")).fill(ANSWERS.address);
  await saved(page);
  await expect(page.getByText(say("keep.is_shared"))).toBeVisible();
  await expectAccessible(page, "a shared device with something on it");
  await page.close();
  const next = await context.newPage();
  await open(next, `${SHORT.form}/1`);
  await expect(next.getByLabel(say("address.label"))).toHaveValue("");
});

test("nobody there: a warning with time to answer, and then everything is gone", async ({ page }) => {
  test.slow();
  // The clock is put forward, and timers are left alone.
  await page.addInitScript(() => {
    const now = Date.now;
    let ahead = 0;
    Date.now = () => now() + ahead;
    addEventListener("put-forward", (event) => (ahead += (event as CustomEvent<number>).detail));
  });
  const putForward = (ms: number) =>
    page.evaluate((detail) => dispatchEvent(new CustomEvent("put-forward", { detail })), ms);
  await open(page, `${SHORT.form}/1`);
  await page.getByLabel(say("address.label")).fill(ANSWERS.address);
  await saved(page);
  await expect(finish(page)).toBeVisible();
  await putForward(601_000);
  const dialog = page.getByRole("dialog", { name: say("shared.idle_title") });
  await expect(dialog).toBeVisible(watched);
  await expectAccessible(page, "the warning");
  await dialog.getByRole("button", { name: say("shared.stay") }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByLabel(say("address.label"))).toHaveValue(ANSWERS.address);

  await putForward(601_000);
  await expect(dialog).toBeVisible(watched);
  await putForward(61_000);
  await expect(heading(page)).toHaveText(say("home.title"), watched);
  await open(page, `${SHORT.form}/1`);
  await expect(page.getByLabel(say("address.label"))).toHaveValue("");
});

test("leaving in a hurry", async ({ page, portal, guard }) => {
  guard.allow(/harmless/);
  await portal.configure((configuration) => {
    const services = [{ agency: SHORT.agency, service_code: SHORT.code }];
    configuration["leave"] = { url: "https://harmless.example/", services };
  });
  await page.route("https://harmless.example/", (route) => route.fulfill({ body: "Sunny." }));
  await open(page, `${SHORT.form}/1`);
  await page.getByLabel(say("address.label")).fill(ANSWERS.address);
  await expectAccessible(page, "a page that can be left at once");
  await page.getByRole("button", { name: say("shared.leave") }).click();
  await expect(page).toHaveURL("https://harmless.example/");
  await page.goBack();
  await expect(page.getByLabel(say("address.label"))).toHaveCount(0);
});
