// Where a page can be killed: at each step of sending, finding out and coming back.

import type { BrowserContext, CDPSession, Page } from "@playwright/test";

/** The points, in the order in which a submission passes them. */
export const POINTS = [
  "before-enqueue",
  "after-enqueue",
  "before-intent",
  "after-intent",
  "in-flight",
  "after-response",
  "before-outcome",
  "after-outcome",
  "before-let-go",
  "after-let-go",
  "before-recover",
  "after-recover",
  "before-look-up",
  "after-look-up",
  "before-verdict",
  "after-verdict",
] as const;

/** A point by its name, the n-th point that a page passes (from 1), or none. */
export type Point = (typeof POINTS)[number] | number | null;

/** What the page tells: it is about to send, it has met the point, it has named the row. */
type Told = { what: "sending" | "met" | "row"; name: string };

/** What a page starts with. */
type Orders = {
  point: Point;
  /** Whether a step before anything was asked is one of recovery, and not the first step of sending. */
  recovers: boolean;
};

/** A page that stops at a point, to be killed there. */
export class Doomed {
  private met = () => {};
  /** Resolves with the name of the point once it is met. */
  readonly meeting = new Promise<string>((resolve) => {
    this.met = () => resolve(this.where);
  });
  private where = "";
  private died = () => {};
  /** Resolves once the page is dead. */
  readonly dead = new Promise<void>((resolve) => (this.died = resolve));

  private constructor(
    readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  /** Opens an empty page that stops at the point. `told` hears the rest, before the page goes on. */
  static async open(context: BrowserContext, orders: Orders, told: (told: Told) => void): Promise<Doomed> {
    const page = await context.newPage();
    const doomed = new Doomed(page, await context.newCDPSession(page));
    await page.exposeBinding("matrixTell", (_, message: Told) => {
      if (message.what === "met") doomed.meet(message.name);
      else told(message);
    });
    await page.addInitScript(stopAt, orders);
    return doomed;
  }

  /** The point is met, as somebody else sees. */
  meet(name: string) {
    this.where ||= name;
    this.met();
  }

  /** Lets the page live. */
  async spare() {
    await this.page.evaluate(() => (window as unknown as { matrixSpare(): void }).matrixSpare());
  }

  /** Kills the page's process. */
  async kill() {
    const crashed = this.page.waitForEvent("crash", { timeout: 20_000 });
    // A page that is on its way to another address may change its process just now.
    const crash = () => void this.session.send("Page.crash").catch(() => {});
    const again = setInterval(crash, 1_000);
    crash();
    await crashed.finally(() => clearInterval(again));
    this.died();
    await this.page.close();
  }
}

// Runs in the page, before all of its scripts. A page that meets its point gets no answer any more from
// what it waits for, and is as good as dead until it is killed.
function stopAt({ point, recovers }: Orders) {
  const tell = (what: Told["what"], name: string): Promise<void> =>
    (window as unknown as { matrixTell(told: Told): Promise<void> }).matrixTell({ what, name });
  const forever = new Promise<never>(() => {});
  let passed = 0;
  let stopped = false;
  let spared = false;
  Object.assign(window, { matrixSpare: () => (spared = true) });
  // What was asked last: that names the step that is written next.
  let asked = recovers ? "recover" : "enqueue";

  const isMet = (name: string) => {
    passed += 1;
    if (stopped || spared || (point !== name && point !== passed)) return false;
    stopped = true;
    tell("met", name);
    return true;
  };

  const fetchReally = window.fetch;
  window.fetch = async (...given: Parameters<typeof fetch>) => {
    const [url, init] = [String(given[0]), given[1]];
    const isPost = init?.method === "POST";
    const isList = !isPost && /\/requests\.(json|xml)\?/.test(url);
    if (!isPost && !isList) {
      if (/\/requests\/[^/]+\.(json|xml)/.test(url)) asked = "status";
      return fetchReally.apply(window, given);
    }
    if (isPost) await tell("sending", "");
    if (isList && isMet("before-look-up")) return forever;
    if (stopped) return forever;
    // In flight it is met by the one who sees it come.
    passed += isPost ? 1 : 0;
    try {
      return await fetchReally.apply(window, given);
    } finally {
      asked = isPost ? "outcome" : "verdict";
      if (isMet(isPost ? "after-response" : "after-look-up")) await forever;
    }
  };

  const named = (cabinet: string) => {
    if (cabinet !== "requests") return asked === "let-go" ? "let-go" : "";
    const name = asked === "let-go" ? "step" : asked;
    const next: Record<string, string> = { enqueue: "intent", recover: "intent", outcome: "let-go", verdict: "let-go" };
    asked = next[asked] ?? asked;
    return name;
  };
  const getReally = IDBObjectStore.prototype.get;
  const seen = new WeakSet<IDBTransaction>();
  const stuck = new WeakSet<IDBTransaction>();
  // The vault reads each record before it writes it, and tells by the first which step it is.
  IDBObjectStore.prototype.get = function (key) {
    const transaction = this.transaction;
    if (transaction.mode === "readwrite" && Array.isArray(key) && !seen.has(transaction)) {
      seen.add(transaction);
      const name = named(String(key[0]));
      if (name && isMet(`before-${name}`)) {
        transaction.oncomplete = null;
        stuck.add(transaction);
      }
      if (name && !stopped) {
        const done = transaction.oncomplete;
        transaction.oncomplete = function (event) {
          if (!isMet(`after-${name}`)) done?.call(this, event);
        };
      }
    }
    // A transaction that asks for nothing changes nothing.
    return stuck.has(transaction) ? ({} as IDBRequest) : getReally.call(this, key);
  };

  // The vault finds a record by a mark of its name; the row's name is heard here.
  const encodeReally = TextEncoder.prototype.encode;
  TextEncoder.prototype.encode = function (text) {
    const name = text?.match(/^requests\/(.+)/)?.[1];
    if (name) tell("row", name);
    return encodeReally.call(this, text);
  };
}
