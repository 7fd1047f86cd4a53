// A web host that moves from one version of the portal to another, and on which things go wrong.

import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { Portal } from "./portal.ts";
import type { Version } from "./versions.ts";

/** What goes wrong with a file. */
export type Fault =
  /** The host is overloaded. */
  | "unavailable"
  /** One byte is another one. */
  | "changed"
  /** The connection ends in the middle. */
  | "broken"
  /** The end is missing, and the length agrees. */
  | "short"
  /** The file comes late. */
  | "slow"
  /** The file never comes. */
  | "silent"
  /** The page comes in its place, as hosts do that know no missing file. */
  | "page";

/** Serves versions with the headers of the real server. */
export class Host {
  /** What is wrong with a path at the moment. */
  fault: (path: string) => Fault | undefined = () => undefined;
  /** Which version a path is of, if not that of all others. */
  stray: (path: string) => Version | undefined = () => undefined;
  /** What is served in the place of a path, whatever the version. */
  readonly instead = new Map<string, Buffer>();
  /** The paths that were asked for, since this was last emptied. */
  asked: string[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly portals = new Map<Version, Portal>();
  private port = 0;

  private constructor(
    private readonly server: Server,
    private readonly agencyOrigin: string,
    private version: Version,
  ) {}

  /** Starts with a version. */
  static async start(agencyOrigin: string, version: Version): Promise<Host> {
    const server = createServer();
    const host = new Host(server, agencyOrigin, version);
    server.on("request", (from, to) => host.answer(from, to));
    server.on("connection", (socket) => {
      host.sockets.add(socket);
      socket.on("close", () => host.sockets.delete(socket));
    });
    await host.serve(version);
    await host.up();
    return host;
  }

  /** Without a slash at its end. */
  get origin() {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Deploys a version. */
  async serve(version: Version) {
    await this.portalOf(version);
    this.version = version;
  }

  /** The server of a version, for its configuration. */
  async portalOf(version: Version): Promise<Portal> {
    const known = this.portals.get(version);
    if (known) return known;
    const portal = await Portal.start(this.agencyOrigin, version.folder);
    this.portals.set(version, portal);
    return portal;
  }

  /** Comes back, at the same address. */
  async up() {
    await new Promise<void>((resolve) => this.server.listen(this.port, "127.0.0.1", resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Goes away: connections are refused. */
  async down() {
    this.sockets.forEach((socket) => socket.destroy());
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Ends it. */
  async stop() {
    if (this.server.listening) await this.down();
    for (const portal of this.portals.values()) await portal.stop();
  }

  private async answer(from: IncomingMessage, to: ServerResponse) {
    const path = from.url ?? "/";
    this.asked.push(path);
    const fault = this.fault(path);
    if (fault === "silent") return;
    if (fault === "unavailable") return void to.writeHead(503).end("Try again later.\n");
    const other = this.instead.get(path);
    if (other) return void to.writeHead(200, { "content-type": "text/javascript" }).end(other);
    const version = this.stray(path) ?? this.version;
    const portal = await this.portalOf(version);
    const headers = { ...from.headers };
    // Faults are put into files as they are, and into whole ones.
    delete headers["accept-encoding"];
    if (fault) delete headers["if-none-match"];
    const source = fault === "page" ? "/" : path;
    const forward = request(portal.origin + source, { method: from.method, headers }, (found) => {
      const pieces: Buffer[] = [];
      found.on("data", (piece) => pieces.push(piece));
      found.on("end", () => send(to, found, Buffer.concat(pieces), fault));
    });
    forward.on("error", () => to.destroy());
    from.pipe(forward);
  }
}

function send(to: ServerResponse, found: IncomingMessage, body: Buffer, fault?: Fault) {
  const headers = { ...found.headers };
  const middle = body.length >> 1;
  if (fault === "changed" && body.length) body[middle]! ^= 1;
  if (fault === "short") body = body.subarray(0, middle);
  if (found.statusCode !== 304) headers["content-length"] = String(body.length);
  to.writeHead(found.statusCode ?? 500, headers);
  if (fault === "broken") {
    to.write(body.subarray(0, middle));
    setTimeout(() => to.destroy(), 20);
  } else if (fault === "slow") {
    to.write(body.subarray(0, middle));
    setTimeout(() => to.end(body.subarray(middle)), 700);
  } else {
    to.end(body);
  }
}
