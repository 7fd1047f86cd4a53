// What the page that is compared says, in both languages: what it shares with the portal is taken from
// the portal's own texts, so that no system has shorter words than another.

import { wordsOf } from "../../support/words.ts";

/** The texts of the page. */
export type Words = {
  language: "en" | "ar";
  direction: "ltr" | "rtl";
  portal: string;
  skip: string;
  menu: string;
  places: string[];
  back: string;
  title: string;
  problems: string;
  /** What stands before an error for those who hear it. */
  errorPrefix: string;
  question: string;
  hint: string;
  error: string;
  choice: string;
  /** The second of them is chosen. */
  options: string[];
  goOn: string;
};

/** The texts that are the form's own. */
const FORM = {
  en: {
    portal: "Marlow Bay Services",
    title: "Resident parking permit",
    question: "Full name",
    hint: "As it is on your identity card.",
    choice: "How do you live there?",
    options: ["I own the home", "I rent it", "I live with family or friends", "In another way"],
  },
  ar: {
    portal: "خدمات مارلو باي",
    title: "تصريح وقوف السيارات للمقيمين",
    question: "الاسم الكامل",
    hint: "كما هو مكتوب في بطاقة الهوية.",
    choice: "ما وضع سكنك؟",
    options: ["أملك المسكن", "أستأجر المسكن", "أسكن مع الأسرة أو الأصدقاء", "وضع آخر"],
  },
};

/** The texts in a language. */
export function pageWords(language: "en" | "ar"): Words {
  const say = wordsOf(language);
  const form = FORM[language];
  return {
    ...form,
    language,
    direction: language === "ar" ? "rtl" : "ltr",
    skip: say("skip_link"),
    menu: say("menu"),
    places: [say("nav.services"), say("nav.track"), say("nav.requests")],
    back: say("back"),
    problems: say("error.summary_title"),
    errorPrefix: say("error.message_prefix"),
    error: say("problem.required", { question: form.question }),
    goOn: say("form.continue"),
  };
}
