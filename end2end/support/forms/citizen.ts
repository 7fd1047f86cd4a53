// Somebody who fills in any form: page by page, each field that they see by its role and name, and who
// remembers what they answered.

import { type Locator, type Page, expect } from "@playwright/test";
import { expectAccessible } from "../axe.ts";
import { goOn, heading } from "../visit.ts";
import { say } from "../words.ts";
import * as answers from "./answers.ts";
import type { Definition } from "./definition.ts";
import { type Field, fieldsOf } from "./screen.ts";

/** What is particular to how a form is filled in. */
export type Wishes = {
  /** How many rows a repeating group gets, by its path; two where this says nothing. */
  rows?: (path: string) => number | undefined;
  /** The words of the option to choose, by the path of the question; the first where this says nothing. */
  choose?: Record<string, string>;
};

/** Fields that are emptied and filled again at most once a page. */
const MOST_COMPLAINTS = 1;

export class Citizen {
  /** What was answered, by path. */
  readonly answered = new Map<string, unknown>();
  /** What the form worked out by itself, by path, in the words of the page. */
  readonly calculated = new Map<string, string>();
  /** Pages and rows that were checked for accessibility. */
  screens = 0;
  private questions = 0;

  constructor(
    private readonly page: Page,
    private readonly definition: Definition,
    private readonly wishes: Wishes = {},
  ) {}

  /** Goes from the service's page through the form to the check of the answers. */
  async fillIn() {
    await this.page.getByRole("link", { name: say("service.start") }).click();
    // The address of a form leads on to its first page where the form has one part, so what is shown tells which.
    const begin = this.page.getByRole("link", { name: say("form.begin") });
    await expect(begin.or(this.page.locator("main form.question"))).toBeVisible();
    if (await begin.isVisible()) {
      await this.look("the parts");
      await begin.click();
    }
    const seen: string[] = [];
    while (!this.path().endsWith("/check")) {
      const here = this.path();
      expect(seen, "each page comes once").not.toContain(here);
      seen.push(here);
      await this.fillScreen(true);
    }
    await expect(heading(this.page)).toHaveText(say("check.title"));
    await this.look("the check");
  }

  private path() {
    return new URL(this.page.url()).pathname;
  }

  private async look(state: string) {
    this.screens += 1;
    await expectAccessible(this.page, `${this.definition.path}, ${state}`);
  }

  /** Answers everything on the screen, in order, and goes on. */
  private async fillScreen(isLookedAt: boolean) {
    const done = new Map<string, Field>();
    // What was on the screen before is marked, so that this is the screen that followed.
    await expect(this.page.locator("main form.question:not([data-left])")).toBeVisible();
    for (;;) {
      const fields = await fieldsOf(this.page);
      const next = fields.find((field) => !done.has(field.id));
      if (!next) {
        this.forget([...done.values()].filter(({ id }) => !fields.some((field) => field.id === id)));
        this.remember(fields);
        break;
      }
      done.set(next.id, next);
      await this.answer(next, isLookedAt);
    }
    if (isLookedAt) await this.look(this.path());
    for (let complaints = 0; ; complaints += 1) {
      const wrong = await this.goOn();
      if (wrong.length === 0) return;
      const where = `${this.path()}: ${wrong.map(({ message }) => message).join("; ")}`;
      expect(complaints, where).toBeLessThan(MOST_COMPLAINTS);
      for (const { id, message } of wrong) {
        const field = [...done.values()].find((field) => id === field.id || id.startsWith(`${field.id}-`));
        if (!field) throw new Error(`${where} (${id} is none of ${[...done.keys()].join(", ")})`);
        await this.answer(field, isLookedAt, message);
      }
    }
  }

  /** What was hidden again is not sent. */
  private forget(gone: Field[]) {
    for (const { id } of gone) {
      const path = this.definition.pathOf(id);
      for (const known of [...this.answered.keys()]) {
        if (known === path || known.startsWith(`${path}[`)) this.answered.delete(known);
      }
    }
  }

  private remember(fields: Field[]) {
    for (const { id, kind, text } of fields) {
      if (kind === "calculated") this.calculated.set(this.definition.pathOf(id), text);
    }
  }

  /** Continues. Gives what is wrong, if the page stays. */
  private async goOn(): Promise<{ id: string; message: string }[]> {
    const before = this.path();
    await this.page.evaluate(() => document.querySelector(".error-summary")?.setAttribute("data-read", ""));
    await this.markAsLeft();
    await goOn(this.page);
    // Each complaint has a summary of its own.
    const summary = this.page.locator(".error-summary:not([data-read])");
    await expect
      .poll(async () => this.path() !== before || (await summary.count()) > 0, { intervals: [10, 25, 50] })
      .toBe(true);
    if (this.path() !== before) return [];
    await this.page.evaluate(() => document.querySelector("main form.question")?.removeAttribute("data-left"));
    return summary.getByRole("listitem").evaluateAll((items) =>
      items.map((item) => ({
        id: item.querySelector("a")?.getAttribute("href")?.slice(1) ?? "",
        message: item.textContent ?? "",
      })),
    );
  }

