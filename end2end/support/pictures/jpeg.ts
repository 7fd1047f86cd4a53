// JPEG with metadata in every place that the format and its users have for it.

import { segment } from "../photos.ts";
import type { Chance } from "./chance.ts";
import { type ExifOptions, exif } from "./exif.ts";
import { XMP, extendedXmp, photoshop, profile, xmp } from "./records.ts";
import type { Secrets } from "./secrets.ts";
import { Tiff } from "./tiff.ts";

const START = Buffer.of(0xff, 0xd8);
const MULTIPLE = "MPF\0";
/** The first part of one (ICC.1:2001-04, B.4). */
const PROFILE = "ICC_PROFILE\0\x01\x01";

/** Puts metadata into a JPEG: before, between and after what it is decoded from. */
export function dressedJpeg(
  plain: Buffer,
  secrets: Secrets,
  chance: Chance,
  options: ExifOptions & { isLong: boolean },
): Buffer {
  const text = (name: string, before = "") => Buffer.from(before + secrets.word(`JPEG ${name}`), "latin1");
  const thumbnail = commented(options.thumbnail, text("comment in a thumbnail"));
  const tiff = exif(secrets, chance, { ...options, thumbnail });
  const more = extendedXmp(secrets, options.isLong ? 3 : 1);
  const pages = multiple(text("MPF"), options.isBigEndian);
  const beside = [
    segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff])),
    segment(0xe1, Buffer.concat([Buffer.from(XMP, "latin1"), xmp(secrets, options.orientation, more.digest)])),
    ...more.segments.map((content) => segment(0xe1, content)),
    segment(0xe2, Buffer.concat([Buffer.from(PROFILE, "latin1"), profile(secrets.word("JPEG ICC profile"))])),
    segment(0xe2, pages(0, 0)),
    segment(0xed, photoshop(secrets, thumbnail)),
    // APP14 says how colours are coded: 1 is YCbCr, which they are.
    segment(0xee, text("APP14", "Adobe\0\x64\0\0\0\0\x01")),
    ...[0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xea, 0xeb, 0xec, 0xef].map((marker) =>
      segment(marker, text(`APP${marker - 0xe0}`)),
    ),
    segment(0xfe, text("comment before")),
  ];
  const main = Buffer.concat([
    START,
    ...thumbnails(secrets, thumbnail),
    ...chance.shuffled(beside),
    ...between(plain, () => text("comment between")),
  ]);
  const second = commented(options.thumbnail, text("comment in a second picture"));
  const at = main.indexOf(pages(0, 0));
  pages(second.length, main.length - at - MULTIPLE.length).copy(main, at);
  return Buffer.concat([main, second, text("after the end", "\0\0\0\x18ftypmp42")]);
}

/** A JFIF header with a thumbnail in it, and its extensions with a JPEG and with pixels (JFIF 1.02). */
function thumbnails(secrets: Secrets, thumbnail: Buffer): Buffer[] {
  const pixels = (place: string) => Buffer.from(secrets.word(place).padEnd(4 * 3 * 3, "."), "latin1");
  const header = Buffer.from("JFIF\0\x01\x02\0\0\x01\0\x01\x04\x03", "latin1");
  const inside = Buffer.concat([header, pixels("JFIF thumbnail")]);
  const coded = Buffer.concat([Buffer.from("JFXX\0\x10", "latin1"), thumbnail]);
  const plain = Buffer.concat([Buffer.from("JFXX\0\x13\x04\x03", "latin1"), pixels("JFXX thumbnail")]);
  return [inside, coded, plain].map((content) => segment(0xe0, content));
}

/** What a JPEG is decoded from, to its end, with something between any two segments. Its own JFIF header is out. */
function between(plain: Buffer, comment: () => Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = START.length; ; ) {
    const [marker, length] = [plain[at + 1]!, 2 + plain.readUInt16BE(at + 2)];
    if (marker === 0xda) return [...pieces, segment(0xfe, comment()), plain.subarray(at)];
    // A fill byte before a marker is allowed (T.81, B.1.1.2).
    if (marker < 0xe0) pieces.push(segment(0xfe, comment()), Buffer.of(0xff), plain.subarray(at, at + length));
    at += length;
  }
}

/** A JPEG with a comment at its start. */
function commented(jpeg: Buffer, comment: Buffer): Buffer {
  return Buffer.concat([START, segment(0xfe, comment), jpeg.subarray(START.length)]);
}

/** The index of pictures in a file (CIPA DC-007), given how long the second one is and where it begins. */
function multiple(word: Buffer, isBigEndian: boolean): (length: number, at: number) => Buffer {
  return (length, at) => {
    const tiff = new Tiff(isBigEndian);
    const entry = (kind: number, ...numbers: number[]) =>
      Buffer.concat([kind, ...numbers, 0].map((number) => tiff.number(number, 4)));
    const index = [
      tiff.undefined(0xb000, Buffer.from("0100")),
      tiff.long(0xb001, 2),
      tiff.undefined(0xb002, Buffer.concat([entry(0x20030000, 0, 0), entry(0, length, at)])),
      tiff.undefined(0xb003, Buffer.concat([word, Buffer.alloc(66 - word.length)])),
    ];
    return Buffer.concat([Buffer.from(MULTIPLE, "latin1"), tiff.file(index)]);
  };
}
