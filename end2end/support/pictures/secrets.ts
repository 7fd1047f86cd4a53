// What is hidden beside the pixels of a picture: for each place something that is nowhere else, so that
// what is found again tells where it comes from.

import { deflateSync } from "node:zlib";
import type { Chance } from "./chance.ts";

/** Long enough that no picture contains one by accident. */
const LENGTH = 20;

type Secret = {
  place: string;
  /** The bytes as they are in the file. */
  stored: Buffer;
  /** What they say, where that is not the same. */
  said: Buffer;
};

/** The secrets of one picture. */
export class Secrets {
  private readonly hidden: Secret[] = [];

  constructor(private readonly chance: Chance) {}

  /** A word for a place. */
  word(place: string): string {
    const word = this.chance.word(LENGTH);
    this.hide(place, Buffer.from(word, "latin1"));
    return word;
  }

  /** A word for a place that holds UTF-16, little-endian. */
  wide(place: string): Buffer {
    const word = this.chance.word(LENGTH);
    const stored = Buffer.from(word, "utf16le");
    this.hide(place, stored, Buffer.from(word, "latin1"));
    return stored;
  }

  /** A word for a place that is compressed (RFC 1950), with what is around it. */
  packed(place: string, around: (word: string) => Buffer): Buffer {
    const word = this.chance.word(LENGTH);
    const stored = deflateSync(around(word));
    this.hide(place, stored, Buffer.from(word, "latin1"));
    return stored;
  }

  /** Bytes for a place that is no text. */
  hide(place: string, stored: Buffer, said = stored) {
    this.hidden.push({ place, stored, said });
  }

  /** The places, in the order they were given. */
  get places(): string[] {
    return this.hidden.map(({ place }) => place);
  }

  /** The places whose secret is in the bytes, as it was stored or said. */
  foundIn(bytes: Buffer): string[] {
    const found = this.hidden.filter(({ stored, said }) => bytes.includes(stored) || bytes.includes(said));
    return found.map(({ place }) => place);
  }
}
