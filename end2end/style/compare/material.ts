// Google's Material for the web: its elements, bundled, with the type scale that its quick start adds. It publishes
// neither header nor error summary nor link, and no page layout.

import { type System, escape, inPackage, load, openFiles } from "./system.ts";
import type { Words } from "./words.ts";

const ELEMENTS = `
import "@material/web/button/filled-button.js";
import "@material/web/radio/radio.js";
import "@material/web/textfield/outlined-text-field.js";
import { styles } from "@material/web/typography/md-typescale-styles.js";
document.adoptedStyleSheets.push(styles.styleSheet);`;

/** What its guide on themes does at run time, for the light and the dark scheme alike. */
const THEME = `
import { applyTheme, argbFromHex, themeFromSourceColor } from "@material/material-color-utilities";
const { brand } = document.documentElement.dataset;
const dark = matchMedia("(prefers-color-scheme: dark)").matches;
if (brand) applyTheme(themeFromSourceColor(argbFromHex(brand)), { target: document.documentElement, dark });`;

function bundle(contents: string): string {
  const made = load("esbuild").buildSync({
    stdin: { contents, resolveDir: inPackage("..") },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  return made.outputFiles[0].text;
}

const elements = bundle(ELEMENTS);
const withTheme = bundle(ELEMENTS + THEME);

const SHELL = `body { margin: 0; font-family: Roboto, system-ui, sans-serif }
main { max-width: 40rem; margin: 0 auto; padding: 1rem } fieldset { border: 0; padding: 0; margin: 0 }
form > * + * { margin-block-start: 1.5rem } md-outlined-text-field { width: 100% }
label { display: flex; align-items: center }`;

const option = (text: string, place: number) =>
  `<label><md-radio name="choice" value="${place}"${place === 1 ? " checked" : ""}></md-radio>
  <span class="md-typescale-body-large">${escape(text)}</span></label>`;

const html = (words: Words, brand?: string) => `<!doctype html>
<html lang="${words.language}" dir="${words.direction}"${brand ? ` data-brand="${brand}"` : ""}><head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(words.title)}</title><style>${SHELL}</style><script type="module" src="/material.js"></script></head>
<body><main><h1 class="md-typescale-headline-large">${escape(words.title)}</h1><form>
<md-outlined-text-field label="${escape(words.question)}" error error-text="${escape(words.error)}"
  supporting-text="${escape(words.hint)}"></md-outlined-text-field>
<fieldset><legend class="md-typescale-title-medium">${escape(words.choice)}</legend>
${words.options.map(option).join("")}</fieldset>
<md-filled-button>${escape(words.goOn)}</md-filled-button>
</form></main></body></html>`;

/** Material for the web. */
export const material: System = {
  id: "material",
  title: "Material for the web 2.5.0",
  async open(context, words, brand) {
    const files = { "index.html": html(words, brand), "material.js": brand ? withTheme : elements };
    const page = await openFiles(context, files);
    await page.locator("md-filled-button button").waitFor();
    return page;
  },
  parts: {
    errorText: { at: "md-outlined-text-field .supporting-text" },
    field: { at: "md-outlined-text-field input" },
    radio: { at: "md-radio" },
    radioLabel: { at: "label span" },
    button: { at: "md-filled-button .label", ground: "md-filled-button .background" },
  },
  // The style is within the script. Roboto comes from another server, or is the device's.
  cost: { css: "", js: elements, application: 0, fonts: 0 },
};
