// What stands on a screen of a form, in the order in which it stands there.

import type { Page } from "@playwright/test";

/** A field, or what belongs together under one question. */
export type Field = {
  /** The id of the question: `q17`, with the numbers of rows behind it. */
  id: string;
  kind: "text" | "list" | "date" | "radios" | "checkboxes" | "checkbox" | "file" | "rows" | "calculated";
  /** The accessible name of the control, or of the group where there are several. */
  name: string;
  /** Of several controls: their ids and names. */
  parts: { id: string; name: string }[];
  /** What it shows, of what follows from other answers. */
  text: string;
};

/** Reads the fields that a citizen can see. */
export async function fieldsOf(page: Page): Promise<Field[]> {
  return page.evaluate(() => {
    const form = document.querySelector("main form.question");
    const fields: Field[] = [];
    const words = (node: Element | null | undefined) => node?.textContent?.trim().replace(/\s+/g, " ") ?? "";
    const legend = (node: Element) => words(node.closest("fieldset")?.querySelector("legend"));
    const whole = (id: string) => id.match(/^q[\d.]+/)?.[0] ?? "";
    const all = form?.querySelectorAll<HTMLElement>(
      "input, textarea, button[id^=q]:not([data-do]), .form-group[id^=q][tabindex]",
    );
    for (const node of all ?? []) {
      const input = node as HTMLInputElement;
      const id = whole(input.name || node.id);
      if (!id || input.readOnly || input.disabled) continue;
      const label = words(input.labels?.[0]);
      const known = fields.find((field) => field.id === id);
      const add = (kind: Field["kind"], name: string, text = "") =>
        fields.push({ id, kind, name, text, parts: [{ id: node.id, name: label }] });
      if (known) known.parts.push({ id: node.id, name: label });
      else if (node.tagName === "DIV") add("calculated", words(node.querySelector(".label")), words(node.querySelector("strong")));
      else if (node.tagName === "BUTTON") add("rows", words(node));
      else if (node.getAttribute("role") === "combobox") add("list", label);
      else if (input.type === "radio") add("radios", legend(node));
      else if (input.type === "checkbox") {
        const isOne = input.value === "true";
        add(isOne ? "checkbox" : "checkboxes", isOne ? label : legend(node));
      } else if (input.type === "file") add("file", label);
      else if (/-(day|month|year|time)$/.test(node.id)) add("date", legend(node));
      else add("text", label);
    }
    return fields;
  });
}
