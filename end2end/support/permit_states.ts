// The states of a form of a Form.io server: parts, rows, a long list, files, what is calculated, and
// what its server says.

import { expect } from "@playwright/test";
import { ownDevice, saved } from "./device.ts";
import * as permit from "./permit.ts";
import { PERMIT, fillPermitWhole, openPart } from "./permit.ts";
import type { Stage, State } from "./states.ts";
import { goOn, heading, open } from "./visit.ts";

const CARS: permit.Vehicle[] = [
  { registration: "MW 1", make: "Škoda", fuel: "Petrol" },
  { registration: "MW 2", make: "BMW", fuel: "Electric", charger: "No" },
  { registration: "MW 3", make: "Volvo", fuel: "Diesel" },
];
const ROW = `${PERMIT.form}/3/row/${encodeURIComponent("vehicles[0]")}`;

/** A part of the form, as it is or after something was done there. */
function part(name: string, number: number, act: (stage: Stage) => Promise<void>): State {
  return {
    name,
    show: async (stage) => {
      await openPart(stage.page, number, stage.say);
      await act(stage);
    },
  };
}

const asItIs = async () => {};

const goOnTooEarly = async ({ page, say }: Stage) => {
  await goOn(page, say);
  await expect(page.locator(".error-summary")).toBeVisible();
};

/** The page of the first vehicle, with letters in the field of its list. */
function list(name: string, letters: string, seen: string): State {
  return {
    name,
    show: async ({ page }) => {
      await open(page, ROW);
      await page.getByRole("combobox", { name: "Make" }).fill(letters);
      await expect(page.locator(seen).first()).toBeVisible();
    },
  };
}

const send = ({ page, say }: Stage) =>
  page.getByRole("button", { name: say("check.send"), exact: true }).click();

/** All of them. */
export const PERMIT_STATES: State[] = [
  {
    name: "parts",
    show: async ({ page }) => {
      await open(page, PERMIT.form);
      await expect(page.locator(".tasks__item")).toHaveCount(5);
    },
  },
  {
    name: "parts-half-done",
    show: async ({ page, say }) => {
      await ownDevice(page, "", say);
      await openPart(page, 1, say);
      await permit.fillYou(page, say);
      await permit.goOnTo(page, 2, say);
      await saved(page);
      await open(page, PERMIT.form);
      await expect(page.locator(".tag--closed")).toHaveCount(1);
    },
  },
  part("part-several-kinds", 1, asItIs),
  part("part-several-kinds-error", 1, goOnTooEarly),
  part("part-group", 2, asItIs),
  part("part-group-error", 2, goOnTooEarly),
  part("rows-empty", 3, async ({ page, say }) => {
    await page.getByRole("button", { name: say("remove") }).click();
    await expect(page.locator(".rows__empty")).toBeVisible();
  }),
  part("rows-empty-error", 3, async (stage) => {
    await stage.page.getByRole("button", { name: stage.say("remove") }).click();
    await goOnTooEarly(stage);
  }),
  part("rows-three", 3, ({ page, say }) => permit.fillVehicles(page, CARS, say)),
  part("rows-error", 3, goOnTooEarly),
  {
    name: "row-error",
    show: async (stage) => {
      await open(stage.page, ROW);
      await goOnTooEarly(stage);
    },
  },
  {
    name: "list-closed",
    show: async ({ page }) => {
      await open(page, ROW);
      await expect(page.getByRole("combobox", { name: "Make" })).toBeVisible();
    },
  },
  list("list-open", "a", '[role="option"]'),
  list("list-nothing-found", "qqqq", ".combobox__note"),
  part("calculated", 4, async ({ page }) => {
    await expect(page.getByRole("main")).toContainText("EUR 60");
  }),
  part("file-added", 5, ({ page }) => permit.fillDocuments(page)),
  part("file-error", 5, goOnTooEarly),
  {
    name: "check-sections",
    show: ({ page, say }) => fillPermitWhole(page, say),
  },
  {
    name: "check-row-error",
    show: async (stage) => {
      await open(stage.page, `${PERMIT.form}/check`);
      await expect(stage.page.locator(".summary-list").first()).toBeVisible();
      await send(stage);
      await expect(stage.page.locator('.error-summary a[href*="/row/"]').first()).toBeVisible();
    },
  },
  {
    name: "permit-sent",
    show: async (stage) => {
      await fillPermitWhole(stage.page, stage.say);
      await send(stage);
      await expect(stage.page.locator("#reference")).toBeVisible(permit.PATIENCE);
    },
  },
  {
    name: "permit-refused",
    show: async (stage) => {
      await permit.loosen(stage.page);
      await fillPermitWhole(stage.page, stage.say, "four");
      await send(stage);
      await stage.page.locator('.error-summary a[href$="/2/change"]').click(permit.PATIENCE);
      await expect(stage.page.getByLabel("Postcode")).toHaveAttribute("aria-invalid", "true");
    },
  },
  {
    name: "permit-blocked",
    show: async ({ page, portal }) => {
      await portal.configure(permit.offerBlocked);
      await open(page, "/services/county/boat_mooring/form");
      await expect(heading(page)).toHaveText("Mooring for a boat");
      await page.locator(".details__summary").click();
    },
  },
];
