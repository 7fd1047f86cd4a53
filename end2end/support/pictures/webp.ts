// WebP in its extended form (RFC 9649, section 2.7) with metadata in every chunk there is for it.

import type { Chance } from "./chance.ts";
import { type ExifOptions, exif } from "./exif.ts";
import { profile, xmp } from "./records.ts";
import type { Secrets } from "./secrets.ts";

const ICC = 0x20;
const ALPHA = 0x10;
const EXIF = 0x08;
const XMP = 0x04;

/** Puts metadata into a WebP. `isPrefixed` writes Exif as in a JPEG, with six letters first, which some do. */
export function dressedWebp(
  plain: Buffer,
  secrets: Secrets,
  chance: Chance,
  options: ExifOptions & { width: number; height: number; isPrefixed: boolean },
): Buffer {
  const text = (name: string) => Buffer.from(secrets.word(`WebP ${name}`), "latin1");
  const prefix = Buffer.from(options.isPrefixed ? "Exif\0\0" : "", "latin1");
  const coded = pixels(plain);
  const hasAlpha = coded.toString("latin1", 0, 4) === "ALPH";
  const header = Buffer.alloc(10);
  header[0] = ICC | EXIF | XMP | (hasAlpha ? ALPHA : 0);
  header.writeUIntLE(options.width - 1, 4, 3);
  header.writeUIntLE(options.height - 1, 7, 3);
  const chunks = Buffer.concat([
    Buffer.from("WEBP"),
    chunk("VP8X", header),
    chunk("ICCP", profile(secrets.word("WebP ICC profile"))),
    coded,
    chunk("EXIF", Buffer.concat([prefix, exif(secrets, chance, options)])),
    chunk("XMP ", xmp(secrets, options.orientation)),
    chunk("prVt", text("unknown chunk")),
  ]);
  return Buffer.concat([chunk("RIFF", chunks), text("after the end")]);
}

/** The chunks with the pixels. */
function pixels(plain: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 12; at < plain.length; ) {
    const size = plain.readUInt32LE(at + 4);
    const length = 8 + size + (size % 2);
    const type = plain.toString("latin1", at, at + 4);
    if (["ALPH", "VP8 ", "VP8L"].includes(type)) chunks.push(plain.subarray(at, at + length));
    at += length;
  }
  return Buffer.concat(chunks);
}

function chunk(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, "latin1");
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}
