// Part of every pattern: does what the library asks for, and answers what it wants to know. The pattern is
// as well when it is opened by itself; then it takes its looks from the address, behind #look=.
(() => {
  "use strict";
  const root = document.documentElement;
  const { body } = document;
  const link = document.getElementById("theme");
  const folder = link.href.replace(/theme\.css.*$/, "");
  const own = document.createElement("style");
  const forced = document.createElement("style");
  const page = body.querySelector(":scope > .page");
  const autos = [...body.querySelectorAll('[dir="auto"]')];
  // Of a component without the page around it, which is there for its distances.
  const isWrapped = page && body.children.length === 1 && location.pathname.includes("/components/");
  const written = (isWrapped ? page : body).innerHTML;
  const plain = new Map();
  let grow = false;

  link.after(own, forced);

  const say = (message) => {
    if (window !== parent) parent.postMessage({ frontdoor: true, ...message }, "*");
  };

  // As the lines are written, without the indent that all of them have.
  function html() {
    const lines = written.replace(/^\s*\n|\s+$/g, "").split("\n");
    const indents = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
    const indent = Math.min(...indents, 99);
    return lines.map((line) => line.slice(Math.min(indent, line.search(/\S|$/)))).join("\n");
  }

  // How tall all of it is. What scrolls within itself counts by its box.
  function bottom(element) {
    let lowest = element.getBoundingClientRect().bottom;
    if (element !== body && getComputedStyle(element).overflowY !== "visible") return lowest;
    for (const child of element.children) {
      // What is folded away has a place all the same.
      if (child.checkVisibility()) lowest = Math.max(lowest, bottom(child));
    }
    return lowest;
  }

  const tellHeight = () => grow && say({ kind: "height", height: bottom(body) + scrollY });

  const painted = () => {
    tellHeight();
    say({ kind: "painted" });
  };

  function show(look) {
    grow = look.grow;
    root.style.overflow = grow ? "hidden" : "";
    body.style.minBlockSize = grow ? "0" : "";
    (page ?? body).style.paddingBlock = grow ? "1.5rem" : "";
    if (!page) body.style.paddingInline = grow ? "1.5rem" : "";
    root.dir = look.dir;
    // What takes its direction from its text would stay as English runs.
    for (const element of autos) element.dir = look.dir === "rtl" ? "rtl" : "auto";
    root.style.colorScheme = look.scheme === "system" ? "" : look.scheme;
    root.style.fontSize = look.text === "100" ? "" : `${look.text}%`;
    forced.textContent = look.forced === "yes" ? FORCED : "";
    pseudo(look.pseudo === "yes");
    theme(look);
  }

  function theme({ theme, css }) {
    const isMine = theme === "mine";
    own.textContent = isMine ? css : "";
    // Left where it is, so that nothing is loaded anew for a knob that is turned.
    link.media = isMine ? "not all" : "";
    const href = `${folder}${theme === "theme" ? "theme.css" : `themes/${theme}.css`}`;
    if (isMine || link.href.split("?")[0] === href) {
      painted();
      return;
    }
    link.onload = painted;
    link.onerror = painted;
    link.href = href;
  }

  // Accents on the letters and two fifths more of them, in brackets: shows what is cut off, what does not
  // wrap, and text that does not come from the translations.
  const LETTERS = "aáeéiíoóuúcçnñsšyýzžAÁEÉIÍOÓUÚCÇNÑSŠYÝZŽ";
  const accented = (letter) => {
    const at = LETTERS.indexOf(letter);
    return at % 2 === 0 ? LETTERS[at + 1] : letter;
  };
  const lengthened = (text) => {
    const words = text.trim();
    if (!/\p{Letter}{2}/u.test(words)) return text;
    const more = "~".repeat(Math.ceil(words.length * 0.4) - 1).replace(/(.{6})(?=.)/g, "$1 ");
    return text.replace(words, () => `[${[...words].map(accented).join("")} ${more}]`);
  };

  function pseudo(isWanted) {
    if (!isWanted) {
      plain.forEach((text, node) => (node.nodeValue = text));
      plain.clear();
      return;
    }
    if (plain.size) return;
    const nodes = [...body.querySelectorAll("[placeholder], [aria-label]")].flatMap((element) =>
      ["placeholder", "aria-label"].map((name) => element.getAttributeNode(name)).filter(Boolean),
    );
    const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      if (!node.parentElement.closest("script, style, .reference, code")) nodes.push(node);
    }
    for (const node of nodes) {
      plain.set(node, node.nodeValue);
      node.nodeValue = lengthened(node.nodeValue);
    }
  }

  // What Windows' contrast themes come to: the same names as in tokens/color.css, one ground, no shadows.
  const FORCED = `
    :root {
      color-scheme: dark !important;
      --ink: #fff !important; --ink-soft: #fff !important; --header-ink: #fff !important;
      --edge: #fff !important; --accent: #ffff00 !important; --tint-edge: #fff !important;
      --danger: #fff !important; --success: #fff !important; --warning: #fff !important; --info: #fff !important;
    }
    * {
      color: #fff !important; background-color: #000 !important; border-color: #fff !important;
      box-shadow: none !important; text-shadow: none !important;
    }
    :any-link, :any-link * { color: #ffff00 !important; }
    :any-link { border-color: #fff !important; }
    [aria-selected="true"] { color: #000 !important; background-color: #1aebff !important; }
    .hero { border-image-source: none !important; }
    .hero::after { display: none !important; }
  `;

  // One pixel, painted as the browser paints it.
  const pixel = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const brush = pixel.getContext("2d", { willReadFrequently: true });
  const paint = (...colours) => {
    for (const colour of ["#fff", ...colours]) {
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
    }
    return [...brush.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  };

  // The theme's own colours, also while they are painted over.
  function measure({ pairs, knobs }) {
    forced.media = "not all";
    const probe = document.createElement("span");
    root.append(probe);
    const scheme = (name) => {
      probe.style.colorScheme = name;
      const colours = new Map();
      for (const colour of new Set(pairs.flat())) {
        probe.style.color = `var(${colour})`;
        colours.set(colour, getComputedStyle(probe).color);
      }
      return pairs.map(([foreground, background]) => [
        paint(colours.get(background), colours.get(foreground)),
        paint(colours.get(background)),
      ]);
    };
    const answer = { kind: "measured", light: scheme("light"), dark: scheme("dark") };
    probe.remove();
    forced.media = "";
    const style = getComputedStyle(root);
    answer.knobs = Object.fromEntries(knobs.map((name) => [name, style.getPropertyValue(name).trim()]));
    say(answer);
  }

  // New style sheets in place of the old, which stay until the new are there; what is typed stays.
  function swap() {
    for (const sheet of document.querySelectorAll('link[rel="stylesheet"]')) {
      const [href] = sheet.href.split("?");
      if (sheet === link) {
        link.onload = painted;
        link.href = `${href}?${Date.now()}`;
        continue;
      }
      const fresh = sheet.cloneNode();
      fresh.href = `${href}?${Date.now()}`;
      fresh.onload = () => {
        sheet.remove();
        painted();
      };
      fresh.onerror = () => fresh.remove();
      sheet.after(fresh);
    }
  }

  const does = { look: show, measure, swap, reload: () => location.reload() };
  addEventListener("message", ({ source, data }) => {
    if (data?.frontdoor && (source === parent || source === window)) does[data.kind]?.(data);
  });

  // A pattern leads nowhere and sends nothing.
  addEventListener("submit", (event) => event.preventDefault());
  addEventListener("click", (event) => {
    if (event.target.closest("a[href]")) event.preventDefault();
  });

  new ResizeObserver(tellHeight).observe(body);
  addEventListener("toggle", tellHeight, true);
  const [, given] = location.hash.split("#look=");
  try {
    if (given) show({ ...JSON.parse(decodeURIComponent(given)), grow: false });
  } catch {
    // A link that was cut off on its way shows the pattern as it comes.
  }
  say({ kind: "ready", html: html() });
})();
