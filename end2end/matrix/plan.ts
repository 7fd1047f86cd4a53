// Which runs there are: every fault at every point, with and without kept connections, with and without a
// readable list of requests.

import { FAULTS, FEEDS, type Feed } from "./faults.ts";
import { POINTS, type Point } from "./points.ts";

/** One run. */
export type Case = {
  fault: string;
  /** How many new requests meet the fault. */
  times: number;
  /** Where the page is killed. */
  point: (typeof POINTS)[number];
  /** Where the page is killed that comes after it. */
  second: Point;
  /** Whether connections are kept. */
  reuse: boolean;
  feed: Feed;
};

/** Numbers below 1 that are the same for the same seed (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** All runs, in an order that the seed says, each half of which is as mixed as the whole. */
export function everyCase(seed: number): Case[] {
  const chance = chances(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!;
  const unreadable = FEEDS.filter((feed) => feed !== "readable");
  const cases: { place: number; one: Case }[] = [];
  for (const fault of Object.keys(FAULTS)) {
    for (const point of POINTS) {
      for (const reuse of [true, false]) {
        for (const readable of [true, false]) {
          const times = chance() < 0.25 ? 2 : 1;
          // The page that comes back is killed in a third of the runs.
          const second = chance() < 1 / 3 ? 1 + Math.floor(chance() * 6) : null;
          const feed = readable ? "readable" : pick(unreadable);
          cases.push({ place: chance(), one: { fault, times, point, second, reuse, feed } });
        }
      }
    }
  }
  return cases.sort((a, b) => a.place - b.place).map(({ one }) => one);
}

/** So many runs, in which every fault and every point occurs if there is room for it. */
export function someCases(seed: number, count: number): Case[] {
  const left = everyCase(seed);
  const chosen: Case[] = [];
  const used = { fault: new Map<string, number>(), point: new Map<string, number>() };
  const times = (one: Case) => (used.fault.get(one.fault) ?? 0) + (used.point.get(one.point) ?? 0);
  while (chosen.length < count && left.length > 0) {
    const [next] = left.reduce<[Case, number]>(
      (best, one) => (times(one) < best[1] ? [one, times(one)] : best),
      [left[0]!, times(left[0]!)],
    );
    left.splice(left.indexOf(next), 1);
    chosen.push(next);
    used.fault.set(next.fault, (used.fault.get(next.fault) ?? 0) + 1);
    used.point.set(next.point, (used.point.get(next.point) ?? 0) + 1);
  }
  return chosen;
}
