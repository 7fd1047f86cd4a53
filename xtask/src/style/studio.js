
// Part of the page under `cargo xtask style` alone: hears of what is saved. A frame is told by the page
// around it, since a browser opens only a few connections to a server.
if (window === window.top) {
  new EventSource("/__dev").onmessage = ({ data }) => {
    window.postMessage({ frontdoor: true, kind: data === "page" ? "reload" : "swap" }, "*");
  };
}
