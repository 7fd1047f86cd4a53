// A chat's two sides: Synapse, and the sandbox agency with its desk on it.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Agency } from "./agency.ts";
import type { Configuration } from "./portal.ts";
import { serveProgram } from "./programs.ts";

/** A chat, as the desk has it. */
export type Chat = {
  id: number;
  phase: "bot" | "queued" | "human" | "ended";
  agent: string | null;
  ended_by: string;
  context: Record<string, unknown> | null;
  rating: { score: number; comment: string } | null;
  /** The name of its room on the Matrix server. */
  room: string;
  messages: { event: string; sender: string; kind: string; body: string; uri?: string }[];
};

/** A real server with a desk on it. */
export class Desk {
  private constructor(
    readonly agency: Agency,
    private readonly synapse: ChildProcess,
    private readonly folder: string,
    /** The address of the Matrix server. */
    readonly matrix: string,
  ) {}

  /** Starts both on free ports. */
  static async start(): Promise<Desk> {
    const folder = await mkdtemp(join(tmpdir(), "frontdoor-synapse-"));
    const port = await freePort();
    const matrix = `http://127.0.0.1:${port}`;
    const agency = await Agency.start(undefined, matrix);
    const synapse = spawn(
      serveProgram,
      [
        ...["synapse", "--data", folder, "--port", String(port)],
        ...["--registration", agency.registration],
      ],
      { stdio: "ignore" },
    );
    const desk = new Desk(agency, synapse, folder, matrix);
    process.on("exit", () => desk.kill());
    const end = Date.now() + 90_000;
    while (!(await answers(`${matrix}/_matrix/client/versions`))) {
      if (Date.now() > end) {
        await desk.stop();
        throw new Error("Synapse does not answer");
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return desk;
  }

  /** Ends both. */
  async stop() {
    const ended = new Promise((resolve) => this.synapse.once("exit", resolve));
    this.kill();
    await ended;
    await this.agency.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** As Ctrl-C does: the program ends the server that it has started. */
  private kill() {
    this.synapse.kill("SIGINT");
  }

  /** Puts the city's chat into a portal's configuration. */
  readonly configure = (portal: Configuration) => {
    const city = portal.agencies.find(({ id }) => id === "city");
    if (!city) throw new Error("there is no agency city");
    city.chat = {
      kind: "matrix",
      base_url: this.matrix,
      server_name: "localhost",
      desk_url: `${this.agency.origin}/.well-known/matrix/client`,
      desk_user: "@desk:localhost",
    };
  };

  /** All chats, those that wait first. */
  async chats(): Promise<Chat[]> {
    return (await this.agency.call("GET", "/api/chats")).json();
  }

  /** The newest chat with all that was said. */
  async newest(): Promise<Chat> {
    const ids = (await this.chats()).map(({ id }) => id);
    if (ids.length === 0) throw new Error("there is no chat");
    return (await this.agency.call("GET", `/api/chats/${Math.max(...ids)}`)).json();
  }

  /** What an agent does. */
  async act(chat: Chat, action: "take" | "write" | "queue" | "end", agent = "", text = "") {
    const body = new URLSearchParams({ agent, text });
    await this.agency.call("POST", `/api/chats/${chat.id}/${action}`, body);
  }

  /** Opens or closes the desk. */
  async turn(position: "open" | "busy" | "closed" | "hours") {
    await this.agency.call("PUT", "/api/desk", JSON.stringify({ switch: position }));
  }

  /** Has the room encrypted, as somebody with another client could. */
  async encrypt({ room }: Chat) {
    const [, token = ""] = /as_token"?:\s*"?([^",\s]+)/.exec(await readFile(this.agency.registration, "utf8")) ?? [];
    const path = `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/state/m.room.encryption`;
    const answer = await fetch(`${this.matrix}${path}?user_id=${encodeURIComponent("@desk:localhost")}`, {
      method: "PUT",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ algorithm: "m.megolm.v1.aes-sha2" }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }

  /** Sends a file as the agent who has the chat. */
  async attach(chat: Chat, name: string, type: string, bytes: string) {
    const form = new FormData();
    form.append("file", new Blob([bytes], { type }), name);
    await this.agency.call("POST", `/chats/${chat.id}/file`, form);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === "string") throw new Error("there is no free port");
  return address.port;
}

