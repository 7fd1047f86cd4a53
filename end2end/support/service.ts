// A program that answers on a port, for as long as a worker lives.

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";

const running = new Set<ChildProcess>();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));

/** A running program. */
export class Service {
  private constructor(
    private readonly child: ChildProcess,
    /** What the pattern found in the line that the program printed when it was ready. */
    readonly said: RegExpMatchArray,
  ) {}

  /** Starts a program and waits for the line that says that it is ready. */
  static async start(
    program: string,
    programArguments: string[],
    ready: RegExp,
  ): Promise<Service> {
    if (!existsSync(program)) {
      throw new Error(`${program} is missing; see end2end/README.md for what makes it`);
    }
    const child = spawn(program, programArguments, { stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    return new Promise((resolve, reject) => {
      let output = "";
      const fail = (reason: string) => {
        child.kill("SIGKILL");
        reject(new Error(`${program} ${programArguments.join(" ")}: ${reason}\n${output}`));
      };
      const timeout = setTimeout(() => fail("is not ready after 20 s"), 20_000);
      child.on("error", (error) => fail(error.message));
      child.on("exit", (code) => {
        running.delete(child);
        fail(`ended with ${code}`);
      });
      const read = (piece: Buffer) => {
        output += piece.toString();
        const said = output.match(ready);
        if (said) {
          clearTimeout(timeout);
          resolve(new Service(child, said));
        }
      };
      child.stdout.on("data", read);
      child.stderr.on("data", read);
    });
  }

  /** Ends it. */
  async stop() {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGKILL");
    await ended;
  }
}
