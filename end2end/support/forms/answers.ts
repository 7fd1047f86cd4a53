// What a citizen answers: chosen from the publisher's definition so that it satisfies its rules, and
// different for every question, so that no answer can stand in the place of another.

import type { Component } from "./definition.ts";
import { fodselsnummer, iban, kontonummer, organisasjonsnummer } from "./identity.ts";

/** Text for one field, and what it is stored as. */
export type Text = { text: string; stored: unknown };

/** Texts for the fields of a date, by the ends of their ids, and what they are stored as. */
export type DateTyped = { parts: Record<string, string>; stored: string };

/** An option by its number, and what is stored. */
export type Option = { label: string; stored: unknown };

const CODES: Record<string, [code: string, name: string][]> = {
  landvelger: [["SE", "Sweden"], ["DK", "Denmark"], ["FI", "Finland"], ["DE", "Germany"], ["ES", "Spain"]],
  valutavelger: [["NOK", "Norwegian Krone"], ["SEK", "Swedish Krona"], ["DKK", "Danish Krone"]],
};

/** A text or a number. The seed is the number of the question. */
export function text(component: Component, part: string, seed: number): Text {
  const written = (text: string): Text => ({ text, stored: text });
  const validate = component.validate ?? {};
  const limit = (name: string, otherwise: number) => {
    const set = validate[name];
    return set === "" || set === undefined || set === null ? otherwise : Number(set);
  };
  switch (part || component.type) {
    case "identitetsnummer":
    case "nationalIdentityNumber":
    case "fnrfield":
      return written(fodselsnummer(seed));
    case "organizationNumber":
    case "orgNr":
      return written(organisasjonsnummer(seed));
    case "bankAccount":
      return written(kontonummer(seed));
    case "iban":
      return written(iban(seed));
    case "postnummer":
      return written(String(1000 + seed));
    case "phoneNumber":
      return written(`555${String(10_000 + seed)}`);
    case "email":
      return written(`citizen.${seed}@example.org`);
    case "url":
      return written(`https://www.example.org/${seed}`);
    case "number":
    case "currency": {
      const [least, most] = [limit("min", 0), limit("max", Infinity)];
      const number = least + (seed % Math.min(most - least + 1, 100_000));
      return { text: String(number), stored: number };
    }
    case "textarea": {
      const lines = `Linje én, svar ${seed}.\nLinje to: “sitert” & <b>ikke fet</b> 🕊️`;
      return written(lines.slice(0, limit("maxLength", Infinity)));
    }
  }
  if (typeof validate.pattern === "string" && validate.pattern === "[0-9]{5}") {
    return written(String(10_000 + seed));
  }
  const [least, most] = [limit("minLength", 0), limit("maxLength", Infinity)];
  const long = `Svår № ${seed} <i>& “øæå”</i>`;
  if (most >= long.length) return written(long.padEnd(least, "."));
  return written(String(seed).padStart(Math.max(least, Math.min(most, 4)), "1").slice(0, most));
}

/**
 * A day that is later than those asked before, since forms compare them; where the portal said what
 * day it has to be, that day.
 */
export function date(component: Component, part: string, seed: number, complaint: string): DateTyped {
  const [, limit] = complaint.match(/must be (.+) or (?:later|earlier)$/) ?? [];
  const day = limit ? new Date(`${limit} UTC`) : new Date(Date.UTC(2015, 0, 2 + seed));
  const [year, month, date] = day.toISOString().slice(0, 10).split("-") as [string, string, string];
  const parts = { day: date, month, year, time: "14:30" };
  const stored = (() => {
    switch (part || component.type) {
      case "monthPicker":
        return `${year}-${month}`;
      case "year":
        return year;
      case "day":
        return component.dayFirst ? `${date}/${month}/${year}` : `${month}/${date}/${year}`;
      case "datetime":
        // The browser is in Asia/Kolkata.
        return component.enableTime === false ? `${year}-${month}-${date}` : `${year}-${month}-${date}T14:30:00+05:30`;
      default:
        return `${year}-${month}-${date}`;
    }
  })();
  return { parts, stored };
}

/** The options of a question, in order. */
export function options(component: Component, part: string, names: string[]): Option[] {
  if (["harDuFodselsnummer", "borDuINorge"].includes(part)) {
    return [{ label: "Ja", stored: "ja" }, { label: "Nei", stored: "nei" }];
  }
  if (component.type === "attachment" || component.attachmentValues) {
    const keys = ["leggerVedNaa", "ettersender", "levertTidligere", "harIkke", "andre", "nav"];
    const offered = keys.filter((key) => component.attachmentValues?.[key]?.enabled);
    const listed = component.values?.map(({ value }) => value) ?? [];
    return (offered.length > 0 ? offered : listed).map((key, place) => ({
      label: names[place] ?? "",
      stored: { key },
    }));
  }
  const codes = CODES[component.type];
  if (codes) {
    return codes.map(([value, label]) => ({ label, stored: { value, label } }));
  }
  const listed = component.data?.values ?? component.values ?? [];
  const written = listed.filter(({ value }) => value !== "");
  return written.map(({ value, label }) => {
    // Form.io's server stores what a radio button of its own type says as a number where it is one.
    const isNumber = component.type === "radio" && /^-?\d+(\.\d+)?$/.test(String(value));
    return { label: String(label), stored: isNumber ? Number(value) : value };
  });
}

/** Words as they are seen: without the marks of HTML, and with single spaces. */
export const plain = (html: string) =>
  html.replaceAll(/<[^>]*>/g, "").replaceAll("&amp;", "&").replaceAll("&nbsp;", " ").replaceAll(/\s+/g, " ").trim();
