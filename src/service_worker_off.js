// The switch that takes the service worker out of use. Put in the place of /sw.js, it reaches every
// browser that has the worker at its next visit, removes all copies of the portal and itself, and
// leaves the portal as it is without a worker. What citizens keep is elsewhere and is not touched.
//
// It takes over at once, which makes open pages load again as they do for a new version.

const AGAIN = 1_000; // milliseconds

// A message that a page sends at this moment wakes the worker in use, and Chromium then waits until that
// one has had nothing to do for long; asked again, it ends it at once.
let again;
addEventListener("install", () => {
  skipWaiting();
  again = setInterval(() => skipWaiting(), AGAIN);
});
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  clearInterval(again);
  for (const name of await caches.keys()) {
    if (name.startsWith("frontdoor-")) await caches.delete(name);
  }
  await registration.unregister();
}
