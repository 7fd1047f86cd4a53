// TIFF 6.0, section 2: directories of tagged values in either byte order, as Exif and MPF use it.

/** A value with its tag. */
export type Entry = {
  tag: number;
  type: number;
  count: number;
  /** The value itself, what it points at, or a directory that it points at. */
  value: { is: Buffer } | { at: Buffer } | { directory: Entry[] };
};

const BYTE = 1;
const ASCII = 2;
const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const UNDEFINED = 7;

/** Writes TIFF in one byte order. */
export class Tiff {
  private bytes = Buffer.alloc(0);

  constructor(private readonly isBigEndian: boolean) {}

  /** A text, which ends with a zero. */
  text(tag: number, text: string): Entry {
    const is = Buffer.from(`${text}\0`, "latin1");
    return { tag, type: ASCII, count: is.length, value: { is } };
  }

  /** A number of 16 bits. */
  short(tag: number, number: number): Entry {
    return { tag, type: SHORT, count: 1, value: { is: this.number(number, 2) } };
  }

  /** A number of 32 bits. */
  long(tag: number, number: number): Entry {
    return { tag, type: LONG, count: 1, value: { is: this.number(number, 4) } };
  }

  /** Fractions, each as its two numbers. */
  rationals(tag: number, fractions: [number, number][]): Entry {
    const is = Buffer.concat(fractions.flat().map((number) => this.number(number, 4)));
    return { tag, type: RATIONAL, count: fractions.length, value: { is } };
  }

  /** Numbers of 8 bits. */
  octets(tag: number, is: Buffer): Entry {
    return { tag, type: BYTE, count: is.length, value: { is } };
  }

  /** Bytes of a meaning of their own. */
  undefined(tag: number, is: Buffer): Entry {
    return { tag, type: UNDEFINED, count: is.length, value: { is } };
  }

  /** Where a file within the file begins. */
  pointer(tag: number, at: Buffer): Entry {
    return { tag, type: LONG, count: 1, value: { at } };
  }

  /** Where another directory begins. */
  directory(tag: number, directory: Entry[]): Entry {
    return { tag, type: LONG, count: 1, value: { directory } };
  }

  /** A number in this byte order. */
  number(number: number, size: 2 | 4): Buffer {
    const bytes = Buffer.alloc(size);
    if (this.isBigEndian) bytes.writeUIntBE(number, 0, size);
    else bytes.writeUIntLE(number, 0, size);
    return bytes;
  }

  /** The file, with directories that follow each other. Their entries are in the order of their tags. */
  file(...directories: Entry[][]): Buffer {
    const order = Buffer.from(this.isBigEndian ? "MM" : "II");
    this.bytes = Buffer.concat([order, this.number(42, 2), this.number(0, 4)]);
    let link = 4;
    for (const directory of directories) {
      const at = this.place(directory);
      this.number(at, 4).copy(this.bytes, link);
      link = at + 2 + directory.length * 12;
    }
    return this.bytes;
  }

  private place(entries: Entry[]): number {
    const at = this.append(Buffer.alloc(2 + entries.length * 12 + 4));
    this.number(entries.length, 2).copy(this.bytes, at);
    for (const [index, { tag, type, count, value }] of entries.entries()) {
      const field = Buffer.alloc(4);
      if ("directory" in value) this.number(this.place(value.directory), 4).copy(field);
      else if ("at" in value) this.number(this.append(value.at), 4).copy(field);
      else if (value.is.length > 4) this.number(this.append(value.is), 4).copy(field);
      else value.is.copy(field);
      const entry = [this.number(tag, 2), this.number(type, 2), this.number(count, 4), field];
      Buffer.concat(entry).copy(this.bytes, at + 2 + index * 12);
    }
    return at;
  }

  /** Values begin at even places. */
  private append(content: Buffer): number {
    const gap = Buffer.alloc(this.bytes.length % 2);
    this.bytes = Buffer.concat([this.bytes, gap, content]);
    return this.bytes.length - content.length;
  }
}
