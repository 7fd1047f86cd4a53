// What no page may ever do, watched over every test: break the content security policy or Trusted
// Types, fail unseen, talk to anybody whom the configuration does not name, or set a cookie.

import { type BrowserContext, type Request, expect } from "@playwright/test";
import type { Portal } from "./portal.ts";

/** How the violations that the page itself notices reach the console. */
const VIOLATION = "Policy violation:";

/** Watches browser contexts. */
export class Guard {
  private readonly contexts: BrowserContext[] = [];
  private readonly faults: string[] = [];
  private readonly allowed: RegExp[] = [];
  private readonly requests: Request[] = [];

  constructor(private readonly portal: Portal) {}

  /** Watches all pages of a context from now on. */
  async watch(context: BrowserContext) {
    this.contexts.push(context);
    await context.addInitScript((prefix) => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(prefix, event.violatedDirective, event.blockedURI, event.sample);
      });
    }, VIOLATION);
    context.on("console", (message) => {
      if (message.type() === "error") this.faults.push(`console: ${message.text()}`);
    });
    context.on("weberror", (error) => this.faults.push(`uncaught: ${error.error().message}`));
    context.on("request", (request) => {
      this.requests.push(request);
      if (!this.portal.allows(request.url())) this.faults.push(`foreign: ${request.url()}`);
    });
  }

  /** Expects errors in the console that the test itself brings about. Violations stay faults. */
  allow(...patterns: RegExp[]) {
    this.allowed.push(...patterns);
  }

  /** The requests that were sent to an agency to file something. */
  posts(): Request[] {
    return this.requests.filter((request) => request.method() === "POST");
  }

  /** Fails where anything was seen that must not be. */
  async check() {
    const isExpected = (fault: string) =>
      !fault.includes(VIOLATION) && this.allowed.some((pattern) => pattern.test(fault));
    expect(this.faults.filter((fault) => !isExpected(fault))).toEqual([]);
    for (const context of this.contexts) expect(await context.cookies()).toEqual([]);
  }

  /** Closes all contexts but the test's own, which Playwright closes. */
  async closeOthers(own: BrowserContext) {
    for (const context of this.contexts) if (context !== own) await context.close();
  }
}

/**
 * The errors that Chromium itself writes when an answer does not come, or with a bad status, and the
 * one that the splitter's script writes when a Wasm does not.
 */
export const failedRequest =
  /console: (Failed to load resource|Access to fetch at|TypeError: Failed to fetch)/;
