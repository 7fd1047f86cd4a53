// The page that `cargo xtask style report` writes: what was checked, with figures, what failed and why, the
// pictures of both, and pictures of every page. It is one HTML file and the pictures beside it, and asks
// nothing of the network.

import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { FullResult, Reporter, Suite, TestCase, TestResult } from "@playwright/test/reporter";

const here = import.meta.dirname;
const BASELINES = join(here, "pictures");
const GALLERY = join(here, "../screenshots");

const PICTURE = /\.png$/;

/** What each file of tests/style is about, in the order of the page. */
const CHAPTERS: [file: string, title: string][] = [
  ["brand", "Contrast with any brand colour"],
  ["themes", "Themes: axe, focus, targets, reflow, spaced text, header"],
  ["contract", "What assistive technology is told, against GOV.UK Frontend"],
  ["patterns", "Every component in every state: axe, targets, reflow"],
  ["pictures", "What it looks like"],
];

type Check = { file: string; path: string[]; outcome: string; figures: string[]; faults: string[]; pictures: [string, string][] };

/** What is said of a run that did not pass. */
function failedOf(count: number): string {
  if (count === 0) return "The checks did not come to an end";
  return count === 1 ? "One check failed" : `${count} checks failed`;
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "quot" }[sign]};`);

/** Without the colours of a terminal. */
const plain = (text: string) => text.replace(/\u001b\[\d*(;\d+)*m/g, "");

export default class StyleReport implements Reporter {
  private readonly folder = process.env.FRONTDOOR_STYLE_REPORT ?? "";
  private readonly checks: Check[] = [];
  private all?: Suite;

  onBegin(_: unknown, suite: Suite) {
    this.all = suite;
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(join(this.folder, "pictures"), { recursive: true });
  }

  onTestEnd(test: TestCase, result: TestResult) {
    const file = basename(test.location.file, ".spec.ts");
    const [, , , ...path] = test.titlePath();
    const number = this.checks.length;
    const pictures = result.attachments.flatMap(({ name, path }): [string, string][] => {
      if (!path || !PICTURE.test(name)) return [];
      const copy = `pictures/${number}-${basename(name)}`;
      cpSync(path, join(this.folder, copy));
      return [[name, copy]];
    });
    this.checks.push({
      file,
      path,
      outcome: result.status === "skipped" ? "skipped" : test.ok() ? "passed" : "failed",
      figures: test.annotations.filter(({ type }) => type === "figure").map(({ description }) => description ?? ""),
      faults: result.errors.map(({ message }) => plain(message ?? "")),
      pictures,
    });
  }

  onEnd({ status, duration }: FullResult) {
    const expected = this.all?.allTests().length ?? 0;
    writeFileSync(join(this.folder, "index.html"), this.page(status, duration, expected));
    console.log(`\nThe report is ${join(this.folder, "index.html")}`);
  }

  printsToStdio = () => false;

  private page(status: string, duration: number, expected: number): string {
    const of = (outcome: string) => this.checks.filter((check) => check.outcome === outcome).length;
    const missing = expected - this.checks.length;
    const failed = failedOf(of("failed"));
    const verdict = status === "passed" ? "All checks passed" : failed;
    const chapters = CHAPTERS.map(([file, title]) => this.chapter(file, title)).join("");
    return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Report on the looks</title><style>${STYLE}</style>
<h1>Report on the looks</h1>
<p class="verdict ${status}">${verdict}</p>
<p>${of("passed")} passed, ${of("failed")} failed, ${of("skipped")} left out${missing > 0 ? `, ${missing} not run` : ""}, in ${Math.round(duration / 1000)} s.
In each chapter some checks plant a fault and pass if it is found.</p>
<nav><ul>${CHAPTERS.map(([file, title]) => `<li><a href="#${file}">${escaped(title)}</a></li>`).join("")}
<li><a href="#gallery">Pictures of every page</a></li></ul></nav>
${chapters}${this.gallery()}</html>\n`;
  }

  private chapter(file: string, title: string): string {
    const checks = this.checks.filter((check) => check.file === file);
    const rows = checks.map((check) => this.row(check)).join("");
    const baselines = file === "pictures" ? this.compared(checks) : "";
    const table = `<table><thead><tr><th scope="col">Check<th scope="col">Outcome<th scope="col">Figures and faults</thead><tbody>${rows}</tbody></table>`;
    return `<h2 id="${file}">${escaped(title)}</h2>${checks.length ? table : "<p>None was run.</p>"}${baselines}`;
  }

  private row({ path, outcome, figures, faults }: Check): string {
    const said = figures.map((figure) => `<p>${escaped(figure)}</p>`).join("");
    const wrong = outcome === "failed" ? faults.map((fault) => `<pre>${escaped(fault)}</pre>`).join("") : "";
    return `<tr class="${outcome}"><th scope="row">${escaped(path.join(" › "))}<td>${outcome}<td>${said}${wrong}`;
  }

  /** Of a picture that is another: what was expected, what is, and where they differ. Of others: the picture. */
  private compared(checks: Check[]): string {
    const failed = checks.filter(({ outcome }) => outcome === "failed").flatMap(({ pictures }) => pictures);
    const differing = failed.map(([name, copy]) => figure(copy, name.replace(PICTURE, "").replaceAll("-", " "))).join("");
    const names = existsSync(BASELINES) ? readdirSync(BASELINES).filter((name) => PICTURE.test(name)).sort() : [];
    const same = names.map((name) => {
      cpSync(join(BASELINES, name), join(this.folder, "pictures", name));
      return figure(`pictures/${name}`, name.replace(PICTURE, "").replaceAll("-", " "));
    });
    const changed = differing && `<h3>Changed: expected, actual, difference</h3><div class="three">${differing}</div>`;
    return `${changed}<h3>The pictures that are compared with</h3><div class="many">${same.join("")}</div>`;
  }

  /** The pictures of `cargo xtask screenshots`: NAME-(phone|desktop)-(light|dark|rtl).png. */
  private gallery(): string {
    const title = '<h2 id="gallery">Pictures of every page</h2>';
    const files = existsSync(GALLERY) ? readdirSync(GALLERY).filter((name) => PICTURE.test(name)).sort() : [];
    if (!files.length) return `${title}<p>There are none: <code>cargo xtask screenshots</code> takes them.</p>`;
    const pages = new Map<string, string[]>();
    for (const file of files) {
      const page = file.replace(/-(phone|desktop)-(light|dark|rtl)\.png$/, "");
      pages.set(page, [...(pages.get(page) ?? []), file]);
      cpSync(join(GALLERY, file), join(this.folder, "pictures", `all-${file}`));
    }
    const sections = [...pages].map(([page, files]) => {
      const figures = files.map((file) => {
        const [, size, scheme] = /-(phone|desktop)-(light|dark|rtl)\.png$/.exec(file) ?? [];
        const width = size === "phone" ? 390 : 1280;
        return figure(`pictures/all-${file}`, `${page}, ${width} wide, ${scheme === "rtl" ? "right to left" : scheme}`);
      });
      return `<details><summary>${escaped(page)} (${files.length})</summary><div class="many">${figures.join("")}</div></details>`;
    });
    return title + sections.join("");
  }
}

const figure = (source: string, caption: string) =>
  `<figure><a href="${encodeURI(source)}"><img loading="lazy" src="${encodeURI(source)}" alt="${escaped(caption)}"></a><figcaption>${escaped(caption)}</figcaption></figure>`;

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-inline-size: 80rem; margin: 2rem auto; padding-inline: 1rem; }
.verdict { font-size: 1.5rem; font-weight: 700; }
.verdict::before { content: "✓ "; } .verdict:not(.passed)::before { content: "✗ "; }
table { border-collapse: collapse; inline-size: 100%; }
th, td { padding: .25rem .75rem; border-block-end: 1px solid GrayText; text-align: start; vertical-align: top; }
tbody th { font-weight: 400; } td p { margin: 0; }
.failed td:nth-child(2) { font-weight: 700; text-transform: uppercase; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.many, .three { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: 1rem; }
.three { grid-template-columns: repeat(3, 1fr); }
figure { margin: 0; } img { max-inline-size: 100%; border: 1px solid GrayText; }
summary { font-size: 1.125rem; padding-block: .5rem; cursor: pointer; }
`;
