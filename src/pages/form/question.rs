//! A question of the agency, by its datatype.

use frontdoor_core::form::{Answers, Control, DatePart, Field};
use frontdoor_core::model::Attribute;
use leptos::prelude::*;

use super::Asking;
use crate::components::{ChoiceField, DateField, SelectField, TextArea, TextField};
use crate::i18n::say;

/// Beyond this many choices a list replaces the radios: a screen of a phone holds about as many.
const MOST_RADIOS: usize = 9;

pub(super) fn question(asking: &Asking, attribute: &Attribute) -> AnyView {
    let filling = &asking.filling;
    let id = Field::Attribute(attribute.code.clone()).id(&filling.form);
    let label = if attribute.required {
        attribute.description.clone()
    } else {
        say::optional(&attribute.description)
    };
    let label = if label.is_empty() { attribute.code.clone() } else { label };
    let answers = filling.draft().answers;
    let code = attribute.code.clone();
    let control = Control::of(attribute);
    let hint = match (control, attribute.datatype_description.as_str()) {
        (Control::Date, "") => say::date_hint(),
        (Control::Several, "") => say::choose_all_hint(),
        (_, hint) => hint,
    };
    let frame = asking.page_frame(&id, &label, hint);
    let typed = {
        let (filling, code) = (filling.clone(), code.clone());
        Callback::new(move |text: String| filling.answer(|answers| answers.set_text(&code, text)))
    };
    match control {
        Control::Line => {
            view! { <TextField frame={frame} value={answers.text(&code)} on_input={typed}/> }.into_any()
        }
        Control::Number => view! {
            <TextField
                frame={frame}
                value={answers.text(&code)}
                input_mode={"decimal"}
                class={"input input--width-10"}
                on_input={typed}
            />
        }
        .into_any(),
        Control::Lines => {
            view! { <TextArea frame={frame} value={answers.text(&code)} most={Answers::MOST_TEXT} on_input={typed}/> }
                .into_any()
        }
        Control::Date => {
            let (filling, faults) = (filling.clone(), asking.faults);
            let value = answers.date(&code);
            let put = Callback::new(move |(part, text): (DatePart, String)| {
                filling.answer(|answers| answers.set_date_part(&code, part, text));
            });
            let wrong = Signal::derive(move || {
                faults.with(|faults| faults.iter().map(|fault| fault.id.clone()).collect())
            });
            view! { <DateField frame={frame} value={value} wrong={wrong} on_input={put}/> }.into_any()
        }
        Control::One if attribute.values.len() > MOST_RADIOS => {
            let (filling, values) = (filling.clone(), attribute.values.clone());
            let chosen = answers.chosen(&code).first().cloned().unwrap_or_default();
            let choose = Callback::new(move |key: String| filling.answer(|answers| answers.choose_only(&code, key)));
            view! { <SelectField frame={frame} values={values} chosen={chosen} on_choose={choose}/> }.into_any()
        }
        Control::One | Control::Several => {
            let (filling, values) = (filling.clone(), attribute.values.clone());
            let several = control == Control::Several;
            let chosen = answers.chosen(&code);
            let choose = Callback::new(move |(key, on): (String, bool)| {
                filling.answer(|answers| {
                    if several {
                        answers.choose(&code, key, on);
                    } else {
                        answers.choose_only(&code, key);
                    }
                });
            });
            view! { <ChoiceField frame={frame} values={values} several={several} chosen={chosen} on_choose={choose}/> }
                .into_any()
        }
    }
}
