// A copy of style/ with patterns of its own: few, and known to the tests down to the letter.

import { appendFile, cp, mkdtemp, rm, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { inRepository } from "./programs.ts";

const PATTERNS = {
  components: [
    {
      name: "button",
      title: "Button",
      purpose: "Starts something. For going somewhere there are links.",
      accessibility: ["A button by role, whose words are its name.", "44 px high or more."],
      states: [
        { name: "default", title: "Main", file: "components/button/default.html" },
        { name: "secondary", title: "Secondary", file: "components/button/secondary.html" },
      ],
    },
    {
      name: "text-field",
      title: "Text field",
      purpose: "Asks for one line of text.",
      accessibility: ["The label is connected, and so is the error."],
      states: [{ name: "error", title: "With an error", file: "components/text-field/error.html" }],
    },
  ],
  pages: [{ name: "home", title: "Home", file: "pages/home.html" }],
};

const FIELD = `
    <div class="form-group form-group--error">
      <label class="label" for="name">Your name</label>
      <p class="error-message" id="name-error">Enter your name</p>
      <input class="input" id="name" aria-invalid="true" aria-describedby="name-error">
    </div>`;

const BODIES: Record<string, string> = {
  "components/button/default.html": `
    <button class="button" type="button">Report a pothole</button>`,
  "components/button/secondary.html": `
    <main class="page">
      <p dir="auto">It stays on this device.</p>
      <button class="button button--secondary" type="button">Save for later</button>
    </main>`,
  "components/text-field/error.html": FIELD,
  "pages/home.html": `
    <header class="header"><div class="header__inner"><a class="header__brand" href="#"><span class="header__name">City</span></a></div></header>
    <main class="page">
      <h1 class="heading-xl">City services</h1>
      <p class="lead">Everything in one place.</p>${FIELD}
    </main>`,
};

function page(file: string, body: string) {
  const up = "../".repeat(file.split("/").length);
  return `<!doctype html>
<html lang="en" dir="ltr">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Pattern</title>
    <link rel="stylesheet" href="${up}index.css">
    <link id="theme" rel="stylesheet" href="${up}theme.css">
    <script src="${up.slice(3)}frame.js" defer></script>
  </head>
  <body>${body}
  </body>
</html>
`;
}

/** A folder that is like style/, with these patterns in the place of the real ones. */
export class Looks {
  private constructor(readonly folder: string) {}

  static async copy(): Promise<Looks> {
    const folder = await mkdtemp(join(tmpdir(), "frontdoor-looks-"));
    await cp(inRepository("style"), folder, { recursive: true });
    const patterns = join(folder, "patterns");
    await writeFile(join(patterns, "patterns.js"), `window.PATTERNS = ${JSON.stringify(PATTERNS, null, 2)};\n`);
    for (const [file, body] of Object.entries(BODIES)) {
      await mkdir(dirname(join(patterns, file)), { recursive: true });
      await writeFile(join(patterns, file), page(file, body));
    }
    return new Looks(folder);
  }

  /** The path of a file in it. */
  path(file: string): string {
    return join(this.folder, file);
  }

  /** The address of the library, opened without any server. */
  library(hash = ""): string {
    return `${pathToFileURL(this.path("patterns/index.html")).href}${hash}`;
  }

  /** Adds lines to a file of it. */
  async add(file: string, lines: string) {
    await appendFile(this.path(file), `\n${lines}\n`);
  }

  async remove() {
    await rm(this.folder, { recursive: true, force: true });
  }
}
