// A form of a Form.io server, whole: parts, rows, a long list, a file, what is calculated, what comes
// and goes with the answers, and what the server does not take.

import { ownDevice, saved } from "../support/device.ts";
import type { Page } from "@playwright/test";
import { failedRequest } from "../support/guard.ts";
import * as permit from "../support/permit.ts";
import { BILL, PERMIT, TYPED, goOnTo } from "../support/permit.ts";
import { expect, test } from "../support/test.ts";
import { goOn, heading, open } from "../support/visit.ts";
import { type Key, say } from "../support/words.ts";

const main = (page: Page) => page.getByRole("main");
const rows = (page: Page) => page.getByRole("group", { name: "Vehicles" }).getByRole("listitem");
const summary = (page: Page) => page.locator(".error-summary");
const send = (page: Page) =>
  page.getByRole("button", { name: say("check.send"), exact: true }).click();

/** The row of the check that answers a question. */
const answer = (page: Page, question: string) =>
  page.locator(".summary-list__row").filter({ has: page.getByText(question, { exact: true }) });

/** The parts of the form, each with how far it is. */
async function expectParts(page: Page, ...states: Key[]) {
  const parts = main(page).getByRole("listitem");
  await expect(parts).toHaveCount(PERMIT.parts.length);
  for (const [place, state] of states.entries()) {
    await expect(parts.nth(place)).toContainText(PERMIT.parts[place] ?? "");
    await expect(parts.nth(place)).toContainText(say(state));
  }
}

test("a permit, from the parts of the form to what the server stores", async ({ page, agency, guard }) => {
  test.slow();
  await open(page, "/services?q=parking");
  await page.getByRole("link", { name: PERMIT.name }).click();
  await page.getByRole("link", { name: say("service.start") }).click();
  await expect(heading(page)).toHaveText(PERMIT.name);
  await expectParts(page, "task.to_do", "task.to_do", "task.to_do", "task.to_do", "task.to_do");
  await page.getByRole("link", { name: say("form.begin") }).click();

  await expect(heading(page)).toHaveText(PERMIT.parts[0]);
  await permit.fillYou(page);
  await goOnTo(page, 2);
  await permit.fillHome(page);
  await answerWhatComesAndGoes(page);
  await goOnTo(page, 3);
  await addAndMoveVehicles(page);
  await goOnTo(page, 4);
  await followTheFee(page);
  await goOnTo(page, 5);
  await permit.fillDocuments(page);
  await goOn(page);

  await expect(heading(page)).toHaveText(say("check.title"));
  for (const part of PERMIT.parts) {
    await expect(page.getByRole("heading", { level: 2, name: part, exact: true })).toBeVisible();
  }
  await expect(answer(page, "Date of birth")).toContainText("February 29, 1984");
  await expect(answer(page, "Yearly fee")).toContainText("EUR 0");
  await expect(answer(page, "Yearly fee").getByRole("link")).toHaveCount(0);
  await expect(answer(page, "Proof of address")).toContainText(BILL.name);
  await send(page);

  await expect(heading(page)).toHaveText(say("sent.title"), permit.PATIENCE);
  const reference = await page.locator("#reference").innerText();
  expect(guard.posts()).toHaveLength(1);
  const { form, state, data } = await agency.submission(reference);
  expect({ form, state }).toEqual({ form: "parking_permit", state: "submitted" });
  expect(data).toEqual({
    full_name: TYPED.full_name,
    date_of_birth: "29/02/1984",
    email: TYPED.email,
    phone: TYPED.phone,
    address: { street: TYPED.street, town: TYPED.town, postcode: TYPED.postcode },
    residence: "guest",
    residence_note: TYPED.note,
    vehicles: [
      { registration: "MW 2", make: "bmw", fuel: "electric", home_charger: "no" },
      { registration: "MW 1", make: "skoda", fuel: "petrol" },
    ],
    starts_on: expect.stringMatching(/^2027-01-04/),
    reductions: { badge: true, carer: false, benefit: false },
    badge_number: TYPED.badge,
    fee: 0,
    proof_of_address: [
      expect.objectContaining({
        originalName: BILL.name,
        size: BILL.buffer.length,
        storage: "base64",
        type: BILL.mimeType,
        url: `data:${BILL.mimeType};base64,${BILL.buffer.toString("base64")}`,
      }),
    ],
    declaration: true,
  });
  // What a Form.io server stores is not public.
  await expect(page.getByRole("link", { name: say("sent.follow_button") })).toHaveCount(0);
});