  /** Answers a question; once more where something was said of the answer. */
  private async answer(field: Field, isLookedAt: boolean, complaint = "") {
    const path = this.definition.pathOf(field.id);
    const { component, part } = this.definition.componentOf(path);
    if (!part && component.label && field.name) this.expectName(field, component.label);
    if (field.kind === "calculated") return;
    if (field.kind === "rows") return this.addRows(field, path, isLookedAt);
    this.questions += 1;
    const seed = this.questions;
    switch (field.kind) {
      case "text": {
        const { text, stored } = answers.text(component, part, seed);
        await this.control("textbox", field.name, field.id).fill(text);
        this.answered.set(path, stored);
        return;
      }
      case "date": {
        const { parts, stored } = answers.date(component, part, seed, complaint);
        for (const { id, name } of field.parts) {
          const text = parts[id.slice(field.id.length + 1)] ?? "";
          await this.group(field).getByRole("textbox", { name, exact: true }).fill(text);
        }
        this.answered.set(path, stored);
        return;
      }
      case "checkbox":
        await this.tick(this.control("checkbox", field.name, field.id));
        this.answered.set(path, true);
        return;
      case "radios":
      case "list": {
        const names = field.parts.map(({ name }) => name);
        const all = answers.options(component, part, names);
        const wish = this.wishes.choose?.[path];
        const usual = component.type === "landvelger" ? all[seed % all.length] : all[0];
        const option = wish ? all.find(({ label }) => label === wish) : usual;
        if (!option) throw new Error(`${path}: no such option among ${names.join(", ")}`);
        const name = answers.plain(option.label);
        if (field.kind === "list") {
          await this.control("combobox", field.name, field.id).fill(name);
          await this.page.getByRole("option", { name, exact: true }).click();
        } else {
          expect(names, path).toEqual(all.map(({ label }) => answers.plain(label)));
          await this.tick(this.group(field).getByRole("radio", { name, exact: true }));
        }
        this.answered.set(path, option.stored);
        return;
      }
      case "checkboxes": {
        const all = answers.options(component, part, []);
        const ticked = all.filter((_, place) => place === 0 || (place === all.length - 1 && place > 1));
        for (const { label } of ticked) {
          const name = answers.plain(label);
          await this.tick(this.group(field).getByRole("checkbox", { name, exact: true }));
        }
        const flags = all.map((option) => [String(option.stored), ticked.includes(option)]);
        this.answered.set(path, Object.fromEntries(flags));
        return;
      }
      case "file": {
        const name = `vedlegg ${seed}.pdf`;
        const buffer = Buffer.from(`%PDF-1.4 % ${path} ${seed}`);
        const mimeType = "application/pdf";
        const main = this.page.getByRole("main");
        await main.getByLabel(field.name, { exact: true }).setInputFiles({ name, mimeType, buffer });
        await expect(main.getByText(name).first()).toBeVisible();
        const content = `data:${mimeType};base64,${buffer.toString("base64")}`;
        this.answered.set(path, [{ name, type: mimeType, size: buffer.length, url: content }]);
      }
    }
  }

  /** The words at a field are its author's, with a mark where it may stay empty. */
  private expectName(field: Field, label: string) {
    const own = answers.plain(label);
    const names = [own, say("optional", { question: own })];
    if (field.kind !== "rows" && field.kind !== "file") expect(names, field.id).toContain(field.name);
  }

  /** Goes to another screen. */
  private async leave(by: Locator) {
    const before = this.path();
    await this.markAsLeft();
    await by.click();
    await expect.poll(() => this.path(), { intervals: [10, 25, 50] }).not.toBe(before);
  }

  private async markAsLeft() {
    await this.page.evaluate(() => document.querySelector("main form.question")?.setAttribute("data-left", ""));
  }

  /** Fills in the rows of a repeating group; the first of them is looked at. */
  private async addRows(field: Field, path: string, isLookedAt: boolean) {
    const wanted = this.wishes.rows?.(path) ?? 2;
    const back = this.path();
    for (let row = 0; row < wanted; row += 1) {
      const change = this.byId(`${field.id}-row-change-${row}`);
      const add = this.byId(field.id).and(this.page.getByRole("button"));
      if ((await change.count()) > 0) await this.leave(change.and(this.page.getByRole("link")));
      else if ((await add.count()) > 0) await this.leave(add);
      else break;
      await this.fillScreen(isLookedAt && row === 0);
      expect(this.path(), "a row leads back to where its list is").toBe(back);
      await expect(this.page.locator("main form.question:not([data-left])")).toBeVisible();
    }
  }

  private byId(id: string): Locator {
    return this.page.locator(`[id="${id}"]`);
  }

  /** A control by its role and name; the id only tells those apart that are called the same. */
  private control(role: "textbox" | "checkbox" | "combobox", name: string, id: string): Locator {
    return this.page.getByRole(role, { name, exact: true }).and(this.byId(id));
  }

  /** Chooses a radio button or a box by its words, as most people do. */
  private async tick(control: Locator) {
    if (await control.isChecked()) return;
    const id = await control.getAttribute("id");
    await this.page.locator(`label[for="${id}"]`).click();
    await expect(control).toBeChecked();
  }

  /** The group of a question with several controls, by its name. */
  private group(field: Field): Locator {
    const first = this.byId(field.parts[0]?.id ?? field.id);
    const named = this.page.getByRole("group", { name: field.name, exact: true });
    return named.filter({ has: first }).last();
  }
}
