// The sandbox agency: a real server, and its staff port.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { agencyProgram, inRepository } from "./programs.ts";
import { Service } from "./service.ts";

/** The two agencies of the sandbox that speak Open311. */
export type Slug = "city" | "transit";

/** What can be made to misbehave: those, and the Form.io server. */
export type Server = Slug | "formio";

/** What to do wrong; see `end2end/agency/src/misbehave.rs`. */
export type Rule = {
  on: "post" | "services" | "definition" | "request" | "token" | "discovery" | "all";
  kind: string;
  ms?: number;
  times?: number;
};

/** How an agency behaves for good; see `end2end/agency/src/mode.rs`. */
export type Mode = {
  formats?: "both" | "xml" | "json";
  answers?: "normal" | "token_only";
  token_delay_ms?: number;
};

/** A row of the agency's database with all that belongs to it. */
export type StoredRequest = {
  jurisdiction: Slug;
  service_request_id: string;
  token: string | null;
  service_code: string;
  status: "open" | "closed";
  status_notes: string;
  lat: string;
  long: string;
  address_string: string;
  email: string;
  first_name: string;
  last_name: string;
  phone: string;
  description: string;
  attributes: { code: string; value: string }[];
  notes: { type: string; summary: string }[];
  photo_files: { position: number; content_type: string; file_name: string }[];
};

/** A submission of a form, as the Form.io server stores it. */
export type StoredSubmission = {
  _id: string;
  form: string;
  data: Record<string, unknown>;
  metadata: Record<string, unknown>;
  state: string;
};

/** A sandbox with a database of its own. */
export class Agency {
  private constructor(
    private readonly service: Service,
    private readonly folder: string,
    /** Origin of the public API. */
    readonly origin: string,
    private readonly staff: string,
  ) {}

  /** Starts one on free ports, with the forms of a folder, and a desk on a Matrix server where there is one. */
  static async start(
    forms = inRepository("end2end/agency/data/formio"),
    matrix?: string,
  ): Promise<Agency> {
    const folder = await mkdtemp(join(tmpdir(), "frontdoor-agency-"));
    const any = "127.0.0.1:0";
    const service = await Service.start(
      agencyProgram,
      [
        ...["--data", folder, "--listen", any, "--staff-listen", any],
        ...["--recordings", inRepository("end2end/agency/recordings")],
        ...["--forms", forms],
        ...["--formio", inRepository("end2end/formio")],
        ...(matrix ? ["--matrix", matrix] : []),
      ],
      /listens on (http:\S+) \(staff: (http:[^\s)]+)\)/,
    );
    const [, origin = "", staff = ""] = service.said;
    return new Agency(service, folder, origin, staff);
  }

  /** The file that registers its desk with the Matrix server. */
  get registration(): string {
    return join(this.folder, "desk.yaml");
  }

  /** Ends it, and its database. */
  async stop() {
    await this.service.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Forgets every request, and ends every misbehaviour and mode. */
  async reset() {
    await this.call("POST", "/api/reset");
  }

  /** Has an agency misbehave until told otherwise. */
  async misbehave(slug: Server, ...rules: Rule[]) {
    await this.call("PUT", `/api/misbehave/${slug}`, JSON.stringify(rules));
  }

  /** Ends an agency's misbehaviour. */
  async behave(slug: Server) {
    await this.call("DELETE", `/api/misbehave/${slug}`);
  }

  /** Has an agency behave in a certain way for good. */
  async mode(slug: Slug, mode: Mode) {
    await this.call("PUT", `/api/mode/${slug}`, JSON.stringify(mode));
  }

  /** Every stored request, newest first. */
  async stored(): Promise<StoredRequest[]> {
    return (await this.call("GET", "/api/requests")).json();
  }

  /** The only stored request; fails where there are none or several. */
  async onlyStored(): Promise<StoredRequest> {
    const [row, ...others] = await this.stored();
    if (!row || others.length > 0) throw new Error(`${others.length + (row ? 1 : 0)} requests`);
    return row;
  }

  /** A stored submission, by the reference that the citizen got. */
  async submission(reference: string): Promise<StoredSubmission> {
    return (await this.call("GET", `/api/submissions/${encodeURIComponent(reference)}`)).json();
  }

  /** Every stored submission, newest first. */
  async submissions(): Promise<StoredSubmission[]> {
    return (await this.call("GET", "/api/submissions")).json();
  }

  /** The bytes of a stored photo; positions count from 1. */
  async photo(row: StoredRequest, position: number): Promise<Buffer> {
    const path = `${this.path(row)}/photos/${position}`;
    return Buffer.from(await (await this.call("GET", path)).arrayBuffer());
  }

  /** What staff do to a request. */
  async act(
    row: StoredRequest,
    action: "acknowledge" | "note" | "close" | "reopen",
    text = "",
  ) {
    await this.call("POST", `${this.path(row)}/${action}`, new URLSearchParams({ text }));
  }

  /** Files a request as another client would, without the portal. Gives the stored row. */
  async file(slug: Slug, fields: Record<string, string>): Promise<StoredRequest> {
    const body = new URLSearchParams({ api_key: `sandbox-${slug}`, ...fields });
    const url = `${this.origin}/${slug}/open311/v2/requests.json`;
    const response = await fetch(url, { method: "POST", body });
    if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
    const [row] = await this.stored();
    if (!row) throw new Error("nothing is stored");
    return row;
  }

  private path(row: StoredRequest) {
    const reference = encodeURIComponent(row.service_request_id);
    return `/api/requests/${row.jurisdiction}/${reference}`;
  }

  /** Calls the staff port. */
  async call(method: string, path: string, body?: string | URLSearchParams | FormData) {
    const response = await fetch(this.staff + path, { method, body: body ?? null });
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    }
    return response;
  }
}
