// A blank page of the browser that draws pictures, and tells what is seen in others.

import type { Browser, Page } from "@playwright/test";
import { ORIENTATIONS, type Orientation } from "./exif.ts";

/** Colours that are told apart whatever a lossy format does to them. */
const COLOURS = {
  red: [220, 30, 30],
  green: [30, 170, 30],
  blue: [30, 30, 220],
  yellow: [230, 220, 30],
  violet: [190, 40, 200],
  white: [245, 245, 245],
} as const;

export type Colour = keyof typeof COLOURS;
export const colours = Object.keys(COLOURS) as Colour[];

/** How far a colour may be off, in steps of 256 in any of red, green and blue. */
const TOLERANCE = 40;

/** Top left, top right, bottom right, bottom left. */
export type Corners<T> = [T, T, T, T];

/** What is seen: the size in pixels, and the colours of the corners. */
export type View = { width: number; height: number; corners: Corners<Colour | string> };

/** A picture to be drawn, each quarter in the colour of its corner. */
export type Drawing = {
  type: string;
  /** From 0 to 1; WebP with 1 is without loss. */
  quality: number;
  width: number;
  height: number;
  corners: Corners<Colour>;
};

/** What has to be seen once a picture is turned as its Exif says. */
export function upright({ width, height, corners }: View, orientation: Orientation): View {
  const [row, column] = ORIENTATIONS[orientation];
  const opposite = { top: "bottom", bottom: "top", left: "right", right: "left" } as const;
  // The sides of the scene at which each corner of the stored pixels is.
  const sides = [
    [row, column],
    [row, opposite[column]],
    [opposite[row], opposite[column]],
    [opposite[row], column],
  ];
  const at = (vertical: "top" | "bottom", horizontal: "left" | "right") =>
    corners[sides.findIndex((pair) => pair.includes(vertical) && pair.includes(horizontal))]!;
  const isTurned = row === "left" || row === "right";
  return {
    width: isTurned ? height : width,
    height: isTurned ? width : height,
    corners: [at("top", "left"), at("top", "right"), at("bottom", "right"), at("bottom", "left")],
  };
}

/** The page. */
export class Easel {
  private constructor(private readonly page: Page) {}

  /** Opens one, in a context of its own, and closes it when it was used. */
  static async use<T>(browser: Browser, work: (easel: Easel) => Promise<T>): Promise<T> {
    const context = await browser.newContext();
    const done = await work(new Easel(await context.newPage()));
    await context.close();
    return done;
  }

  /** Draws and encodes. */
  async draw(drawings: Drawing[]): Promise<Buffer[]> {
    const wanted = drawings.map((drawing) => ({
      ...drawing,
      corners: drawing.corners.map((colour) => `rgb(${COLOURS[colour].join(" ")})`),
    }));
    const encoded = await this.page.evaluate(
      (wanted) =>
        wanted.map(({ type, quality, width, height, corners }) => {
          const canvas = document.createElement("canvas");
          Object.assign(canvas, { width, height });
          const pen = canvas.getContext("2d")!;
          const places = [[0, 0], [1, 0], [1, 1], [0, 1]] as const;
          for (const [index, [x, y]] of places.entries()) {
            pen.fillStyle = corners[index]!;
            pen.fillRect((x * width) / 2, (y * height) / 2, width / 2 + 1, height / 2 + 1);
          }
          return canvas.toDataURL(type, quality);
        }),
      wanted,
    );
    return encoded.map((address, index) => {
      const [head, content] = address.split(",");
      const { type } = drawings[index]!;
      // A browser that does not know a type gives PNG instead.
      if (head !== `data:${type};base64`) throw new Error(`no ${type}, but ${head}`);
      return Buffer.from(content!, "base64");
    });
  }

  /** What `<img>` shows of each file. Where it has no Exif, that is its pixels as they are stored. */
  async look(files: Buffer[], type: string): Promise<View[]> {
    const views: View[] = [];
    // One message to the page holds so many at most.
    for (let at = 0; at < files.length; at += 12) {
      const some = files.slice(at, at + 12).map((file) => file.toString("base64"));
      const seen = await this.page.evaluate(lookedAt, { files: some, type });
      views.push(...seen.map((view) => ({ ...view, corners: view.corners.map(named) as Corners<string> })));
    }
    return views;
  }
}

function named(rgb: number[]): Colour | string {
  const isNear = (colour: Colour) =>
    COLOURS[colour].every((value, index) => Math.abs(value - rgb[index]!) <= TOLERANCE);
  return colours.find(isNear) ?? `rgb(${rgb.join(" ")})`;
}

/** Runs in the page. */
async function lookedAt({ files, type }: { files: string[]; type: string }) {
  const views = [];
  for (const file of files) {
    const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
    const blob = new Blob([bytes], { type });
    const image = document.createElement("img");
    image.style.imageOrientation = "from-image";
    image.src = URL.createObjectURL(blob);
    document.body.append(image);
    await image.decode();
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: image.naturalWidth, height: image.naturalHeight });
    const pen = canvas.getContext("2d")!;
    pen.drawImage(image, 0, 0);
    URL.revokeObjectURL(image.src);
    image.remove();
    const { width, height } = canvas;
    const [left, top] = [Math.floor(width / 8), Math.floor(height / 8)];
    const [right, bottom] = [width - 1 - left, height - 1 - top];
    const colour = (x: number, y: number) => [...pen.getImageData(x, y, 1, 1).data.subarray(0, 3)];
    const corners = [colour(left, top), colour(right, top), colour(right, bottom), colour(left, bottom)];
    views.push({ width, height, corners });
  }
  return views;
}
