// What assistive technology is told of a part of a page: Chromium's accessibility tree, without what says
// nothing (boxes, empty texts) and without the words, which two portals never share. In place of the words
// stands the part that they come from, so that "the field's name is its label" can be compared.

import type { Page } from "@playwright/test";

/** Where the words of a part stand: its name, and a selector. */
export type Parts = Record<string, string>;

/** One thing that is announced. */
export type Told = {
  role: string;
  name?: string;
  description?: string;
  /** Level of a heading, whether something is invalid, ticked, expanded and so on. */
  states: Record<string, string>;
  children: Told[];
};

type Value = { value?: unknown };
type AXNode = {
  nodeId: string;
  ignored: boolean;
  role?: Value;
  name?: Value;
  description?: Value;
  properties?: { name: string; value: Value }[];
  childIds?: string[];
  backendDOMNodeId?: number;
};

/** Boxes that are not announced. */
const SILENT = new Set([
  "RootWebArea", "generic", "none", "paragraph", "strong", "LabelText", "Legend", "InlineTextBox", "LineBreak", "ListMarker",
]);

/** Their texts are announced as the name of a field or a group. */
const NAMES = new Set(["LabelText", "Legend"]);

/** The texts in these are their names; those in a field are its value. */
const NAMED_BY_CONTENT = new Set(["link", "button", "heading", "option", "DisclosureTriangle", "textbox"]);

/** What is announced besides role, name and description. */
const STATES = [
  "level", "invalid", "required", "checked", "expanded", "disabled", "readonly", "multiline", "focusable",
  "hasPopup", "autocomplete", "live", "atomic", "busy", "modal", "multiselectable", "roledescription",
];

/**
 * The tree below the first element that a selector finds, that element included; `only` of some roles, where
 * they are given. The words of each part are replaced by its name.
 */
export async function told(page: Page, selector: string, parts: Parts, only?: string[]): Promise<Told[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const expression = `document.querySelector(${JSON.stringify(selector)})`;
    const { result } = await session.send("Runtime.evaluate", { expression });
    if (!result.objectId) throw new Error(`nothing on the page is ${selector}`);
    const { node } = await session.send("DOM.describeNode", { objectId: result.objectId });
    const { nodes } = (await session.send("Accessibility.getFullAXTree")) as { nodes: AXNode[] };
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const root = nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === node.backendNodeId);
    // What says nothing is not in the tree.
    if (!root) return [];
    const words = await wordsOf(page, selector, parts);
    const current = new Set<number>();
    for (const { backendDOMNodeId, role } of nodes) {
      if (role?.value !== "link" || backendDOMNodeId === undefined) continue;
      // Chromium tells assistive technology of aria-current, but not its developers' tools.
      const { node } = await session.send("DOM.describeNode", { backendNodeId: backendDOMNodeId });
      if (node.attributes?.includes("aria-current")) current.add(backendDOMNodeId);
    }
    return once(new Reading(byId, words, current, only).of(root));
  } finally {
    await session.detach();
  }
}

/** The words of each part, longest first, so that none is taken for a piece of another. */
async function wordsOf(page: Page, selector: string, parts: Parts): Promise<[string, string][]> {
  const found = await page.evaluate(
    ({ selector, parts }) => {
      const words = (element: Element) => {
        const copy = element.cloneNode(true) as Element;
        copy.querySelectorAll('[class*="visually-hidden"]').forEach((hidden) => hidden.remove());
        return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
      };
      return Object.entries(parts).flatMap(([part, at]) =>
        [...document.querySelectorAll(selector)]
          .slice(0, 1)
          .flatMap((root) => [...root.querySelectorAll(at), ...(root.matches(at) ? [root] : [])])
          .map((element): [string, string] => [words(element), part])
          .filter(([text]) => text),
      );
    },
    { selector, parts },
  );
  return found.sort(([one], [other]) => other.length - one.length);
}

class Reading {
  constructor(
    private readonly byId: Map<string, AXNode>,
    private readonly words: [string, string][],
    private readonly current: Set<number>,
    private readonly only?: string[],
  ) {}

  /** What is told of a node: itself, or what is in it where it is not announced. */
  of(node: AXNode): Told[] {
    const role = String(node.role?.value ?? "none");
    const children = (node.childIds ?? []).flatMap((id) => {
      const child = this.byId.get(id);
      return child ? this.of(child) : [];
    });
    if (this.only && !this.only.includes(role)) return children;
    if (role === "StaticText" && !node.ignored) {
      const name = withParts(String(node.name?.value ?? ""), this.words);
      return name ? [{ role: "text", name, states: {}, children: [] }] : [];
    }
    if (NAMES.has(role)) return children.filter((child) => child.role !== "text");
    if (node.ignored || SILENT.has(role)) return children;
    const name = withParts(String(node.name?.value ?? ""), this.words);
    // What is named by its content is announced once, and what is typed into a field is no part of the portal.
    const inside = once(children).filter((child) => !(NAMED_BY_CONTENT.has(role) && child.role === "text"));
    const told: Told = { role, states: {}, children: inside };
    if (name) told.name = name;
    const description = withParts(String(node.description?.value ?? ""), this.words);
    if (description) told.description = description;
    for (const { name, value } of node.properties ?? []) {
      const said = String(value.value);
      if (STATES.includes(name) && said !== "false" && said !== "") told.states[name] = said;
    }
    if (this.current.has(node.backendDOMNodeId ?? -1)) told.states.current = "true";
    return [told];
  }
}

function withParts(text: string, words: [string, string][]): string {
  let rest = text.replace(/\s+/g, " ").trim();
  for (const [word, part] of words) rest = rest.replaceAll(word, `«${part}»`);
  return rest;
}

/** Of items that are told alike the first stands for all, since portals have different numbers of them. */
function once(nodes: Told[]): Told[] {
  const known = new Set<string>();
  return nodes.filter((node) => {
    const told = JSON.stringify(node);
    return !known.has(told) && known.add(told);
  });
}

/** The tree as lines, two spaces deeper for each step down. */
export function lines(nodes: Told[], depth = 0): string[] {
  return nodes.flatMap(({ role, name, description, states, children }) => {
    const said = [
      role,
      ...(name === undefined ? [] : [`"${name}"`]),
      ...(description === undefined ? [] : [`described "${description}"`]),
      ...Object.entries(states).sort().map(([state, value]) => (value === "true" ? state : `${state}=${value}`)),
    ].join(" ");
    return [`${"  ".repeat(depth)}${said}`, ...lines(children, depth + 1)];
  });
}
