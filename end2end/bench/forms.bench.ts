// The portal's forms against Form.io's own renderer: the same definitions from the same server, in the
// same browser, in turns in one run. A benchmark, which fails nowhere: it prints what comes out, and
// writes it to results.json.

import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { Agency } from "../support/agency.ts";
import { Portal } from "../support/portal.ts";
import { dist, inRepository } from "../support/programs.ts";
import { DEVICES, type Device, type Stroke, type Subject, type Visit, timeFromClick, timeToUsable, typeInto } from "./measure.ts";
import { PEER_FILES, Peer } from "./peer.ts";
import { GRID, gridAnswers, gridForm } from "./grid.ts";

const ROUNDS = Number(process.env.FRONTDOOR_BENCH_ROUNDS ?? 3);
const STROKES = Math.ceil(60 / ROUNDS);

/** Which measurements, by a part of their names, and on which devices; all by default. */
const WANTED = new RegExp(process.env.FRONTDOOR_BENCH_ONLY ?? "");
const wanted = <T>(all: Record<string, T>, device: Device) =>
  Object.entries(all).filter(([what]) => WANTED.test(`${what}|${device.name}`));

/** The longest form that was collected, with 559 components, and one of a usual length, with 63. */
const LONG = "nav020807";
const MEDIUM = "nav250201";

/** The floor is a page with a field and nothing else: no form can be faster. */
type Side = "peer" | "ours" | "floor";
type Row = { what: string; device: string; unit: string } & Record<Side, number>;

const quantile = (values: number[], share: number) => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
};

/** A form with answers, as the portal saves copies (src/core/draft/copy.rs). */
function copyOf(form: string, answers: object): string {
  const filling = JSON.stringify({ answers, typed: {}, done: [] });
  const place = `/services/bench/${form}/form`;
  const draft = { agency: "bench", service_code: form, service_name: form, place, saved: String(Date.now()), filling, files: [] };
  return JSON.stringify({ format: "frontdoor-draft", version: "1", draft, files: [] });
}

test("forms", async ({ browser }) => {
  test.setTimeout(0);
  const agency = await Agency.start();
  const portal = await Portal.start(agency.origin);
  const read = async (path: string) =>
    JSON.parse(await readFile(inRepository(`end2end/agency/data/formio/${path}.json`), "utf8"));
  const peer = await Peer.start({
    [`/forms/${LONG}`]: await read(LONG),
    [`/forms/${MEDIUM}`]: await read(MEDIUM),
    [`/forms/${GRID}`]: gridForm(),
    "/grid.json": gridAnswers(),
  });
  // Both get the definitions from there: the sandbox agency compresses nothing.
  const definitions = `${peer.origin}/forms/`;
  await portal.configure(({ agencies }) => {
    const offered = [LONG, MEDIUM, GRID].map((path) => ({ path, title: { en: path } }));
    const adapter = { kind: "formio", base_url: definitions, forms: offered };
    agencies.push({ id: "bench", name: { en: "Bench" }, adapter });
  });

  const ours = (form: string, step: string, field: string): Subject => ({
    url: `${portal.origin}/services/bench/${form}/form/${step}`,
    field: `main form.question ${field}`,
    ready: "",
  });
  const theirs = (form: string, query: string, field: string): Subject => ({
    url: `${peer.origin}/?form=${encodeURIComponent(definitions + form)}${query}`,
    field: `#form ${field}`,
    ready: "isReady",
  });
  // Text fields of the same question: the first name on the third page, the first column of a row.
  const first = "input:not([type=hidden])";
  const text = "input[type=text]";
  const copy = { at: `${portal.origin}/requests`, text: copyOf(GRID, gridAnswers()) };
  const floor: Subject = { url: `${peer.origin}/floor`, field: "input", ready: "" };
  const loads = {
    [`usable: ${LONG} (559 components)`]: { peer: theirs(LONG, "", first), ours: ours(LONG, "1", first), floor },
    [`usable: ${MEDIUM} (63 components)`]: { peer: theirs(MEDIUM, "&page=1", first), ours: ours(MEDIUM, "2", first), floor },
  };
  const fields = {
    [`keystroke: ${LONG} (559 components)`]: { peer: theirs(LONG, "&page=2", text), ours: ours(LONG, "3", text), floor },
    "keystroke: 200 rows of 4 columns": {
      peer: theirs(GRID, "&data=/grid.json", text),
      ours: { ...ours(GRID, `1/row/${encodeURIComponent("visits[100]")}`, text), copy },
      floor,
    },
  };

  // The same from a click on, with all code there. The portal is on its settings, so that its second Wasm
  // has come, and no form has been seen; or on the page of the form's service, as citizens are, where the
  // form is fetched while they read.
  const clicked = (subject: Subject, before: string, complete: string): Visit => ({
    ...subject,
    before: portal.origin + before,
    complete,
    link: "#bench",
    make: new URL(subject.url).pathname,
  });
  const waiting = (subject: Subject): Visit => ({ ...subject, before: `${subject.url}&wait`, complete: "#open", link: "#open" });
  const button: Visit = { url: "", field: "input", ready: "", before: `${peer.origin}/button`, complete: "#open", link: "#open" };
  const clicks: Record<string, Record<Side, Visit>> = {};
  for (const [what, { peer, ours }] of Object.entries(loads)) {
    const path = what.includes(LONG) ? LONG : MEDIUM;
    const name = what.replace("usable", "");
    clicks[`from a click, definition to fetch${name}`] = { peer: waiting(peer), ours: clicked(ours, "/settings", "main:not(:has(#page-waiting)) h2"), floor: button };
    clicks[`from a click on the service's page${name}`] = { peer: waiting(peer), ours: clicked(ours, `/services/bench/${path}`, "main ul.list li"), floor: button };
  }

  const usable = new Map<string, Record<Side, number[]>>();
  const strokes = new Map<string, Record<Side, Stroke[]>>();
  for (let round = 0; round < ROUNDS; round += 1) {
    // Taking turns in going first, since the first of two may warm something up for the second.
    const sides: Side[] = round % 2 ? ["floor", "ours", "peer"] : ["peer", "ours", "floor"];
    for (const device of DEVICES) {
      for (const [what, subjects] of wanted(loads, device)) {
        for (const side of sides) {
          const time = await timeToUsable(browser, device, subjects[side]);
          note(usable, `${what}|${device.name}`)[side].push(time);
        }
      }
      for (const [what, visits] of wanted(clicks, device)) {
        for (const side of sides) note(usable, `${what}|${device.name}`)[side].push(await timeFromClick(browser, device, visits[side]));
      }
      if (device.network) continue;
      for (const [what, subjects] of wanted(fields, device)) {
        for (const side of sides) {
          const typed = await typeInto(browser, device, subjects[side], STROKES);
          note(strokes, `${what}|${device.name}`)[side].push(...typed);
        }
      }
    }
    console.log(`Round ${round + 1} of ${ROUNDS} is done.`);
  }

  const rows: Row[] = [];
  for (const [key, times] of usable) {
    const [what = "", device = ""] = key.split("|");
    const of = (side: Side) => quantile(times[side], 0.5);
    rows.push({ what, device, unit: "ms, median", peer: of("peer"), ours: of("ours"), floor: of("floor") });
  }
  for (const [key, typed] of strokes) {
    const [what = "", device = ""] = key.split("|");
    const add = (unit: string, of: (strokes: Stroke[]) => number) =>
      rows.push({ what, device, unit, peer: of(typed.peer), ours: of(typed.ours), floor: of(typed.floor) });
    add("ms to paint, median", (strokes) => quantile(strokes.map(({ toPaint }) => toPaint), 0.5));
    add("ms to paint, p95", (strokes) => quantile(strokes.map(({ toPaint }) => toPaint), 0.95));
    add("ms to paint, slowest", (strokes) => quantile(strokes.map(({ toPaint }) => toPaint), 1));
    add("ms of work, median", (strokes) => quantile(strokes.map(({ work }) => work), 0.5));
  }
  print(rows);
  const sizes = { ours: await ourSizes(), peer: await peerSizes() };
  console.log(`\nSize on the wire, bytes: ${JSON.stringify(sizes, null, 2)}`);
  const results = { rounds: ROUNDS, rows, sizes, usable: Object.fromEntries(usable), strokes: Object.fromEntries(strokes) };
  await writeFile(inRepository("end2end/bench/results.json"), `${JSON.stringify(results, null, 2)}\n`);
  expect(rows.every(({ peer, ours }) => peer > 0 && ours > 0)).toBe(true);

  await peer.stop();
  await portal.stop();
  await agency.stop();
});

