// A theme as text and as knobs: what a knob may be, what an agency puts on its server, what it pastes here.
window.Theme = (() => {
  const GENERIC = ["serif", "sans-serif", "monospace", "system-ui", "ui-serif", "ui-sans-serif", "ui-rounded", "ui-monospace"];
  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const knob = (name) => window.KNOBS.find((each) => each.name === name);

  /** Why this value will not do for this knob; an empty text where it will. */
  function problem(name, value) {
    const { kind, title } = knob(name);
    if (/[;{}]|!important|url\(|<|\/\*/i.test(value)) return `${title}: one plain value, without ; { } ! and url().`;
    // Browsers close at the end what is open; here it would swallow the lines after it.
    const bare = value.replace(/"[^"\\]*"|'[^'\\]*'/g, "");
    const isClosed = !/["'\\]/.test(bare) && bare.split("(").length === bare.split(")").length;
    if (!isClosed) return `${title}: a quote or bracket is not closed.`;
    if (kind === "colour" && !CSS.supports("color", value)) return `${title}: ${value || "nothing"} is not a colour. Write one like #0a5560.`;
    if (kind === "colour" && isSeenThrough(value)) return `${title}: one can see through ${value}. Write a colour without transparency.`;
    if (kind === "font" && !CSS.supports("font-family", value)) return `${title}: this is not a list of fonts. Write one like Georgia, serif.`;
    if (kind === "font" && !isSafe(value)) return `${title}: the last font is not on every device. End the list with sans-serif, serif or system-ui.`;
    return kind === "number" ? problemOfNumber(knob(name), value) : "";
  }

  function isSeenThrough(colour) {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = "#000"; // What stays where the colour refers to another knob, which is that one's matter.
    brush.fillStyle = colour;
    brush.fillRect(0, 0, 1, 1);
    return brush.getImageData(0, 0, 1, 1).data[3] < 255;
  }

  function isSafe(fonts) {
    const last = fonts.split(",").at(-1).trim();
    return GENERIC.includes(last) || last.startsWith("var(");
  }

  /** A number, or a length in rem or px, within the limits that `cargo xtask style check` holds too. */
  function problemOfNumber({ title, unit, value: normal, min, max }, value) {
    // What refers to another knob is that one's matter.
    if (/^var\(--[\w-]+\)$/.test(value)) return "";
    const [, number, own] = /^([+-]?(?:\d+\.?\d*|\.\d+))([a-z%]*)$/i.exec(value) ?? [];
    const isOfKind = number !== undefined && (unit ? ["rem", "px"].includes(own) : own === "");
    if (!isOfKind) {
      const needsUnit = unit && own === "" ? " It needs a unit." : "";
      return `${title}: ${value || "nothing"} is not a size.${needsUnit} Write one like ${normal}.`;
    }
    if (own === "px" && min === 1) return `${title}: px ignore the size that the reader has set. Write rem; 16px are 1rem.`;
    const inPixels = (size, of) => (of === "rem" ? size * 16 : Number(size));
    const size = inPixels(number, own);
    if (size >= inPixels(min, unit) && size <= inPixels(max, unit)) return "";
    return `${title}: ${value} is beyond the limits. Write a value from ${min}${unit} to ${max}${unit}.`;
  }

  /** The theme file of these knobs: those that differ from their defaults, and no others. */
  function text(knobs) {
    const lines = window.KNOBS
      .filter(({ name, value }) => knobs[name] !== undefined && knobs[name] !== value)
      .map(({ name }) => `  ${name}: ${knobs[name]};`);
    return `:root {\n${lines.map((line) => `${line}\n`).join("")}}\n`;
  }

  /** The knobs that a theme file sets, and a line for each thing in it that is left out. */
  function parse(written) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(written);
    const knobs = {};
    const leftOut = [];
    for (const rule of sheet.cssRules) {
      if (rule.selectorText !== ":root") {
        leftOut.push(`${rule.selectorText ?? rule.cssText.split("{")[0].trim()}: a theme sets knobs on :root and nothing else here.`);
        continue;
      }
      for (const name of rule.style) {
        const value = rule.style.getPropertyValue(name).trim();
        if (!knob(name)) leftOut.push(`${name} is no knob.`);
        else if (problem(name, value)) leftOut.push(problem(name, value));
        else knobs[name] = value;
      }
    }
    if (!Object.keys(knobs).length && !leftOut.length) leftOut.push("There is no :root { … } with a knob in it.");
    return { knobs, leftOut };
  }

  /** The knobs that a frame says are in force, without those that are the default. */
  function changed(inForce) {
    const knobs = {};
    for (const { name, value } of window.KNOBS) {
      const now = inForce[name];
      // A frame answers var() with what it stands for.
      const byDefault = value.replace(/var\((--[\w-]+)\)/, (_, other) => inForce[other] ?? "");
      if (now && now !== value && now !== byDefault) knobs[name] = now;
    }
    return knobs;
  }

  return { problem, text, parse, changed };
})();
