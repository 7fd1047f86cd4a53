// The theme as a file: to copy, and to go on with one that exists.
(() => {
  const text = document.getElementById("theme-text");
  const problems = document.getElementById("theme-problems");
  const show = () => {
    // While it is pasted or edited it is the person's.
    if (document.activeElement !== text) text.value = Theme.text(Editor.inForce());
  };

  document.getElementById("theme-copy").onclick = () => Copy(Theme.text(Editor.inForce()), "theme.css");
  document.getElementById("theme-take").onclick = () => {
    const { knobs, leftOut } = Theme.parse(text.value);
    problems.textContent = leftOut.length ? `Left out: ${leftOut.join(" ")}` : "";
    State.change({ theme: "mine", knobs });
  };
  document.getElementById("theme-reset").onclick = () => {
    problems.textContent = "";
    State.change({ theme: "mine", knobs: {} });
  };
  State.follow(show);
  Editor.known(show);
})();