function note<T>(map: Map<string, Record<Side, T[]>>, key: string): Record<Side, T[]> {
  const known = map.get(key) ?? { peer: [], ours: [], floor: [] };
  map.set(key, known);
  return known;
}

function print(rows: Row[]) {
  const cells = rows.map((row) => [
    row.what,
    row.device,
    row.unit,
    row.peer.toFixed(1),
    row.ours.toFixed(1),
    row.floor.toFixed(1),
    `${(row.peer / row.ours).toFixed(1)}x`,
  ]);
  const lines = [["what", "device", "", "Form.io", "ours", "floor", "Form.io / ours"], ...cells];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const line = (cells: string[]) =>
    cells.map((cell, column) => (column < 3 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join("  ");
  console.log(`\n${lines.map(line).join("\n")}`);
}

/** What a visit to a form loads of the portal, compressed as the build does. */
async function ourSizes(): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  const add = async (name: string) => (sizes[name] = await onTheWire(join(dist, name)));
  await add("index.html");
  for (const name of await readdir(join(dist, "assets"))) {
    const isOther = /^(ar|es)\./.test(name) || /\.(br|gz)$/.test(name);
    if (!isOther && /\.(js|css|wasm|json)$/.test(name)) await add(`assets/${name}`);
  }
  for (const name of await readdir(join(dist, "theme"))) if (name.endsWith(".css")) await add(`theme/${name}`);
  sizes.total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  return sizes;
}

/** Small files are not worth compressing. */
async function onTheWire(file: string): Promise<number> {
  const compressed = await stat(`${file}.br`).catch(() => undefined);
  return (compressed ?? (await stat(file))).size;
}

async function peerSizes(): Promise<Record<string, { gzip: number; brotli: number }>> {
  const full = join(inRepository("end2end/bench/node_modules"), "@formio/js/dist/formio.full.min.js");
  const files = [...Object.values(PEER_FILES).map(({ file }) => file), full];
  const sizes = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file);
      return [file.split("/").at(-1), { gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length }] as const;
    }),
  );
  return Object.fromEntries(sizes);
}
