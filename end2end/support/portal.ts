// The portal as it is deployed: the release build behind a static server with the real headers,
// and a configuration that names the sandbox agency.

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dist, inRepository, serveProgram } from "./programs.ts";
import { Service } from "./service.ts";

/** `portal.json`, as far as tests change it. */
export type Configuration = {
  agencies: {
    id: string;
    name: Record<string, string>;
    adapter: Record<string, unknown> & { base_url: string };
    contact?: { kind: string; value: string }[];
    chat?: { base_url: string; desk_url?: string; [key: string]: unknown };
  }[];
  [key: string]: unknown;
};

/** A static server for the built site. */
export class Portal {
  private constructor(
    private readonly service: Service,
    private readonly folder: string,
    private readonly agencyOrigin: string,
    /** Without a slash at its end. */
    readonly origin: string,
    /** The origins that the configuration in force names, besides the portal's own. */
    private origins: string[],
  ) {}

  /** Serves a built site, with a configuration that names this agency. */
  static async start(agencyOrigin: string, site = dist): Promise<Portal> {
    const folder = await mkdtemp(join(tmpdir(), "frontdoor-portal-"));
    const file = join(folder, "portal.json");
    await writeFile(file, "{}");
    const service = await Service.start(
      serveProgram,
      ["serve", site, "--listen", "127.0.0.1:0", "--portal-json", file],
      /Serving at (http:\S+)\//,
    );
    const portal = new Portal(service, folder, agencyOrigin, service.said[1] ?? "", []);
    await portal.configure();
    return portal;
  }

  /** Ends it. */
  async stop() {
    await this.service.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Puts the repository's own configuration in force, with changes. */
  async configure(change: (portal: Configuration) => void = () => {}) {
    const text = await readFile(inRepository("public/portal.json"), "utf8");
    const portal: Configuration = JSON.parse(text);
    for (const agency of portal.agencies) {
      const path = new URL(agency.adapter.base_url).pathname;
      agency.adapter.base_url = this.agencyOrigin + path;
      // Those who chat start a server for it.
      delete agency.chat;
    }
    change(portal);
    const addresses = portal.agencies.flatMap(({ adapter, chat }) => [
      adapter.base_url,
      ...(chat ? [chat.base_url, chat.desk_url ?? chat.base_url] : []),
    ]);
    this.origins = addresses.map((address) => new URL(address).origin);
    await this.configureText(JSON.stringify(portal, null, 2));
  }

  /** Puts any text in the place of the configuration. */
  async configureText(text: string) {
    await writeFile(join(this.folder, "portal.json"), text);
  }

  /** Whether the configuration allows a request to this address. */
  allows(url: string): boolean {
    if (/^(data|blob|about):/.test(url)) return true;
    return [this.origin, ...this.origins].includes(new URL(url).origin);
  }
}

/** An origin at which nobody listens. */
export async function closedOrigin(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === "string") throw new Error("there is no free port");
  return `http://127.0.0.1:${address.port}`;
}

/** Changes the settings of one agency's adapter. */
export function adapter(id: string, settings: Record<string, unknown>) {
  return (portal: Configuration) => {
    const agency = portal.agencies.find((agency) => agency.id === id);
    if (!agency) throw new Error(`there is no agency ${id}`);
    Object.assign(agency.adapter, settings);
  };
}
