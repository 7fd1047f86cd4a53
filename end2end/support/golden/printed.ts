// HTML as a designer would write it: what the page holds now, one element a line, with nothing that varies
// from run to run or leads anywhere.

/**
 * The children of an element as HTML, each line after this indent. Runs in the page (`locator.evaluate`), so
 * that it may use nothing from outside of itself.
 *
 * White space has a meaning between words alone: an element that has text of its own, or is one of those that
 * hold words, is one line as it is, and only what holds other elements is spread over lines.
 */
export function printed(root: Element, indent: string): string {
  const VOID = ["br", "hr", "img", "input", "link", "meta", "source", "wbr"];
  const LEFT_OUT = ["script", "noscript", "style", "template"];
  const OF_WORDS =
    /^(a|abbr|b|bdi|button|dt|em|h[1-6]|i|label|legend|option|p|progress|small|span|strong|summary|textarea|time)$/;
  const PICTURE =
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'%3E%3Cpath fill='%23889' d='M0 0h4v3H0z'/%3E%3C/svg%3E";

  const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

  /** What a field holds now is a property, which HTML does not show. */
  function held(element: Element): [string, string | null][] {
    if (!(element instanceof HTMLInputElement)) {
      return element instanceof HTMLOptionElement ? [["selected", element.selected ? "" : null]] : [];
    }
    if (element.type === "file") return [];
    if (element.type === "checkbox" || element.type === "radio") return [["checked", element.checked ? "" : null]];
    return [["value", element.value || element.hasAttribute("value") ? element.value : null]];
  }

  function attributes(element: Element): string {
    const all = new Map([...element.attributes].map(({ name, value }): [string, string] => [name, value]));
    for (const [name, value] of held(element)) {
      if (value === null) all.delete(name);
      else all.set(name, value);
    }
    return [...all]
      .map(([name, value]) => {
        // A place on the page itself is worth keeping: nobody leaves by it.
        if ((name === "href" && !value.startsWith("#")) || name === "action") value = "#";
        if (name === "src" && !value.startsWith("data:")) value = PICTURE;
        return value === "" ? ` ${name}` : ` ${name}="${escaped(value).replaceAll('"', "&quot;")}"`;
      })
      .join("");
  }

  const isShown = (node: Node) =>
    (node instanceof Text && node.data !== "") ||
    (node instanceof Element && !LEFT_OUT.includes(node.localName));
  const isWord = (node: Node) => node instanceof Text && node.data.trim() !== "";
  // What has just been told to screen readers goes again by itself, sooner or later.
  const children = (element: Element) =>
    element.hasAttribute("aria-live") ? [] : [...element.childNodes].filter(isShown);

  function inOneLine(node: Node): string {
    if (node instanceof Text) return escaped(node.data);
    const element = node as Element;
    const opened = `<${element.localName}${attributes(element)}>`;
    if (VOID.includes(element.localName)) return opened;
    const inner =
      element instanceof HTMLTextAreaElement
        ? escaped(element.value).replace(/^\n/, "\n\n")
        : children(element).map(inOneLine).join("");
    return `${opened}${inner}</${element.localName}>`;
  }

  function lines(node: Node, indent: string): string[] {
    if (node instanceof Text) return node.data.trim() ? [indent + escaped(node.data.trim())] : [];
    const element = node as Element;
    const inside = children(element);
    const isSpread = !OF_WORDS.test(element.localName) && !inside.some(isWord) && inside.length > 0;
    if (!isSpread) return [indent + inOneLine(element)];
    const inner = inside.flatMap((child) => lines(child, `${indent}  `));
    return [`${indent}<${element.localName}${attributes(element)}>`, ...inner, `${indent}</${element.localName}>`];
  }

  return children(root)
    .flatMap((child) => lines(child, indent))
    .join("\n");
}
