// Exif 3.0 (CIPA DC-008): who took the picture, with what, when and where, and which way up it is.

import type { Chance } from "./chance.ts";
import type { Secrets } from "./secrets.ts";
import { Tiff } from "./tiff.ts";

/** The eight values of the tag, and at which side of the scene the first row and column of pixels are. */
export const ORIENTATIONS = {
  1: ["top", "left"],
  2: ["top", "right"],
  3: ["bottom", "right"],
  4: ["bottom", "left"],
  5: ["left", "top"],
  6: ["right", "top"],
  7: ["right", "bottom"],
  8: ["left", "bottom"],
} as const;

export type Orientation = keyof typeof ORIENTATIONS;

/** What decides about the Exif of a picture. */
export type ExifOptions = {
  orientation: Orientation;
  isBigEndian: boolean;
  /** A JPEG. */
  thumbnail: Buffer;
};

/** Exif as TIFF, without the six letters that a JPEG has before it. */
export function exif(secrets: Secrets, chance: Chance, options: ExifOptions): Buffer {
  const tiff = new Tiff(options.isBigEndian);
  const word = (tag: number, name: string) => tiff.text(tag, secrets.word(`Exif ${name}`));
  const own = (tag: number, name: string, before: string) =>
    tiff.undefined(tag, Buffer.from(before + secrets.word(`Exif ${name}`), "latin1"));
  const position = (tag: number, name: string) => {
    const fraction = (): [number, number] => [chance.between(1_000_000, 59_000_000), 1_000_000];
    const entry = tiff.rationals(tag, [fraction(), fraction(), fraction()]);
    if ("is" in entry.value) secrets.hide(`Exif GPS ${name}`, entry.value.is);
    return entry;
  };
  const details = [
    tiff.text(0x9003, "2026:03:27 14:30:00"),
    own(0x927c, "maker note", "Apple iOS\0\0\x01MM"),
    own(0x9286, "user comment", "ASCII\0\0\0"),
    word(0xa420, "unique id"),
    word(0xa430, "owner"),
    word(0xa431, "serial number"),
    word(0xa435, "lens serial number"),
  ];
  const gps = [
    tiff.octets(0, Buffer.of(2, 3, 0, 0)),
    tiff.text(1, "N"),
    position(2, "latitude"),
    tiff.text(3, "E"),
    position(4, "longitude"),
    own(0x1b, "GPS method", "ASCII\0\0\0GPS"),
    own(0x1c, "GPS area", "ASCII\0\0\0"),
    tiff.text(0x1d, "2026:03:27"),
  ];
  const main = [
    word(0x010e, "description"),
    word(0x010f, "make"),
    word(0x0110, "model"),
    tiff.short(0x0112, options.orientation),
    word(0x0131, "software"),
    tiff.text(0x0132, "2026:03:27 14:30:00"),
    word(0x013b, "artist"),
    word(0x8298, "copyright"),
    tiff.directory(0x8769, details),
    tiff.directory(0x8825, gps),
    tiff.octets(0x9c9c, secrets.wide("Exif comment of Windows")),
  ];
  secrets.hide("Exif thumbnail", options.thumbnail);
  const thumbnail = [
    tiff.short(0x0103, 6),
    // It says which way up the thumbnail is, and nothing about the picture.
    tiff.short(0x0112, chance.between(1, 8)),
    tiff.pointer(0x0201, options.thumbnail),
    tiff.long(0x0202, options.thumbnail.length),
  ];
  return tiff.file(main, thumbnail);
}
