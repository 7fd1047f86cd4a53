//! Find a request by its reference, without an account.

use std::sync::Arc;

use frontdoor_core::form::definition::Choice;
use leptos::prelude::*;

use crate::components::{ChoiceField, ErrorSummary, Fault, Frame, Heading, ListField, TextField};
use crate::i18n::say;
use crate::markup;
use crate::pages::not_found::not_found;
use crate::routes::Place;
use crate::state::State;

/// Beyond this many agencies a list replaces the radios.
const MOST_RADIOS: usize = 6;

pub(super) fn track() -> AnyView {
    let state = State::expect();
    let agencies: Vec<(String, Choice)> = state
        .portal()
        .agencies
        .iter()
        .filter(|agency| agency.adapter.tracks())
        .map(|agency| {
            let choice = Choice {
                label: state.localized(&agency.name),
                ..Choice::default()
            };
            (agency.id.clone(), choice)
        })
        .collect();
    if agencies.is_empty() {
        return not_found();
    }
    let only = if let [(only, _)] = agencies.as_slice() {
        only.clone()
    } else {
        String::new()
    };
    let agency = RwSignal::new(only);
    let reference = RwSignal::new(String::new());
    let faults = RwSignal::new(Vec::<Fault>::new());
    let submit = move |event: leptos::ev::Event| {
        event.prevent_default();
        let wrong = check(&agency.get_untracked(), &reference.get_untracked());
        if wrong.is_empty() {
            let id = reference.get_untracked().trim().to_owned();
            state.navigator.go(Place::Request {
                agency: agency.get_untracked(),
                id,
            });
        } else {
            faults.set(wrong);
        }
    };
    let choose = Callback::new(move |id: String| {
        (state.ports.device.focus)(&id);
    });
    let has_problems = Signal::derive(move || faults.with(|faults| !faults.is_empty()));
    markup! {
        {view! { <ErrorSummary faults={faults.into()} on_choose={choose}/> }}
        {view! { <Heading text={say::track_title()} has_problems={has_problems}/> }}
        <p class={"lead"}>{say::track_text()}</p>
        <form autocomplete={"off"} novalidate={true} on:submit={submit}>
            {which(agencies, agency, faults)}
            {view! { <TextField
                frame={frame("reference", say::track_reference(), say::track_reference_hint(), faults)}
                value={String::new()}
                width={"input--width-20"}
                on_input={Callback::new(move |text| reference.set(text))}
            /> }}
            <button class={"button"} type={"submit"}>{say::track_button()}</button>
        </form>
    }
}

/// Asks for the agency, where there is more than one.
fn which(
    agencies: Vec<(String, Choice)>,
    agency: RwSignal<String>,
    faults: RwSignal<Vec<Fault>>,
) -> AnyView {
    let frame = frame("agency", say::track_agency(), "", faults);
    let (keys, choices): (Vec<String>, Vec<Choice>) = agencies.into_iter().unzip();
    let put = move |index: Option<usize>| {
        let key = index.and_then(|index| keys.get(index)).cloned();
        agency.set(key.unwrap_or_default());
    };
    match choices.len() {
        0 | 1 => ().into_any(),
        2..=MOST_RADIOS => {
            let choose = Callback::new(move |(index, _): (usize, bool)| put(Some(index)));
            view! { <ChoiceField frame={frame} choices={choices} several={false} chosen={Vec::new()} on_choose={choose}/> }
                .into_any()
        }
        _ => {
            view! { <ListField frame={frame} choices={choices} chosen={None} on_choose={Callback::new(put)}/> }
                .into_any()
        }
    }
}

fn frame(id: &'static str, label: &str, hint: &str, faults: RwSignal<Vec<Fault>>) -> Frame {
    let error = Signal::derive(move || {
        faults.with(|faults| {
            faults
                .iter()
                .find(|fault| fault.id == id)
                .map(|fault| fault.message.clone())
        })
    });
    Frame {
        id: id.into(),
        label: label.into(),
        hint: Frame::plain_hint(hint),
        help: (String::new(), Vec::new()),
        answered: Arc::new(|_| String::new()),
        error,
        page: None,
        is_shared: true,
        disabled: false,
    }
}

fn check(agency: &str, reference: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    if agency.is_empty() {
        faults.push(Fault {
            place: None,
            id: "agency".into(),
            message: say::track_agency_missing().into(),
        });
    }
    if reference.trim().is_empty() {
        faults.push(Fault {
            place: None,
            id: "reference".into(),
            message: say::track_reference_missing().into(),
        });
    }
    faults
}
