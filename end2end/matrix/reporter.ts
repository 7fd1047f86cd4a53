// The report of the matrix: how many runs and crashes, what was lost, doubled, asked.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import type { Killed } from "./killed.ts";
import type { Outcome } from "./run.ts";

const folder = join(import.meta.dirname, "results");

/** Collects what the runs note of themselves. */
export default class MatrixReporter implements Reporter {
  private readonly runs: Outcome[] = [];
  private readonly kills: Killed[] = [];

  onTestEnd(_: TestCase, { annotations }: TestResult) {
    for (const { type, description = "" } of annotations) {
      if (type === "run") this.runs.push(JSON.parse(description));
      if (type === "kills") this.kills.push(...JSON.parse(description));
    }
  }

  /** A long run that is broken off has its results all the same: they are written as they come. */
  onTestBegin() {
    this.write();
  }

  onEnd() {
    if (this.runs.length + this.kills.length === 0) return;
    this.write();
    if (this.runs.length > 0) console.log(`\n${this.table()}`);
    for (const what of ["tab", "browser"] as const) {
      const kills = this.kills.filter((kill) => kill.what === what);
      if (kills.length === 0) continue;
      const count = (is: (kill: Killed) => boolean) => kills.filter(is).length;
      const worst = Math.max(...kills.map((kill) => kill.behind));
      console.log(
        `${kills.length} ${what} kills: ${count((kill) => kill.behind > 1_000)} lost more than a second of typing ` +
          `(at most ${Math.round(worst)} ms), ${count((kill) => kill.photoLost)} lost a photo`,
      );
    }
    console.log(`All of it: ${folder}`);
  }

  private write() {
    mkdirSync(folder, { recursive: true });
    const text = (all: unknown[]) => `[\n${all.map((one) => JSON.stringify(one)).join(",\n")}\n]\n`;
    if (this.runs.length > 0) writeFileSync(join(folder, "runs.json"), text(this.runs));
    if (this.kills.length > 0) writeFileSync(join(folder, "kills.json"), text(this.kills));
  }

  private table(): string {
    const { runs } = this;
    const count = (is: (run: Outcome) => boolean) => runs.filter(is).length;
    const sum = (of: (run: Outcome) => number) => runs.reduce((all, run) => all + of(run), 0);
    const byBrowser = runs.filter((run) => run.doubledByBrowser > 0);
    const readable = byBrowser.filter((run) => run.feed === "readable");
    const lines: [string, number | string][] = [
      ["runs", runs.length],
      ["crashes", sum((run) => run.crashes.length)],
      ["killed twice or more", count((run) => run.crashes.length > 1)],
      ["lost", count((run) => run.lost !== "")],
      ["doubled by sending again", count((run) => run.doubled > 0)],
      ["sent again, proven absent", count((run) => run.attempts > 1)],
      ["doubled by the browser", byBrowser.length],
      ["  feed readable, shown as one", `${readable.filter((run) => run.shown).length} of ${readable.length}`],
      ["asked", count((run) => run.end === "ask")],
    ];
    return lines.map(([what, value]) => `${what.padEnd(32)}${value}`).join("\n");
  }
}
