// Records kept on the device in IndexedDB, each sealed with AES-GCM (W3C IndexedDB 3.0, Web Cryptography).
// JavaScript and not Rust, because all of it is calls of the browser's own: as Rust it is five times the
// bytes.
//
// A record is found by a cabinet, in clear, and the HMAC of its name, so that the disk tells neither what
// is kept nor of whom. Its version is in clear as well: a write says which version it expects to replace,
// and a list of writes is one transaction, done whole or not at all. Whatever has to be awaited (the
// cryptography) is over before a transaction begins, and a write counts once the browser reports
// `complete`: that makes transactions right by construction.
//
// Where there is no database, a map in memory takes its place, so that the portal works for as long as the
// page lives.

import { keepKey, takeKept } from "./worker.js";

const NAME = "frontdoor";
const SCHEMA = 1; // Counts up with every change of the stores, with a step in `upgrade`.
const RECORDS = "records";
const KEYS = "keys";
const OWN_DEVICE = "device"; // The name of the keys that stay on the device.
// Milliseconds to wait for an answer.
const TABS_WAIT = 120;
// A worker that has been put to sleep, on a slow phone, may need seconds; without the keys, all that is kept
// is lost. Where there is no worker, nobody waits.
const WORKER_WAIT = 3_000;
const DATABASE_WAIT = 5000;

const pending = new Set(); // How to give up on each transaction that is not over.
const encoder = new TextEncoder();
const decoder = new TextDecoder();

let database = null;
let memory = new Map();
let secrets = null; // { seal: CryptoKey, name: CryptoKey }
let own = false; // Whether the keys stay on the device.
let tabs = null; // BroadcastChannel
let changed = () => {};
let opened = new Promise(() => {}); // What is asked of the vault before it is open waits for that.

// Resolves with the answer that `ask` passes to its argument, or with nothing after a while.
const answered = (wait, ask) =>
  new Promise((resolve) => {
    ask(resolve);
    setTimeout(resolve, wait);
  });

// The keys of another living tab: several tabs are one session of one person.
const ofOtherTabs = () =>
  tabs && answered(TABS_WAIT, (resolve) => {
    tabs.addEventListener("message", ({ data }) => data.secrets && resolve(data.secrets));
    tabs.postMessage({ ask: true });
  });

// The keys that this tab had before it was reloaded. In between the service worker has them, in its memory
// and for seconds; which tab they are of is told by a random name that the tab keeps.
const ofThisTab = () => takeKept(tab(), WORKER_WAIT);

function tab() {
  try {
    return (sessionStorage[`${NAME}.tab`] ||= crypto.randomUUID());
  } catch {
    return ""; // Without site data there is nothing to hand over either.
  }
}

function listen() {
  if (tabs || typeof BroadcastChannel !== "function") return;
  tabs = new BroadcastChannel(NAME);
  tabs.addEventListener("message", ({ data }) => {
    if (data.ask && secrets && !own) tabs.postMessage({ secrets });
    if (data.changed) changed(data.changed);
    if (data.own !== undefined) own = data.own;
  });
  addEventListener("pagehide", () => {
    if (!own) keepKey(tab(), secrets);
  });
}

const made = async () => ({
  seal: await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]),
  name: await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]),
});

function upgrade(db, from) {
  if (from < 1) {
    db.createObjectStore(RECORDS);
    db.createObjectStore(KEYS);
  }
}

function connect(lost) {
  return new Promise((resolve, reject) => {
    const fail = (name) => reject(new DOMException("", name));
    // Browsers have had bugs that leave this without an answer.
    setTimeout(fail, DATABASE_WAIT, "TimeoutError");
    const request = indexedDB.open(NAME, SCHEMA);
    request.onupgradeneeded = ({ oldVersion }) => upgrade(request.result, oldVersion);
    request.onerror = () => reject(request.error);
    // An older page keeps the database open.
    request.onblocked = () => fail("BlockedError");
    request.onsuccess = () => {
      const db = request.result;
      // A newer version of the portal, or one that erases everything, waits for this page to let go; from
      // here on this page writes nothing.
      db.onversionchange = ({ newVersion }) => {
        db.close();
        database = null;
        lost(newVersion ? "VersionError" : "erased");
      };
      // The browser or the person took the database away. Chromium does not always tell the transactions
      // that are under way.
      db.onclose = () => {
        database = null;
        for (const giveUp of pending) giveUp(new DOMException("", "UnknownError"));
        lost("UnknownError");
      };
      resolve(db);
    };
  });
}

// Runs `work(store)` in one transaction and resolves with what it put into `out.value`, once complete. A
// request that fails aborts its transaction, so there is one place for failures.
function transact(store, mode, work) {
  let giveUp;
  const over = new Promise((resolve, reject) => {
    pending.add((giveUp = reject));
    let transaction;
    try {
      transaction = database.transaction(store, mode, { durability: "strict" });
    } catch {
      // It was closed, and nobody has told yet.
      return reject(new DOMException("", "UnknownError"));
    }
    const out = { value: undefined };
    transaction.oncomplete = () => resolve(out.value);
    transaction.onabort = () => (out.conflict ? resolve(false) : reject(transaction.error));
    work(transaction.objectStore(store), out, transaction);
  });
  return over.finally(() => pending.delete(giveUp));
}

// Opens the vault. `lost(cause)` is called when the database is taken away, `told(cabinet)` when another tab
// has changed something. Resolves with why nothing outlives the page: the name of a DOMException, or "".
export function open(lost, told) {
  opened = opening(lost, told);
  return opened;
}

async function opening(lost, told) {
  changed = told;
  listen();
  try {
    database = await connect(lost);
    secrets = await keys();
    return "";
  } catch (error) {
    database = null;
    secrets ||= await made();
    return error?.name || "UnknownError";
  }
}

