// The files of `style/patterns` that are made from the portal: written where that is asked for, and
// compared with what is there everywhere else.

import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { inRepository } from "../programs.ts";

const folder = inRepository("style/patterns");
const writes = process.env.FRONTDOOR_PATTERNS === "write";
const REMEDY = "If that is meant, write them anew with: cargo xtask style patterns";

/** What `patterns.js` says of a component. */
export type Component = {
  name: string;
  title: string;
  purpose: string;
  accessibility: string[];
  states: Listed[];
};

/** A file of the library; its path is within `style/patterns`. */
export type Listed = { name: string; title: string; file: string };

/** What surrounds a body, which is indented, in a file `depth` folders below `style/patterns`. */
export function whole(title: string, depth: number, body: string, root = 'lang="en" dir="ltr"'): string {
  const up = "../".repeat(depth);
  return `<!doctype html>
<html ${root}>
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <meta name="color-scheme" content="light dark">
  <title>${title.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</title>
  <link rel="stylesheet" href="${up}../index.css">
  <link id="theme" rel="stylesheet" href="${up}../theme.css">
  <script src="${up}frame.js" defer></script>
</head>
<body>
${body}
</body>
</html>
`;
}

/**
 * Writes a file, or fails where it differs from the one that is there. `isShuffled` lets its lines stand in another
 * order: that in which a server takes messages of two people is not ours.
 */
export async function keep(path: string, text: string, isShuffled = false) {
  const file = join(folder, path);
  if (writes) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    return;
  }
  const kept = await readFile(file, "utf8").catch(() => null);
  if (kept === null) throw new Error(`style/patterns/${path} is missing. ${REMEDY}`);
  if (kept === text) return;
  const [is, was] = [text.split("\n"), kept.split("\n")];
  if (isShuffled && is.toSorted().join("\n") === was.toSorted().join("\n")) return;
  const line = is.findIndex((text, index) => text !== was[index]);
  const place = line < 0 ? is.length : line;
  throw new Error(
    `style/patterns/${path}, line ${place + 1}, is not what the portal shows any more.\n` +
      `  there:  ${(was[place] ?? "(the end)").trim()}\n  portal: ${(is[place] ?? "(the end)").trim()}\n${REMEDY}`,
  );
}

/** Removes the files of a folder that nothing is shown for any more, or fails where there are any. */
export async function keepOnly(within: string, files: string[]) {
  const there = await readdir(join(folder, within), { recursive: true }).catch(() => []);
  const wanted = new Set(files);
  const strays = there.map((path) => `${within}/${path}`).filter((path) => path.endsWith(".html") && !wanted.has(path));
  if (!writes && strays.length > 0) {
    const named = strays.map((path) => `style/patterns/${path}`).join(", ");
    throw new Error(`The portal shows nothing of the kind any more: ${named}. ${REMEDY}`);
  }
  for (const stray of strays) await rm(join(folder, stray));
}
