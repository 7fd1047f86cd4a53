// Pictures of the systems side by side, small enough for the repository.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type Page, expect } from "@playwright/test";
import { inRepository } from "../../support/programs.ts";

/** The largest that a picture may be. */
const LIMIT = 80_000;

/** One of the pictures. */
export type Shot = { title: string; png: Buffer };

/** The upper part of a page, as it is when nothing has the focus or the pointer. */
export async function shoot(page: Page, height: number): Promise<Buffer> {
  const { width = 0 } = page.viewportSize() ?? {};
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    scrollTo(0, 0);
  });
  return page.screenshot({ fullPage: true, animations: "disabled", clip: { x: 0, y: 0, width, height } });
}

/** Puts pictures side by side under their titles, into docs/comparison/. */
export async function sideBySide(browser: Browser, name: string, shots: Shot[], scale = 1) {
  const page = await browser.newPage();
  const sources = shots.map(({ title, png }) => ({ title, url: `data:image/png;base64,${png.toString("base64")}` }));
  const webp = await page.evaluate(draw, { sources, scale, limit: LIMIT });
  await page.close();
  const file = Buffer.from(webp, "base64");
  expect(file.length, `${name} is small`).toBeLessThanOrEqual(LIMIT);
  writeFileSync(join(inRepository("docs/comparison"), `${name}.webp`), file);
}

/** Runs in the page: base64 of WebP, in the best quality that stays within the limit. */
async function draw({ sources, scale, limit }: { sources: { title: string; url: string }[]; scale: number; limit: number }) {
  const pictures = await Promise.all(
    sources.map(async ({ url }) => {
      const picture = new Image();
      picture.src = url;
      await picture.decode();
      return picture;
    }),
  );
  const [gap, head] = [16, 36];
  const width = (picture: HTMLImageElement) => Math.round(picture.naturalWidth * scale);
  const height = Math.round(Math.max(...pictures.map((picture) => picture.naturalHeight)) * scale);
  const canvas = document.createElement("canvas");
  canvas.width = pictures.reduce((sum, picture) => sum + width(picture) + gap, gap);
  canvas.height = head + height + gap;
  const pen = canvas.getContext("2d")!;
  pen.fillStyle = "#9aa0a6";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.font = "600 16px sans-serif";
  pictures.reduce((x, picture, place) => {
    pen.fillStyle = "#111";
    pen.fillText(sources[place]?.title ?? "", x, 24);
    pen.drawImage(picture, x, head, width(picture), Math.round(picture.naturalHeight * scale));
    return x + width(picture) + gap;
  }, gap);
  for (let quality = 0.9; ; quality -= 0.1) {
    const text = canvas.toDataURL("image/webp", quality).split(",")[1] ?? "";
    if (text.length * 0.75 <= limit || quality < 0.3) return text;
  }
}

/** The share of a picture that is light, in per cent. */
export async function lightShare(browser: Browser, png: Buffer): Promise<number> {
  const page = await browser.newPage();
  const share = await page.evaluate(async (base64) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${base64}`;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = picture.naturalWidth;
    canvas.height = picture.naturalHeight;
    const pen = canvas.getContext("2d")!;
    pen.drawImage(picture, 0, 0);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    let light = 0;
    for (let place = 0; place < data.length; place += 4) {
      const [red = 0, green = 0, blue = 0] = data.subarray(place, place + 3);
      if (0.2126 * red + 0.7152 * green + 0.0722 * blue > 127) light += 1;
    }
    return Math.round((light / (data.length / 4)) * 100);
  }, png.toString("base64"));
  await page.close();
  return share;
}