/** A question that one answer brings and another takes away. What was typed is not sent then. */
async function answerWhatComesAndGoes(page: Page) {
  const note = page.getByLabel("Who owns or rents the home?");
  await expect(note).toHaveCount(0);
  await permit.pick(page, "How do you live there?", "I live with family or friends");
  await note.fill(TYPED.note);
  await permit.pick(page, "How do you live there?", "I rent it");
  await expect(note).toHaveCount(0);
  // The choice that was made keeps the focus though the page around it changes.
  await expect(page.getByRole("radio", { name: "I rent it" })).toBeFocused();
  await permit.pick(page, "How do you live there?", "I live with family or friends");
  await goOn(page);
  if (await summary(page).isVisible()) await note.fill(TYPED.note);
}

async function addAndMoveVehicles(page: Page) {
  await permit.fillVehicles(page, [
    { registration: "MW 1", make: "Škoda", fuel: "Petrol" },
    { registration: "MW 2", make: "BMW", fuel: "Electric", charger: "No" },
    { registration: "MW 3", make: "Volvo", fuel: "Diesel" },
  ]);
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).nth(1)).toContainText("Can you charge it at home?: No");
  // There may be three and no more.
  await expect(page.getByRole("button", { name: "Add a vehicle" })).toHaveCount(0);

  await page.getByRole("button", { name: `${say("remove")} Vehicles 3` }).click();
  await expect(page.getByRole("status").filter({ hasText: say("form.row_removed") })).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByRole("link", { name: `${say("change")} Vehicles 2` })).toBeFocused();
  await page.getByRole("button", { name: `${say("rows.up")} Vehicles 2` }).click();
  await expect(rows(page).nth(0)).toContainText("MW 2");
  await expect(rows(page).nth(1)).toContainText("MW 1");
  await expect(page.getByRole("button", { name: `${say("rows.down")} Vehicles 1` })).toBeFocused();

  // The question that one row has and the other has not follows its row.
  await page.getByRole("link", { name: `${say("change")} Vehicles 1` }).click();
  await expect(heading(page)).toHaveText("Vehicles 1");
  await expect(page.getByRole("combobox", { name: "Make" })).toHaveValue("BMW");
  await expect(page.getByRole("group", { name: "Can you charge it at home?" })).toBeVisible();
  await goOn(page);
}

/** The fee is worked out from the vehicles, and again with every answer. */
async function followTheFee(page: Page) {
  await permit.fillPermit(page);
  const fee = main(page).locator(".form-group").filter({ hasText: "Yearly fee" });
  await expect(fee).toContainText("EUR 150");
  await expect(fee).toContainText("60 euros for the first vehicle");
  await page.getByText("I get housing benefit").click();
  await expect(fee).toContainText("EUR 0");
  await page.getByText("I get housing benefit").click();
  await expect(fee).toContainText("EUR 150");
  const badge = page.getByLabel("Badge number");
  await expect(badge).toHaveCount(0);
  await page.getByText("I hold a disabled person's badge").click();
  await badge.fill(TYPED.badge);
  await expect(fee).toContainText("EUR 0");
}

