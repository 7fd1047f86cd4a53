// The whole way of one report: found, filled in, sent, followed, closed by staff, seen closed.

import type { Browser, Page } from "@playwright/test";
import type { StoredRequest } from "../support/agency.ts";
import { send, written } from "../support/filing.ts";
import { RAW, markers, metadata, phoneJpeg, phonePng } from "../support/photos.ts";
import { expect, test } from "../support/test.ts";
import { choose, goOn, goTo, heading, open } from "../support/visit.ts";
import { say } from "../support/words.ts";

const TYPED = {
  address: "12 Harbour Street, by the “Old Mill”",
  depth: "12.5",
  lamp: "H 1042 / b",
  help: "Opposite the bakery.\nTwo steps from the bus stop.",
  description: "Ein Loch — “gefährlich” & <tief> 🕳️\nحفرة كبيرة أمام المدرسة",
  first_name: "Zoë",
  last_name: "Muñoz-Ørsted",
  email: "zoe@example.org",
  phone: "555 010 3110",
};

const HERE = { latitude: 52.52, longitude: 13.405, accuracy: 7 };

test.use({ geolocation: HERE, permissions: ["geolocation", "clipboard-read", "clipboard-write"] });

test("a report with every kind of question", async ({ page, browser, agency, freshContext, guard }) => {
  test.slow();
  await findTheService(page);
  await answerTheQuestions(page);
  await addPhotos(page, browser);
  await leaveContactDetails(page);
  await changeAnAnswer(page);
  await send(page);
  await expect(heading(page)).toHaveText(say("sent.title"));
  const reference = await page.locator("#reference").innerText();

  const row = await agency.onlyStored();
  expect(row.service_request_id).toBe(reference);
  expectStored(row);
  expect(guard.posts()).toHaveLength(1);
  await expectCleanPhotos(await agency.photo(row, 1), await agency.photo(row, 2), page);
  await keepTheReference(page, reference);

  const elsewhere = await (await freshContext()).newPage();
  await track(elsewhere, reference);
  await expect(elsewhere.getByRole("main")).toContainText(say("status.open_sentence"));

  await agency.act(row, "acknowledge", "A crew has seen it.");
  await agency.act(row, "note", "The road will be closed on Monday — bitte umfahren.");
  await agency.act(row, "close", "Filled and sealed.");
  await elsewhere.getByRole("button", { name: say("request.refresh") }).click();
  await expectClosed(elsewhere);

  await page.getByRole("link", { name: say("sent.follow_button") }).click();
  await expectClosed(page);
  await goTo(page, "nav.requests");
  const card = page.getByRole("listitem").filter({ hasText: "Pothole or broken road surface" });
  await expect(card).toContainText(say("status.closed"));
  await expect(card).toContainText(reference);
  await card.getByRole("link").click();
  await expect(heading(page)).toHaveText(say("request.title", { reference }));
});

async function findTheService(page: Page) {
  await open(page, "/");
  await page.getByLabel(say("search.label")).fill("pothole");
  await page.getByRole("button", { name: say("search.button") }).click();
  // Nobody has said whose device it is, so that what was typed is in no address.
  await expect(page).toHaveURL(/\/services$/);
  await page.getByRole("link", { name: "Pothole or broken road surface" }).click();
  await expect(heading(page)).toHaveText("Pothole or broken road surface");
  const asked = page.getByRole("listitem").filter({ hasText: "Where on the road is it?" });
  await expect(asked).toBeVisible();
  await expect(page.getByRole("main")).toContainText(
    say("service.handled_by", { agency: "City of Marlow Bay" }),
  );
  await page.getByRole("link", { name: say("service.start") }).click();
}

async function answerTheQuestions(page: Page) {
  await expect(heading(page)).toHaveText(say("location.title"));
  await page.getByLabel(say("address.label")).fill(TYPED.address);
  await page.getByRole("button", { name: say("location.use") }).click();
  await expect(page.getByText(say("location.found", { count: HERE.accuracy }))).toBeVisible();
  await goOn(page);

  await expect(page.getByText("Please stay safe")).toBeVisible();
  await choose(page, "In a cycle lane");
  await goOn(page);

  await page.getByLabel("How deep is it, in centimetres?").fill(TYPED.depth);
  await goOn(page);

  const date = page.getByRole("group", { name: "When did you first see it?" });
  await date.getByLabel(say("date.day")).fill("27");
  await date.getByLabel(say("date.month")).fill("3");
  await date.getByLabel(say("date.year")).fill("2026");
  await date.getByLabel(say("date.time")).fill("14:30");
  await goOn(page);

  await choose(page, "People cycling");
  await choose(page, "People using a wheelchair");
  await goOn(page);

  await page.getByLabel("Nearest house or lamp post number").fill(TYPED.lamp);
  await goOn(page);
  await page.getByLabel("Anything that would help us find it?").fill(TYPED.help);
  await goOn(page);
  await page.getByLabel(say("description.label")).fill(TYPED.description);
  await goOn(page);
}

async function addPhotos(page: Page, browser: Browser) {
  const input = page.getByLabel(say("photos.add"));
  await input.setInputFiles([
    { name: "home.jpg", mimeType: "image/jpeg", buffer: await phoneJpeg(browser) },
    { name: "garden.png", mimeType: "image/png", buffer: phonePng() },
  ]);
  await expect(page.getByText(say("photos.count", { count: 2 }), { exact: true })).toBeVisible();
  const preview = page.getByRole("img", { name: say("photos.name", { number: 1 }) });
  await expect(preview).toHaveJSProperty("naturalWidth", RAW.height);
  await input.setInputFiles({ name: "third.png", mimeType: "image/png", buffer: phonePng() });
  const third = say("photos.name", { number: 3 });
  await page.getByRole("button", { name: `${say("remove")} ${third}` }).click();
  await expect(page.getByRole("img")).toHaveCount(2);
  await goOn(page);
}

