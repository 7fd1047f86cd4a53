// What both programs of this folder do before Form.io's engine sees a form.
import core from "@formio/core";
import lodash from "lodash";
import moment from "moment";

/** The object that holds the components: the document, or what it wraps. */
export const formWithin = (document) =>
  [document, document.form, document.schema].find((one) => Array.isArray(one?.components));

/** Gives scripts `_`, `moment` and `utils`, as Form.io's renderer and server do, or takes them away. */
export function giveLibraries(given) {
  Object.assign(globalThis, { _: lodash, moment, utils: core.Utils });
  if (!given) {
    delete globalThis._;
    delete globalThis.moment;
    delete globalThis.utils;
  }
}

/** Keeps scripts that throw, thousands of times, from the console and so from the answers. */
export function silence() {
  console.log = console.info = console.warn = console.error = () => {};
}
