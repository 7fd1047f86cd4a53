// The clauses of the contract with GOV.UK Frontend (contract.ts): every component that both have.

import type { Clause } from "./contract.ts";

type Difference = NonNullable<Clause["differs"]>[number];

const LABEL: [string, string] = [".label", ".govuk-label"];
const LEGEND: [string, string] = [".fieldset__heading, .fieldset__legend:not(:has(h1))", ".govuk-fieldset__legend"];
const HINT: [string, string] = [".form-group > .hint, fieldset > .hint", ".govuk-hint:not(.govuk-character-count__message)"];
const CAPTION: [string, string] = [".caption", ".govuk-caption-l"];
const ERROR: [string, string] = [".error-message", ".govuk-error-message"];

/** What the fixture has, and what ours has in its place. */
const instead = (because: string, theirs: string, ours: string): Difference => ({
  because,
  lines: [`theirs: ${theirs}`, `ours: ${ours}`],
});

const besides = (because: string, ...ours: string[]): Difference => ({
  because,
  lines: ours.map((line) => `ours: ${line}`),
});

const FOCUSED = "the heading takes the focus when its page comes up, so that a screen reader begins there";
const ALONE = "the form asks one thing on each page, and its label is the page's heading, as in the fixture “with label as page heading”";
const INVALID = "aria-invalid says of the field itself that it is wrong; GOV.UK leaves it out";
const PROGRESS = besides("above the question stands how far the form is", 'text "«caption»"');
const COUNT = besides("how many characters are left is announced while somebody types", "status atomic live=polite");
const OWN_WORDS = "the words of this portal";

const focused = (part: string): Difference =>
  instead(FOCUSED, `heading "«${part}»" level=1`, `heading "«${part}»" focusable level=1`);

const alone = besides(ALONE, 'heading "«label»" focusable level=1');

/** A legend holds the line above the question too. */
const progressInLegend = (description: string): Difference =>
  instead(PROGRESS.because, `group "«legend»" described "${description}"`, `group "«caption» «legend»" described "${description}"`);

