// The line between the browser and the agency: a proxy that does wrong what it is told to, keeps connections
// or does not, and writes down what really came.
//
// It stands before the agency and not within it, so that other citizens reach the agency by another way, and
// so that what is counted is counted by neither of the two that are tested.

import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { type Answer, CAPTIVE, FAULTS, type Feed, LATE, type Reply } from "./faults.ts";

/** A new request as it came over the line. */
export type Arrival = {
  /** Which `fetch` of the page it belongs to, from 1. */
  attempt: number;
  /** Whether its connection had served before. */
  reused: boolean;
  /** Whether the agency has stored it by now. */
  stored: boolean;
};

const REQUESTS = /\/requests\.(json|xml)$/;

/** The line. */
export class Line {
  private fault = "none";
  private times = 0;
  private reuse = true;
  private feed: Feed = "readable";
  /** What is still on its way to the agency. */
  private readonly late = new Set<Promise<void>>();
  /** New requests, in the order of their coming. */
  readonly arrivals: Arrival[] = [];
  /** How often the page has begun to send one. */
  attempt = 0;
  /** Called when a new request has come whole. */
  onArrival: () => void | Promise<void> = () => {};

  private constructor(
    private readonly server: Server,
    private readonly agency: string,
    /** Where it listens. */
    readonly origin: string,
  ) {}

  /** Lays one to an agency. */
  static async lay(agency: string): Promise<Line> {
    const server = createServer({ keepAliveTimeout: 60_000 });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const line = new Line(server, agency, `http://127.0.0.1:${port}`);
    server.on("request", (request, response) => {
      line.carry(request, response).catch(() => response.destroy());
    });
    return line;
  }

  /** Cuts it. */
  async cut() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** What goes wrong from now on: the fault with the first so many new requests. */
  set(fault: string, times: number, reuse: boolean, feed: Feed) {
    Object.assign(this, { fault, times, reuse, feed, attempt: 0, onArrival: () => {} });
    this.arrivals.length = 0;
    this.server.closeAllConnections();
  }

  /** Waits until nothing is on its way to the agency any more. */
  async settled() {
    while (this.late.size > 0) await Promise.all(this.late);
  }

  private async carry(request: IncomingMessage, response: ServerResponse) {
    if (!this.reuse) response.setHeader("Connection", "close");
    const socket = request.socket as typeof request.socket & { served?: boolean };
    const reused = Boolean(socket.served);
    socket.served = true;
    const body = Buffer.concat(await request.toArray());
    const path = new URL(request.url ?? "/", this.origin).pathname;
    const isPost = request.method === "POST";
    if (path === "/captive") {
      return write(response, { status: 200, ...CAPTIVE });
    }
    if (isPost && REQUESTS.test(path)) return this.carryNew(request, response, body, reused);
    const answer = await this.pass(request, body);
    if (!REQUESTS.test(path) || this.feed === "readable") return write(response, answer);
    switch (this.feed) {
      case "forbidden":
        return write(response, { status: 403, type: "application/json", body: '[{"code":403}]' });
      case "captive":
        return write(response, { status: 200, ...CAPTIVE });
      case "dropped":
        return void response.destroy();
      case "without_texts":
        return write(response, { ...answer, body: withoutTexts(answer.body) });
    }
  }

  private async carryNew(request: IncomingMessage, response: ServerResponse, body: Buffer, reused: boolean) {
    const arrival: Arrival = { attempt: this.attempt, reused, stored: false };
    this.arrivals.push(arrival);
    const { stored, reply } = FAULTS[this.times-- > 0 ? this.fault : "none"]!;
    const store = async () => {
      const answer = await this.pass(request, body);
      arrival.stored = answer.status === 200;
      return answer;
    };
    const passing = stored === "before" ? this.note(store()) : undefined;
    await this.onArrival();
    if (stored === "after") this.note(pause(LATE).then(store));
    const answer = (await passing) ?? { status: 200, type: "application/json", body: "[]" };
    await send(response, answer, reply ? reply(answer) : { what: "answer" });
  }

  private note<T>(passing: Promise<T>): Promise<T> {
    const noted: Promise<void> = passing.then(() => {}, () => {}).finally(() => this.late.delete(noted));
    this.late.add(noted);
    return passing;
  }

  private async pass(request: IncomingMessage, body: Buffer): Promise<Answer> {
    const method = request.method ?? "GET";
    const type = request.headers["content-type"];
    const answer = await fetch(this.agency + request.url, {
      method,
      ...(type ? { headers: { "Content-Type": type } } : {}),
      ...(method === "POST" ? { body: new Uint8Array(body) } : {}),
    });
    const text = await answer.text();
    return { status: answer.status, type: answer.headers.get("content-type") ?? "", body: text };
  }
}

/** The list as agencies give it that publish no texts of citizens. */
function withoutTexts(list: string): string {
  const rows: Record<string, unknown>[] = JSON.parse(list);
  return JSON.stringify(rows.map(({ description: _, ...row }) => row));
}

function write(response: ServerResponse, answer: Answer, headers: Record<string, string> = {}) {
  response.writeHead(answer.status, head(answer, headers));
  response.end(answer.body);
}

function head(answer: Answer, headers: Record<string, string>) {
  const all: Record<string, string> = {
    "Content-Type": answer.type,
    "Access-Control-Allow-Origin": "*",
    "Cache-Control": "no-store",
    ...headers,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
}

async function send(response: ServerResponse, own: Answer, reply: Reply) {
  const socket = response.socket;
  switch (reply.what) {
    case "answer": {
      const { status = own.status, type = own.type, body = own.body, headers = {} } = reply;
      return write(response, { status, type, body }, headers);
    }
    case "drop":
      await pause(reply.after ?? 0);
      return void socket?.destroy();
    case "reset":
      return void socket?.resetAndDestroy();
    case "cut":
      response.writeHead(own.status, head(own, { "Content-Length": `${Buffer.byteLength(own.body)}` }));
      response.write(own.body.slice(0, own.body.length / 2));
      await pause(50);
      return void socket?.destroy();
    case "drip":
      response.writeHead(own.status, head(own, {}));
      for (const piece of own.body.match(/.{1,20}/gs) ?? []) {
        response.write(piece);
        await pause(40);
      }
      response.end();
  }
}
