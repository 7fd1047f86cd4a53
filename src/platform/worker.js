// The page's side of src/service_worker.js. Browsers without service workers, and builds without one,
// get along with all of it: nothing is ready, nothing is kept.

const SCRIPT = "/sw.js";
const FIRST_QUIET = 1_000; // milliseconds from the portal's start
const LONGEST_QUIET = 10_000;
const BETWEEN_LOOKS = 60 * 60 * 1_000;
const container = navigator.serviceWorker;

let registration;
let asked = false;

// Registers the worker once the browser has nothing better to do, and calls `ready` when a new version
// waits to be used, `replaced` when this page has to be loaded again to use it.
export function watchWorker(ready, replaced) {
  // The development build has none.
  if (!container || !globalThis.frontdoor?.worker) return;
  let hadOne = Boolean(container.controller);
  container.addEventListener("controllerchange", () => {
    // The first worker of a first visit has this very version.
    if (hadOne || asked) replaced();
    hadOne = true;
  });
  setTimeout(() => {
    const register = () => registered(ready).catch(() => {});
    if (globalThis.requestIdleCallback) requestIdleCallback(register, { timeout: LONGEST_QUIET });
    else register();
  }, FIRST_QUIET);
}

async function registered(ready) {
  // A worker that has just been taken off the device would come back.
  if (container.controller && !(await container.getRegistration())) return;
  // The one use of Trusted Types here; the policy of the site allows no other policy than this.
  const address = globalThis.trustedTypes
    ? trustedTypes.createPolicy("frontdoor-worker", { createScriptURL: () => SCRIPT }).createScriptURL("")
    : SCRIPT;
  registration = await container.register(address, { updateViaCache: "none" });
  // Without one in use, what waits is only about to be used for the first time.
  const look = () => registration.waiting && registration.active && ready();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
  // Asked before anything is offered: a message to the worker in use while another takes its place makes
  // the browser wait with that.
  if (await ask({ type: "outdated" }, LONGEST_QUIET)) ready();
  look();
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" || Date.now() - last < BETWEEN_LOOKS) return;
    last = Date.now();
    registration.update().catch(() => {});
  });
}

// Uses the version that waits; the page is told by `replaced` once that has happened.
export function updateWorker() {
  asked = true;
  if (registration?.waiting) registration.waiting.postMessage({ type: "update" });
  else location.reload();
}

// Leaves a key to the page that follows this one. All of it happens at once, since the page may be
// about to end.
export function keepKey(name, key) {
  (container?.controller || registration?.active)?.postMessage({ type: "keep", name, key });
}

// Takes what was left under a name, once; undefined where there is nothing, or nobody who answers in
// this many milliseconds.
export function takeKept(name, patience) {
  return ask({ type: "give", name }, patience);
}

async function ask(message, patience) {
  // A page that was loaded past its worker has no controller.
  registration ??= await container?.getRegistration();
  const worker = container?.controller || registration?.active;
  if (!worker) return undefined;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      port1.close();
      resolve(data);
    };
    setTimeout(resolve, patience);
    worker.postMessage(message, [port2]);
  });
}

// Has the worker forget all keys, and takes it off this device.
export async function removeWorker() {
  registration ??= await container?.getRegistration();
  registration?.active?.postMessage({ type: "forget" });
  await registration?.unregister();
  registration = undefined;
}
