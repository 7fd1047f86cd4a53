// What is drawn by lot, and drawn alike every time.

/** Draws by lot. The same seed gives the same draws. */
export class Chance {
  private state: number;

  constructor(seed: number) {
    // Seeds that are next to each other begin far apart, and none begins at 0, which stays 0.
    this.state = Math.imul(seed + 1, 0x9e3779b1) >>> 0 || 1;
  }

  /** A whole number from 0, less than the limit. */
  below(limit: number): number {
    // Xorshift with the shifts of Marsaglia, "Xorshift RNGs" (2003), section 3.
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    this.state >>>= 0;
    return this.state % limit;
  }

  /** A whole number between two, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** Bytes of any value. */
  bytes(count: number): Buffer {
    return Buffer.from(Array.from({ length: count }, () => this.below(256)));
  }

  /** Capital letters and digits. */
  word(length: number): string {
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    return Array.from({ length }, () => letters[this.below(letters.length)]).join("");
  }

  /** The same things in another order. */
  shuffled<T>(things: T[]): T[] {
    const left = [...things];
    return things.map(() => left.splice(this.below(left.length), 1)[0]!);
  }
}
