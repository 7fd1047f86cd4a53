// What varies from run to run, put in the place of which something stands that does not.

const MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December";

const STAND_INS: [RegExp, string][] = [
  [new RegExp(`\\b(?:${MONTHS}) \\d{1,2}, \\d{4}`, "g"), "March 27, 2026"],
  // The sandbox agency counts on over all that was sent to it.
  [/\b48[2-9]\d{2}\b/g, "48201"],
  // The clock of the person who looks.
  [/\b\d{1,2}:\d{2}\s[AP]M\b/g, "2:30 PM"],
];

/** The same HTML, whenever and wherever it was captured. */
export function stable(html: string): string {
  const text = STAND_INS.reduce((text, [what, standIn]) => text.replace(what, standIn), html);
  // The server of a chat names its messages.
  const names = [...text.matchAll(/ data-on="([^"]+)"/g)].map(([, name]) => name!);
  return [...new Set(names)].reduce((text, name, index) => text.replaceAll(name, `message-${index + 1}`), text);
}