test("a reload in the middle, Back and Forward keep the place and the answers", async ({ page }) => {
  await ownDevice(page);
  await permit.openPart(page, 1);
  await permit.fillYou(page);
  await goOnTo(page, 2);
  await permit.fillHome(page);
  await saved(page);
  await page.reload();
  await expect(heading(page)).toHaveText(PERMIT.parts[1]);
  await expect(page.getByLabel("Postcode")).toHaveValue(TYPED.postcode);
  await expect(page.getByRole("radio", { name: "I own the home" })).toBeChecked();
  await goOnTo(page, 3);
  await page.getByRole("link", { name: say("change") }).click();
  await permit.fillVehicle(page, { registration: "MW 1", make: "Kia", fuel: "Hybrid" });
  await saved(page);
  await page.reload();
  await expect(heading(page)).toHaveText("Vehicles 1");
  await expect(page.getByRole("combobox", { name: "Make" })).toHaveValue("Kia");
  await expect(page.getByRole("radio", { name: "Hybrid" })).toBeChecked();

  await page.goBack();
  await expect(heading(page)).toHaveText(PERMIT.parts[2]);
  await expect(rows(page)).toContainText("MW 1");
  await page.goBack();
  await page.goBack();
  await expect(heading(page)).toHaveText(PERMIT.parts[0]);
  await expect(page.getByLabel("Full name")).toHaveValue(TYPED.full_name);
  const born = page.getByRole("group", { name: "Date of birth" });
  await expect(born.getByLabel(say("date.year"))).toHaveValue("1984");
  await page.goForward();
  await expect(heading(page)).toHaveText(PERMIT.parts[1]);
  await expect(page.getByLabel("Town or city")).toHaveValue(TYPED.town);

  await page.getByRole("link", { name: say("form.parts_link") }).click();
  await expectParts(page, "task.done", "task.done", "task.to_do", "task.to_do", "task.to_do");
  await page.getByRole("link", { name: say("form.go_on") }).click();
  await expect(heading(page)).toHaveText(PERMIT.parts[2]);
});

test("a change from the check leads back there, by way of what it newly asks", async ({ page }) => {
  test.slow();
  await permit.fillPermitWhole(page);
  await page.getByRole("link", { name: `${say("change")} How do you live there?` }).click();
  await permit.pick(page, "How do you live there?", "I live with family or friends");
  await page.getByLabel("Who owns or rents the home?").fill(TYPED.note);
  await goOn(page);
  await expect(heading(page)).toHaveText(say("check.title"));
  await expect(answer(page, "Who owns or rents the home?")).toContainText(TYPED.note);

  await page.getByRole("link", { name: `${say("change")} Vehicles 1` }).click();
  await permit.pick(page, "Fuel", "Electric");
  await permit.pick(page, "Can you charge it at home?", "Yes");
  await goOn(page);
  await goOn(page);
  await expect(heading(page)).toHaveText(say("check.title"));
  await expect(answer(page, "Vehicles 1")).toContainText("Electric");
  await expect(answer(page, "Yearly fee")).toContainText("EUR 30");
});

test("a page with a list by keyboard alone", async ({ page }) => {
  await permit.openPart(page, 3);
  await page.getByRole("link", { name: say("change") }).focus();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("Vehicles 1");
  await expect(heading(page)).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.type("MW 7");
  await page.keyboard.press("Tab");
  const make = page.getByRole("combobox", { name: "Make" });
  await expect(make).toBeFocused();
  await expect(make).toHaveAttribute("aria-expanded", "false");

  // A slip is forgiven, and the first Enter chooses: it does not send the page.
  await page.keyboard.type("wolvo");
  await expect(make).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowDown");
  const option = page.getByRole("option", { name: "Volvo" });
  await expect(option).toHaveAttribute("aria-selected", "true");
  await expect(make).toHaveAttribute("aria-activedescendant", (await option.getAttribute("id")) ?? "");
  await page.keyboard.press("Enter");
  await expect(make).toHaveValue("Volvo");
  await expect(make).toHaveAttribute("aria-expanded", "false");
  await expect(heading(page)).toHaveText("Vehicles 1");

  // Escape closes the list and keeps what is chosen.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  await expect(make).toHaveValue("Volvo");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(page.getByRole("radio", { name: "Petrol" })).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(PERMIT.parts[2]);
  await expect(rows(page)).toContainText("Volvo");
});

