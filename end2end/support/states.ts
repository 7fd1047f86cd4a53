// Every page and every state it can be in, each with the way to bring it about, in any language.
// The checks of accessibility and the screenshots go through all of them.

import { type BrowserContext, type Page, expect } from "@playwright/test";
import type { Agency, StoredRequest } from "./agency.ts";
import { ownDevice, saved } from "./device.ts";
import { fileShort, fillShort, send } from "./filing.ts";
import { phoneJpeg, phonePng } from "./photos.ts";
import { PERMIT_STATES } from "./permit_states.ts";
import { type Portal, adapter, closedOrigin } from "./portal.ts";
import { goOn, heading, hold, open } from "./visit.ts";
import type { Key, Say } from "./words.ts";

/** What it takes to bring a state about. */
export type Stage = {
  page: Page;
  context: BrowserContext;
  agency: Agency;
  portal: Portal;
  say: Say;
};

/** One state of one page. */
export type State = {
  name: string;
  /** Brings it about on a page where nothing was opened yet. */
  show: (stage: Stage) => Promise<void>;
};

const FORM = "/services/city/001/form";

/** A page that is there once it is opened. */
const at = (name: string, path: string): State => ({ name, show: ({ page }) => open(page, path) });

/** A page of the form with the longest list of questions, as it is or after going on too early. */
function formPage(name: string, number: number, fill?: (stage: Stage) => Promise<void>): State {
  return {
    name,
    show: async (stage) => {
      await open(stage.page, `${FORM}/${number}`);
      await expect(stage.page.getByRole("progressbar")).toBeVisible();
      if (!fill) return;
      await fill(stage);
      await goOn(stage.page, stage.say);
      await expect(stage.page.locator(".error-summary")).toBeVisible();
    },
  };
}

const LONG_LIST = "What kind of rubbish is it?";

const nothing = async () => {};
/** Types into the field of a question, or into a part of it that the portal names. */
const type = (question: string, text: string, part?: Key) => (stage: Stage) => {
  if (!part) return stage.page.getByLabel(question).fill(text);
  return stage.page.getByRole("group", { name: question }).getByLabel(stage.say(part)).fill(text);
};
/** Types into a field that the portal itself asks for. */
const typeOwn = (question: Key, text: string) => (stage: Stage) =>
  stage.page.getByLabel(stage.say(question)).fill(text);

/** Starts with a photo that tells where and when it was taken. */
async function startWithPhoto({ page, context, say }: Stage) {
  await open(page, "/share");
  const buffer = await phoneJpeg(context.browser()!);
  await page.getByLabel(say("photos.add")).setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer });
  await expect(page.locator(".photo")).toBeVisible();
  await expect(page.locator(".service-item").nth(20)).toBeVisible();
}

/** Goes on from there to the form of a service, without leaving the page. */
async function formWithPhoto(stage: Stage) {
  await startWithPhoto(stage);
  await stage.page.locator('.tile__link[href="/services/city/004"]').first().click();
  await stage.page.getByRole("link", { name: stage.say("service.start"), exact: true }).click();
  await expect(stage.page.getByRole("button", { name: stage.say("shared_photos.place") })).toBeVisible();
}

const PAGES: State[] = [
  {
    name: "home",
    show: async ({ page }) => {
      await open(page, "/");
      await expect(page.locator(".card").first()).toBeVisible();
    },
  },
  {
    name: "services",
    show: async ({ page }) => {
      await open(page, "/services");
      await expect(page.locator(".service-item").nth(35)).toBeVisible();
    },
  },
  {
    name: "services-found",
    show: async ({ page }) => {
      await open(page, "/services?q=lihgt");
      await expect(page.locator(".service-item").first()).toBeVisible();
    },
  },
  {
    name: "services-nothing-found",
    show: async ({ page }) => {
      await open(page, "/services?q=qqqqqqqq");
      await expect(page.locator(".state--empty")).toBeVisible();
    },
  },
  {
    name: "service",
    show: async ({ page }) => {
      await open(page, "/services/city/001");
      await expect(page.locator(".list li").nth(5)).toBeVisible();
    },
  },
  at("share", "/share"),
  { name: "share-photos", show: startWithPhoto },
  at("track", "/track"),
  {
    name: "track-error",
    show: async ({ page, say }) => {
      await open(page, "/track");
      await page.getByRole("button", { name: say("track.button") }).click();
      await expect(page.locator(".error-summary")).toBeVisible();
    },
  },
  at("my-requests-empty", "/requests"),
  at("settings", "/settings"),
  {
    name: "settings-erase-asked",
    show: async ({ page }) => {
      await open(page, "/settings");
      await page.locator("#erase").click();
      await expect(page.locator("#erase-now")).toBeVisible();
    },
  },
  {
    name: "settings-erased",
    show: async ({ page }) => {
      await open(page, "/settings");
      await page.locator("#erase").click();
      await page.locator("#erase-now").click();
      await expect(page.locator(".notice--success")).toBeVisible();
    },
  },
  at("accessibility", "/accessibility"),
  at("not-found", "/no/such/page"),
];

