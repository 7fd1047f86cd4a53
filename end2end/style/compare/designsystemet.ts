// Designsystemet: the classes and elements that its README and its style sheets name, with its style sheets and
// scripts as published. It publishes neither header nor page layout: what stands for them is the rule in SHELL.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type System, escape, inPackage, openFiles, textOf } from "./system.ts";
import type { Words } from "./words.ts";

const CSS = "@digdir/designsystemet-css/dist/src/index.css";
const THEME = "@digdir/designsystemet-css/dist/theme/designsystemet.css";
const JS = "@digdir/designsystemet-web/dist/umd/index.js";

const SHELL = `body { margin: 0 } main { max-width: 40rem; margin: 0 auto; padding: 1rem }
main > * + *, form > * + * { margin-block-start: 1.5rem }`;

const option = (text: string, place: number) => `<ds-field class="ds-field">
  <input class="ds-input" type="radio" name="choice" id="choice-${place}"${place === 1 ? " checked" : ""}>
  <label class="ds-label" for="choice-${place}">${escape(text)}</label>
</ds-field>`;

const html = (words: Words) => `<!doctype html>
<html lang="${words.language}" dir="${words.direction}" data-color-scheme="auto"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(words.title)}</title>
<link rel="stylesheet" href="/theme.css"><link rel="stylesheet" href="/designsystemet.css">
<style>${SHELL}</style><script src="/designsystemet.js" defer></script></head>
<body><a class="ds-skip-link" href="#main">${escape(words.skip)}</a><main id="main">
<a class="ds-link" href="#" id="back">${escape(words.back)}</a>
<ds-error-summary class="ds-error-summary"><h2 class="ds-heading">${escape(words.problems)}</h2>
  <ul class="ds-list"><li><a class="ds-link" href="#name">${escape(words.error)}</a></li></ul>
</ds-error-summary>
<h1 class="ds-heading" data-size="lg">${escape(words.title)}</h1>
<form novalidate>
  <ds-field class="ds-field">
    <label class="ds-label" for="name">${escape(words.question)}</label>
    <p data-field="description">${escape(words.hint)}</p>
    <input class="ds-input" type="text" id="name" aria-invalid="true">
    <p class="ds-validation-message" data-field="validation">${escape(words.error)}</p>
  </ds-field>
  <fieldset class="ds-fieldset"><legend class="ds-label">${escape(words.choice)}</legend>
    ${words.options.map(option).join("")}
  </fieldset>
  <button class="ds-button" type="submit">${escape(words.goOn)}</button>
</form></main></body></html>`;

const themes = new Map<string, string>();

/**
 * A theme for a city's colour, made by its own command-line program as it documents: at run time there is no other
 * way than to exchange that file.
 */
export function cityTheme(brand: string): string {
  const known = themes.get(brand);
  if (known) return known;
  const folder = mkdtempSync(join(tmpdir(), "frontdoor-designsystemet-"));
  const colors = { main: { accent: brand }, support: {}, neutral: "#24272b" };
  const city = { colors, typography: { fontFamily: "Inter" }, borderRadius: 4 };
  writeFileSync(join(folder, "city.json"), JSON.stringify({ outDir: "tokens", themes: { city } }));
  const run = (...words: string[]) =>
    execFileSync(process.execPath, [inPackage("@digdir/designsystemet/dist/bin/designsystemet.js"), "tokens", ...words], {
      cwd: folder,
      stdio: "pipe",
    });
  run("create", "--config", "city.json");
  run("build", "-t", "tokens", "-o", "built");
  const theme = readFileSync(join(folder, "built/city.css"), "utf8");
  rmSync(folder, { recursive: true });
  themes.set(brand, theme);
  return theme;
}

/** Designsystemet. */
export const designsystemet: System = {
  id: "designsystemet",
  title: "Designsystemet 1.22.0",
  open: (context, words, brand) =>
    openFiles(context, {
      "index.html": html(words),
      "theme.css": brand ? cityTheme(brand) : textOf(THEME),
      "designsystemet.css": textOf(CSS),
      "designsystemet.js": textOf(JS),
    }),
  parts: {
    link: { at: "#back" },
    summary: { at: ".ds-error-summary" },
    errorText: { at: ".ds-validation-message" },
    field: { at: "#name" },
    radio: { at: "#choice-0" },
    radioLabel: { at: "label[for=choice-0]" },
    button: { at: ".ds-button" },
  },
  // Inter, which its themes name, comes from another server, or is the device's.
  cost: { css: textOf(THEME) + textOf(CSS), js: textOf(JS), application: 0, fonts: 0 },
};
