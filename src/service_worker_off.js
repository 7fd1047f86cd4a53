// The switch that takes the service worker out of use. Put in the place of /sw.js, it reaches every
// browser that has the worker at its next visit, removes all copies of the portal and itself, and
// leaves the portal as it is without a worker. What citizens keep is elsewhere and is not touched.
//
// It takes over at once, which makes open pages load again as they do for a new version.

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) {
    if (name.startsWith("frontdoor-")) await caches.delete(name);
  }
  await registration.unregister();
}
