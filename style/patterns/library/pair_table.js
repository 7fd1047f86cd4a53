// Every pair of colours with its contrast, as the first frame on the page paints it.
(() => {
  const body = document.querySelector("#pairs tbody");
  const summary = document.getElementById("pairs-summary");
  const only = document.getElementById("pairs-only");
  const { element } = View;
  const rgb = (colour) => `rgb(${colour.join(" ")})`;

  function cell([foreground, background], target) {
    const ratio = Contrast.ratio(foreground, background);
    const isLow = ratio < target;
    // A picture of the pair and no text of the library: letters, or an edge. The numbers say what it shows.
    const sample = element("span", target < 4.5 ? "sample sample--edge" : "sample");
    sample.style.color = rgb(foreground);
    sample.style.backgroundColor = rgb(background);
    const made = element("td", isLow ? "low" : "", sample, Contrast.shown(ratio), ...(isLow ? [" too low"] : []));
    made.dataset.ratio = String(ratio);
    return { made, ratio, isLow };
  }

  Frames.measured(({ light, dark }) => {
    let low = 0;
    let lowest = Infinity;
    const rows = window.PAIRS.map(({ foreground, background, target, use }, at) => {
      const cells = [cell(light[at], target), cell(dark[at], target)];
      const name = element("th", "", use, element("code", "", `${foreground} on ${background}`));
      name.scope = "row";
      const row = element("tr", cells.some(({ isLow }) => isLow) ? "row--low" : "", name, element("td", "", String(target)), ...cells.map(({ made }) => made));
      low += cells.filter(({ isLow }) => isLow).length;
      lowest = Math.min(lowest, ...cells.map(({ ratio }) => ratio / target));
      return row;
    });
    body.replaceChildren(...rows);
    const count = window.PAIRS.length * 2;
    summary.className = low ? "low" : "";
    summary.textContent = low
      ? `${low} of ${count} are too low.`
      : `All ${count} are as high as asked or higher: the closest by a factor of ${Contrast.shown(lowest)}.`;
  });

  only.onchange = () => document.getElementById("pairs").classList.toggle("only-low", only.checked);
})();
