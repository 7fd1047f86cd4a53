//! Find a request by its reference, without an account.

use leptos::prelude::*;

use frontdoor_core::model::AttributeValue;

use crate::components::{ChoiceField, ErrorSummary, Fault, Frame, Heading, SelectField, TextField};
use crate::i18n::say;
use crate::markup;
use crate::routes::Place;
use crate::state::State;

/// Beyond this many agencies a list replaces the radios.
const MOST_RADIOS: usize = 6;

pub(super) fn track() -> AnyView {
    let state = State::expect();
    let agencies: Vec<AttributeValue> = state
        .portal()
        .agencies
        .iter()
        .map(|agency| AttributeValue {
            key: agency.id.clone(),
            name: state.localized(&agency.name),
            disable_message: None,
        })
        .collect();
    let only = if let [only] = agencies.as_slice() {
        only.key.clone()
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
        <form novalidate={true} on:submit={submit}>
            {which(agencies, agency, faults)}
            {view! { <TextField
                frame={frame("reference", say::track_reference(), say::track_reference_hint(), faults)}
                value={String::new()}
                class={"input input--width-20"}
                on_input={Callback::new(move |text| reference.set(text))}
            /> }}
            <button class={"button"} type={"submit"}>{say::track_button()}</button>
        </form>
    }
}

/// Asks for the agency, where there is more than one.
fn which(
    agencies: Vec<AttributeValue>,
    agency: RwSignal<String>,
    faults: RwSignal<Vec<Fault>>,
) -> AnyView {
    let frame = frame("agency", say::track_agency(), "", faults);
    match agencies.len() {
        0 | 1 => ().into_any(),
        2..=MOST_RADIOS => {
            let choose = Callback::new(move |(key, _): (String, bool)| agency.set(key));
            view! { <ChoiceField frame={frame} values={agencies} several={false} chosen={Vec::new()} on_choose={choose}/> }
                .into_any()
        }
        _ => {
            let choose = Callback::new(move |key| agency.set(key));
            view! { <SelectField frame={frame} values={agencies} chosen={String::new()} on_choose={choose}/> }
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
        hint: hint.into(),
        error,
        page: None,
    }
}

fn check(agency: &str, reference: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    if agency.is_empty() {
        faults.push(Fault {
            id: "agency".into(),
            message: say::track_agency_missing().into(),
        });
    }
    if reference.trim().is_empty() {
        faults.push(Fault {
            id: "reference".into(),
            message: say::track_reference_missing().into(),
        });
    }
    faults
}
