// Somebody types until the lights go out, and comes back.

import { type Page, expect } from "@playwright/test";
import { SHORT } from "../support/filing.ts";
import { phonePng } from "../support/photos.ts";
import { open } from "../support/visit.ts";
import { say } from "../support/words.ts";
import type { Killed } from "./killed.ts";

/** The page of the short form with the long text, and the one with the photos. */
const TEXT = `${SHORT.form}/2`;
const PHOTOS = `${SHORT.form}/3`;

const field = (page: Page) => page.getByLabel(say("description.label"));

/** One person's typing. */
export class Typist {
  private typed = "";
  /** When each character was on the page. */
  private times: number[] = [];
  private photos = 0;

  constructor(private readonly origin: string) {}

  /** Opens the text and empties it. */
  async begin(page: Page) {
    await open(page, this.origin + TEXT);
    await field(page).fill("");
    this.typed = "";
    this.times = [];
  }

  /** Types for some milliseconds, a text that no other round types. */
  async type(page: Page, round: number, duration: number) {
    const end = Date.now() + duration;
    for (let count = 0; Date.now() < end; count += 1) {
      const piece = count === 0 ? `${round}: ` : String.fromCharCode(97 + ((round * 7 + count * 11) % 26));
      await page.keyboard.insertText(piece);
      this.typed += piece;
      const now = Date.now();
      for (const _ of piece) this.times.push(now);
    }
  }

  /** Adds a photo, and returns when it is on the page. */
  async addPhoto(page: Page) {
    await open(page, this.origin + PHOTOS);
    await expect(page.getByRole("img")).toHaveCount(this.photos);
    const buffer = phonePng(200 + this.photos, 150);
    const photo = { name: `IMG_${this.photos}.png`, mimeType: "image/png", buffer };
    await page.getByLabel(say("photos.add")).setInputFiles(photo);
    this.photos += 1;
    await expect(page.getByRole("img")).toHaveCount(this.photos);
  }

  /** What a kill at that time has cost. */
  async lookBack(page: Page, what: Killed["what"], killed: number): Promise<Killed> {
    await open(page, this.origin + TEXT);
    const kept = await field(page).inputValue();
    const there = this.typed.startsWith(kept) ? kept.length : 0;
    const missing = this.times[there];
    const photos = this.photos;
    if (photos > 0) {
      await open(page, this.origin + PHOTOS);
      this.photos = await page
        .waitForFunction((count) => document.querySelectorAll("main img").length === count, photos, { timeout: 5_000 })
        .then(() => photos, () => page.locator("main img").count());
    }
    return { what, behind: missing === undefined ? 0 : killed - missing, photoLost: this.photos < photos };
  }
}