const FORMS: State[] = [
  formPage("form-location", 1),
  formPage("form-location-error", 1, nothing),
  formPage("form-choice-with-notice", 2),
  formPage("form-choice-error", 2, nothing),
  formPage("form-number", 3),
  formPage("form-number-error", 3, type("How deep is it, in centimetres?", "deep")),
  formPage("form-date", 4),
  formPage("form-date-error", 4, type("When did you first see it?", "31", "date.day")),
  formPage("form-several", 5),
  formPage("form-line", 6),
  formPage("form-text", 7),
  formPage("form-description", 8),
  formPage("form-photos", 9),
  {
    name: "form-photos-added",
    show: async ({ page, say }) => {
      await open(page, `${FORM}/9`);
      const buffer = phonePng(240, 180);
      await page.getByLabel(say("photos.add")).setInputFiles({ name: "a.png", mimeType: "image/png", buffer });
      await expect(page.locator(".photo")).toBeVisible();
    },
  },
  { name: "form-location-of-photo", show: formWithPhoto },
  {
    name: "form-photos-shared",
    show: async (stage) => {
      await formWithPhoto(stage);
      await stage.page.getByLabel(stage.say("address.label")).fill("12 Harbour Street");
      await goOn(stage.page, stage.say);
      await stage.page.getByLabel(stage.say("description.label")).fill("It stays dark.");
      await goOn(stage.page, stage.say);
      const add = stage.page.getByRole("button", { name: stage.say("shared_photos.add", { count: 1 }) });
      await expect(add).toBeVisible();
    },
  },
  {
    name: "form-photos-error",
    show: async ({ page, say }) => {
      await open(page, `${FORM}/9`);
      const file = { name: "a.png", mimeType: "image/png", buffer: Buffer.from("no picture") };
      await page.getByLabel(say("photos.add")).setInputFiles(file);
      await expect(page.locator(".error-summary")).toBeVisible();
    },
  },
  formPage("form-contact", 10),
  formPage("form-contact-error", 10, typeOwn("email.label", "nobody")),
  {
    name: "form-long-list",
    show: async ({ page }) => {
      await open(page, "/services/city/011/form/2");
      await expect(page.getByRole("combobox", { name: LONG_LIST })).toBeVisible();
    },
  },
  {
    name: "form-notice",
    show: async ({ page }) => {
      await open(page, "/services/city/013/form/5");
      await expect(page.locator(".inset-text")).toBeVisible();
    },
  },
  {
    name: "check",
    show: ({ page, say }) => fillShort(page, say),
  },
  {
    name: "check-incomplete",
    show: async ({ page, say }) => {
      await open(page, `${FORM}/check`);
      await expect(page.locator(".summary-list")).toBeVisible();
      await send(page, say);
      await expect(page.locator(".error-summary")).toBeVisible();
    },
  },
];

/** Sends the short form to an agency that behaves in some way, and waits for what that leads to. */
function sent(name: string, kind: string | null, seen: string): State {
  return {
    name,
    show: async ({ page, agency, say }) => {
      await fillShort(page, say);
      if (kind) await agency.misbehave("city", { on: "post", kind, ms: 60_000 });
      await send(page, say);
      await expect(page.locator(seen)).toBeVisible();
    },
  };
}

const SENDING: State[] = [
  sent("sending", "delay", '[aria-busy="true"]'),
  sent("confirmation", null, "#reference"),
  sent("looking", "drop_before_store", ".panel--pending"),
  {
    name: "cannot-tell",
    show: async ({ page, agency, portal, say }) => {
      await portal.configure(adapter("city", { look_up: false }));
      await fillShort(page, say);
      await agency.misbehave("city", { on: "post", kind: "drop_after_store" });
      await send(page, say);
      await expect(page.locator(".panel--unknown")).toBeVisible();
    },
  },
  sent("refused", "refuse_400", ".error-summary"),
  sent("waiting", "too_many_requests", ".panel--pending"),
  {
    name: "pending",
    show: async ({ page, agency, say }) => {
      await agency.mode("city", { answers: "token_only", token_delay_ms: 600_000 });
      await fillShort(page, say);
      await send(page, say);
      await expect(page.locator(".panel--pending")).toBeVisible();
    },
  },
  {
    name: "accepted",
    show: async ({ page, say }) => {
      await ownDevice(page, "", say);
      await open(page, "/services/transit/thanks%20a%20driver/form/2");
      await page.getByLabel(say("description.label")).fill("Thank you!");
      await saved(page);
      await open(page, "/services/transit/thanks%20a%20driver/form/check");
      await send(page, say);
      await expect(page.locator(".panel")).toBeVisible();
    },
  },
];

