// PNG with metadata in every place that the format and its users have for it.

import { chunk } from "../photos.ts";
import type { Chance } from "./chance.ts";
import { type ExifOptions, exif } from "./exif.ts";
import { profile, xmp } from "./records.ts";
import type { Secrets } from "./secrets.ts";

const SIGNATURE = 8;

/** Chunks that a picture is decoded from; what an encoder says of colours gives way to the profile. */
const NEEDED = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"];

/** Puts metadata into a PNG: before, between and after its pixels. `isExifLate` has Exif come after them. */
export function dressedPng(
  plain: Buffer,
  secrets: Secrets,
  chance: Chance,
  options: ExifOptions & { isExifLate: boolean },
): Buffer {
  const word = (name: string) => secrets.word(`PNG ${name}`);
  const bytes = (...parts: (string | Buffer)[]) =>
    Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : part)));
  const tiff = exif(secrets, chance, options);
  // Year, month, day, hour, minute and second, with a year that no other bytes are likely to follow.
  const time = bytes(chance.bytes(2), Buffer.of(12, 31, 23, 59), chance.bytes(1));
  secrets.hide("PNG tIME", time);
  const packed = (name: string) => secrets.packed(`PNG ${name}`, (secret) => Buffer.from(secret));
  const icc = secrets.packed("PNG iCCP", profile);
  // As ImageMagick writes Exif where it does not know of eXIf: in hexadecimal.
  const raw = secrets.packed("PNG raw profile", (secret) => {
    const content = Buffer.from(`Exif\0\0${secret}`, "latin1");
    return Buffer.from(`\nexif\n${content.length}\n${content.toString("hex")}\n`);
  });
  const turned = chunk("eXIf", tiff);
  const before = [
    chunk("tEXt", bytes("Comment\0", word("tEXt"))),
    chunk("zTXt", bytes("Author\0\0", packed("zTXt"))),
    chunk("zTXt", bytes("Raw profile type exif\0\0", raw)),
    chunk("iTXt", bytes("XML:com.adobe.xmp\0\0\0\0\0", xmp(secrets, options.orientation))),
    chunk("iTXt", bytes("Location\0\x01\0en\0\0", packed("iTXt"))),
    chunk("tIME", time),
    chunk("prVt", bytes(word("private chunk"))),
    ...(options.isExifLate ? [] : [turned]),
  ];
  const after = [
    chunk("tEXt", bytes("Software\0", word("tEXt after the pixels"))),
    chunk("prVt", bytes(word("private chunk after the pixels"))),
    ...(options.isExifLate ? [turned] : []),
  ];
  const chunks = needed(plain);
  const [header, end] = [chunks.shift()!, chunks.pop()!];
  return bytes(
    plain.subarray(0, SIGNATURE),
    header,
    // It has to come before a palette and the pixels.
    chunk("iCCP", bytes("sRGB-like\0\0", icc)),
    ...chance.shuffled(before),
    ...chunks,
    ...chance.shuffled(after),
    end,
    word("after the end"),
  );
}

function needed(plain: Buffer): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = SIGNATURE; at < plain.length; ) {
    const length = 12 + plain.readUInt32BE(at);
    const type = plain.toString("latin1", at + 4, at + 8);
    if (NEEDED.includes(type)) chunks.push(plain.subarray(at, at + length));
    at += length;
  }
  return chunks;
}
