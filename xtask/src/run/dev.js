
// Part of the page under `cargo xtask run` alone: follows what is edited.
new EventSource("/__dev").onmessage = ({ data }) => {
  if (data === "page") {
    location.reload();
    return;
  }
  for (const old of document.querySelectorAll('link[rel="stylesheet"]')) {
    const fresh = old.cloneNode();
    fresh.href = `${old.href.split("?")[0]}?${Date.now()}`;
    fresh.onload = () => old.remove();
    fresh.onerror = () => fresh.remove();
    old.after(fresh);
  }
};
