// Runs before the Wasm, and blocks the first paint on purpose: it is small, arrives with the style
// sheets, and has to settle language and direction before anything is shown.
//
// It
// 1. chooses a language and puts the static page (`#shell`) into it,
// 2. at the start page, lets the browser paint it, since what comes next takes line and processor away
//    from that; elsewhere it has nothing to show but a word of waiting,
// 3. starts all downloads the portal needs, side by side,
// 4. starts the portal, or shows `#boot-failed`.
//
// The build puts its facts in place of BUILD:
//   { glue, glueIntegrity, wasm, wasmIntegrity, later: [[url, integrity]], shellLanguage,
//     library: [url, integrity], rightToLeft: [tag], locales: { tag: url }, worker }; `later` is empty in a
//     development build.
//
// For the portal it leaves `globalThis.frontdoor`:
//   portal      Promise of { status, text }: the answer to /portal.json
//   language    the tag in use; once `portal` is settled, one that portal.json offers (where
//               portal.json can be read)
//   languages   the tags this build has texts for
//   locale(tag) Promise of { status, text }: the texts of a language, fetched once
//   library()   Promise of { status, text }: what some forms' scripts call (src/core/expression/library)
//   worker      whether this build has a service worker
//   install     the browser's question whether to install the portal, once it has one
// No promise of these ever fails: without an answer, `status` is 0 and `text` is empty.
//   early(url)  for the loader of Wasm: Promise of what was asked for ahead of it, as `fetched` gives it, once

const LANGUAGE_KEY = "frontdoor.language";
const LONGEST_WAIT_FOR_A_FRAME = 1000; // milliseconds
const root = document.documentElement;
const tags = Object.keys(BUILD.locales);
const atStart = location.pathname === "/";
// Services are found with the first Wasm; a chat has its own, which is only wanted where portal.json says so;
// forms and all else need the later one (src/pages/mod.rs).
const needsLater = !/^\/($|chat(\/|$)|services(\/[^/]+){0,2}\/?$)/.test(location.pathname);

const answer = (url, integrity = "") =>
  fetch(url, { integrity }).then(
    async (response) => ({ status: response.status, text: await response.text() }),
  ).catch(() => ({ status: 0, text: "" }));

const answers = new Map();
const locale = (tag) => {
  const url = BUILD.locales[tag];
  if (!url) return Promise.resolve({ status: 404, text: "" });
  if (!answers.has(tag)) answers.set(tag, answer(url));
  return answers.get(tag);
};

// The citizen's earlier choice, then the browser's languages in their order; a region counts for
// its language.
function preferred(offered, otherwise) {
  const wishes = [...(navigator.languages || [])];
  try {
    const chosen = localStorage.getItem(LANGUAGE_KEY);
    if (chosen) wishes.unshift(chosen);
  } catch {
    // Storage is blocked; the browser's languages have to do.
  }
  for (const wish of wishes) {
    const lower = wish.toLowerCase();
    const found = offered.find((tag) => tag.toLowerCase() === lower) ||
      offered.find((tag) => tag.toLowerCase() === lower.split("-")[0]);
    if (found) return found;
  }
  return otherwise;
}

const parsed = ({ text }) => {
  try {
    return JSON.parse(text) || {};
  } catch {
    return {}; // The portal names what is wrong with the file.
  }
};

const ready = new Promise((resolve) => {
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", resolve, { once: true });
  } else {
    resolve();
  }
});

// Puts the static page into a language. Until its texts are there the page is not shown, so that
// nobody sees it change (`shell-waiting`, see style/).
async function speak(tag) {
  frontdoor.language = tag;
  root.lang = tag;
  root.dir = BUILD.rightToLeft.includes(tag) ? "rtl" : "ltr";
  if (tag === shown) return;
  shown = tag;
  root.classList.add("shell-waiting");
  const [{ shell = {} }] = await Promise.all([locale(tag).then(parsed), ready]);
  if (tag !== shown) return;
  for (const element of document.querySelectorAll("#shell [data-t], #boot-failed [data-t]")) {
    const text = shell[element.dataset.t];
    if (text) element.textContent = text;
  }
  root.classList.remove("shell-waiting");
}