async function leaveContactDetails(page: Page) {
  await page.getByLabel(say("first_name.label")).fill(TYPED.first_name);
  await page.getByLabel(say("last_name.label")).fill(TYPED.last_name);
  await page.getByLabel(say("email.label")).fill(TYPED.email);
  await page.getByLabel(say("phone.label")).fill(TYPED.phone);
  await goOn(page);
}

/** A Change link leads to its question and back to the check, with all other answers kept. */
async function changeAnAnswer(page: Page) {
  await expect(heading(page)).toHaveText(say("check.title"));
  const main = page.getByRole("main");
  await expect(main).toContainText("City of Marlow Bay");
  await expect(main).toContainText("In a cycle lane");
  await page.getByRole("link", { name: `${say("change")} Where on the road is it?` }).click();
  await expect(page.getByRole("radio", { name: "In a cycle lane" })).toBeChecked();
  await choose(page, "On a crossing");
  await goOn(page);
  await expect(heading(page)).toHaveText(say("check.title"));
  await expect(main).toContainText("On a crossing");
  await expect(main).not.toContainText("In a cycle lane");
  for (const answer of [TYPED.address, TYPED.lamp, TYPED.first_name, TYPED.email]) {
    await expect(main).toContainText(answer);
  }
}

/** What is in the database is what was typed. */
function expectStored(row: StoredRequest) {
  // Browsers send the lines of a text in multipart/form-data with CRLF between them (HTML,
  // "constructing the entry list").
  const lines = (text: string) => text.replaceAll("\r\n", "\n");
  expect(row).toMatchObject({
    jurisdiction: "city",
    service_code: "001",
    address_string: TYPED.address,
    first_name: TYPED.first_name,
    last_name: TYPED.last_name,
    email: TYPED.email,
    phone: TYPED.phone,
  });
  expect(lines(written(row.description))).toBe(TYPED.description);
  expect(Number(row.lat)).toBeCloseTo(HERE.latitude, 5);
  expect(Number(row.long)).toBeCloseTo(HERE.longitude, 5);
  const answers = row.attributes.map(({ code, value }) => [code, lines(value)]);
  expect(answers.sort()).toEqual([
    ["DEPTH", TYPED.depth],
    ["HELP", TYPED.help],
    ["LAMP", TYPED.lamp],
    ["RISK", "BIKES"],
    ["RISK", "WHEEL"],
    ["SEEN", "2026-03-27T14:30:00+05:30"],
    ["WHERE", "CROSSING"],
  ]);
}

/** Photos arrive as upright JPEGs that tell nothing but what they show. */
async function expectCleanPhotos(jpeg: Buffer, png: Buffer, page: Page) {
  for (const photo of [jpeg, png]) {
    expect(photo.subarray(0, 3).toString("hex")).toBe("ffd8ff");
    expect(markers(photo).length).toBeGreaterThan(2);
    expect(metadata(photo)).toEqual([]);
  }
  const seen = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const pen = canvas.getContext("2d")!;
    pen.drawImage(picture, 0, 0);
    const colour = (y: number) => [...pen.getImageData(picture.width / 2, y, 1, 1).data];
    return {
      size: [picture.width, picture.height],
      top: colour(picture.height / 4),
      bottom: colour((picture.height * 3) / 4),
    };
  }, jpeg.toString("base64"));
  expect(seen.size).toEqual([RAW.height, RAW.width]);
  expect(seen.top[0]).toBeGreaterThan(200);
  expect(seen.top[2]).toBeLessThan(60);
  expect(seen.bottom[2]).toBeGreaterThan(200);
  expect(seen.bottom[0]).toBeLessThan(60);
}

/** Copy, print, save: a receipt that outlives the page. */
async function keepTheReference(page: Page, reference: string) {
  await page.getByRole("button", { name: say("copy") }).click();
  await expect(page.getByText(say("copied"))).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(reference);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: say("save") }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  const receipt = Buffer.concat(chunks).toString("utf8");
  for (const part of [reference, "City of Marlow Bay", TYPED.address, TYPED.last_name]) {
    expect(receipt).toContain(part);
  }

  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "yes");
  });
  await page.getByRole("button", { name: say("print") }).click();
  await expect(page.locator("body")).toHaveAttribute("data-printed", "yes");
}

async function track(page: Page, reference: string) {
  await open(page, "/track");
  await choose(page, "City of Marlow Bay");
  await page.getByLabel(say("track.reference")).fill(` ${reference} `);
  await page.getByRole("button", { name: say("track.button") }).click();
  await expect(heading(page)).toHaveText(say("request.title", { reference }));
}

async function expectClosed(page: Page) {
  const main = page.getByRole("main");
  await expect(main).toContainText(say("status.closed_sentence"));
  const history = page.getByRole("region").or(page.locator("section")).filter({
    has: page.getByRole("heading", { name: say("request.history") }),
  });
  for (const text of ["A crew has seen it.", "bitte umfahren", "Filled and sealed."]) {
    await expect(history.getByRole("listitem").filter({ hasText: text })).toBeVisible();
  }
  await expect(main).toContainText("Filled and sealed.");
}
