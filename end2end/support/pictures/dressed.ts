// Pictures of every kind with metadata in every place, drawn by lot.

import { Chance } from "./chance.ts";
import { type Colour, type Corners, type Drawing, type Easel, type View, colours } from "./easel.ts";
import type { Orientation } from "./exif.ts";
import { dressedJpeg } from "./jpeg.ts";
import { dressedPng } from "./png.ts";
import { Secrets } from "./secrets.ts";
import { dressedWebp } from "./webp.ts";

/** The kinds. */
export type Kind = "jpeg" | "png" | "webp";

/** A picture as it is chosen, and what is known of it. */
export type Picture = {
  /** The file's name, which tells something too. */
  name: string;
  type: string;
  file: Buffer;
  secrets: Secrets;
  orientation: Orientation;
  /** Its pixels before they are turned. */
  stored: View;
};

/** So many pictures of a kind. The orientations take turns, and the byte orders of Exif every eight. */
export async function dressed(easel: Easel, kind: Kind, count: number): Promise<Picture[]> {
  const type = `image/${kind}`;
  const chance = new Chance(300 + kind.length);
  const drawings = Array.from({ length: count }, (_, index): Drawing => {
    // All but one in four of the WebP are lossy.
    const quality = kind === "webp" && index % 4 === 0 ? 1 : 0.9;
    return { ...drawing(chance, 64, 200, 48, 150), type, quality };
  });
  const thumbnails = drawings.map((): Drawing => {
    return { ...drawing(chance, 12, 20, 8, 14), type: "image/jpeg", quality: 0.5 };
  });
  const plain = await easel.draw(drawings);
  const small = await easel.draw(thumbnails);
  return drawings.map((stored, index) => {
    const secrets = new Secrets(chance);
    const given = { plain: plain[index]!, thumbnail: small[index]!, stored, index };
    return {
      name: `${secrets.word("name of the file")}.${kind}`,
      type,
      file: file(kind, given, secrets, chance),
      secrets,
      orientation: turn(index),
      stored: { width: stored.width, height: stored.height, corners: stored.corners },
    };
  });
}

const turn = (index: number) => ((index % 8) + 1) as Orientation;

type Given = { plain: Buffer; thumbnail: Buffer; stored: Drawing; index: number };

function file(kind: Kind, given: Given, secrets: Secrets, chance: Chance): Buffer {
  const { plain, thumbnail, stored, index } = given;
  const round = Math.floor(index / 8);
  const options = { orientation: turn(index), isBigEndian: round % 2 === 0, thumbnail };
  switch (kind) {
    case "jpeg":
      // More than is read at once before the frame: two segments are full.
      return dressedJpeg(plain, secrets, chance, { ...options, isLong: index % 13 === 0 });
    case "png":
      return dressedPng(plain, secrets, chance, { ...options, isExifLate: round % 3 === 2 });
    case "webp": {
      const { width, height } = stored;
      return dressedWebp(plain, secrets, chance, { ...options, width, height, isPrefixed: round % 3 === 2 });
    }
  }
}

function drawing(chance: Chance, ...[narrow, wide, low, high]: [number, number, number, number]) {
  const corners = chance.shuffled<Colour>(colours).slice(0, 4) as Corners<Colour>;
  return { width: chance.between(narrow, wide), height: chance.between(low, high), corners };
}