// portal.json may have been replaced since the build, so it decides on languages and name.
async function adopt(answer) {
  const portal = parsed(answer);
  const offered = (Array.isArray(portal.languages) ? portal.languages : tags)
    .filter((tag) => tags.includes(tag));
  const tag = offered.length ? preferred(offered, offered[0]) : frontdoor.language;
  speak(tag);
  const name = portal.name;
  const text = typeof name === "string" ? name : name && (name[tag] || Object.values(name)[0]);
  if (text) {
    ready.then(() => {
      document.querySelectorAll("title, #shell [data-portal-name]").forEach((element) => {
        element.textContent = text;
      });
    });
  }
  const logo = portal.logo;
  // The same paths as core takes (src/core/config); anything else waits for its message.
  if (typeof logo === "string" && /^\/(?!\/)[^:\\\s]+$/.test(logo)) {
    ready.then(() => {
      const brand = document.querySelector("#shell .header__brand");
      const image = brand && (brand.querySelector("img") || new Image());
      if (!image) return;
      Object.assign(image, { className: "header__logo", alt: "", src: logo });
      brand.prepend(image);
    });
  }
  return answer;
}

// Settled once the first frame is on the screen, or will not be soon: a page in the background is
// not painted, and a browser may hold frames back.
function painted() {
  if (document.visibilityState === "hidden") return Promise.resolve();
  return new Promise((resolve) => {
    // The callback runs just before the frame is painted, the task it posts just after.
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, LONGEST_WAIT_FOR_A_FRAME);
  });
}

const early = new Map();
const taken = (url) => {
  const answer = early.get(url);
  early.delete(url);
  return answer;
};

// What src/unpack.mjs takes: of what is packed its bytes, which can be read before that script is there. What the
// worker has unpacked is compiled while it is read.
const fetched = (url, options) =>
  fetch(url, options).then((answer) =>
    answer.ok && !answer.headers.has("unpacked") ? answer.arrayBuffer() : answer
  );

async function start() {
  if (typeof WebAssembly !== "object") throw new Error("This browser has no WebAssembly.");
  // import() takes no integrity; a preload of the module does, and import() then uses that.
  const preload = document.createElement("link");
  preload.rel = "modulepreload";
  preload.integrity = BUILD.glueIntegrity;
  preload.href = BUILD.glue;
  document.head.append(preload);
  const priority = atStart ? "low" : "high";
  const wasm = fetched(BUILD.wasm, { integrity: BUILD.wasmIntegrity, priority });
  wasm.catch(() => {}); // Reported below, when it is awaited.
  for (const [url, integrity] of needsLater ? BUILD.later : []) {
    // After the first and not beside it: on a slow line that one would come later, and with it all that
    // it asks for.
    const later = wasm.then(() => fetched(url, { integrity }));
    later.catch(() => {}); // Reported by the loader.
    early.set(url, later);
  }
  // The browser reads its tables of languages when they are first used, which takes it up to a tenth of
  // a second; the line is busy now, the processor is not.
  new Intl.NumberFormat(frontdoor.language).format(0);
  const [glue] = await Promise.all([import(BUILD.glue), ready]);
  await glue.default({ module_or_path: glue.unpack(wasm) });
}

async function failed(error) {
  console.error(error);
  await ready;
  const message = document.getElementById("boot-failed");
  if (message) message.hidden = false;
  root.classList.add("boot-failed");
}

let shown = BUILD.shellLanguage;
globalThis.frontdoor = { language: shown, languages: tags, locale, portal: null, library: () => answer(...BUILD.library), worker: BUILD.worker, early: taken };
// It may come before the Wasm, and is put when it helps (src/platform/install.rs).
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  frontdoor.install = event;
});
if (!atStart) root.classList.add("shell-elsewhere");
speak(preferred(tags, shown));
const paint = atStart ? painted() : Promise.resolve();
paint.then(() => locale(frontdoor.language));
frontdoor.portal = paint.then(() => answer("/portal.json")).then(adopt);
paint.then(start).catch(failed);
