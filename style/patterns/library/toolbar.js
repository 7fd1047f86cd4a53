// The controls above the patterns: each is a choice of the state, by its name.
(() => {
  const toolbar = document.querySelector(".toolbar");
  const panel = document.getElementById("panel");
  const button = document.getElementById("panel-button");

  toolbar.onsubmit = (event) => event.preventDefault();
  toolbar.onchange = ({ target: { name, type, checked, value } }) => {
    if (name === "theme" && value === "mine") {
      State.change({ theme: "mine", knobs: Editor.inForce() });
      return;
    }
    State.change({ [name]: type === "checkbox" ? (checked ? "yes" : "no") : value });
  };
  // On a narrow screen the panel lies below the pattern: whoever opens it is taken there, and back by Escape.
  button.onclick = () => {
    State.change({ panel: State.get().panel === "open" ? "closed" : "open" });
    if (!panel.hidden) document.getElementById("knobs-heading").focus();
  };
  panel.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    State.change({ panel: "closed" });
    button.focus();
  });

  State.follow((state) => {
    for (const control of toolbar.querySelectorAll("[name]")) {
      if (control.type === "radio" || control.type === "checkbox") control.checked = control.value === state[control.name];
      else control.value = state[control.name];
    }
    panel.hidden = state.panel !== "open";
    button.setAttribute("aria-expanded", String(!panel.hidden));
    document.body.classList.toggle("with-panel", !panel.hidden);
    document.getElementById("forced-note").hidden = state.forced !== "yes";
  });
})();
