// The whole pages of the library: states that journeys and screenshots go through too (`states.ts`,
// `chat_states.ts`), under the names that designers know them by.

import type { Listed } from "./library.ts";

/** A page of the library. */
export type PageOfLibrary = Listed & {
  /** The name of the state in `states.ts` or `chat_states.ts`. */
  state: string;
};

const page = (name: string, title: string, state = name): PageOfLibrary => ({
  name,
  title,
  state,
  file: `pages/${name}.html`,
});

/** Those of `states.ts`. */
export const PAGES: PageOfLibrary[] = [
  page("home", "Home"),
  page("services", "List of services"),
  page("services-waiting", "List of services, waiting"),
  page("services-nothing-found", "List of services, nothing found"),
  page("service", "About a service"),
  page("form", "Form", "form-choice-with-notice"),
  page("form-errors", "Form with errors", "form-contact-error"),
  page("form-date-error", "Form with an error in a date"),
  page("form-parts", "Form of several parts", "parts"),
  page("check", "Check your answers"),
  page("check-errors", "Check your answers, with errors", "check-incomplete"),
  page("confirmation", "Confirmation"),
  page("not-certain", "Sent, but not certain to have arrived", "cannot-tell"),
  page("request", "Request"),
  page("request-closed", "Request, closed"),
  page("requests-empty", "My requests, none yet", "my-requests-empty"),
  page("track-error", "Track a request, with an error"),
  page("settings", "Settings and privacy"),
  page("offline", "Offline"),
  page("agency-unreachable", "One agency cannot be reached"),
  page("agency-failed", "One agency has failed"),
  page("not-found", "Page not found"),
];

/** Those of `chat_states.ts`. */
export const CHAT_PAGES: PageOfLibrary[] = [
  page("chat-closed", "Chat, closed, with a problem", "closed, with a problem"),
  page("chat-before", "Chat, before it begins", "busy, before"),
  page("chat", "Chat", "person, with a link and a file"),
  page("chat-offline", "Chat, offline", "without a network"),
  page("chat-ended", "Chat, ended", "ended, to be rated"),
];
