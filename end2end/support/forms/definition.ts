// A form as its publisher wrote it: which component a field of the screen belongs to. What the citizen
// types is chosen by this, and what was stored is compared with it; the portal's own reading of the
// form is used for one thing alone, which number in the ids of fields stands for which path.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { inRepository, serveProgram } from "../programs.ts";

/** A component of Form.io, as far as values hang on it. */
export type Component = {
  type: string;
  key: string;
  label?: string;
  input?: boolean;
  title?: string;
  values?: { value: unknown; label: unknown }[];
  data?: { values?: { value: unknown; label: unknown }[] };
  validate?: Record<string, unknown>;
  components?: Component[];
  columns?: { components?: Component[] }[];
  attachmentValues?: Record<string, { enabled?: boolean }>;
  [property: string]: unknown;
};

/** A form of the sandbox. */
export class Definition {
  readonly title: string;
  /** Components by the path of their answers, with `[]` for each row. */
  private readonly components = new Map<string, Component>();
  /** Paths by the numbers in the ids of fields, with `[]` for each row. */
  private readonly paths = new Map<string, string>();

  constructor(
    /** The path under which the sandbox serves it. */
    readonly path: string,
  ) {
    const file = inRepository(`end2end/agency/data/formio/${path}.json`);
    const form: Component = JSON.parse(readFileSync(file, "utf8"));
    this.title = String(form.title ?? path);
    this.add(form.components ?? [], "");
    const read = execFileSync(serveProgram, ["inspect", "form", file], { encoding: "utf8" });
    const { pages }: { pages: { fields: { item: number; path: string }[] }[] } = JSON.parse(read);
    for (const { item, path } of pages.flatMap((page) => page.fields)) {
      this.paths.set(String(item), path);
    }
  }

  /** The path of the answer of a field, by its id: `q17.0` to `children[0].name`. */
  pathOf(id: string): string {
    const [item = "", ...rows] = id.slice(1).split(".");
    const path = this.paths.get(item);
    if (path === undefined) throw new Error(`${this.path} has no field ${id}`);
    return path.replaceAll("[]", () => `[${rows.shift()}]`);
  }

  /**
   * The component that an answer belongs to, and what of it: publishers have components that ask
   * several questions, whose answers are within that of the component.
   */
  componentOf(path: string): { component: Component; part: string } {
    const general = path.replaceAll(/\[\d+\]/g, "[]");
    const whole = this.components.get(general);
    if (whole) return { component: whole, part: "" };
    const [, around = "", part = ""] = general.match(/^(.*)\.([^.]+)$/) ?? [];
    const component = this.components.get(around);
    if (!component) throw new Error(`${this.path} has no component at ${general}`);
    return { component, part };
  }

  private add(components: Component[], around: string) {
    for (const component of components) {
      const within = component.components ?? [];
      const columns = component.columns?.flatMap((column) => column.components ?? []) ?? [];
      const path = around + (around && ".") + component.key;
      const isAround = /^(container|row|sender|identity|navAddress|addressValidity)$/.test(component.type);
      const isRepeat = /grid$/i.test(component.type);
      const isQuestion = within.length === 0 && columns.length === 0;
      if (isAround || isRepeat || isQuestion) this.components.set(path, component);
      const inside = isRepeat ? `${path}[]` : component.type === "container" || component.type === "row" ? path : around;
      this.add([...within, ...columns], inside);
    }
  }
}
