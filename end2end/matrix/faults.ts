// What may go wrong with a new request on its way: what the agency has stored by then, and what comes back.

/** The answer that the agency itself gave. */
export type Answer = { status: number; type: string; body: string };

/** What comes back over the line. */
export type Reply =
  | { what: "answer"; status?: number; type?: string; headers?: Record<string, string>; body?: string }
  /** All of it is announced, half of it comes, and the connection closes. */
  | { what: "cut" }
  /** Byte by byte. */
  | { what: "drip" }
  /** The connection closes without a byte, after some milliseconds. */
  | { what: "drop"; after?: number }
  /** The connection is torn down. */
  | { what: "reset" };

/** One thing that may go wrong. */
export type Fault = {
  /** Whether the request reaches the agency before the answer, after it, or never. */
  stored: "before" | "after" | "never";
  /** Without one, the agency's own answer comes back as it is. */
  reply?: (answer: Answer) => Reply;
  /** The agency answers with a token. */
  token?: true;
};

const PAGE = "<!DOCTYPE html><html lang=en><title>Wi-Fi</title><p>Please sign in.</p></html>";
const json = "application/json; charset=utf-8";

const failure = (code: number, description: string, headers: Record<string, string> = {}) => (): Reply => ({
  what: "answer",
  status: code,
  type: json,
  headers,
  body: JSON.stringify([{ code, description }]),
});
const answer = (given: Omit<Reply & { what: "answer" }, "what">) => (): Reply => ({ what: "answer", ...given });
const half = (text: string) => text.slice(0, text.length / 2);

/** How much later a request is stored that arrives late, in milliseconds. */
export const LATE = 400;

/** All of them, by name. */
export const FAULTS: Record<string, Fault> = {
  none: { stored: "before" },
  drop_before_store: { stored: "never", reply: () => ({ what: "drop" }) },
  drop_after_store: { stored: "before", reply: () => ({ what: "drop" }) },
  late_store: { stored: "after", reply: () => ({ what: "drop" }) },
  reset_after_store: { stored: "before", reply: () => ({ what: "reset" }) },
  silence_before_store: { stored: "never", reply: () => ({ what: "drop", after: 1_200 }) },
  silence_after_store: { stored: "before", reply: () => ({ what: "drop", after: 1_200 }) },
  error_500_before_store: { stored: "never", reply: failure(500, "It failed.") },
  error_500_after_store: { stored: "before", reply: failure(500, "It failed.") },
  error_408_after_store: { stored: "before", reply: failure(408, "It took too long.") },
  error_503_retry_after: { stored: "never", reply: failure(503, "Come back.", { "Retry-After": "1" }) },
  too_many_requests: { stored: "never", reply: failure(429, "Too many.", { "Retry-After": "1" }) },
  refused: { stored: "never", reply: failure(400, "The address lies outside the area.") },
  duplicate: { stored: "never", reply: failure(400, "Invalid service request: base is a duplicate.") },
  not_found: { stored: "never", reply: answer({ status: 404, type: "text/plain", body: "Not found.\n" }) },
  captive_page: { stored: "never", reply: answer({ type: "text/html", body: PAGE }) },
  redirect: { stored: "never", reply: answer({ status: 302, headers: { Location: "/captive" }, body: "" }) },
  wrong_type: { stored: "before", reply: ({ body }) => ({ what: "answer", type: "text/plain", body }) },
  cut_json: { stored: "before", reply: ({ body }) => ({ what: "answer", body: half(body) }) },
  cut_xml: {
    stored: "before",
    reply: answer({ type: "text/xml", body: '<?xml version="1.0"?><service_requests><request><service_req' }),
  },
  cut_connection: { stored: "before", reply: () => ({ what: "cut" }) },
  slow_drip: { stored: "before", reply: () => ({ what: "drip" }) },
  empty_list: { stored: "before", reply: answer({ body: "[]" }) },
  unreadable_origin: { stored: "before", reply: answer({ headers: { "Access-Control-Allow-Origin": "" } }) },
  token: { stored: "before", token: true },
};

/** How the list of requests may be unreadable. */
export const FEEDS = ["readable", "forbidden", "captive", "dropped", "without_texts"] as const;

/** How the list of requests is. */
export type Feed = (typeof FEEDS)[number];

/** The page of a network that wants a sign-in first. */
export const CAPTIVE = { type: "text/html", body: PAGE };