const filed = (agency: Agency): Promise<StoredRequest> =>
  agency.file("city", {
    service_code: "004",
    address_string: "12 Harbour Street",
    description: "The green figure stays dark.",
  });

const FOLLOWING: State[] = [
  {
    name: "request",
    show: async ({ page, agency }) => {
      const row = await filed(agency);
      await agency.act(row, "acknowledge");
      await agency.act(row, "note", "The part has been ordered.");
      await open(page, `/requests/city/${row.service_request_id}`);
      await expect(page.locator(".timeline")).toBeVisible();
    },
  },
  {
    name: "request-closed",
    show: async ({ page, agency }) => {
      const row = await filed(agency);
      await agency.act(row, "close", "The signal works again.");
      await open(page, `/requests/city/${row.service_request_id}`);
      await expect(page.locator(".tag--closed")).toBeVisible();
    },
  },
  {
    name: "request-not-found",
    show: async ({ page }) => {
      await open(page, "/requests/city/99-404");
      await expect(page.locator(".state--empty")).toBeVisible();
    },
  },
  {
    name: "request-waiting",
    show: async ({ page, agency }) => {
      await agency.misbehave("city", { on: "request", kind: "delay", ms: 60_000 });
      await open(page, "/requests/city/48201");
      await expect(page.locator(".state--waiting")).toBeVisible();
    },
  },
  {
    name: "my-requests",
    show: async (stage) => {
      await ownDevice(stage.page, "", stage.say);
      await fileShort(stage.page, stage.say);
      await fillShort(stage.page, stage.say);
      await stage.agency.misbehave("city", { on: "post", kind: "drop_before_store" });
      await send(stage.page, stage.say);
      await expect(stage.page.locator(".panel--pending")).toBeVisible();
      await open(stage.page, "/requests");
      await expect(stage.page.locator(".request-card")).toHaveCount(2);
    },
  },
];

const TROUBLE: State[] = [
  {
    name: "services-waiting",
    show: async ({ page, agency }) => {
      await agency.misbehave("city", { on: "services", kind: "delay", ms: 60_000 });
      await open(page, "/services");
      await expect(page.locator(".state--waiting")).toHaveCount(1);
    },
  },
  {
    name: "agency-unreachable",
    show: async ({ page, portal }) => {
      const base_url = `${await closedOrigin()}/open311/v2/`;
      await portal.configure(adapter("city", { base_url }));
      await open(page, "/services");
      await expect(page.locator(".state--unreachable")).toBeVisible();
      await expect(page.locator(".service-item").first()).toBeVisible();
    },
  },
  {
    name: "agency-failed",
    show: async ({ page, agency }) => {
      await agency.misbehave("city", { on: "services", kind: "error_500_before_store" });
      await open(page, "/services");
      await expect(page.locator(".state--failed")).toBeVisible();
    },
  },
  {
    name: "service-unreachable",
    show: async ({ page, agency }) => {
      await agency.misbehave("city", { on: "services", kind: "html_200" });
      await open(page, "/services/city/001");
      await expect(page.locator(".state--unreachable")).toBeVisible();
    },
  },
  {
    name: "offline",
    show: async ({ page, context }) => {
      await open(page, "/settings");
      await context.setOffline(true);
      await page.locator('.nav__link[href="/services"]').evaluate((link: HTMLElement) => link.click());
      await expect(page.locator(".state--offline").first()).toBeVisible();
    },
  },
  {
    name: "page-waiting",
    show: async ({ page }) => {
      await hold(page, /\/assets\/pages\..*\.wasm$/);
      await page.goto("/settings");
      await expect(page.locator("#page-waiting")).toBeVisible();
    },
  },
  {
    name: "page-missing",
    show: async ({ page }) => {
      await page.route(/\/assets\/pages\..*\.wasm$/, (route) => route.abort());
      await open(page, "/settings");
      await expect(page.locator(".state--offline")).toBeVisible();
    },
  },
  {
    name: "wrong-portal-json",
    show: async ({ page, portal }) => {
      await portal.configureText('{ "name": "Marlow", "languages": ["en", "xx"], "agencys": [] }');
      await page.goto("/");
      await expect(page.locator("#shell")).toHaveCount(0);
      await expect(heading(page)).toBeVisible();
    },
  },
];

/** All of them. */
export const STATES: State[] = [...PAGES, ...FORMS, ...PERMIT_STATES, ...SENDING, ...FOLLOWING, ...TROUBLE];

