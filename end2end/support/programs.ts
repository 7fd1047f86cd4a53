// Where the programs and the site under test are. `cargo xtask test` says so by environment
// variables; by hand, what the repository's own commands leave behind is taken.

import { existsSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

const repository = resolve(import.meta.dirname, "../..");
const target = process.env.CARGO_TARGET_DIR ?? join(repository, "target");

/** A file of the repository. */
export const inRepository = (path: string) => join(repository, path);

/** The release build: a folder. */
export const dist = process.env.FRONTDOOR_DIST ?? inRepository("dist");

/** The sandbox agency. */
export const agencyProgram =
  process.env.FRONTDOOR_AGENCY_BIN ??
  firstOf([join(target, "tool/frontdoor-agency"), join(target, "debug/frontdoor-agency")]);

/** The program that serves a built site. */
export const serveProgram = process.env.FRONTDOOR_XTASK_BIN ?? join(target, "tool/xtask");

/** The browser as people have it. */
export const chromium = process.env.CHROMIUM ?? onPath(["chromium", "google-chrome"]);

/** Its engine without windows and toolbars around it, which cost more than a page; the browser where there is none. */
export const shell = process.env.CHROMIUM_SHELL ?? (onPath(["chromium-headless-shell"]) || chromium);

function onPath(names: string[]): string {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return found.find((path) => existsSync(path)) ?? "";
}

function firstOf(paths: string[]): string {
  return paths.find((path) => existsSync(path)) ?? paths[0] ?? "";
}
