window.PATTERNS = {
  "components": [
    {
      "name": "text-field",
      "title": "Text field",
      "purpose": "For an answer of one line, such as a name, a number or an address. Not for more than a line (text area), nor where a few answers are known (choices).",
      "accessibility": [
        "A native input with a label that is always seen; no placeholder stands in for it (WCAG 3.3.2, 1.3.1).",
        "Hint, unit and error are read with the field, since aria-describedby names them (1.3.1, 3.3.1).",
        "What is wrong is said in words, beside a line and aria-invalid, not by colour alone (1.4.1, 3.3.1, 3.3.3).",
        "Type, inputmode and autocomplete bring the right keyboard and the browser's own answers (1.3.5).",
        "The characters left are shown from four fifths of the limit on, and told to screen readers after a pause in typing, not at each key (4.1.3).",
        "An answer that cannot be changed is read-only and not disabled, so that it can be focused, read and copied."
      ],
      "states": [
        {
          "name": "default",
          "title": "Default",
          "file": "components/text-field/default.html"
        },
        {
          "name": "hint",
          "title": "With a hint",
          "file": "components/text-field/hint.html"
        },
        {
          "name": "filled",
          "title": "Filled in",
          "file": "components/text-field/filled.html"
        },
        {
          "name": "error",
          "title": "With an error",
          "file": "components/text-field/error.html"
        },
        {
          "name": "affixes",
          "title": "With a unit",
          "file": "components/text-field/affixes.html"
        },
        {
          "name": "counter",
          "title": "Close to its limit",
          "file": "components/text-field/counter.html"
        },
        {
          "name": "counter-over",
          "title": "Over its limit",
          "file": "components/text-field/counter-over.html"
        },
        {
          "name": "fixed",
          "title": "Not to be changed",
          "file": "components/text-field/fixed.html"
        },
        {
          "name": "help",
          "title": "With help behind a summary",
          "file": "components/text-field/help.html"
        },
        {
          "name": "help-open",
          "title": "With its help opened",
          "file": "components/text-field/help-open.html"
        },
        {
          "name": "heading",
          "title": "As the heading of its page",
          "file": "components/text-field/heading.html"
        },
        {
          "name": "long",
          "title": "With long words",
          "file": "components/text-field/long.html"
        }
      ]
    },
    {
      "name": "text-area",
      "title": "Text area",
      "purpose": "For an answer in sentences, such as what happened. Not for an answer of one line, which a text field asks for.",
      "accessibility": [
        "A native textarea with a label that is always seen (WCAG 1.3.1, 3.3.2).",
        "It can be made taller by hand, and its text can be enlarged to 200 % without loss (1.4.4).",
        "The characters left are told after a pause in typing (4.1.3); nothing stops the typing at the limit, so that a text that was pasted is not cut."
      ],
      "states": [
        {
          "name": "default",
          "title": "Default",
          "file": "components/text-area/default.html"
        },
        {
          "name": "hint",
          "title": "With a hint",
          "file": "components/text-area/hint.html"
        },
        {
          "name": "filled",
          "title": "Filled in",
          "file": "components/text-area/filled.html"
        },
        {
          "name": "error",
          "title": "With an error",
          "file": "components/text-area/error.html"
        },
        {
          "name": "fixed",
          "title": "Not to be changed",
          "file": "components/text-area/fixed.html"
        },
        {
          "name": "counter",
          "title": "Close to its limit",
          "file": "components/text-area/counter.html"
        }
      ]
    },
    {
      "name": "several-field",
      "title": "Several lines",
      "purpose": "For several short answers to one question, such as telephone numbers. Not where each answer has parts of its own (list of rows).",
      "accessibility": [
        "A fieldset whose legend is the question; each line is named by question and number (WCAG 1.3.1, 2.4.6).",
        "Each button to remove says which line it removes (2.4.9).",
        "After adding, the focus goes to the new line; after removing, to the line that took its place (2.4.3)."
      ],
      "states": [
        {
          "name": "default",
          "title": "One line",
          "file": "components/several-field/default.html"
        },
        {
          "name": "filled",
          "title": "Several lines",
          "file": "components/several-field/filled.html"
        },
        {
          "name": "error",
          "title": "With an error",
          "file": "components/several-field/error.html"
        },
        {
          "name": "fixed",
          "title": "Not to be changed",
          "file": "components/several-field/fixed.html"
        }
      ]
    },
    {
      "name": "choice-field",
      "title": "Choices",
      "purpose": "For one or several of a few answers that all fit on a screen: radios for one, checkboxes for several. Not for more than about ten (list field), nor for a mere yes that stands alone (checkbox).",
      "accessibility": [
        "Native radios or checkboxes in a fieldset whose legend is the question (WCAG 1.3.1, 3.3.2).",
        "Tab goes to the group, arrows choose among radios, Space ticks a checkbox (2.1.1).",
        "The whole row is the target, at least 44 pixels tall; the box itself has 24 (2.5.8).",
        "What is chosen is a shape and not a colour, also in forced colours (1.4.1, 1.4.11).",
        "Error and hint describe the group; a hint of one choice describes that choice (3.3.1)."
      ],
      "states": [
        {
          "name": "radios",
          "title": "One of them",
          "file": "components/choice-field/radios.html"
        },
        {
          "name": "radios-chosen",
          "title": "One of them, chosen",
          "file": "components/choice-field/radios-chosen.html"
        },
        {
          "name": "radios-inline",
          "title": "Two, side by side",
          "file": "components/choice-field/radios-inline.html"
        },
        {
          "name": "radios-error",
          "title": "One of them, with an error",
          "file": "components/choice-field/radios-error.html"
        },
        {
          "name": "radios-hints",
          "title": "With a hint for each",
          "file": "components/choice-field/radios-hints.html"
        },
        {
          "name": "radios-fixed",
          "title": "Not to be changed",
          "file": "components/choice-field/radios-fixed.html"
        },
        {
          "name": "checkboxes",
          "title": "Several of them",
          "file": "components/choice-field/checkboxes.html"
        },
        {
          "name": "checkboxes-error",
          "title": "Several of them, with an error",
          "file": "components/choice-field/checkboxes-error.html"
        },
        {
          "name": "heading",
          "title": "As the heading of its page",
          "file": "components/choice-field/heading.html"
        },
        {
          "name": "long",
          "title": "With long words",
          "file": "components/choice-field/long.html"
        }
      ]
    },
    {
      "name": "checkbox-field",
      "title": "Checkbox",
      "purpose": "For a yes that stands alone, such as a consent. Not for a question that can be answered by no: for that there are two radios.",
      "accessibility": [
        "A native checkbox; its label is the question, and Space ticks it (WCAG 2.1.1, 4.1.2).",
        "Hint and error describe the box itself, since there is no group (1.3.1, 3.3.1).",
        "It is never ticked in advance."
      ],
      "states": [
        {
          "name": "default",
          "title": "Default",
          "file": "components/checkbox-field/default.html"
        },
        {
          "name": "checked",
          "title": "Ticked",
          "file": "components/checkbox-field/checked.html"
        },
        {
          "name": "hint",
          "title": "With a hint",
          "file": "components/checkbox-field/hint.html"
        },
        {
          "name": "error",
          "title": "With an error",
          "file": "components/checkbox-field/error.html"
        },
        {
          "name": "fixed",
          "title": "Not to be changed",
          "file": "components/checkbox-field/fixed.html"
        },
        {
          "name": "heading",
          "title": "As the heading of its page",
          "file": "components/checkbox-field/heading.html"
        }
      ]
    },
    {
      "name": "list-field",
      "title": "List field",
      "purpose": "For one of many answers, found by typing some of its letters, with room for slips. Not for ten answers or fewer, which are better seen at once (choices).",
      "accessibility": [
        "A combobox with a listbox as in the ARIA Authoring Practices: the focus stays in the field, aria-activedescendant follows the arrows (WCAG 4.1.2).",
        "Down and Up go through the list, Enter and Tab take the answer, Escape closes, Alt and Down opens (2.1.1).",
        "The number of answers that fit is told after a pause in typing (4.1.3).",
        "The list lies under the field and is closed when it is left, so that it hides nothing that has the focus (2.4.11)."
      ],
      "states": [
        {
          "name": "default",
          "title": "Default",
          "file": "components/list-field/default.html"
        },
        {
          "name": "chosen",
          "title": "Chosen",
          "file": "components/list-field/chosen.html"
        },
        {
          "name": "open",
          "title": "Open, while something is typed",
          "file": "components/list-field/open.html"
        },
        {
          "name": "nothing-found",
          "title": "Nothing found",
          "file": "components/list-field/nothing-found.html"
        },
        {
          "name": "hint",
          "title": "With a hint",
          "file": "components/list-field/hint.html"
        },
        {
          "name": "error",
          "title": "With an error",
          "file": "components/list-field/error.html"
        },
        {
          "name": "fixed",
          "title": "Not to be changed",
          "file": "components/list-field/fixed.html"
        }
      ]
    },
    {
      "name": "date-field",
      "title": "Date field",
      "purpose": "For a date that people know or can look up, such as a birthday or when they first saw something. There is no calendar to pick from: typing three numbers is what most people can do on any device.",
      "accessibility": [
        "A fieldset whose legend is the question; each field has a label of its own (WCAG 1.3.1, 3.3.2).",
        "Only the fields that are wrong are aria-invalid; the message names what is missing (3.3.1, 3.3.3).",
        "Numbers bring the keyboard of numbers; a birthday has autocomplete for each part (1.3.5).",
        "Nothing jumps from field to field by itself (3.2.2)."
      ],
      "states": [
        {
          "name": "default",
          "title": "A day",
          "file": "components/date-field/default.html"
        },
        {
          "name": "hint",
          "title": "With a hint",
          "file": "components/date-field/hint.html"
        },
        {
          "name": "filled",
          "title": "Filled in",
          "file": "components/date-field/filled.html"
        },
        {
          "name": "error",
          "title": "All of it is missing",
          "file": "components/date-field/error.html"
        },
        {
          "name": "error-part",
          "title": "A part of it is missing",
          "file": "components/date-field/error-part.html"
        },
        {
          "name": "month",
          "title": "A month",
          "file": "components/date-field/month.html"
        },
        {
          "name": "moment",
          "title": "A day and a time",
          "file": "components/date-field/moment.html"
        },
        {
          "name": "fixed",
          "title": "Not to be changed",
          "file": "components/date-field/fixed.html"
        },
        {
          "name": "heading",
          "title": "As the heading of its page",
          "file": "components/date-field/heading.html"
        }
      ]
    },
    {
      "name": "file-field",
      "title": "File field",
      "purpose": "For photos and documents. What was chosen is listed and can be removed before anything is sent; not for what can be typed.",
      "accessibility": [
        "A native file input, hidden to the eye but not to the keyboard; its label is the button (WCAG 2.1.1, 4.1.2).",
        "There is no dragging, so nothing else is needed beside it (2.5.7).",
        "A photo has a text that says which one it is; each button to remove names its file (1.1.1, 2.4.9).",
        "Preparing, adding and removing are told through a status (4.1.3).",
        "Removing puts the focus on the field, as the button that had it is gone (2.4.3)."
      ],
      "states": [
        {
          "name": "photos-empty",
          "title": "Photos, none yet",
          "file": "components/file-field/photos-empty.html"
        },
        {
          "name": "photos-added",
          "title": "Photos, some",
          "file": "components/file-field/photos-added.html"
        },
        {
          "name": "photos-full",
          "title": "Photos, no room for more",
          "file": "components/file-field/photos-full.html"
        },
        {
          "name": "photos-busy",
          "title": "Photos, one is prepared",
          "file": "components/file-field/photos-busy.html"
        },
        {
          "name": "error",
          "title": "With an error",
          "file": "components/file-field/error.html"
        },
        {
          "name": "document",
          "title": "A document",
          "file": "components/file-field/document.html"
        },
        {
          "name": "fixed",
          "title": "Not to be changed",
          "file": "components/file-field/fixed.html"
        },
        {
          "name": "long",
          "title": "With long words",
          "file": "components/file-field/long.html"
        }
      ]
    },
    {
      "name": "field-set",
      "title": "Group of questions",
      "purpose": "For questions that only make sense together, such as the parts of an address. Not to put a frame around questions that stand for themselves.",
      "accessibility": [
        "A fieldset with a legend, which screen readers say before the first of its questions (WCAG 1.3.1).",
        "Hint and error of the group describe the group; each question has its own besides (3.3.1)."
      ],
      "states": [
        {
          "name": "default",
          "title": "Default",
          "file": "components/field-set/default.html"
        },
        {
          "name": "hint",
          "title": "With a hint",
          "file": "components/field-set/hint.html"
        },
        {
          "name": "error",
          "title": "With an error",
          "file": "components/field-set/error.html"
        },
        {
          "name": "heading",
          "title": "As the heading of its page",
          "file": "components/field-set/heading.html"
        },
        {
          "name": "silent",
          "title": "Without a legend",
          "file": "components/field-set/silent.html"
        }
      ]
    },
    {
      "name": "row-list",
      "title": "List of rows",
      "purpose": "For things that are each described on a page of their own, such as the cars of a household. Not for answers of one line each (several lines).",
      "accessibility": [
        "A list; each button and link says which row it is for (WCAG 1.3.1, 2.4.9).",
        "Rows are moved by buttons, not by dragging (2.5.7).",
        "The focus goes with the row that moved, or to the row that took the place of the removed one (2.4.3)."
      ],
      "states": [
        {
          "name": "empty",
          "title": "Empty",
          "file": "components/row-list/empty.html"
        },
        {
          "name": "one",
          "title": "One row",
          "file": "components/row-list/one.html"
        },
        {
          "name": "several",
          "title": "Several rows that can be moved",
          "file": "components/row-list/several.html"
        },
        {
          "name": "long",
          "title": "With long words",
          "file": "components/row-list/long.html"
        }
      ]
    },
    {
      "name": "error-summary",
      "title": "Error summary",
      "purpose": "Above everything else on a page whose answers were not accepted; each line leads to its question. Not for failures that are nobody's mistake (failure).",
      "accessibility": [
        "It takes the focus when it appears, and is an alert for those who cannot follow that (WCAG 3.3.1, 4.1.3).",
        "Each line is a link that moves the focus into the field; the same words stand beside the field (3.3.3).",
        "The title of the document begins with “Error:” as long as it is there (2.4.2)."
      ],
      "states": [
        {
          "name": "one",
          "title": "One problem",
          "file": "components/error-summary/one.html"
        },
        {
          "name": "several",
          "title": "Several problems",
          "file": "components/error-summary/several.html"
        },
        {
          "name": "elsewhere",
          "title": "A problem on another page",
          "file": "components/error-summary/elsewhere.html"
        },
        {
          "name": "long",
          "title": "With long words",
          "file": "components/error-summary/long.html"
        }
      ]
    },
    {
      "name": "steps",
      "title": "Steps",
      "purpose": "At the top of each page of a form, to say how far it is. Not where the parts can be done in any order (task list).",
      "accessibility": [
        "A native progress element that is named by the words above it; the words alone say it all (WCAG 1.1.1, 1.3.1).",
        "The numbers are those that are known now; they may change with the answers, which is why no step is a link."
      ],
      "states": [
        {
          "name": "first",
          "title": "The first step",
          "file": "components/steps/first.html"
        },
        {
          "name": "middle",
          "title": "On the way, with the time left",
          "file": "components/steps/middle.html"
        },
        {
          "name": "last",
          "title": "The last step",
          "file": "components/steps/last.html"
        }
      ]
    },
    {
      "name": "task-list",
      "title": "Task list",
      "purpose": "For a form of several parts that can be done in any order, each with how far it is. Not for a form of one part (steps).",
      "accessibility": [
        "A list; how far a task is describes its link, so that both are read together (WCAG 1.3.1, 2.4.4).",
        "The whole row is the target (2.5.8).",
        "A task that cannot be done yet is a text and no link, and says why in words (1.4.1)."
      ],
      "states": [
        {
          "name": "begun",
          "title": "Some are done",
          "file": "components/task-list/begun.html"
        },
        {
          "name": "new",
          "title": "None is done",
          "file": "components/task-list/new.html"
        },
        {
          "name": "done",
          "title": "All are done",
          "file": "components/task-list/done.html"
        },
        {
          "name": "long",
          "title": "With long words",
          "file": "components/task-list/long.html"
        }
      ]
    },
    {
      "name": "heading",
      "title": "Heading of the page",
      "purpose": "Once on every page: it says what the page is, and names the document. Not for sections, whose headings are of level two and below.",
      "accessibility": [
        "The one h1 of a page; the title of the document begins with it (WCAG 2.4.2, 2.4.6).",
        "It takes the focus when the citizen comes from another page, so that a screen reader starts where the eyes do; Tab passes it by (2.4.3)."
      ],
      "states": [
        {
          "name": "default",
          "title": "Default",
          "file": "components/heading/default.html"
        },
        {
          "name": "caption",
          "title": "With a line above",
          "file": "components/heading/caption.html"
        },
        {
          "name": "long",
          "title": "With long words",
          "file": "components/heading/long.html"
        }
      ]
    },
    {
      "name": "notice",
      "title": "Notice",
      "purpose": "For one thing that people should know before they go on. Not for errors in answers (error summary), and not more than one or two on a page.",
      "accessibility": [
        "A section with a heading, so that it can be found by headings (WCAG 1.3.1, 2.4.6).",
        "The heading says what it is about; icon and colour only repeat it (1.4.1).",
        "It is no live region: what comes while a page is open is announced by whoever puts it there (4.1.3)."
      ],
      "states": [
        {
          "name": "info",
          "title": "Good to know",
          "file": "components/notice/info.html"
        },
        {
          "name": "warning",
          "title": "A warning",
          "file": "components/notice/warning.html"
        },
        {
          "name": "success",
          "title": "Good news",
          "file": "components/notice/success.html"
        },
        {
          "name": "danger",
          "title": "Something is wrong",
          "file": "components/notice/danger.html"
        },
        {
          "name": "actions",
          "title": "With buttons",
          "file": "components/notice/actions.html"
        },
        {
          "name": "long",
          "title": "With long words",
          "file": "components/notice/long.html"
        }
      ]
    },
    {
      "name": "content",
      "title": "Content of authors",
      "purpose": "For what an agency has written with structure: paragraphs, lists, boxes, more behind a summary. Not for words of the portal's own.",
      "accessibility": [
        "Elements are made anew from an allow-list, so that lists, headings and links are what they look like (WCAG 1.3.1).",
        "Headings go on from the level around them (2.4.6).",
        "Each text has dir=auto, since agencies write in languages that the portal does not know (1.3.2).",
        "A box begins with a hidden word that says how it is meant (1.4.1).",
        "More behind a summary is a native details element: Enter and Space open it (2.1.1, 4.1.2)."
      ],
      "states": [
        {
          "name": "text",
          "title": "Text with structure",
          "file": "components/content/text.html"
        },
        {
          "name": "details",
          "title": "More, behind a summary",
          "file": "components/content/details.html"
        },
        {
          "name": "details-open",
          "title": "More, opened",
          "file": "components/content/details-open.html"
        },
        {
          "name": "notices",
          "title": "Boxes",
          "file": "components/content/notices.html"
        }
      ]
    },
    {
      "name": "tag",
      "title": "Tag",
      "purpose": "For a status in one word or two, beside the thing that has it. Not for numbers, and never as a button.",
      "accessibility": [
        "The word says it all; colour and shape only repeat it (WCAG 1.4.1).",
        "Its text has at least 4.5:1 on its ground, in every theme (1.4.3)."
      ],
      "states": [
        {
          "name": "open",
          "title": "Open",
          "file": "components/tag/open.html"
        },
        {
          "name": "closed",
          "title": "Closed",
          "file": "components/tag/closed.html"
        },
        {
          "name": "other",
          "title": "In the agency's words",
          "file": "components/tag/other.html"
        },
        {
          "name": "pending",
          "title": "Waiting",
          "file": "components/tag/pending.html"
        },
        {
          "name": "unknown",
          "title": "Not certain",
          "file": "components/tag/unknown.html"
        },
        {
          "name": "refused",
          "title": "Not sent",
          "file": "components/tag/refused.html"
        },
        {
          "name": "new",
          "title": "New",
          "file": "components/tag/new.html"
        },
        {
          "name": "long",
          "title": "With long words",
          "file": "components/tag/long.html"
        }
      ]
    },
    {
      "name": "link",
      "title": "Link",
      "purpose": "To go to another place of the portal. Not to do something, which is a button.",
      "accessibility": [
        "A native link, so that it can be opened in a new tab or copied (WCAG 4.1.2).",
        "It is underlined and not only coloured (1.4.1); its words say where it leads (2.4.4).",
        "The one of the page that is open has aria-current, from which it also looks different."
      ],
      "states": [
        {
          "name": "default",
          "title": "Default",
          "file": "components/link/default.html"
        },
        {
          "name": "current",
          "title": "The page that is open",
          "file": "components/link/current.html"
        },
        {
          "name": "long",
          "title": "With long words",
          "file": "components/link/long.html"
        }
      ]
    },
    {
      "name": "button-link",
      "title": "Button that leads on",
      "purpose": "For the main step onwards, once on a page; the second choice is quieter. Not among links in a text.",
      "accessibility": [
        "It looks like a button and is a link, since it leads to another page: screen readers say “link” (WCAG 4.1.2).",
        "At least 44 pixels tall (2.5.8); its edge has 3:1 against the page (1.4.11)."
      ],
      "states": [
        {
          "name": "default",
          "title": "Default",
          "file": "components/button-link/default.html"
        },
        {
          "name": "secondary",
          "title": "The second choice",
          "file": "components/button-link/secondary.html"
        },
        {
          "name": "long",
          "title": "With long words",
          "file": "components/button-link/long.html"
        }
      ]
    },
    {
      "name": "back-link",
      "title": "Back link",
      "purpose": "At the top of a page that is one step of several, to the step before. Not in place of the browser's own way back, which works as well.",
      "accessibility": [
        "A native link before the heading, so that it is the first thing in the page's content (WCAG 2.4.3).",
        "Nothing that was typed is lost by following it (3.3.4)."
      ],
      "states": [
        {
          "name": "default",
          "title": "Default",
          "file": "components/back-link/default.html"
        },
        {
          "name": "text",
          "title": "With words of its own",
          "file": "components/back-link/text.html"
        }
      ]
    },
    {
      "name": "search-form",
      "title": "Search",
      "purpose": "To find a service, at the top of the home page (large) and of the list of services. Not for lists that are short enough to read.",
      "accessibility": [
        "A landmark of the role search, with a label that is always seen (WCAG 1.3.1, 3.3.2).",
        "Enter and the button do the same (2.1.1); how many were found is told by the page (4.1.3).",
        "A plain form that works before the portal has loaded."
      ],
      "states": [
        {
          "name": "default",
          "title": "Default",
          "file": "components/search-form/default.html"
        },
        {
          "name": "filled",
          "title": "Filled in",
          "file": "components/search-form/filled.html"
        },
        {
          "name": "hero",
          "title": "Large, on the home page",
          "file": "components/search-form/hero.html"
        }
      ]
    },
    {
      "name": "service-item",
      "title": "Service in a list",
      "purpose": "For a service among others: what it is called, a line about it, and who does it. Not for requests, which have a status.",
      "accessibility": [
        "An item of a list; its name is the link, and the whole tile is the target (WCAG 1.3.1, 2.4.4, 2.5.8).",
        "Names come from agencies: bdi and dir=auto keep their direction from turning what is around them (1.3.2)."
      ],
      "states": [
        {
          "name": "default",
          "title": "Default",
          "file": "components/service-item/default.html"
        },
        {
          "name": "several",
          "title": "Several",
          "file": "components/service-item/several.html"
        },
        {
          "name": "long",
          "title": "With long words",
          "file": "components/service-item/long.html"
        }
      ]
    },
    {
      "name": "summary-list",
      "title": "Summary list",
      "purpose": "For questions with their answers, to be checked before sending or looked at later. Not for lists of things that are all of one kind.",
      "accessibility": [
        "A description list: question and answer belong together (WCAG 1.3.1).",
        "Each link to change says what it changes (2.4.9).",
        "It makes up the check before something is sent that cannot be taken back (3.3.4)."
      ],
      "states": [
        {
          "name": "change",
          "title": "To be checked",
          "file": "components/summary-list/change.html"
        },
        {
          "name": "plain",
          "title": "To be looked at",
          "file": "components/summary-list/plain.html"
        },
        {
          "name": "long",
          "title": "With long words",
          "file": "components/summary-list/long.html"
        }
      ]
    },
    {
      "name": "timeline",
      "title": "Timeline",
      "purpose": "For what happened to a request, newest first. Not for what is still to come.",
      "accessibility": [
        "An ordered list that counts down (reversed), so that its order is told too (WCAG 1.3.1, 1.3.2).",
        "The current step is the first one; its mark is a shape and not only a colour (1.4.1)."
      ],
      "states": [
        {
          "name": "open",
          "title": "Not finished",
          "file": "components/timeline/open.html"
        },
        {
          "name": "ended",
          "title": "Finished",
          "file": "components/timeline/ended.html"
        },
        {
          "name": "one",
          "title": "One step",
          "file": "components/timeline/one.html"
        },
        {
          "name": "long",
          "title": "With long words",
          "file": "components/timeline/long.html"
        }
      ]
    },
    {
      "name": "state-block",
      "title": "State",
      "purpose": "Where content would stand, to say that there is none and what to do next. Empty is only said where it is certain: a failure is never shown as “nothing here”.",
      "accessibility": [
        "A section with a heading that says what happened (WCAG 1.3.1, 2.4.6).",
        "Each kind has a badge of its own shape, which only repeats the words (1.4.1).",
        "The page announces it where it takes the place of something that was waited for (4.1.3)."
      ],
      "states": [
        {
          "name": "empty",
          "title": "Nothing there",
          "file": "components/state-block/empty.html"
        },
        {
          "name": "failed",
          "title": "Failed",
          "file": "components/state-block/failed.html"
        },
        {
          "name": "offline",
          "title": "Offline",
          "file": "components/state-block/offline.html"
        },
        {
          "name": "unreachable",
          "title": "Not reached",
          "file": "components/state-block/unreachable.html"
        },
        {
          "name": "long",
          "title": "With long words",
          "file": "components/state-block/long.html"
        }
      ]
    },
    {
      "name": "waiting",
      "title": "Waiting",
      "purpose": "Where something is on its way that takes more than a moment; it says what. Not for what is there at once.",
      "accessibility": [
        "A status, so that it is told without taking the focus (WCAG 4.1.3).",
        "The spinner is hidden from screen readers and stands still for those who ask for less motion (2.2.2, 2.3.3)."
      ],
      "states": [
        {
          "name": "default",
          "title": "Default",
          "file": "components/waiting/default.html"
        },
        {
          "name": "long",
          "title": "With long words",
          "file": "components/waiting/long.html"
        }
      ]
    },
    {
      "name": "failure",
      "title": "Failure",
      "purpose": "When an agency did not answer as it should: what went wrong in words, what to do, and a button to try again. Not for mistakes in answers (error summary).",
      "accessibility": [
        "A section with a heading, and a native button to try again (WCAG 2.1.1, 2.4.6).",
        "What the agency says is quoted as its words, so that nobody takes it for the portal's (3.3.1).",
        "It names the agency, since others may still work."
      ],
      "states": [
        {
          "name": "offline",
          "title": "No network",
          "file": "components/failure/offline.html"
        },
        {
          "name": "unreachable",
          "title": "Not reached",
          "file": "components/failure/unreachable.html"
        },
        {
          "name": "timed-out",
          "title": "Too slow",
          "file": "components/failure/timed-out.html"
        },
        {
          "name": "not-an-answer",
          "title": "Something else answered",
          "file": "components/failure/not-an-answer.html"
        },
        {
          "name": "busy",
          "title": "Busy",
          "file": "components/failure/busy.html"
        },
        {
          "name": "fault",
          "title": "Its own fault",
          "file": "components/failure/fault.html"
        },
        {
          "name": "said",
          "title": "With what the agency said",
          "file": "components/failure/said.html"
        }
      ]
    },
    {
      "name": "contact",
      "title": "Contact",
      "purpose": "Beside everything that can fail, and in the footer: ways to reach a person, in the same order everywhere.",
      "accessibility": [
        "A list; each way has a word for its kind and not only an icon (WCAG 1.1.1, 1.3.1).",
        "Numbers and addresses are links, so that one tap calls or writes (2.5.8).",
        "It stands in the same place on every page (3.2.6)."
      ],
      "states": [
        {
          "name": "all",
          "title": "Every way",
          "file": "components/contact/all.html"
        },
        {
          "name": "one",
          "title": "One way",
          "file": "components/contact/one.html"
        },
        {
          "name": "long",
          "title": "With long words",
          "file": "components/contact/long.html"
        }
      ]
    },
    {
      "name": "install-offer",
      "title": "Offer to install",
      "purpose": "After something was sent, and in the settings: the portal as an app. Never before the task is done, and never as something that has to be closed.",
      "accessibility": [
        "A heading, a text and a native button; the browser itself asks the question (WCAG 2.1.1, 4.1.2).",
        "What came of it is told through a status, in the place of the button (4.1.3).",
        "Where the browser has no such question, words say where to find the command (3.3.2)."
      ],
      "states": [
        {
          "name": "asks",
          "title": "The browser asks",
          "file": "components/install-offer/asks.html"
        },
        {
          "name": "by-hand",
          "title": "To be done by hand",
          "file": "components/install-offer/by-hand.html"
        },
        {
          "name": "done",
          "title": "It is being installed",
          "file": "components/install-offer/done.html"
        }
      ]
    }
  ],
  "pages": [
    {
      "name": "home",
      "title": "Home",
      "file": "pages/home.html"
    },
    {
      "name": "services",
      "title": "List of services",
      "file": "pages/services.html"
    },
    {
      "name": "services-waiting",
      "title": "List of services, waiting",
      "file": "pages/services-waiting.html"
    },
    {
      "name": "services-nothing-found",
      "title": "List of services, nothing found",
      "file": "pages/services-nothing-found.html"
    },
    {
      "name": "service",
      "title": "About a service",
      "file": "pages/service.html"
    },
    {
      "name": "form",
      "title": "Form",
      "file": "pages/form.html"
    },
    {
      "name": "form-errors",
      "title": "Form with errors",
      "file": "pages/form-errors.html"
    },
    {
      "name": "form-date-error",
      "title": "Form with an error in a date",
      "file": "pages/form-date-error.html"
    },
    {
      "name": "form-parts",
      "title": "Form of several parts",
      "file": "pages/form-parts.html"
    },
    {
      "name": "check",
      "title": "Check your answers",
      "file": "pages/check.html"
    },
    {
      "name": "check-errors",
      "title": "Check your answers, with errors",
      "file": "pages/check-errors.html"
    },
    {
      "name": "confirmation",
      "title": "Confirmation",
      "file": "pages/confirmation.html"
    },
    {
      "name": "not-certain",
      "title": "Sent, but not certain to have arrived",
      "file": "pages/not-certain.html"
    },
    {
      "name": "request",
      "title": "Request",
      "file": "pages/request.html"
    },
    {
      "name": "request-closed",
      "title": "Request, closed",
      "file": "pages/request-closed.html"
    },
    {
      "name": "requests-empty",
      "title": "My requests, none yet",
      "file": "pages/requests-empty.html"
    },
    {
      "name": "track-error",
      "title": "Track a request, with an error",
      "file": "pages/track-error.html"
    },
    {
      "name": "settings",
      "title": "Settings and privacy",
      "file": "pages/settings.html"
    },
    {
      "name": "offline",
      "title": "Offline",
      "file": "pages/offline.html"
    },
    {
      "name": "agency-unreachable",
      "title": "One agency cannot be reached",
      "file": "pages/agency-unreachable.html"
    },
    {
      "name": "agency-failed",
      "title": "One agency has failed",
      "file": "pages/agency-failed.html"
    },
    {
      "name": "not-found",
      "title": "Page not found",
      "file": "pages/not-found.html"
    },
    {
      "name": "chat-closed",
      "title": "Chat, closed, with a problem",
      "file": "pages/chat-closed.html"
    },
    {
      "name": "chat-before",
      "title": "Chat, before it begins",
      "file": "pages/chat-before.html"
    },
    {
      "name": "chat",
      "title": "Chat",
      "file": "pages/chat.html"
    },
    {
      "name": "chat-offline",
      "title": "Chat, offline",
      "file": "pages/chat-offline.html"
    },
    {
      "name": "chat-ended",
      "title": "Chat, ended",
      "file": "pages/chat-ended.html"
    }
  ]
};
