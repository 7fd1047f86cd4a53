// A browser with a profile on the disk that can be killed as a whole, like one whose battery dies.

import { type ChildProcess, spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Browser, type Page, chromium as browsers } from "@playwright/test";
import { chromium } from "../support/programs.ts";

/** One that runs. */
export class OwnBrowser {
  private constructor(
    private readonly child: ChildProcess,
    private readonly browser: Browser,
    readonly page: Page,
  ) {}

  /** Starts one with a profile. */
  static async start(profile: string): Promise<OwnBrowser> {
    const port = join(profile, "DevToolsActivePort");
    await rm(port, { force: true });
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--lang=en-US"];
    const own = [`--user-data-dir=${profile}`, "--remote-debugging-port=0", "about:blank"];
    // In a process group of its own, so that all of it is killed at once, and nothing else.
    const child = spawn(chromium, [...flags, ...own], { detached: true, stdio: "ignore" });
    const [number] = (await written(port)).split("\n");
    const browser = await browsers.connectOverCDP(`http://127.0.0.1:${number}`);
    const [context] = browser.contexts();
    if (!context) throw new Error("the browser has no profile");
    return new OwnBrowser(child, browser, context.pages()[0] ?? (await context.newPage()));
  }

  /** Kills it, and says when. */
  async kill(): Promise<number> {
    const { child, browser } = this;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    const now = Date.now();
    if (child.pid) process.kill(-child.pid, "SIGKILL");
    await ended;
    await browser.close().catch(() => {});
    return now;
  }
}

async function written(file: string): Promise<string> {
  for (let tries = 0; tries < 300; tries += 1) {
    const text = await readFile(file, "utf8").catch(() => "");
    if (text.includes("\n")) return text;
    await pause(100);
  }
  throw new Error(`the browser does not write ${file}`);
}
