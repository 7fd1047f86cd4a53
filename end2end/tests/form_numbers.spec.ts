// What scripts of forms ask of JavaScript itself: letters, powers and decimals are the browser's own.

import { expect, test } from "../support/test.ts";
import { open } from "../support/visit.ts";

const FORM = "calculated_values";
const FIELD = "Value of radio button selected, times 10";

/** All of `frontdoor_core::ecmascript`, within the subset that forms are written in. */
const SCRIPT = `[
  (1.005).toFixed(2), (1e21).toFixed(2), (-2.5).toFixed(0), (0.000001).toFixed(7),
  (123.456).toPrecision(4), (123456).toPrecision(2), (255).toString(16), (-5.5).toString(2),
  String(0.1 + 0.2), String(1 / 3), String(5e-324), String(1e300 * 1e10), String(-0), String(1.25e-7),
  parseFloat('3.14abc'), parseFloat('x'), parseInt('ff', 16), parseInt('12px'), parseInt('0x1F'), parseInt('1', 99),
  Number('1e3'), Number(' 0x1F '), Number('4,5'), Number(''), Number('123456789012345678901'), +'0.30000000000000004',
  Math.pow(2, 0.5), Math.log(10), Math.log10(1000), 2 ** 0.5,
  'ÅRSTID Straße ΟΔΟΣ İ'.toLowerCase(), 'straße ŉ žluť'.toUpperCase(),
].join('|')`;

test("are as the browser has them", async ({ page, agency, portal }) => {
  await portal.configure(({ agencies }) => {
    const forms = [{ path: FORM, title: { en: "Sums" } }];
    const adapter = { kind: "formio", base_url: `${agency.origin}/formio/`, forms };
    agencies.push({ id: "registry", name: { en: "Registry of Forms" }, adapter });
  });
  await page.route(/\/formio\/calculated_values$/, async (route) => {
    const response = await route.fetch();
    const form = JSON.stringify(await response.json()).replace(
      '"calculateValue":"value = data.myTestRadio * 10;"',
      `"calculateValue":${JSON.stringify(`value = ${SCRIPT}`)}`,
    );
    expect(form).toContain("toPrecision");
    await route.fulfill({ response, body: form });
  });
  await open(page, `/services/registry/${FORM}/form/1`);
  const group = page.locator(".form-group").filter({ hasText: FIELD });
  // Of the browser, by the browser: the same text is a program there.
  const wanted = await page.evaluate<string>(SCRIPT);
  expect(wanted.split("|")).toHaveLength(32);
  await expect(group).toContainText(wanted);
});
