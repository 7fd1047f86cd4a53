// Keeps one whole build of the portal on the device, so that it opens without a network, and never
// a mixture of two builds.
//
// The build puts its facts in place of BUILD:
//   version   changes with any file below and with this script
//   files     [[path, integrity]]: what does not change within a build; "/" is the page
//   settings  [path]: what operators replace without a build, portal.json first
//
// What is neither there nor a place of the portal is left to the browser: agencies' data never pass
// through here.
//
// Pages say { type } and, for an answer, send a port along:
//   update           take over from the version in use
//   keep, name, key  remember a key in memory, for the page that follows
//   give, name       hand it over, once; the answer is undefined where there is none
//   forget           forget all that is remembered
//   outdated         whether this page has to be loaded again to have the settings of the host

import { toKeep } from "./unpack.mjs";

const CACHE = `frontdoor-${BUILD.version}`;
const PART = `frontdoor-part-${BUILD.version}`;
const PAGE = "/";
const [PORTAL] = BUILD.settings;
const SHARE = "/share";
// How the addresses of `Place` in src/routes.rs begin; a test there compares them.
const PLACES = ["", "index.html", "services", "sent", "track", "requests", "settings", "accessibility", "share", "chat"];
const FILES = new Map(BUILD.files);
const PATHS = [...FILES.keys(), ...BUILD.settings];
const LONGEST_WAIT = 1_000; // milliseconds for a newer portal.json
const KEPT_FOR = 30_000; // milliseconds

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", onFetch);
addEventListener("message", onMessage);

// --- A build, whole or not at all.

// The files are gathered in a cache of their own and come under the build's name once all are there.
// What an attempt that broke off has gathered was checked, and need not come again.
async function install() {
  const part = await caches.open(PART);
  for (const path of PATHS) {
    const isChecked = FILES.has(path) && (await part.match(path, LOOSELY));
    if (isChecked) continue;
    const answer = await fetched(path);
    await part.put(path, path.endsWith(".wasm") ? await toKeep(answer) : answer);
  }
  const whole = await caches.open(CACHE);
  for (const path of PATHS) await whole.put(path, await part.match(path, LOOSELY));
  await caches.delete(PART);
}

// Other versions of this worker are gone by now. `claim` gives the page of a first visit what it may
// want later, when the network is gone.
async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith("frontdoor-") && name !== CACHE) await caches.delete(name);
  }
  await clients.claim();
}

// A file of this build and no other, or a setting as the host has it now. The page on the screen has
// fetched many of them, so that the browser may take its own copy. Where that is not right, all of it
// comes from the network. A setting has no hash, but half a portal.json, or the page of a network that
// wants a sign-in, is not JSON.
function fetched(path) {
  const integrity = FILES.get(path) || "";
  const ask = async (cache) => {
    const answer = await fetch(path, { integrity, cache, redirect: "error", priority: "low" });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    if (path === PORTAL) await answer.clone().json();
    return answer;
  };
  return ask(integrity && path !== PAGE ? "default" : "no-cache").catch(() => ask("reload"));
}

// Servers vary what they send by the compression that is asked for, which is undone here.
const LOOSELY = { ignoreVary: true };
const kept = (path) => caches.match(path, { cacheName: CACHE, ...LOOSELY }).catch(() => undefined);
const put = async (path, answer) => (await caches.open(CACHE)).put(path, answer);

// --- Answers.

function onFetch(event) {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (origin !== location.origin || request.headers.has("range")) return;
  const isPage = request.mode === "navigate";
  if (request.method === "POST" && isPage && pathname === SHARE) event.respondWith(shared(event));
  if (request.method !== "GET") return;
  if (isPage) {
    if (PLACES.includes(pathname.split("/")[1])) event.respondWith(page(event));
  } else if (search) {
    // No file of a build is asked for with a query.
  } else if (pathname === PORTAL) event.respondWith(portal(event));
  else if (FILES.has(pathname) || isSetting(pathname)) event.respondWith(file(event, pathname));
}

// portal.json may name another theme than the one of the build.
const isSetting = (path) => BUILD.settings.includes(path) || path.startsWith("/theme/");

async function file(event, path) {
  const before = await kept(path);
  if (before) return before;
  const answer = await fetch(event.request);
  if (isSetting(path) && answer.ok) event.waitUntil(put(path, answer.clone()));
  return answer;
}

async function page(event) {
  const answer = await kept(PAGE);
  if (answer) return answer;
  // The browser has thrown the cache away, or the citizen has.
  event.waitUntil(install().catch(() => {}));
  return fetch(event.request);
}

// The newest portal.json that goes with the page, if it comes soon; it is there next time if not.
async function portal(event) {
  const before = await kept(PORTAL);
  if (!before) return fetch(event.request);
  const newer = renew(before.clone(), event.clientId).catch(() => undefined);
  event.waitUntil(newer);
  const late = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT));
  return (await Promise.race([newer, late])) || before;
}

// Settings belong to the page: a newer build may have settings that this one cannot read, and other
// agencies need another policy, which is in the headers of the page. So they are renewed together with
// it, and only while the host still has this build's.
async function renew(before, client) {
  const [page, portal] = await Promise.all([fetched(PAGE), fetched(PORTAL)]);
  const text = await portal.clone().text();
  const policy = (answer) => answer?.headers.get("content-security-policy");
  const isAllowed = policy(await kept(PAGE)) === policy(page);
  const isSame = text === (await before.text());
  await put(PAGE, page);
  await put(PORTAL, portal.clone());
  for (const { url } of await (await caches.open(CACHE)).keys()) {
    const { pathname } = new URL(url);
    if (pathname !== PORTAL && isSetting(pathname)) {
      fetched(pathname).then((answer) => put(pathname, answer)).catch(() => {});
    }
  }
  if (isAllowed || isSame) return portal;
  outdated.add(client);
}

// Pages that were answered with settings of before.
const outdated = new Set();

// --- What one page leaves to the next, in memory alone.

const held = new Map();

function onMessage(event) {
  const { type, name, key } = event.data || {};
  if (type === "update") skipWaiting();
  if (type === "keep") hold(event, name, key);
  if (type === "outdated") event.ports[0]?.postMessage(outdated.has(event.source.id));
  if (type === "give") event.ports[0]?.postMessage(take(name));
  if (type === "forget") for (const name of [...held.keys()]) take(name);
}

// A browser ends a worker that has nothing to do; this one is busy until it is asked or has forgotten.
function hold(event, name, value) {
  take(name);
  event.waitUntil(
    new Promise((end) => {
      const timer = setTimeout(() => take(name), KEPT_FOR);
      held.set(name, { value, end: () => (clearTimeout(timer), end()) });
    }),
  );
}

function take(name) {
  const found = held.get(name);
  held.delete(name);
  found?.end();
  return found?.value;
}

// Pictures that another app shares with the installed portal, for the page that the citizen is sent to.
async function shared(event) {
  const form = await event.request.formData();
  hold(event, SHARE, form.getAll("photos").filter((photo) => photo instanceof File));
  return Response.redirect(SHARE, 303);
}
