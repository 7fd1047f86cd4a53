// The knobs of tokens/knobs.css, in its order, each with its default, with the control that the editor gives
// it, and with the limits that `cargo xtask style check` holds. A test compares names, defaults and limits.
// What stands between the brackets is JSON.
window.KNOBS = [
  { "name": "--brand", "value": "#0a5560", "title": "Brand", "kind": "colour", "text": "The agency's colour. Links, buttons, tints and greys follow from it." },
  { "name": "--brand-2", "value": "#f0a868", "title": "Second colour", "kind": "colour", "text": "Ornaments alone; it never carries text." },
  { "name": "--header-bg", "value": "var(--brand)", "title": "Header", "kind": "colour", "text": "Its text turns black or white by itself." },
  { "name": "--font-body", "value": "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", \"Noto Sans Arabic\", sans-serif", "title": "Font", "kind": "font", "text": "Any stack of fonts that people have." },
  { "name": "--font-heading", "value": "var(--font-body)", "title": "Font of headings", "kind": "font", "text": "Follows the font of the text." },
  { "name": "--heading-weight", "value": "700", "title": "Weight of headings", "kind": "number", "unit": "", "min": 100, "max": 900, "step": 50, "text": "" },
  { "name": "--text-size", "value": "1.0625rem", "title": "Text size", "kind": "number", "unit": "rem", "min": 1, "max": 1.5, "step": 0.0625, "text": "Running text; never below 1rem, whatever is set." },
  { "name": "--radius", "value": ".5rem", "title": "Corners", "kind": "number", "unit": "rem", "min": 0, "max": 2, "step": 0.125, "text": "0 is square." },
  { "name": "--line", "value": "1px", "title": "Lines", "kind": "number", "unit": "px", "min": 0, "max": 8, "step": 1, "text": "Edges of cards; fields keep at least 2px." },
  { "name": "--page-width", "value": "68rem", "title": "Widest page", "kind": "number", "unit": "rem", "min": 20, "max": 120, "step": 2, "text": "" },
  { "name": "--measure", "value": "40rem", "title": "Widest text", "kind": "number", "unit": "rem", "min": 18, "max": 80, "step": 1, "text": "A column of text or fields." },
  { "name": "--density", "value": "1", "title": "Room", "kind": "number", "unit": "", "min": 0.75, "max": 1.5, "step": 0.05, "text": ".75 is tight, 1.5 is airy." }
];
