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

/** What a sync tells, as far as it is looked at here. */
type Synced = {
  rooms?: {
    join?: Record<string, { ephemeral?: { events: { type: string; content: Record<string, any> }[] } }>;
  };
};

/** A real server with a desk on it. */
export class Desk {
  /** How often an agent has looked at what is no message. */
  private looks = 0;

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
    const content = { algorithm: "m.megolm.v1.aes-sha2" };
    await this.as("desk", "PUT", `/client/v3/rooms/${encodeURIComponent(room)}/state/m.room.encryption`, content);
  }

  /** An agent begins to type, or stops. */
  async type({ room }: Chat, agent: string, typing: boolean) {
    const path = `/client/v3/rooms/${encodeURIComponent(room)}/typing/${encodeURIComponent(`@${agent}:localhost`)}`;
    await this.as(agent, "PUT", path, { typing, timeout: 30_000 });
  }

  /** An agent has read everything up to an event. */
  async read({ room }: Chat, agent: string, event: string) {
    const path = `/client/v3/rooms/${encodeURIComponent(room)}/receipt/m.read/${encodeURIComponent(event)}`;
    await this.as(agent, "POST", path, {});
  }

  /** What an agent sees of the citizen that is no message: whether they type, and the last event that they read. */
  async seenBy(agent: string, { room }: Chat): Promise<{ types: boolean; read: string | undefined }> {
    // Synapse gives the same answer to the same question for minutes.
    this.looks += 1;
    const filter = JSON.stringify({ room: { timeline: { limit: this.looks } } });
    const answer = await this.as(agent, "GET", `/client/v3/sync?timeout=0&filter=${encodeURIComponent(filter)}`);
    const { rooms } = (await answer.json()) as Synced;
    const events = rooms?.join?.[room]?.ephemeral?.events ?? [];
    const isCitizen = (user: string) => !/^@(desk|agent)/.test(user);
    const typing = events.find(({ type }) => type === "m.typing")?.content.user_ids ?? [];
    const receipts = events.find(({ type }) => type === "m.receipt")?.content ?? {};
    const read = Object.entries(receipts).find(([, kinds]) => Object.keys(kinds["m.read"] ?? {}).some(isCitizen));
    return { types: (typing as string[]).some(isCitizen), read: read?.[0] };
  }

  /** The bytes of a file, by its `mxc:` address. */
  async file(uri: string): Promise<Buffer> {
    const answer = await this.as("desk", "GET", `/client/v1/media/download/${uri.slice("mxc://".length)}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  /** Calls the Matrix server as one of the desk's accounts, as another client of theirs would. */
  private async as(user: string, method: string, path: string, body?: object): Promise<Response> {
    const [, token = ""] = /as_token"?:\s*"?([^",\s]+)/.exec(await readFile(this.agency.registration, "utf8")) ?? [];
    const url = new URL(`${this.matrix}/_matrix${path}`);
    url.searchParams.set("user_id", `@${user}:localhost`);
    const answer = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: body ? JSON.stringify(body) : null,
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
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

