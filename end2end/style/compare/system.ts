// What is compared: a system that shows the page, and where on it the measured parts are.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import type { BrowserContext, Page } from "@playwright/test";
import type { Words } from "./words.ts";

/** A part of the page that is measured. */
export type Part = {
  /** Playwright's selector; the first that matches counts. */
  at: string;
  /** What is behind its text, where that is no ancestor of it. */
  ground?: string;
  /** The absolutely positioned pseudo-element that is its box, where it is drawn by one. */
  drawn?: string;
};

/** The parts. A system that does not publish one leaves it out. */
export type Parts = {
  header?: Part;
  /** The portal's name in the header. */
  name?: Part;
  /** A link on the page's own ground. */
  link?: Part;
  /** The list of what is wrong. */
  summary?: Part;
  /** The bar beside the question that is wrong. */
  bar?: Part;
  errorText: Part;
  field: Part;
  radio: Part;
  radioLabel: Part;
  button: Part;
};

/** What a page takes over the line, each part by itself and compressed with brotli. */
export type Cost = {
  /** The style sheets as they are published. */
  css: string;
  /** The scripts that the components need or are drawn by. */
  js: string;
  /** What else has to be fetched for the page to be there at all; bytes. */
  application: number;
  /** Its own font; bytes, 0 where the device's is taken. */
  fonts: number;
};

/** A design system that shows the page. */
export type System = {
  id: string;
  title: string;
  /** Opens the page with its error shown, in a city's colour where one is given. */
  open(context: BrowserContext, words: Words, brand?: string): Promise<Page>;
  parts: Parts;
  cost: Cost;
};

/** Loads packages of this folder alone; the journeys do without them. */
export const load = createRequire(import.meta.url);

/** A file of one of the packages. */
export const inPackage = (path: string) => join(import.meta.dirname, "node_modules", path);

/** The text of a file of one of the packages. */
export const textOf = (path: string) => readFileSync(inPackage(path), "utf8");

/** How many bytes of brotli a text is. */
export function brotli(text: string | Buffer): number {
  if (text.length === 0) return 0;
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

const TYPES: Record<string, string> = { css: "text/css", js: "text/javascript", html: "text/html; charset=utf-8" };

/**
 * Opens a page whose files are given here, by their paths; all else is not found. No server and no network
 * is needed.
 */
export async function openFiles(context: BrowserContext, files: Record<string, string>): Promise<Page> {
  const page = await context.newPage();
  await page.route("**/*", (route) => {
    const path = new URL(route.request().url()).pathname.slice(1) || "index.html";
    const body = files[path];
    if (body === undefined) return route.fulfill({ status: 404, body: "" });
    return route.fulfill({ body, contentType: TYPES[path.split(".").pop() ?? ""] ?? "text/plain" });
  });
  await page.goto("http://peer.example/");
  return page;
}

/** Text that is put into HTML. */
export const escape = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