/** In the order of a page, from its first key to its end. */
export const CLAUSES: Clause[] = [
  {
    component: "skip link",
    state: "home",
    ours: ".skip-link",
    theirs: ["skip-link", "default"],
    parts: { words: [".skip-link", ".govuk-skip-link"] },
    spoil: { at: "a", without: "href" },
  },
  {
    component: "landmarks of a page",
    state: "accessibility",
    ours: "body",
    theirs: ["template", "landmarks"],
    only: ["banner", "main", "contentinfo"],
    parts: {},
    differs: [instead("the skip link takes the focus there", "main", "main focusable")],
    spoil: { at: "main" },
  },
  {
    component: "name in the header",
    state: "home",
    ours: ".header__brand",
    theirs: ["generic-header", "default"],
    parts: { name: [".header__name", ".govuk-generic-header__homepage-link"] },
    spoil: { at: "a", without: "href" },
  },
  {
    component: "navigation",
    state: "track",
    ours: ".nav",
    theirs: ["service-navigation", "with navigation with a current item"],
    within: "nav",
    parts: { item: [".nav__link", ".govuk-service-navigation__link"] },
    differs: [instead(OWN_WORDS, 'navigation "Menu"', 'navigation "Main"')],
    spoil: { at: "[aria-current]", without: "aria-current" },
  },
  {
    component: "back link",
    state: "form-line",
    ours: ".back-link",
    theirs: ["back-link", "default"],
    parts: { words: [".back-link", ".govuk-back-link"] },
    spoil: { at: "a", without: "href" },
  },
  {
    component: "button",
    state: "form-line",
    ours: "main .button:not(.button--secondary)",
    theirs: ["button", "default"],
    parts: { words: [".button", ".govuk-button"] },
    spoil: { at: "button" },
  },
  {
    component: "link that looks like a button",
    state: "service",
    ours: "a.button",
    theirs: ["button", "link"],
    parts: { words: [".button", ".govuk-button"] },
    differs: [instead("it leads to another page, and what leads somewhere is a link", 'button "«words»" focusable', 'link "«words»" focusable')],
    spoil: { at: "a", without: "href" },
  },
  {
    component: "error summary",
    state: "part-several-kinds-error",
    ours: ".error-summary",
    theirs: ["error-summary", "default"],
    parts: {
      title: [".error-summary__title", ".govuk-error-summary__title"],
      fault: [".error-summary__list a", ".govuk-error-summary__list a"],
    },
    spoil: { at: "[role=alert]", without: "role" },
  },
  {
    component: "text field that is the page",
    state: "form-line",
    ours: ".form-group",
    theirs: ["input", "with hint text"],
    parts: { caption: CAPTION, label: LABEL, hint: HINT },
    differs: [alone, PROGRESS, COUNT],
    spoil: { at: "h1" },
  },
  {
    component: "text field with hint and error",
    state: "form-number-error",
    ours: ".form-group",
    theirs: ["input", "with error and hint"],
    parts: { caption: CAPTION, label: LABEL, hint: HINT, error: ERROR },
    differs: [
      alone,
      PROGRESS,
      instead(
        INVALID,
        'textbox "«label»" described "«hint» Error: «error»" focusable',
        'textbox "«label»" described "«hint» Error: «error»" focusable invalid',
      ),
    ],
    spoil: { at: "input", without: "aria-describedby" },
  },
  {
    component: "text field among others, with an error",
    state: "part-several-kinds-error",
    ours: ".form-group:has(> input)",
    theirs: ["input", "with error and hint"],
    parts: { caption: CAPTION, label: LABEL, hint: HINT, error: ERROR },
    differs: [
      instead(
        INVALID,
        'textbox "«label»" described "«hint» Error: «error»" focusable',
        'textbox "«label»" described "«hint» Error: «error»" focusable invalid',
      ),
      COUNT,
    ],
    spoil: { at: "label", without: "for" },
  },
  {
    component: "text of several lines",
    state: "form-description",
    ours: ".form-group:has(textarea)",
    theirs: ["textarea", "with hint"],
    parts: { caption: CAPTION, label: LABEL, hint: HINT },
    differs: [alone, PROGRESS, COUNT],
    spoil: { at: "label", without: "for" },
  },
  {
    component: "count of characters",
    state: "form-description",
    ours: ".form-group:has(textarea)",
    theirs: ["character-count", "with hint"],
    parts: { caption: CAPTION, label: LABEL, hint: HINT, count: [".character-count", ".govuk-character-count__message"] },
    differs: [
      alone,
      PROGRESS,
      instead(
        "the limit is of no use to somebody who writes three words: it is said from four fifths of it on, by itself",
        'textbox "«label»" described "«count» «hint»" focusable multiline',
        'textbox "«label»" described "«hint»" focusable multiline',
      ),
      instead("as above", 'text "«count»"', "status atomic live=polite"),
    ],
    spoil: { at: "label", without: "for" },
  },
  {
    component: "radio buttons that are the page",
    state: "form-choice-with-notice",
    ours: ".form-group",
    theirs: ["radios", "with legend as page heading"],
    parts: { caption: CAPTION, legend: LEGEND, hint: HINT, choice: [".radios__label", ".govuk-radios__label"] },
    differs: [progressInLegend("«hint»"), focused("legend")],
    spoil: { at: "legend" },
  },
  {
    component: "radio buttons with an error",
    state: "form-choice-error",
    ours: ".form-group",
    theirs: ["radios", "with hint and error message"],
    parts: { caption: CAPTION, legend: LEGEND, hint: HINT, error: ERROR, choice: [".radios__label", ".govuk-radios__label"] },
    differs: [progressInLegend("«hint» Error: «error»"), besides(ALONE, 'heading "«legend»" focusable level=1')],
    spoil: { at: "fieldset", without: "aria-describedby" },
  },
  {
    component: "checkboxes",
    state: "form-several",
    ours: ".form-group",
    theirs: ["checkboxes", "with legend as a page heading"],
    parts: { caption: CAPTION, legend: LEGEND, hint: HINT, choice: [".checkboxes__label", ".govuk-checkboxes__label"] },
    differs: [progressInLegend("«hint»"), focused("legend")],
    spoil: { at: "label", without: "for" },
  },
  {
    component: "date",
    state: "form-date",
    ours: ".form-group",
    theirs: ["date-input", "default"],
    parts: { caption: CAPTION, legend: LEGEND, hint: HINT, field: [".date-input__label", ".govuk-date-input__label"] },
    differs: [progressInLegend("«hint»"), besides(ALONE, 'heading "«legend»" focusable level=1')],
    spoil: { at: "label", without: "for" },
  },
  {
    component: "date with an error",
    state: "form-date-error",
    ours: ".form-group",
    theirs: ["date-input", "with error message and hint"],
    parts: { caption: CAPTION, legend: LEGEND, hint: HINT, error: ERROR, field: [".date-input__label", ".govuk-date-input__label"] },
    differs: [
      progressInLegend("«hint» Error: «error»"),
      besides(ALONE, 'heading "«legend»" focusable level=1'),
      besides("the parts that are wrong say so, and no others", 'textbox "«field»" focusable invalid'),
    ],
    spoil: { at: "fieldset", without: "aria-describedby" },
  },
  {
    component: "select",
    state: "home",
    ours: ".header__language",
    theirs: ["select", "default"],
    parts: { label: ["label", "label"], option: ["option", "option"] },
    differs: [{ because: "no language is closed", lines: ['theirs: option "«option»" disabled'] }],
    spoil: { at: "label", without: "for" },
  },
  {
    component: "file",
    state: "form-photos",
    ours: ".form-group:has(input[type=file])",
    theirs: ["file-upload", "with hint text"],
    parts: { caption: CAPTION, label: LABEL, hint: HINT, button: [".file-button", ".govuk-file-upload-button"] },
    differs: [
      alone,
      PROGRESS,
      instead(
        "a button with words of its own can be translated; the browser's cannot",
        'button "«label»" described "«hint»" focusable',
        'button "«label» «button»" described "«hint»" focusable',
      ),
      besides("what becomes of the files is announced", "status atomic live=polite"),
    ],
    spoil: { at: "h1" },
  },
  {
    component: "fieldset",
    state: "part-group",
    ours: "fieldset",
    theirs: ["fieldset", "html fieldset content"],
    only: ["group"],
    parts: { caption: CAPTION, legend: LEGEND },
    spoil: { at: "legend" },
  },
  {
    component: "details",
    state: "confirmation",
    ours: ".details",
    theirs: ["details", "default"],
    parts: { summary: [".details__summary", ".govuk-details__summary"] },
    spoil: { at: "summary" },
  },
  {
    component: "inset text",
    state: "form-notice",
    ours: ".inset-text",
    theirs: ["inset-text", "default"],
    parts: { text: [".inset-text", ".govuk-inset-text"] },
    differs: [besides("what the line beside it shows is also said", 'text "Good to know:"')],
    spoil: { at: ".inset-text", isHidden: true },
  },
  {
    component: "notice",
    state: "home",
    ours: ".notice",
    theirs: ["notification-banner", "default"],
    parts: {
      title: [".notice__title", ".govuk-notification-banner__title"],
      text: [".notice__text", ".govuk-notification-banner__heading"],
    },
    differs: [
      {
        because: "its heading is enough to find it by; a landmark of its own for each notice would crowd out the others",
        lines: [
          'theirs: region "«title»"',
          'theirs: heading "«title»" level=2',
          'theirs: text "«text»"',
          'ours: heading "«title»" level=2',
          'ours: text "«text»"',
        ],
      },
    ],
    spoil: { at: "h2" },
  },
  {
    component: "confirmation",
    state: "confirmation",
    ours: ".panel",
    theirs: ["panel", "default"],
    parts: { title: [".panel__title", ".govuk-panel__title"], reference: ["#reference", "strong"] },
    differs: [focused("title"), instead(OWN_WORDS, 'text "Your reference number"', 'text "Your reference:"')],
    spoil: { at: "h1" },
  },
  {
    component: "tag",
    state: "request",
    ours: ".tag",
    theirs: ["tag", "default"],
    parts: { words: [".tag", ".govuk-tag"] },
    spoil: { at: ".tag", isHidden: true },
  },
  {
    component: "answers to be checked",
    state: "check",
    ours: ".summary-list",
    theirs: ["summary-list", "actions href"],
    parts: {
      key: [".summary-list__key, .summary-list__actions .visually-hidden", ".govuk-summary-list__key"],
      value: [".summary-list__value", ".govuk-summary-list__value"],
      change: [".summary-list__actions a", ".govuk-summary-list__actions a"],
    },
    differs: [
      instead(
        "many links of a page say “Change”: each says what, as in the fixture “with actions”",
        'link "«change»" focusable',
        'link "«change» «key»" focusable',
      ),
    ],
    spoil: { at: "dl" },
  },
  {
    component: "task list",
    state: "parts",
    ours: ".tasks",
    theirs: ["task-list", "default"],
    parts: {
      task: [".tasks__title", ".govuk-task-list__link"],
      status: [".tasks__status", ".govuk-task-list__status"],
    },
    spoil: { at: "a", without: "aria-describedby" },
  },
];
