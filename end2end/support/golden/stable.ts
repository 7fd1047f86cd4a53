// What varies from run to run, put in the place of which something stands that does not.

const MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December";

const STAND_INS: [RegExp, string][] = [
  [new RegExp(`\\b(?:${MONTHS}) \\d{1,2}, \\d{4}`, "g"), "March 27, 2026"],
  [/\b\d{1,2}:\d{2}\s[AP]M\b/g, "2:30 PM"],
];

/** The same HTML, whenever and wherever it was captured. */
export function stable(html: string): string {
  return STAND_INS.reduce((text, [what, standIn]) => text.replace(what, standIn), html);
}
