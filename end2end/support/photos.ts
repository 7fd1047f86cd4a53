// Photos as phones make them: with the place, the camera and a comment beside the pixels.

import type { Browser } from "@playwright/test";
import { deflateSync } from "node:zlib";

/** What must not leave the device. It stands in the comment, in the XMP and in the text chunk. */
export const SECRET = "taken at home by Rosa";

/** Width and height of the picture as it is stored in the file, before it is turned upright. */
export const RAW = { width: 320, height: 240 };

/** What a JPEG of here tells of how it came about. */
export const TAKEN = { lat: 52.52, long: 13.405, day: ["27", "3", "2026"], time: "14:30" };

/**
 * A JPEG whose left half is red and right half is blue, with Exif (GPS, time, camera, orientation 6),
 * XMP and a comment. Turned upright, red is above blue.
 */
export async function phoneJpeg(browser: Browser): Promise<Buffer> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const base64 = await page.evaluate(({ width, height }) => {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width, height });
    const pen = canvas.getContext("2d")!;
    pen.fillStyle = "red";
    pen.fillRect(0, 0, width / 2, height);
    pen.fillStyle = "blue";
    pen.fillRect(width / 2, 0, width / 2, height);
    return canvas.toDataURL("image/jpeg").split(",")[1]!;
  }, RAW);
  await context.close();
  const plain = Buffer.from(base64, "base64");
  const xmp = `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/">${SECRET}</x:xmpmeta>`;
  return Buffer.concat([
    plain.subarray(0, 2),
    segment(0xe1, exif()),
    segment(0xe1, Buffer.from(xmp)),
    segment(0xfe, Buffer.from(SECRET)),
    plain.subarray(2),
  ]);
}

/** A green PNG with a text chunk. */
export function phonePng(width = 64, height = 48): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const row = Buffer.concat([Buffer.of(0), Buffer.alloc(width * 3, Buffer.of(0, 160, 0))]);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("tEXt", Buffer.from(`Comment\0${SECRET}`, "latin1")),
    chunk("IDAT", deflateSync(Buffer.concat(Array(height).fill(row)))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The markers of a JPEG up to the scan, such as `0xe1` for APP1. */
export function markers(jpeg: Buffer): number[] {
  const found: number[] = [];
  for (let at = 2; jpeg[at] === 0xff && jpeg[at + 1] !== 0xda; ) {
    found.push(jpeg[at + 1]!);
    at += 2 + jpeg.readUInt16BE(at + 2);
  }
  return found;
}

/** What is left of metadata in a JPEG: segments that may hold some, and words that stood in it. */
export function metadata(jpeg: Buffer): (number | string)[] {
  // APP0 is JFIF: the density of the pixels. APP1 to APP15 and COM are where metadata is.
  const isOne = (marker: number) => (marker > 0xe0 && marker <= 0xef) || marker === 0xfe;
  const text = jpeg.toString("latin1");
  const words = ["Exif", "GPS", "http://ns.adobe.com", "Secret Camera", "2026:03:27", SECRET];
  return [...markers(jpeg).filter(isOne), ...words.filter((word) => text.includes(word))];
}

/** A segment of a JPEG. */
export function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** Exif in TIFF, big-endian: orientation 6 and camera, and directories with a time and a GPS position. */
function exif(): Buffer {
  const camera = Buffer.from("Secret Camera\0");
  const clock = Buffer.from("2026:03:27 14:30:00\0");
  const main = 8;
  const afterMain = main + 2 + 4 * 12 + 4;
  const time = afterMain + camera.length + (camera.length % 2);
  const afterTime = time + 2 + 12 + 4;
  const gps = afterTime + clock.length;
  const afterGps = gps + 2 + 4 * 12 + 4;
  const tiff = Buffer.alloc(afterGps + 48);
  tiff.write("MM\0*", 0, "latin1");
  tiff.writeUInt32BE(main, 4);
  directory(tiff, main, [
    [0x0110, 2, camera.length, afterMain],
    [0x0112, 3, 1, 6 << 16],
    [0x8769, 4, 1, time],
    [0x8825, 4, 1, gps],
  ]);
  camera.copy(tiff, afterMain);
  directory(tiff, time, [[0x9003, 2, clock.length, afterTime]]);
  clock.copy(tiff, afterTime);
  const letter = (text: string) => text.charCodeAt(0) << 24;
  directory(tiff, gps, [
    [1, 2, 2, letter("N")],
    [2, 5, 3, afterGps],
    [3, 2, 2, letter("E")],
    [4, 5, 3, afterGps + 24],
  ]);
  for (const [index, value] of [52, 31, 12, 13, 24, 18].entries()) {
    tiff.writeUInt32BE(value, afterGps + index * 8);
    tiff.writeUInt32BE(1, afterGps + index * 8 + 4);
  }
  return Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
}

type Entry = [tag: number, type: number, count: number, value: number];

function directory(tiff: Buffer, at: number, entries: Entry[]) {
  tiff.writeUInt16BE(entries.length, at);
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const place = at + 2 + index * 12;
    tiff.writeUInt16BE(tag, place);
    tiff.writeUInt16BE(type, place + 2);
    tiff.writeUInt32BE(count, place + 4);
    tiff.writeUInt32BE(value >>> 0, place + 8);
  }
}

/** A chunk of a PNG. */
export function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** CRC-32 as PNG wants it (ISO 3309). */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
