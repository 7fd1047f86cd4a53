// The page of the short form that asks for photos, and what becomes of them.

import { readFile } from "node:fs/promises";
import { type Page, expect } from "@playwright/test";
import { ANSWERS, SHORT, send } from "./filing.ts";
import { goOn, goTo, heading, open } from "./visit.ts";
import { say } from "./words.ts";

/** As many as the form takes. */
export const MOST = 3;

/** A file to choose. */
export type Chosen = { name: string; mimeType: string; buffer: Buffer };

/** The page. */
export class PhotoPage {
  constructor(private readonly page: Page) {}

  /** Begins a form, up to this page. */
  async begin() {
    await open(this.page, `${SHORT.form}/1`);
    await this.page.getByLabel(say("address.label")).fill(ANSWERS.address);
    await goOn(this.page);
    await this.page.getByLabel(say("description.label")).fill(ANSWERS.description);
    await goOn(this.page);
    await this.isShown();
  }

  /** Chooses as many as fit, all at once. */
  async choose(files: Chosen[]) {
    await this.page.getByLabel(say("photos.add")).setInputFiles(files);
    const count = say("photos.count", { count: MOST });
    await expect(this.page.getByText(count, { exact: true })).toBeVisible();
    await expect(this.page.getByRole("img")).toHaveCount(MOST);
  }

  /** Saves a copy of the form and comes back: the text of the copy, and the photos in it. */
  async copy(): Promise<{ text: string; photos: Buffer[] }> {
    await goTo(this.page, "nav.requests");
    const save = this.page.getByRole("button", { name: say("drafts.copy") });
    const draft = this.page.getByRole("listitem").filter({ has: save });
    const download = this.page.waitForEvent("download");
    await save.click();
    const text = await readFile(await (await download).path(), "utf8");
    await draft.getByRole("link").click();
    await this.isShown();
    const { files }: { files: { content: string }[] } = JSON.parse(text);
    return { text, photos: files.map(({ content }) => Buffer.from(content, "base64")) };
  }

  /** Takes all of them away again. */
  async clear() {
    for (let left = MOST; left > 0; left -= 1) {
      const name = `${say("remove")} ${say("photos.name", { number: 1 })}`;
      await this.page.getByRole("button", { name, exact: true }).click();
      await expect(this.page.getByRole("img")).toHaveCount(left - 1);
    }
  }

  /** Goes on to the end and sends the form. */
  async send() {
    await goOn(this.page);
    await expect(heading(this.page)).toContainText(say("contact_details.title"));
    await goOn(this.page);
    await expect(heading(this.page)).toHaveText(say("check.title"));
    await send(this.page);
    await expect(heading(this.page)).toHaveText(say("sent.title"));
  }

  private async isShown() {
    await expect(heading(this.page)).toContainText(say("photos.title", { count: MOST }));
  }
}