async function keys() {
  const stored = await transact(KEYS, "readonly", (store, out) => {
    const request = store.get(OWN_DEVICE);
    request.onsuccess = () => (out.value = request.result);
  });
  own = Boolean(stored);
  if (stored) return stored;
  const living = (await ofThisTab()) || (await ofOtherTabs());
  if (living) return living;
  // Nobody has the keys of what is still there, so nobody can read it.
  await transact(RECORDS, "readwrite", (store) => store.clear());
  return made();
}

// Whether the keys stay on the device.
export const isOwn = () => own;

// From now on the keys stay on the device, or leave it with the last tab.
export async function setOwn(kept) {
  await opened;
  if (database) {
    await transact(KEYS, "readwrite", (store) => {
      if (kept) store.put(secrets, OWN_DEVICE);
      else store.delete(OWN_DEVICE);
    });
  }
  own = kept;
  tabs?.postMessage({ own });
}

const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

async function place(cabinet, name) {
  const mark = await crypto.subtle.sign("HMAC", secrets.name, encoder.encode(`${cabinet}/${name}`));
  return [cabinet, hex(mark)];
}

// The name and the version are authenticated with the content: records that change places are not read.
const bound = (key, version) => encoder.encode(`${key}/${version}`);

async function seal(key, name, version, bytes) {
  const label = encoder.encode(name);
  const plain = new Uint8Array(2 + label.length + bytes.length);
  plain.set([label.length >> 8, label.length & 255]);
  plain.set(label, 2);
  plain.set(bytes, 2 + label.length);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: "AES-GCM", iv, additionalData: bound(key, version) };
  return { version, iv, sealed: await crypto.subtle.encrypt(how, secrets.seal, plain) };
}

// Nothing where the record is not ours: sealed by a session that is over, or damaged.
async function unseal(key, record) {
  try {
    const how = { name: "AES-GCM", iv: record.iv, additionalData: bound(key, record.version) };
    const plain = new Uint8Array(await crypto.subtle.decrypt(how, secrets.seal, record.sealed));
    const length = (plain[0] << 8) | plain[1];
    const name = decoder.decode(plain.subarray(2, 2 + length));
    return { name, version: record.version, bytes: plain.slice(2 + length) };
  } catch {
    return undefined;
  }
}

export async function get(cabinet, name) {
  await opened;
  const key = await place(cabinet, name);
  const record = database
    ? await transact(RECORDS, "readonly", (store, out) => {
      const request = store.get(key);
      request.onsuccess = () => (out.value = request.result);
    })
    : memory.get(`${key}`);
  return record && unseal(key, record);
}

export async function list(cabinet) {
  await opened;
  let found;
  if (database) {
    found = await transact(RECORDS, "readonly", (store, out) => {
      const entries = (out.value = []);
      const request = store.openCursor(IDBKeyRange.bound([cabinet], [cabinet, []]));
      request.onsuccess = () => {
        const cursor = request.result;
        if (!cursor) return;
        entries.push([cursor.key, cursor.value]);
        cursor.continue();
      };
    });
  } else {
    found = [...memory.values()].filter(({ key }) => key[0] === cabinet).map((record) => [record.key, record]);
  }
  const records = await Promise.all(found.map(([key, record]) => unseal(key, record)));
  return records.filter(Boolean);
}

// Changes are { cabinet, name, expected, version, bytes }: `expected` is the version to be replaced, 0 for
// none, -1 for any; without `bytes` the record is removed. Resolves with whether all of it was done: false
// when another tab was faster, and then nothing was.
export async function commit(changes) {
  await opened;
  const writes = await Promise.all(changes.map(async ({ cabinet, name, expected, version, bytes }) => {
    const key = await place(cabinet, name);
    return { cabinet, key, expected, record: bytes && (await seal(key, name, version, bytes)) };
  }));
  const fits = (expected, record) => expected < 0 || expected === (record ? record.version : 0);
  let done;
  if (database) {
    done = await transact(RECORDS, "readwrite", (store, out, transaction) => {
      out.value = true;
      for (const { key, expected, record } of writes) {
        const request = store.get(key);
        request.onsuccess = () => {
          if (out.conflict) return;
          if (!fits(expected, request.result)) {
            out.conflict = true;
            transaction.abort();
          } else if (record) store.put(record, key);
          else store.delete(key);
        };
      }
    });
  } else {
    done = writes.every(({ key, expected }) => fits(expected, memory.get(`${key}`)));
    for (const { key, record } of done ? writes : []) {
      if (record) memory.set(`${key}`, { ...record, key });
      else memory.delete(`${key}`);
    }
  }
  if (done && tabs) {
    for (const cabinet of new Set(writes.map(({ cabinet }) => cabinet))) tabs.postMessage({ changed: cabinet });
  }
  return done;
}

// Erases all records and keys. What is still on the disk afterwards nobody can read. Other tabs notice by
// losing their database.
export async function erase() {
  memory = new Map();
  database?.close();
  database = null;
  secrets = await made();
  own = false;
  await new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = request.onerror = resolve;
    setTimeout(resolve, DATABASE_WAIT);
  });
}

// Whether the browser promises not to evict the database when space runs out; undefined where it does not
// say.
export const persist = async () => navigator.storage?.persist?.();

// Resolves with a function that lets go of a lock shared by all tabs; with nothing where another holds it.
export function lock(name) {
  if (!navigator.locks) return Promise.resolve(() => {});
  return new Promise((resolve) => {
    navigator.locks.request(`${NAME}-${name}`, { ifAvailable: true }, (got) => {
      if (!got) return resolve(undefined);
      return new Promise((free) => resolve(() => free()));
    }).catch(() => resolve(() => {}));
  });
}
