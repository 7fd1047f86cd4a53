//! Questions for a day, a month, a year, a time. No date picker: typing three numbers is what most
//! people can do on any device.

use frontdoor_core::form::definition::DateFields;
use frontdoor_core::form::filling::{DateAnswer, DatePart};
use leptos::html;
use leptos::prelude::*;

use super::frame::LEGEND;
use super::{Frame, LiveValue, effect, live_value};
use crate::i18n::say;
use crate::markup;

/// A date in one to four fields. Their ids are `{id}-day`, `{id}-month`, `{id}-year` and `{id}-time`.
#[component]
pub fn DateField(
    /// Its surroundings.
    frame: Frame,
    /// Which fields there are.
    fields: DateFields,
    /// What it holds at first.
    value: DateAnswer,
    /// What is filled in later on in one go; fields that it leaves empty stay as they are.
    #[prop(into)]
    filled: Signal<Option<DateAnswer>>,
    /// The ids of the fields that are wrong; the question's own id for all of them.
    wrong: Signal<Vec<String>>,
    /// Whether it is the citizen's day of birth, which browsers can fill in (WCAG 1.3.5).
    #[prop(optional)]
    birthday: bool,
    /// Called with a part and its text as it is typed.
    on_input: Callback<(DatePart, String)>,
) -> AnyView {
    let parts: Vec<_> = parts(fields)
        .iter()
        .map(|part| {
            let field = Part {
                part: *part,
                value: match part {
                    DatePart::Day => value.day.clone(),
                    DatePart::Month => value.month.clone(),
                    DatePart::Year => value.year.clone(),
                    DatePart::Time => value.time.clone(),
                },
                name: match (part, fields) {
                    (DatePart::Day, _) => say::date_day(),
                    (DatePart::Month, _) => say::date_month(),
                    (DatePart::Year, _) => say::date_year(),
                    (DatePart::Time, DateFields::DayAndMaybeTime) => say::date_time(),
                    (DatePart::Time, _) => say::date_clock(),
                },
                birthday,
            };
            field.view(&frame, filled, wrong, on_input)
        })
        .collect();
    let id = frame.id.clone();
    let parts = markup! { <div class={"date-input"}>{parts}</div> };
    markup! { <div id={id}>{frame.around_several(LEGEND, parts)}</div> }
}

/// The fields, in the order in which they are asked.
fn parts(fields: DateFields) -> &'static [DatePart] {
    use DatePart::{Day, Month, Time, Year};
    match fields {
        DateFields::Day => &[Day, Month, Year],
        DateFields::Month => &[Month, Year],
        DateFields::Year => &[Year],
        DateFields::Time => &[Time],
        DateFields::Moment | DateFields::DayAndMaybeTime => &[Day, Month, Year, Time],
    }
}

/// One field of a date.
struct Part {
    part: DatePart,
    name: &'static str,
    value: String,
    birthday: bool,
}

impl Part {
    fn view(
        self,
        frame: &Frame,
        filled: Signal<Option<DateAnswer>>,
        wrong: Signal<Vec<String>>,
        on_input: Callback<(DatePart, String)>,
    ) -> AnyView {
        let part = self.part;
        let (key, purpose, class) = match part {
            DatePart::Day => ("day", "bday-day", "input date-input__input input--width-2"),
            DatePart::Month => (
                "month",
                "bday-month",
                "input date-input__input input--width-2",
            ),
            DatePart::Year => (
                "year",
                "bday-year",
                "input date-input__input input--width-4",
            ),
            DatePart::Time => ("time", "off", "input date-input__input input--width-4"),
        };
        let id = frame.part_id(key);
        let field = NodeRef::<html::Input>::new();
        effect(move || {
            if let (Some(answer), Some(field)) = (filled.get(), field.get()) {
                let text = answer.part(part);
                if !text.is_empty() {
                    field.set_value(text);
                }
            }
        });
        markup! {
            <div class={"date-input__item"}>
                <label class={"label date-input__label"} for={id.clone()}>{self.name}</label>
                <input
                    class={class}
                    id={id.clone()}
                    name={id.clone()}
                    type={"text"}
                    inputmode={if part == DatePart::Time { "text" } else { "numeric" }}
                    autocomplete={frame.autocomplete(if self.birthday { purpose } else { "" })}
                    value={self.value}
                    readonly={frame.disabled}
                    aria-invalid={invalid(wrong, id, frame.id.clone())}
                    node_ref={field}
                    on:input={move |event| on_input.run((part, event_target_value(&event)))}
                />
            </div>
        }
    }
}

fn invalid(wrong: Signal<Vec<String>>, own: String, all: String) -> LiveValue {
    live_value(move || {
        wrong
            .with(|wrong| wrong.contains(&own) || wrong.contains(&all))
            .then_some("true")
    })
}
