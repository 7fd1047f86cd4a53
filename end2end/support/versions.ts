// Further versions of the portal, made of the built one: the same code in every file, but other
// content, other hashes and other names, as the build would give them. Each file says of which
// version it is, so that a mixture shows.

import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unpacked } from "../../src/unpack.mjs";
import { dist } from "./programs.ts";

/** What a page under test has of each part. */
export type Marks = { page: string; boot: string; glue: string };

/** A site of its own in a folder. */
export type Version = {
  mark: string;
  folder: string;
  /** The name of its cache in the browser. */
  cache: string;
  /** The SHA-384 of every file that the service worker keeps, by path; "/" is the page. */
  files: Map<string, string>;
};

/** Removes the folder of a version that nobody serves any more. */
export async function discard(version: Version) {
  await rm(version.folder, { recursive: true, force: true });
}

const sha = (bytes: Buffer | string) => createHash("sha384").update(bytes).digest("base64");

/** What the service worker keeps of a file: Wasm is packed for the network alone. */
const kept = (name: string, file: Buffer): Buffer => (name.endsWith(".wasm") ? Buffer.from(unpacked(file)) : file);

/** A custom section, which programs skip (WebAssembly Core Specification, 5.5.3). */
function withSection(wasm: Buffer, mark: string): Buffer {
  const content = Buffer.concat([Buffer.from([4]), Buffer.from("mark"), Buffer.from(mark)]);
  return Buffer.concat([wasm, Buffer.from([0, content.length]), content]);
}

/** In the order in which files name each other: what is named comes first. */
const MARKED: [RegExp, (bytes: Buffer, mark: string) => Buffer | string][] = [
  [/^(chat|pages|shared)\..*\.wasm$/, withSection],
  [/^frontdoor\..*\.wasm$/, withSection],
  [/^frontdoor\..*\.js$/, (script, mark) => `${script};globalThis.glueMark="${mark}";`],
  [/^style\..*\.css$/, (style, mark) => `${style}/* ${mark} */`],
  [/\.json$/, (texts, mark) => `{"mark":"${mark}",${texts.toString().slice(1)}`],
  // What stands before the first function is passed over.
  [/^library\..*\.txt$/, (text, mark) => `// ${mark}${text}`],
  [/^boot\..*\.js$/, (script, mark) => `${script};globalThis.bootMark="${mark}";`],
];

/** Makes a version in a folder of its own. The mark is a word of letters and digits. */
export async function versionOf(mark: string): Promise<Version> {
  const folder = await mkdtemp(join(tmpdir(), `frontdoor-version-${mark}-`));
  const packed = /\.(br|gz)$/;
  await cp(dist, folder, { recursive: true, filter: (path) => !packed.test(path) });
  const assets = join(folder, "assets");
  const names = (await readdir(assets)).sort();
  const files = new Map<string, string>();
  const replaced: [string, string][] = [];
  const withNew = (bytes: Buffer) => {
    const text = bytes.toString();
    return Buffer.from(replaced.reduce((text, [before, after]) => text.replaceAll(before, after), text));
  };
  for (const [pattern, marked] of MARKED) {
    for (const name of names.filter((name) => pattern.test(name))) {
      const before = await readFile(join(assets, name));
      const isText = !name.endsWith(".wasm");
      const after = Buffer.from(marked(isText ? withNew(before) : before, mark));
      const hash = createHash("sha256").update(after).digest("hex").slice(0, 12);
      const newName = name.replace(/\.[0-9a-f]{12}\./, `.${hash}.`);
      await writeFile(join(assets, name), after);
      await rename(join(assets, name), join(assets, newName));
      replaced.push([name, newName], [`sha384-${sha(before)}`, `sha384-${sha(after)}`]);
      files.set(`/assets/${newName}`, sha(kept(name, after)));
      replaced.push([sha(kept(name, before)), sha(kept(name, after))]);
    }
  }
  const page = join(folder, "index.html");
  const before = await readFile(page);
  const after = withNew(before).toString().replace("<head>", `<head><meta name="mark" content="${mark}">`);
  await writeFile(page, after);
  files.set("/", sha(after));
  replaced.push([`sha384-${sha(before)}`, `sha384-${sha(after)}`]);

  const worker = join(folder, "sw.js");
  const script = await readFile(worker);
  const number = /version:"([0-9a-f]{12})"/.exec(script.toString())?.[1];
  if (!number) throw new Error("sw.js has no version");
  const newNumber = createHash("sha256").update(mark).digest("hex").slice(0, 12);
  replaced.push([number, newNumber]);
  await writeFile(worker, withNew(script));
  const missing = names.length + 1 - files.size;
  if (missing) throw new Error(`${missing} files of the build are not marked`);
  return { mark, folder, cache: `frontdoor-${newNumber}`, files };
}