test("the summary leads to every field, and into the rows", async ({ page }) => {
  await permit.openPart(page, 1);
  await goOn(page);
  await expect(summary(page)).toBeFocused();
  const born = page.getByRole("group", { name: "Date of birth" });
  for (const [question, control] of [
    ["Full name", page.getByLabel("Full name")],
    ["Date of birth", born.getByLabel(say("date.day"))],
    ["Email address", page.getByLabel("Email address")],
  ] as const) {
    const message = say("problem.required", { question });
    await summary(page).getByRole("link", { name: message, exact: true }).click();
    await expect(control).toBeFocused();
    await expect(control).toHaveAttribute("aria-invalid", "true");
  }

  await permit.openPart(page, 3);
  await goOn(page);
  const message = say("problem.choose", { question: "Make" });
  const inRow = say("problem.in_row", { row: "Vehicles 1", problem: message });
  await expect(summary(page).getByRole("link")).toHaveCount(3);
  await expect(page.locator(".error-message")).toContainText("Registration number");
  await summary(page).getByRole("link", { name: inRow }).click();
  await expect(heading(page)).toHaveText("Vehicles 1");
  await goOn(page);
  await summary(page).getByRole("link", { name: message, exact: true }).click();
  const make = page.getByRole("combobox", { name: "Make" });
  await expect(make).toBeFocused();
  await expect(make).toHaveAccessibleDescription(new RegExp(message));

  await permit.openPart(page, 5);
  await goOn(page);
  const file = say("problem.file", { question: "Proof of address" });
  await summary(page).getByRole("link", { name: file }).click();
  await expect(page.getByLabel("Proof of address")).toBeFocused();
});

test("a text that is in no list is not taken for an answer", async ({ page }) => {
  await open(page, `${PERMIT.form}/3/row/${encodeURIComponent("vehicles[0]")}`);
  await page.getByLabel("Registration number").fill("MW 1");
  await page.getByRole("combobox", { name: "Make" }).fill("Wheelbarrow");
  await expect(page.getByText(say("list.nothing")).first()).toBeVisible();
  await permit.pick(page, "Fuel", "Petrol");
  await goOn(page);
  await expect(summary(page)).toBeVisible();
  const make = page.getByRole("combobox", { name: "Make" });
  await expect(make).toHaveValue("Wheelbarrow");
  // Enter leads on from within the field, and then the field goes away.
  await make.fill("Volvo");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(PERMIT.parts[2]);
  await expect(rows(page)).toContainText("Volvo");
});

test("what the server refuses is said at its field, in the server's words", async ({ page, agency, guard }) => {
  test.slow();
  guard.allow(failedRequest);
  await permit.loosen(page);
  await permit.fillPermitWhole(page, say, "four");
  await send(page);

  const message = "Enter a postcode of five digits, such as 40213.";
  await expect(summary(page)).toBeFocused(permit.PATIENCE);
  await expect(page).toHaveTitle(new RegExp(`^${say("error.title_prefix")}`));
  expect(await agency.submissions()).toEqual([]);
  await summary(page).getByRole("link", { name: message }).click();

  const postcode = page.getByLabel("Postcode");
  await expect(heading(page)).toHaveText(PERMIT.parts[1]);
  await expect(postcode).toHaveValue("four");
  await expect(postcode).toHaveAttribute("aria-invalid", "true");
  await expect(postcode).toHaveAccessibleDescription(new RegExp(message));
  await summary(page).getByRole("link", { name: message }).click();
  await expect(postcode).toBeFocused();
  await postcode.fill(TYPED.postcode);
  await goOn(page);
  await expect(heading(page)).toHaveText(say("check.title"));
  await send(page);
  await expect(heading(page)).toHaveText(say("sent.title"), permit.PATIENCE);
  const [stored, ...others] = await agency.submissions();
  expect(others).toEqual([]);
  expect(stored?.data.address).toMatchObject({ postcode: TYPED.postcode });
});

test("a form that cannot be filled in here says so, and leads on", async ({ page, portal }) => {
  await portal.configure(permit.offerBlocked);
  await open(page, "/services/county/boat_mooring");
  await page.getByRole("link", { name: say("service.start") }).click();
  await expect(heading(page)).toHaveText("Mooring for a boat");
  await expect(page.getByText(say("blocked.title"), { exact: true })).toBeVisible();
  const link = page.getByRole("link", { name: say("blocked.link", { agency: "Marlow County" }) });
  await expect(link).toHaveAttribute("href", permit.BLOCKED_PAGE);
  await expect(main(page)).toContainText("555 0150");
  await page.getByText(say("blocked.why")).click();
  await expect(main(page)).toContainText("signature");
});
