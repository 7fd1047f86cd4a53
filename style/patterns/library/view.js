// The middle of the page: one component with all its states, or one whole page.
(() => {
  const main = document.getElementById("main");
  // As tall as the phones and windows of those widths.
  const HEIGHTS = { 320: "40rem", 390: "52.75rem", 1280: "50rem", full: "50rem" };
  let shown = null;

  /** An element with a class and children. */
  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  const all = () => {
    const { components = [], pages = [] } = window.PATTERNS ?? {};
    return [
      ...pages.map((page) => ({ ...page, at: `pages/${page.name}` })),
      ...components.map((component) => ({ ...component, at: `components/${component.name}` })),
    ];
  };

  function missing() {
    return element(
      "p", "lead",
      "There are no patterns yet. Write them with ",
      element("code", "", "cargo xtask style patterns"),
      " and load this page again.",
    );
  }

  /** One state: the frame, a link to it alone, and its HTML. */
  function example({ title, file }, of, grow, level) {
    const code = element("code");
    const copy = element("button", "push", "Copy HTML");
    copy.type = "button";
    copy.setAttribute("aria-label", `Copy HTML: ${title}`);
    copy.onclick = () => Copy(code.textContent, `the HTML of ${title}`);
    const iframe = Frames.make(file, `${of}: ${title}`, grow, (html) => (code.textContent = html));
    const stage = element("div", grow ? "stage" : "stage stage--page", iframe);
    stage.tabIndex = 0;
    stage.setAttribute("role", "region");
    stage.setAttribute("aria-label", `${title}, as shown`);
    const alone = element("a", "", "Open alone");
    alone.setAttribute("aria-label", `Open alone: ${title}`);
    alone.target = "_blank";
    const lookNow = () => (alone.href = `${file}#look=${encodeURIComponent(JSON.stringify(Frames.look(false)))}`);
    ["focus", "pointerenter"].forEach((moment) => alone.addEventListener(moment, lookNow));
    lookNow();
    const text = element("pre", "", code);
    text.tabIndex = 0;
    text.setAttribute("role", "region");
    text.setAttribute("aria-label", `HTML: ${title}`);
    const summary = element("summary", "", "HTML");
    // A list of what can be opened names the state as well.
    summary.setAttribute("aria-label", `HTML: ${title}`);
    const html = element("details", "html", summary, text, copy);
    const head = element("div", "example__head", ...(level ? [element(level, "", title)] : []), alone);
    return element("section", "example", head, stage, html);
  }

  function component({ title, purpose, accessibility = [], states }) {
    const notes = element("details", "notes",
      element("summary", "", `Accessibility: ${accessibility.length} ${accessibility.length === 1 ? "note" : "notes"}`),
      element("ul", "", ...accessibility.map((note) => element("li", "", note))));
    return [
      element("h1", "", title),
      element("p", "lead", purpose ?? ""),
      ...(accessibility.length ? [notes] : []),
      element("h2", "", "States"),
      ...states.map((state) => example(state, title, true, "h3")),
    ];
  }

  function show(item) {
    Frames.forget();
    if (!item) {
      main.replaceChildren(element("h1", "", "Pattern library"), missing());
      return;
    }
    const content = item.states
      ? component(item)
      : [element("h1", "", item.title), example({ title: item.title, file: item.file }, "Page", false)];
    main.replaceChildren(...content);
    document.title = `${item.title} – Pattern library`;
  }

  State.follow(({ at, width }) => {
    const item = all().find((each) => each.at === at) ?? all()[0];
    if (shown === null || shown !== item?.at) {
      show(item);
      // Whoever asked for it is taken there; on the first look nobody has asked.
      if (shown !== null) main.focus();
      shown = item?.at ?? "";
      scrollTo(0, 0);
    }
    main.style.setProperty("--frame", width === "full" ? "100%" : `${width}px`);
    main.style.setProperty("--frame-height", HEIGHTS[width]);
  });

  document.querySelector(".skip").onclick = (event) => {
    event.preventDefault();
    main.focus();
  };

  window.View = { all, element, shown: () => shown };
})();
