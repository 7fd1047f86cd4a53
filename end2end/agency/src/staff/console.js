// Keeps the parts of the page that say where they come from fresh, and everything else alone, such as
// what is being typed.
const PAUSE = 1000;

const refresh = async (part, before) => {
  let now = before;
  try {
    const answer = await fetch(part.dataset.fresh, { cache: "no-store" });
    if (answer.ok) now = await answer.text();
  } catch {
    // The agency is being started again; the next look finds it.
  }
  if (now !== before) {
    part.innerHTML = now;
    part.querySelector("[data-last]")?.scrollIntoView({ block: "nearest" });
  }
  setTimeout(refresh, PAUSE, part, now);
};

for (const part of document.querySelectorAll("[data-fresh]")) refresh(part, "");
