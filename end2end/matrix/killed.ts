/** What a kill while somebody types has cost. */
export type Killed = {
  /** What was killed. */
  what: "tab" | "browser";
  /** Milliseconds between the last key that was kept and the kill; 0 where all were. */
  behind: number;
  /** Whether a photo that was on the page is gone. */
  photoLost: boolean;
};
