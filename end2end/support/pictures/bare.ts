// Whether a JPEG is nothing but a picture, told by a walk of its own over the markers (T.81, annex B).

/** Table B.1: frames, Huffman and quantisation tables, restart intervals. */
const NEEDED = [0xc0, 0xc1, 0xc2, 0xc4, 0xdb, 0xdd];
const [SCAN, END, JFIF] = [0xda, 0xd9, 0xe0];

/** A JFIF header after its marker: 16 bytes, with a thumbnail of 0 × 0 pixels. */
const isPlainHeader = (segment: Buffer) =>
  segment.length === 16 && segment.toString("latin1", 2, 7) === "JFIF\0" && segment.readUInt16BE(14) === 0;

/** What is in the file beyond a picture, in order; nothing where it is bare. */
export function beyondThePicture(jpeg: Buffer): string[] {
  if (jpeg.readUInt16BE(0) !== 0xffd8) return ["no JPEG"];
  const found: string[] = [];
  const seen = new Set<number>();
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== END) {
    const marker = jpeg[at + 1]!;
    if (marker === 0xff) {
      found.push("fill byte");
      at += 1;
      continue;
    }
    const segment = jpeg.subarray(at + 2, at + 2 + jpeg.readUInt16BE(at + 2));
    seen.add(marker);
    const isAllowed = NEEDED.includes(marker) || marker === SCAN || (marker === JFIF && isPlainHeader(segment));
    if (!isAllowed) found.push(marker === 0xfe ? "COM" : marker >= JFIF ? `APP${marker - JFIF}` : marker.toString(16));
    at += 2 + segment.length;
    if (marker === SCAN) at += scanLength(jpeg.subarray(at));
  }
  for (const marker of [0xdb, 0xc4, SCAN]) if (!seen.has(marker)) found.push(`no ${marker.toString(16)}`);
  const isEnded = jpeg[at] === 0xff && jpeg[at + 1] === END;
  if (!isEnded) found.push("no end");
  if (isEnded && at + 2 < jpeg.length) found.push("after the end");
  return found;
}

/** Coded data goes on over stuffed zeros and restarts. */
function scanLength(bytes: Buffer): number {
  let at = bytes.indexOf(0xff);
  while (at >= 0 && (bytes[at + 1] === 0 || (bytes[at + 1]! & 0xf8) === 0xd0)) at = bytes.indexOf(0xff, at + 2);
  return at < 0 ? bytes.length : at;
}
