// Whether what an agency stored is what a citizen answered.

import { expect } from "@playwright/test";
import type { Citizen } from "./citizen.ts";

/** Puts a value at a path such as `children[0].name`. */
function put(into: Record<string, unknown>, path: string, value: unknown) {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  let place: Record<string, unknown> = into;
  steps.forEach((step, number) => {
    if (number === steps.length - 1) place[step] = value;
    else {
      const isList = path.includes(`${step}[`) && /^\d+$/.test(steps[number + 1] ?? "");
      place = (place[step] ??= isList ? [] : {}) as Record<string, unknown>;
    }
  });
}

/** The value at a path; `undefined` where there is none. */
export function at(data: unknown, path: string): unknown {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown>)?.[step], data);
}

/**
 * Expects the whole submission to be what was answered: the same keys and values, and nothing else
 * but what the form works out by itself, which is compared with the words on the page.
 */
export function expectStored(data: unknown, citizen: Citizen) {
  const expected: Record<string, unknown> = {};
  for (const [path, value] of citizen.answered) put(expected, path, withoutMore(value, at(data, path)));
  for (const [path, words] of citizen.calculated) {
    const value = at(data, path);
    // A currency stands before its sum.
    expect(words.split(" ").at(-1) === String(value ?? "") || words === value, `${path}: ${words}, ${value}`).toBe(true);
    if (value !== undefined) put(expected, path, value);
  }
  expect(data).toStrictEqual(expected);
}

/** Of a stored file, what the citizen chose: where it lies is the agency's affair. */
function withoutMore(value: unknown, stored: unknown): unknown {
  const isFiles = Array.isArray(value) && value.every((file) => typeof file?.url === "string");
  if (!isFiles || !Array.isArray(stored)) return value;
  return value.map((file, place) => ({ ...stored[place], ...file }));
}
