// GOV.UK Frontend: the page is made by its own Nunjucks macros and has its style sheet and scripts as published.
// Its generic header is the one that it has for services outside GOV.UK.

import { type System, inPackage, load, openFiles, textOf } from "./system.ts";
import type { Words } from "./words.ts";

const CSS = "govuk-frontend/dist/govuk/govuk-frontend.min.css";
const JS = "govuk-frontend/dist/govuk/govuk-frontend.min.js";

const PAGE = `{% extends "govuk/template.njk" %}
{% from "govuk/components/generic-header/macro.njk" import govukGenericHeader %}
{% from "govuk/components/service-navigation/macro.njk" import govukServiceNavigation %}
{% from "govuk/components/back-link/macro.njk" import govukBackLink %}
{% from "govuk/components/error-summary/macro.njk" import govukErrorSummary %}
{% from "govuk/components/input/macro.njk" import govukInput %}
{% from "govuk/components/radios/macro.njk" import govukRadios %}
{% from "govuk/components/button/macro.njk" import govukButton %}
{% block pageTitle %}{{ words.title }}{% endblock %}
{% block head %}<link rel="stylesheet" href="/govuk.css"><link rel="stylesheet" href="/theme.css">{% endblock %}
{% block headIcons %}{% endblock %}
{% block skipLink %}{{ govukSkipLink({ href: "#main-content", text: words.skip }) }}{% endblock %}
{% block govukHeader %}{{ govukGenericHeader({ logoText: words.portal, url: "#" }) }}{% endblock %}
{% block govukServiceNavigation %}{{ govukServiceNavigation({
  classes: "govuk-service-navigation--inverse" if branded, menuButtonText: words.menu, navigation: places
}) }}{% endblock %}
{% block beforeContent %}{{ govukBackLink({ text: words.back, href: "#" }) }}{% endblock %}
{% block content %}<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
  {{ govukErrorSummary({ titleText: words.problems, errorList: [{ text: words.error, href: "#name" }] }) }}
  <h1 class="govuk-heading-l">{{ words.title }}</h1>
  <form novalidate>
    {{ govukInput({
      id: "name", name: "name", label: { text: words.question, classes: "govuk-label--m" },
      hint: { text: words.hint },
      errorMessage: { text: words.error, visuallyHiddenText: words.errorPrefix | replace(":", "") }
    }) }}
    {{ govukRadios({
      name: "choice", value: words.options[1], items: options,
      fieldset: { legend: { text: words.choice, classes: "govuk-fieldset__legend--m" } }
    }) }}
    {{ govukButton({ text: words.goOn }) }}
  </form>
</div></div>{% endblock %}
{% block footer %}{% endblock %}
{% block bodyEnd %}
<script type="module">import { initAll } from "/govuk.js"; initAll();</script>
{% endblock %}`;

/**
 * At run time there are the custom properties that its style sheet declares, of which one is the brand. Links have
 * another, buttons none. What carries the brand in a header of this kind is the inverse service navigation.
 */
const theme = (brand?: string) => (brand ? `:root { --govuk-brand-colour: ${brand}; }` : "");

function html(words: Words, branded: boolean): string {
  const nunjucks = load("nunjucks");
  const environment = new nunjucks.Environment(
    new nunjucks.FileSystemLoader(inPackage("govuk-frontend/dist")),
    { autoescape: true },
  );
  const made: string = environment.renderString(PAGE, {
    words,
    branded,
    htmlLang: words.language,
    places: words.places.map((text, place) => ({ text, href: "#", active: place === 0 })),
    options: words.options.map((text) => ({ text, value: text })),
  });
  // The template has no place for the direction.
  return made.replace("<html ", `<html dir="${words.direction}" `);
}

/** GOV.UK Frontend. */
export const govuk: System = {
  id: "govuk",
  title: "GOV.UK Frontend 6.6.0",
  open: (context, words, brand) =>
    openFiles(context, {
      "index.html": html(words, Boolean(brand)),
      "govuk.css": textOf(CSS),
      "govuk.js": textOf(JS),
      "theme.css": theme(brand),
    }),
  parts: {
    header: { at: ".govuk-template__header" },
    name: { at: ".govuk-service-navigation :is(.govuk-service-navigation__toggle, a)" },
    link: { at: ".govuk-back-link" },
    summary: { at: ".govuk-error-summary" },
    bar: { at: ".govuk-form-group--error" },
    errorText: { at: ".govuk-error-message" },
    field: { at: "#name" },
    // The control itself is transparent; this is the circle that is seen.
    radio: { at: ".govuk-radios__label", drawn: "::before" },
    radioLabel: { at: ".govuk-radios__label" },
    button: { at: ".govuk-button" },
  },
  // Its font may be used on GOV.UK alone, so other services do without.
  cost: { css: textOf(CSS), js: textOf(JS), application: 0, fonts: 0 },
};
