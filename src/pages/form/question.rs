//! A question of the agency, by its datatype.

use frontdoor_core::form::{Answer, Answers, DatePart, Field, Kind};
use frontdoor_core::model::Attribute;
use leptos::prelude::*;

use super::Asking;
use crate::components::{ChoiceField, DateField, SelectField, TextArea, TextField};
use crate::i18n::say;

/// Beyond this many choices a list replaces the radios: a screen of a phone holds about as many.
const MOST_RADIOS: usize = 9;

/// Characters of a long text at most.
const MOST_TEXT: usize = 4_000;

pub(super) fn question(asking: &Asking, attribute: &Attribute) -> AnyView {
    let filling = &asking.filling;
    let id = Field::Attribute(attribute.code.clone()).id(&filling.form);
    let label = if attribute.required {
        attribute.description.clone()
    } else {
        say::optional(&attribute.description)
    };
    let label = if label.is_empty() {
        attribute.code.clone()
    } else {
        label
    };
    let answers = filling.draft().answers;
    let code = attribute.code.clone();
    let kind = Kind::of(attribute);
    let hint = match (kind, attribute.datatype_description.as_str()) {
        (Kind::Date, "") => say::date_hint(),
        (Kind::Many, "") => say::choose_all_hint(),
        (_, hint) => hint,
    };
    let frame = asking.page_frame(&id, &label, hint);
    let typed = {
        let (filling, code) = (filling.clone(), code.clone());
        Callback::new(move |text: String| {
            filling.answer(|answers| answers.set(&code, Answer::Text(text)))
        })
    };
    match kind {
        Kind::Line => {
            view! { <TextField frame={frame} value={answers.text(&code).to_owned()} on_input={typed}/> }.into_any()
        }
        Kind::Number => view! {
            <TextField
                frame={frame}
                value={answers.text(&code).to_owned()}
                input_mode={"decimal"}
                class={"input input--width-10"}
                on_input={typed}
            />
        }
        .into_any(),
        Kind::Text => {
            view! { <TextArea frame={frame} value={answers.text(&code).to_owned()} most={kind.most_characters().unwrap_or(MOST_TEXT)} on_input={typed}/> }
                .into_any()
        }
        Kind::Date => {
            let (filling, faults) = (filling.clone(), asking.faults);
            let value = answers.date(&code);
            let put = Callback::new(move |(part, text): (DatePart, String)| {
                filling.answer(|answers| set_part(answers, &code, part, text));
            });
            let wrong = Signal::derive(move || {
                faults.with(|faults| faults.iter().map(|fault| fault.id.clone()).collect())
            });
            view! { <DateField frame={frame} value={value} wrong={wrong} on_input={put}/> }.into_any()
        }
        Kind::One if attribute.values.len() > MOST_RADIOS => {
            let (filling, values) = (filling.clone(), attribute.values.clone());
            let chosen = answers.chosen(&code).first().cloned().unwrap_or_default();
            let choose = Callback::new(move |key: String| filling.answer(|answers| answers.set(&code, only(key))));
            view! { <SelectField frame={frame} values={values} chosen={chosen} on_choose={choose}/> }.into_any()
        }
        Kind::One | Kind::Many => {
            let (filling, values) = (filling.clone(), attribute.values.clone());
            let several = kind == Kind::Many;
            let chosen = answers.chosen(&code).to_vec();
            let choose = Callback::new(move |(key, on): (String, bool)| {
                filling.answer(|answers| {
                    if several {
                        choose_also(answers, &code, key, on);
                    } else {
                        answers.set(&code, only(key));
                    }
                });
            });
            view! { <ChoiceField frame={frame} values={values} several={several} chosen={chosen} on_choose={choose}/> }
                .into_any()
        }
    }
}

fn set_part(answers: &mut Answers, code: &str, part: DatePart, text: String) {
    let mut date = answers.date(code);
    let field = match part {
        DatePart::Day => &mut date.day,
        DatePart::Month => &mut date.month,
        DatePart::Year => &mut date.year,
        DatePart::Time => &mut date.time,
    };
    *field = text;
    answers.set(code, Answer::Date(date));
}

fn only(key: String) -> Answer {
    Answer::Chosen(if key.is_empty() {
        Vec::new()
    } else {
        vec![key]
    })
}

fn choose_also(answers: &mut Answers, code: &str, key: String, on: bool) {
    let mut keys = answers.chosen(code).to_vec();
    keys.retain(|known| *known != key);
    if on {
        keys.push(key);
    }
    answers.set(code, Answer::Chosen(keys));
}
