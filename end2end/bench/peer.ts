// Form.io's own renderer on a page of its own, as its documentation embeds it: the renderer without the
// builder, its style and Bootstrap's, compressed as well as ours. It needs `eval`, so there is no policy.

import { readFileSync } from "node:fs";
import { type Server, createServer } from "node:http";
import { brotliCompressSync, constants } from "node:zlib";
import { inRepository } from "../support/programs.ts";

const PACKAGES = inRepository("end2end/bench/node_modules");

/** What the peer's page loads. */
export const PEER_FILES: Record<string, { file: string; type: string }> = {
  "/formio.js": { file: `${PACKAGES}/@formio/js/dist/formio.form.min.js`, type: "text/javascript" },
  "/formio.css": { file: `${PACKAGES}/@formio/js/dist/formio.form.min.css`, type: "text/css" },
  "/bootstrap.css": { file: `${PACKAGES}/bootstrap/dist/css/bootstrap.min.css`, type: "text/css" },
};

/**
 * The publisher's own types as the closest of Form.io's that is cheapest to draw: it draws an error in
 * the place of types that it does not know.
 */
const ALIASES: Record<string, string[]> = {
  radio: ["radiopanel"],
  fieldset: ["navSkjemagruppe"],
  checkbox: ["navCheckbox"],
  content: ["alertstripe"],
  container: ["row", "sender", "identity", "navAddress", "addressValidity"],
  number: ["year"],
  textfield: [
    ...["navDatepicker", "monthPicker", "fnrfield", "orgNr", "bankAccount", "iban", "firstName"],
    ...["surname", "landvelger", "valutavelger", "navSelect", "attachment"],
  ],
};

/**
 * `?form=ADDRESS&data=PATH`: answers are put in when the form is there. `?page=N` turns to that page, from
 * 0. With `?wait` nothing is fetched or drawn before the button is clicked.
 */
const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Form.io</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/bootstrap.css"><link rel="stylesheet" href="/formio.css">
<script src="/formio.js" defer></script></head>
<body><main class="container" id="form"></main>
<script type="module">
const asked = new URLSearchParams(location.search);
for (const [type, names] of Object.entries(${JSON.stringify(ALIASES)})) {
  for (const name of names) Formio.Components.addComponent(name, Formio.Components.components[type]);
}
const open = async () => {
  const form = await Formio.createForm(document.getElementById("form"), asked.get("form"));
  await form.ready;
  if (asked.has("page")) await form.setPage(Number(asked.get("page")));
  if (asked.has("data")) {
    await form.setSubmission({ data: await (await fetch(asked.get("data"))).json() });
    await form.submissionReady;
  }
  window.form = form;
  window.isReady = true;
};
if (asked.has("wait")) {
  const button = Object.assign(document.createElement("button"), { id: "open", textContent: "Form" });
  button.addEventListener("click", open, { once: true });
  document.body.prepend(button);
} else {
  await open();
}
</script></body></html>`;

/** A field, and nothing that happens when it is typed into: what the browser itself takes. */
const FLOOR = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Floor</title></head>
<body><main id="form"><label>Field <input type="text"></label></main></body></html>`;

/** A page whose button puts a field on it: what a click costs the browser itself. */
const BUTTON = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Floor</title></head>
<body><main><button id="open">Form</button><div id="form"></div></main><script>
document.getElementById("open").addEventListener("click", () => {
  document.getElementById("form").innerHTML = '<label>Field <input type="text"></label>';
});
</script></body></html>`;

/** A server for it. */
export class Peer {
  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  /** Serves it with files of JSON, by their paths: forms too, compressed as web servers do. */
  static async start(documents: Record<string, unknown>): Promise<Peer> {
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
    const served = new Map<string, { type: string; body: Buffer }>();
    const serve = (path: string, type: string, body: string | Buffer) =>
      served.set(path, { type, body: brotliCompressSync(body, quality) });
    serve("/", "text/html; charset=utf-8", PAGE);
    serve("/floor", "text/html; charset=utf-8", FLOOR);
    serve("/button", "text/html; charset=utf-8", BUTTON);
    for (const [path, { file, type }] of Object.entries(PEER_FILES)) serve(path, type, readFileSync(file));
    for (const [path, data] of Object.entries(documents)) serve(path, "application/json", JSON.stringify(data));
    const server = createServer((request, response) => {
      const found = served.get(new URL(request.url ?? "/", "http://peer").pathname);
      if (!found) return void response.writeHead(404).end();
      response.writeHead(200, { "content-type": found.type, "content-encoding": "br", "cache-control": "no-cache", "access-control-allow-origin": "*" });
      response.end(found.body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (!address || typeof address === "string") throw new Error("no port");
    return new Peer(server, `http://127.0.0.1:${address.port}`);
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
