// Metadata that more than one kind of picture carries: XMP, IPTC in Photoshop's resources, ICC profiles.

import { createHash } from "node:crypto";
import type { Orientation } from "./exif.ts";
import type { Secrets } from "./secrets.ts";

/** What stands before XMP in a JPEG (XMP part 3, 1.1.3). */
export const XMP = "http://ns.adobe.com/xap/1.0/\0";
const EXTENSION = "http://ns.adobe.com/xmp/extension/\0";

/** As much of extended XMP as fits into a segment with its header. */
const PORTION = 65_400;

/** An XMP packet. `more` is the digest of its extension, where there is one. */
export function xmp(secrets: Secrets, orientation: Orientation, more = ""): Buffer {
  return Buffer.from(
    `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
      xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/"
      xmlns:xmpNote="http://ns.adobe.com/xmp/note/" tiff:Orientation="${orientation}"
      exif:GPSLatitude="${secrets.word("XMP latitude")}" xmpNote:HasExtendedXMP="${more}"/>
    </rdf:RDF></x:xmpmeta><?xpacket end="w"?>`,
  );
}

/** XMP that is too long for one segment: its digest, and the content of its segments. */
export function extendedXmp(secrets: Secrets, portions: number): { digest: string; segments: Buffer[] } {
  const parts = Array.from({ length: portions }, (_, index) => {
    const word = secrets.word(`extended XMP ${index + 1}`);
    return index < portions - 1 ? word.padEnd(PORTION, " ") : word;
  });
  const whole = Buffer.from(parts.join(""), "latin1");
  const digest = createHash("md5").update(whole).digest("hex").toUpperCase();
  const segments = parts.map((part, index) => {
    const place = Buffer.alloc(8);
    place.writeUInt32BE(whole.length, 0);
    place.writeUInt32BE(index * PORTION, 4);
    return Buffer.concat([Buffer.from(EXTENSION + digest), place, Buffer.from(part, "latin1")]);
  });
  return { digest, segments };
}

/** Photoshop's resources with IPTC (IIM 4.2) and a thumbnail, as APP13 carries them. */
export function photoshop(secrets: Secrets, thumbnail: Buffer): Buffer {
  const dataset = (number: number, name: string) => {
    const text = Buffer.from(secrets.word(`IPTC ${name}`), "latin1");
    return Buffer.concat([Buffer.of(0x1c, 2, number, 0, text.length), text]);
  };
  const iptc = [dataset(80, "by-line"), dataset(90, "city"), dataset(120, "caption")];
  // The thumbnail's header (Photoshop file formats, 1036) tells its size, which nobody here reads.
  const shrunk = Buffer.concat([Buffer.alloc(28), thumbnail, Buffer.from(secrets.word("Photoshop thumbnail"))]);
  return Buffer.concat([
    Buffer.from("Photoshop 3.0\0", "latin1"),
    resource(0x0404, Buffer.concat(iptc)),
    resource(0x040c, shrunk),
  ]);
}

function resource(id: number, content: Buffer): Buffer {
  const head = Buffer.from("8BIM\0\0\0\0\0\0\0\0", "latin1");
  head.writeUInt16BE(id, 4);
  head.writeUInt32BE(content.length, 8);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

/** An ICC profile (ICC.1:2001-04) with the colours of sRGB. The word is its name and copyright. */
export function profile(word: string): Buffer {
  const text = Buffer.from(`${word}\0`, "latin1");
  const long = (...numbers: number[]) => {
    const bytes = Buffer.alloc(numbers.length * 4);
    for (const [index, number] of numbers.entries()) bytes.writeInt32BE(number, index * 4);
    return bytes;
  };
  const typed = (type: string, ...content: Buffer[]) => Buffer.concat([Buffer.from(type), long(0), ...content]);
  const xyz = (...numbers: number[]) => typed("XYZ ", long(...numbers.map((n) => Math.round(n * 65_536))));
  const gamma = typed("curv", long(1), Buffer.of(2, 0x33));
  const described = typed("desc", long(text.length), text, Buffer.alloc(78));
  const tags: [string, Buffer][] = [
    ["desc", described],
    ["cprt", typed("text", text)],
    ["wtpt", xyz(0.9642, 1, 0.8249)],
    ["rXYZ", xyz(0.4361, 0.2225, 0.0139)],
    ["gXYZ", xyz(0.3851, 0.7169, 0.0971)],
    ["bXYZ", xyz(0.1431, 0.0606, 0.7141)],
    ...["rTRC", "gTRC", "bTRC"].map((name): [string, Buffer] => [name, gamma]),
  ];
  const table = [long(tags.length)];
  const contents: Buffer[] = [];
  let at = 128 + 4 + tags.length * 12;
  for (const [name, content] of tags) {
    const padded = Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4)]);
    table.push(Buffer.from(name), long(at, content.length));
    contents.push(padded);
    at += padded.length;
  }
  const header = Buffer.alloc(128);
  header.writeUInt32BE(at, 0);
  header.writeUInt32BE(0x02100000, 8);
  header.write("mntrRGB XYZ ", 12);
  header.write("acsp", 36);
  long(0xf6d6, 0x10000, 0xd32d).copy(header, 68);
  return Buffer.concat([header, ...table, ...contents]);
}
