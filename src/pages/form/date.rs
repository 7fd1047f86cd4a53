//! Days and times.

use frontdoor_core::form::definition::DateFields;
use frontdoor_core::form::filling::{DateAnswer, DatePart};
use leptos::prelude::*;

use super::asking::Asking;
use super::from_photo;
use super::item::Drawn;
use super::question::{Target, frame};
use crate::components::{DateField, live_text};
use crate::i18n::say;
use crate::markup;

pub(super) fn date(
    asking: &Asking,
    drawn: &Drawn<'_>,
    fields: DateFields,
    target: Target,
) -> AnyView {
    let hint = match fields {
        DateFields::Time | DateFields::Year | DateFields::Month => "",
        _ => say::date_hint(),
    };
    let value = asking
        .form
        .read(|filling| filling.date(drawn.item, drawn.path));
    let filled = RwSignal::new(None::<DateAnswer>);
    let day = from_photo::day(&asking.form, fields).filter(|_| !drawn.disabled);
    let day = day.map(|day| use_day(target.clone(), day, filled));
    let put = Callback::new(move |(part, text): (DatePart, String)| {
        target.change(|filling, item| filling.type_date(item, &target.path, part, &text));
    });
    markup! {
        {view! {
            <DateField
                frame={frame(asking, drawn, hint)}
                fields={fields}
                value={value}
                filled={filled.read_only()}
                wrong={asking.wrong()}
                on_input={put}
            />
        }}
        {day}
    }
}

/// The button that fills in the day of the photo.
fn use_day(target: Target, day: DateAnswer, filled: RwSignal<Option<DateAnswer>>) -> AnyView {
    let text = if day.time.is_empty() {
        say::shared_photos_day()
    } else {
        say::shared_photos_moment()
    };
    let status = RwSignal::new("");
    let fill = move |_| {
        target.change(|filling, item| {
            for part in DatePart::ALL {
                let text = day.part(part);
                if !text.is_empty() {
                    filling.type_date(item, &target.path, part, text);
                }
            }
        });
        filled.set(Some(day.clone()));
        status.set(say::shared_photos_filled());
    };
    markup! {
        <div class={"button-group"}>
            <button class={"button button--secondary"} type={"button"} on:click={fill}>{text}</button>
            <p class={"locate__status"} role={"status"}>{live_text(move || status.get().to_owned())}</p>
        </div>
    }
}
