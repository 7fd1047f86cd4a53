// The knobs: each with a control that suits it and a field for any other value.
window.Editor = (() => {
  const form = document.getElementById("knobs");
  const { element } = View;
  const rows = new Map();
  // Colours as a colour picker wants them: painted on one pixel, read back.
  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  let theirs = {};

  function hex(colour) {
    brush.fillStyle = "#000";
    brush.fillStyle = colour;
    brush.fillRect(0, 0, 1, 1);
    const bytes = [...brush.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    return `#${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  }

  /** What is in force: my knobs, or those of the theme that is on. */
  const inForce = () => (State.get().theme === "mine" ? State.get().knobs : theirs);

  function set(name, value) {
    const row = rows.get(name);
    const problem = Theme.problem(name, value);
    row.problem.textContent = problem;
    row.text.setAttribute("aria-invalid", String(Boolean(problem)));
    if (problem) return;
    const knobs = { ...inForce() };
    if (value === row.knob.value) delete knobs[name];
    else knobs[name] = value;
    State.change({ theme: "mine", knobs });
  }

  function row(knob) {
    const { name, kind, title, unit = "" } = knob;
    const id = `knob${name}`;
    const text = element("input", "knob__text");
    Object.assign(text, { id, type: "text", spellcheck: false });
    const problem = element("p", "problem");
    problem.id = `${id}-problem`;
    problem.setAttribute("role", "status");
    text.setAttribute("aria-describedby", `${id}-text ${problem.id}`);
    text.oninput = () => set(name, text.value.trim());
    const label = element("label", "knob__name", title, " ", element("code", "", name));
    label.htmlFor = id;
    const about = element("p", "note", knob.text);
    about.id = `${id}-text`;

    const quick = element("input", kind === "colour" ? "knob__colour" : "knob__slide");
    quick.setAttribute("aria-label", `${title}: ${kind === "colour" ? "pick a colour" : "slider"}`);
    if (kind === "colour") quick.type = "color";
    if (kind === "number") Object.assign(quick, { type: "range", min: knob.min, max: knob.max, step: knob.step });
    quick.oninput = () => set(name, `${quick.value}${unit}`);
    const back = element("button", "push knob__back", "Default");
    back.type = "button";
    back.setAttribute("aria-label", `${title}: back to the default`);
    back.onclick = () => {
      set(name, knob.value);
      // The button is gone by now; the field is where one goes on.
      text.focus();
    };

    const controls = element("div", "knob__controls", ...(kind === "font" ? [] : [quick]), text, back);
    rows.set(name, { knob, text, quick, back, problem });
    return element("div", "knob", label, controls, about, problem);
  }

  function show() {
    const knobs = inForce();
    for (const [name, { knob, text, quick, back, problem }] of rows) {
      const value = knobs[name] ?? knob.value;
      back.hidden = knobs[name] === undefined;
      // What somebody is typing stays as they type it.
      if (document.activeElement !== text) {
        text.value = value;
        text.removeAttribute("aria-invalid");
        problem.textContent = "";
      }
      if (document.activeElement === quick) continue;
      const resolved = value.replace(/var\((--[\w-]+)\)/, (_, other) => knobs[other] ?? rows.get(other)?.knob.value ?? "");
      if (knob.kind === "colour") quick.value = hex(resolved);
      if (knob.kind === "number") quick.value = String(parseFloat(value));
    }
  }

  form.onsubmit = (event) => event.preventDefault();
  form.append(...window.KNOBS.map(row));
  // A field that is left with something wrong in it shows what is in force again.
  form.addEventListener("focusout", () => setTimeout(show));
  Frames.measured(({ knobs }) => {
    if (State.get().theme === "mine") return;
    theirs = Theme.changed(knobs);
    show();
    followers.forEach((follower) => follower());
  });
  const followers = [];
  State.follow(show);

  return {
    inForce,
    /** Calls back when the knobs of the theme that is on have become known. */
    known: (follower) => followers.push(follower),
  };
})();
