// The portal's own words, from its locale files: what a test looks for is what the portal says.

import { readFileSync } from "node:fs";
import { inRepository } from "./programs.ts";
import type english from "../../src/i18n/locales/en.json";

/** The name of a text. */
export type Key = keyof typeof english;

/** Says a text in one language. */
export type Say = (key: Key, values?: Record<string, string | number>) => string;

/** A language's texts. Plurals are chosen by `count`. */
export function wordsOf(language: "en" | "es" | "ar"): Say {
  const path = inRepository(`src/i18n/locales/${language}.json`);
  const texts: Record<string, string | Record<string, string>> = JSON.parse(
    readFileSync(path, "utf8"),
  );
  const plural = new Intl.PluralRules(language);
  return (key, values = {}) => {
    const text = texts[key];
    const chosen =
      typeof text === "object"
        ? (text[plural.select(Number(values.count))] ?? text.other)
        : text;
    if (chosen === undefined) throw new Error(`${language} has no ${key}`);
    return chosen.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  };
}

/** English, the language of all tests that do not say otherwise. */
export const say = wordsOf("en");
