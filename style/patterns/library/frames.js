// The frames that show patterns. From a file each has an origin of its own, so all is said by messages;
// frame.js is the other side.
window.Frames = (() => {
  const known = new Map();
  const listeners = [];

  function say(iframe, message) {
    iframe.contentWindow?.postMessage({ frontdoor: true, ...message }, "*");
  }

  /** What a frame is told of how it shall look. */
  function look(grow) {
    const { theme, knobs, scheme, dir, text, forced, pseudo } = State.get();
    const css = theme === "mine" ? Theme.text(knobs) : "";
    return { kind: "look", theme, css, scheme, dir, text, forced, pseudo, grow };
  }

  /** A frame for this file. One that grows is as tall as what is in it. */
  function make(file, title, grow, whenWritten) {
    const iframe = document.createElement("iframe");
    iframe.title = title;
    iframe.src = file;
    known.set(iframe, { grow, whenWritten });
    return iframe;
  }

  /** The frame that is asked for knobs and colours. */
  const probe = () => [...known.keys()].find((iframe) => iframe.isConnected);

  function forget() {
    known.clear();
  }

  function ask() {
    const iframe = probe();
    if (!iframe) return;
    const pairs = window.PAIRS.map(({ foreground, background }) => [foreground, background]);
    say(iframe, { kind: "measure", pairs, knobs: window.KNOBS.map(({ name }) => name) });
  }

  addEventListener("message", ({ source, data }) => {
    if (!data?.frontdoor) return;
    if (source === window && data.kind === "swap") {
      swap();
      known.forEach((_, iframe) => say(iframe, { kind: "swap" }));
      return;
    }
    if (source === window && data.kind === "reload") {
      location.reload();
      return;
    }
    const iframe = [...known.keys()].find((each) => each.contentWindow === source);
    if (!iframe) return;
    const { grow, whenWritten } = known.get(iframe);
    if (data.kind === "ready") {
      whenWritten(data.html);
      say(iframe, look(grow));
    }
    if (data.kind === "height" && grow) iframe.style.blockSize = `${Math.ceil(data.height)}px`;
    if (data.kind === "painted" && iframe === probe()) ask();
    if (data.kind === "measured" && iframe === probe()) listeners.forEach((listener) => listener(data));
  });

  /** The library's own style sheet, anew. */
  function swap() {
    for (const old of document.querySelectorAll('link[rel="stylesheet"]')) {
      const fresh = old.cloneNode();
      fresh.href = `${old.href.split("?")[0]}?${Date.now()}`;
      fresh.onload = () => old.remove();
      fresh.onerror = () => fresh.remove();
      old.after(fresh);
    }
  }

  State.follow(() => known.forEach(({ grow }, iframe) => say(iframe, look(grow))));

  return {
    make,
    forget,
    look,
    /** Calls back with what the probe measures, after each change. */
    measured: (listener) => listeners.push(listener),
  };
})();
