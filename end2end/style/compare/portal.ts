// The portal itself: the release build, with a form of the sandbox's Form.io server that asks what the other
// systems ask.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { ownDevice } from "../../support/device.ts";
import type { Portal } from "../../support/portal.ts";
import { dist } from "../../support/programs.ts";
import { goOn, open } from "../../support/visit.ts";
import { wordsOf } from "../../support/words.ts";
import { type System, brotli } from "./system.ts";
import type { Words } from "./words.ts";

const FORM = "/services/county/parking_permit/form/1";

/** The form as its server publishes it. */
const form = (words: Words) => ({
  title: words.title,
  name: "compared",
  path: "parking_permit",
  type: "form",
  display: "form",
  components: [
    {
      type: "textfield",
      key: "name",
      label: words.question,
      description: words.hint,
      input: true,
      validate: { required: true },
    },
    {
      type: "radio",
      key: "choice",
      label: words.choice,
      input: true,
      values: words.options.map((label, place) => ({ label, value: `${place}` })),
      validate: { required: true },
    },
  ],
});

/** The files of the built site whose names match. */
function built(folder: string, name: RegExp): Buffer[] {
  const files = readdirSync(join(dist, folder)).filter((file) => name.test(file));
  return files.map((file) => readFileSync(join(dist, folder, file)));
}

const bytes = (files: Buffer[]) => files.reduce((sum, file) => sum + brotli(file), 0);

/** The portal, served with this configuration. */
export const frontdoor = (portal: Portal): System => ({
  id: "frontdoor",
  title: "Frontdoor",
  async open(context, words, brand) {
    const page = await context.newPage();
    await page.route(/\/formio\/parking_permit(\?.*)?$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: JSON.stringify(form(words)) });
    });
    if (brand) {
      const body = `:root { --brand: ${brand}; }`;
      await page.route("**/theme/theme.css", (route) => route.fulfill({ body, contentType: "text/css" }));
    }
    // On a device that is the reader's own: the bar of a shared one has no counterpart in the other systems.
    await ownDevice(page, portal.origin, wordsOf(words.language));
    await open(page, portal.origin + FORM);
    await page.getByText(words.options[1] ?? "", { exact: true }).click();
    await goOn(page, wordsOf(words.language));
    await expect(page.locator(".error-summary")).toBeVisible();
    return page;
  },
  parts: {
    header: { at: ".header" },
    name: { at: ".header__name" },
    link: { at: ".back-link" },
    summary: { at: ".error-summary" },
    bar: { at: ".form-group--error" },
    errorText: { at: ".error-message" },
    field: { at: '.page input[aria-invalid="true"]' },
    radio: { at: ".radios__input" },
    radioLabel: { at: ".radios__label" },
    button: { at: ".page form .button:not(.button--secondary, .button--quiet)" },
  },
  cost: {
    css: Buffer.concat(built("assets", /^[^/]*\.css$/)).toString(),
    // Components need none: what draws them is the application.
    js: "",
    application: bytes(built("assets", /\.(js|wasm)$/)),
    fonts: 0,
  },
});
