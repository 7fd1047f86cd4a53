// Every two colours that components put on or beside each other, with the contrast that WCAG 2.2 asks
// for: 4.5 for text (1.4.3), 3 for what marks the edge or the state of a control (1.4.11). Lines that
// only adorn (--rule, --tint-edge, --ornament) are in no pair, since nothing depends on seeing them.
// A component that puts a colour on another ground adds its line here.
window.PAIRS = [
  { foreground: "--ink", background: "--ground", target: 4.5, use: "text on the page" },
  { foreground: "--ink", background: "--surface", target: 4.5, use: "text in cards, fields, dialogs" },
  { foreground: "--ink", background: "--sunken", target: 4.5, use: "tags, fields that cannot be changed" },
  { foreground: "--ink", background: "--tint", target: 4.5, use: "text in the hero, chosen answers" },
  { foreground: "--ink", background: "--danger-tint", target: 4.5, use: "labels beside an error" },
  { foreground: "--ink", background: "--success-tint", target: 4.5, use: "text of a confirmation" },
  { foreground: "--ink", background: "--warning-tint", target: 4.5, use: "text of a warning, the offline bar" },
  { foreground: "--ink", background: "--info-tint", target: 4.5, use: "text of a notice, bars" },

  { foreground: "--ink-soft", background: "--ground", target: 4.5, use: "hints, leads, times" },
  { foreground: "--ink-soft", background: "--surface", target: 4.5, use: "card texts, keys, placeholders" },
  { foreground: "--ink-soft", background: "--sunken", target: 4.5, use: "footer, units, disabled buttons" },
  { foreground: "--ink-soft", background: "--tint", target: 4.5, use: "lead in the hero, own messages" },
  { foreground: "--ink-soft", background: "--danger-tint", target: 4.5, use: "character count beside an error" },
  { foreground: "--ink-soft", background: "--warning-tint", target: 4.5, use: "hits of a search in soft text" },

  { foreground: "--accent", background: "--ground", target: 4.5, use: "links on the page" },
  { foreground: "--accent", background: "--surface", target: 4.5, use: "links in cards, secondary buttons" },
  { foreground: "--accent", background: "--sunken", target: 4.5, use: "quiet buttons without network" },
  { foreground: "--accent", background: "--tint", target: 4.5, use: "links in the hero, badge of a state" },
  { foreground: "--accent", background: "--danger-tint", target: 4.5, use: "links and help beside an error" },
  { foreground: "--accent", background: "--success-tint", target: 4.5, use: "quiet buttons in a confirmation" },
  { foreground: "--accent", background: "--warning-tint", target: 4.5, use: "hits of a search in links" },
  { foreground: "--accent", background: "--info-tint", target: 4.5, use: "quiet buttons in bars" },

  { foreground: "--accent-strong", background: "--ground", target: 4.5, use: "links under the pointer" },
  { foreground: "--accent-strong", background: "--surface", target: 4.5, use: "links in cards under the pointer" },
  { foreground: "--accent-strong", background: "--tint", target: 4.5, use: "buttons and rows under the pointer" },
  { foreground: "--accent-strong", background: "--warning-tint", target: 4.5, use: "hits of a search under the pointer" },

  { foreground: "--on-accent", background: "--accent", target: 4.5, use: "buttons, selected text" },
  { foreground: "--on-accent", background: "--accent-strong", target: 4.5, use: "buttons under the pointer" },
  { foreground: "--header-ink", background: "--header-fill", target: 4.5, use: "the header" },

  { foreground: "--danger", background: "--ground", target: 4.5, use: "errors on the page" },
  { foreground: "--danger", background: "--surface", target: 4.5, use: "error summary, danger button" },
  { foreground: "--danger", background: "--tint", target: 4.5, use: "own message that was not sent" },
  { foreground: "--danger", background: "--danger-tint", target: 4.5, use: "error messages, refused tags" },
  { foreground: "--success", background: "--success-tint", target: 4.5, use: "closed tags, success notices" },
  { foreground: "--warning", background: "--warning-tint", target: 4.5, use: "warnings, unknown tags" },
  { foreground: "--info", background: "--info-tint", target: 4.5, use: "notices, open tags" },
  { foreground: "--info", background: "--surface", target: 4.5, use: "pending tags" },

  { foreground: "--edge", background: "--ground", target: 3, use: "edges of fields on the page" },
  { foreground: "--edge", background: "--surface", target: 3, use: "edges of fields, progress" },
  { foreground: "--edge", background: "--sunken", target: 3, use: "edges of fields with a unit" },
  { foreground: "--edge", background: "--tint", target: 3, use: "edges of fields in the hero" },
  { foreground: "--edge", background: "--danger-tint", target: 3, use: "edges of fields beside an error" },

  { foreground: "--danger", background: "--sunken", target: 3, use: "wrong fields with a unit" },
  { foreground: "--success", background: "--ground", target: 3, use: "edge of a confirmation" },
  { foreground: "--warning", background: "--ground", target: 3, use: "sign of a warning on the page" },
  { foreground: "--warning", background: "--surface", target: 3, use: "sign of a warning in a card" },
  { foreground: "--info", background: "--ground", target: 3, use: "edge of a notice" },
  { foreground: "--focus", background: "--focus-halo", target: 3, use: "focus ring within its halo" },
];
