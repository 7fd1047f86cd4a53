// The parking permit: a form of a Form.io server in five parts, with rows, a long list, a file, an
// answer that is calculated, and questions that come and go with the answers.

import { type Page, expect } from "@playwright/test";
import type { Configuration } from "./portal.ts";
import { goOn, heading, open } from "./visit.ts";
import { type Say, say as english } from "./words.ts";

/** The form, and its parts by the words of its author. */
export const PERMIT = {
  form: "/services/county/parking_permit/form",
  name: "Resident parking permit",
  parts: ["You", "Where you live", "Your vehicles", "Your permit", "Documents and declaration"],
} as const;

/** How long an answer of the server may take: it starts Form.io's engine with the first submission. */
export const PATIENCE = { timeout: 20_000 };

/** What is typed into it. */
export const TYPED = {
  full_name: "Zoë Muñoz-Ørsted",
  email: "zoe@example.org",
  phone: "555 010 3110",
  street: "12 Harbour Street",
  town: "Marlow",
  postcode: "40213",
  note: "My aunt Rosa — “the one with the boat”",
  badge: "B 1042/7",
} as const;

/** A vehicle, in the words of the form. */
export type Vehicle = { registration: string; make: string; fuel: string; charger?: "Yes" | "No" };

/** The document that proves the address. */
export const BILL = {
  name: "bill – Zoë.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from("%PDF-1.7 a bill of March"),
} as const;

/** Opens a page of the form; they count from 1. */
export async function openPart(page: Page, number: number, say: Say = english) {
  await open(page, `${PERMIT.form}/${number}`);
  await expect(heading(page)).toHaveText(PERMIT.parts[number - 1] ?? "");
  await expect(page.getByRole("button", { name: say("form.continue") })).toBeVisible();
}

/** Types the parts of a date. */
export async function typeDate(page: Page, question: string, date: string, say: Say = english) {
  const [year = "", month = "", day = ""] = date.split("-").map((part) => String(Number(part)));
  const group = page.getByRole("group", { name: question });
  await group.getByLabel(say("date.day")).fill(day);
  await group.getByLabel(say("date.month")).fill(month);
  await group.getByLabel(say("date.year")).fill(year);
}

/** Chooses a radio button by its words, where other words contain them. */
export async function pick(page: Page, question: string, words: string) {
  const group = page.getByRole("group", { name: question });
  await group.getByText(words, { exact: true }).click();
  await expect(group.getByRole("radio", { name: words, exact: true })).toBeChecked();
}

/** Answers the first part. */
export async function fillYou(page: Page, say: Say = english) {
  await page.getByLabel("Full name").fill(TYPED.full_name);
  await typeDate(page, "Date of birth", "1984-02-29", say);
  await page.getByLabel("Email address").fill(TYPED.email);
  await page.getByLabel("Phone number").fill(TYPED.phone);
}

/** Answers the second part, for somebody who owns the home. */
export async function fillHome(page: Page, postcode: string = TYPED.postcode) {
  await page.getByLabel("Street and house number").fill(TYPED.street);
  await page.getByLabel("Town or city").fill(TYPED.town);
  await page.getByLabel("Postcode").fill(postcode);
  await pick(page, "How do you live there?", "I own the home");
}

/** Answers what is asked about one vehicle, on its own page. */
export async function fillVehicle(page: Page, vehicle: Vehicle) {
  await page.getByLabel("Registration number").fill(vehicle.registration);
  await chooseFromList(page, "Make", vehicle.make);
  await pick(page, "Fuel", vehicle.fuel);
  if (vehicle.charger) await pick(page, "Can you charge it at home?", vehicle.charger);
}

/** Chooses from a long list as most people do: some letters, and a click on what is found. */
export async function chooseFromList(page: Page, question: string, words: string) {
  const field = page.getByRole("combobox", { name: question });
  await field.fill(words.slice(0, 3));
  await page.getByRole("option", { name: words, exact: true }).click();
  await expect(field).toHaveValue(words);
}

/** From the list of vehicles: fills in the one that stands there at first, and adds the others. */
export async function fillVehicles(page: Page, vehicles: Vehicle[], say: Say = english) {
  for (const [place, vehicle] of vehicles.entries()) {
    if (place === 0) await page.getByRole("link", { name: say("change") }).click();
    else await page.getByRole("button", { name: "Add a vehicle" }).click();
    await expect(page.getByLabel("Registration number")).toHaveValue("");
    await fillVehicle(page, vehicle);
    await goOn(page, say);
    await expect(page.getByRole("main")).toContainText(vehicle.registration);
  }
}

/** Answers what the permit is for, without any reduction. */
export async function fillPermit(page: Page, say: Say = english) {
  await typeDate(page, "When should the permit start?", "2027-01-04", say);
}

/** Adds the document and ticks the declaration. */
export async function fillDocuments(page: Page) {
  await page.getByLabel("Proof of address").setInputFiles(BILL);
  await expect(page.getByRole("listitem").filter({ hasText: BILL.name })).toBeVisible();
  await page.locator("label").filter({ hasText: "I declare that" }).click();
}

/** Fills all of it with one vehicle, up to the check of the answers. */
export async function fillPermitWhole(page: Page, say: Say = english, postcode?: string) {
  await openPart(page, 1, say);
  await fillYou(page, say);
  await goOnTo(page, 2, say);
  await fillHome(page, postcode);
  await goOnTo(page, 3, say);
  await fillVehicles(page, [{ registration: "MW 104", make: "Škoda", fuel: "Petrol" }], say);
  await goOnTo(page, 4, say);
  await fillPermit(page, say);
  await goOnTo(page, 5, say);
  await fillDocuments(page);
  await goOn(page, say);
  await expect(heading(page)).toHaveText(say("check.title"));
}

/** Goes on to a part of the form, by its number. */
export async function goOnTo(page: Page, number: number, say: Say = english) {
  await goOn(page, say);
  await expect(heading(page)).toHaveText(PERMIT.parts[number - 1] ?? "");
}

/** Where the form that cannot be filled in here can be. */
export const BLOCKED_PAGE = "https://forms.marlowcounty.example/mooring";

/** Has the county offer a form that asks for a signature as well. */
export function offerBlocked(portal: Configuration) {
  const county = portal.agencies.find((agency) => agency.id === "county");
  const forms = county?.adapter.forms as Record<string, unknown>[];
  forms.push({ path: "boat_mooring", title: "Mooring for a boat", page: BLOCKED_PAGE });
}

/** Has the portal know the form as it was before the agency asked for five digits as a postcode. */
export async function loosen(page: Page) {
  await page.route(/\/formio\/parking_permit(\?.*)?$/, async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.replace('"pattern": "[0-9]{5}",', "") });
  });
}
