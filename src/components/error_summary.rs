//! The list of what is wrong on a page, above everything else.

use leptos::html;
use leptos::prelude::*;

use super::{effect, live};
use crate::i18n::say;
use crate::markup;
use crate::routes::Place;

/// Something wrong, with where to put it right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    /// The id of the control on this page; empty where there is none.
    pub id: String,
    /// The page to put it right on, where it is another.
    pub place: Option<Place>,
    /// What is wrong, in words.
    pub message: String,
}

/// Shows the faults and takes the focus each time they are set.
#[component]
pub fn ErrorSummary(
    /// The faults; nothing is shown while there are none.
    faults: Signal<Vec<Fault>>,
    /// Called with the id of the control that the citizen chose to go to.
    on_choose: Callback<String>,
) -> AnyView {
    let summary = NodeRef::<html::Div>::new();
    effect(move || {
        let count = faults.with(Vec::len);
        if let Some(summary) = summary.get().filter(|_| count > 0) {
            let _ = summary.focus();
        }
    });
    live(move || {
        let items: Vec<_> = faults
            .get()
            .into_iter()
            .map(|fault| item(fault, on_choose))
            .collect();
        (!items.is_empty())
            .then(|| {
                markup! {
                    <div class={"error-summary"} tabindex={"-1"} node_ref={summary}>
                        <div role={"alert"}>
                            <h2 class={"error-summary__title"}>{say::error_summary_title()}</h2>
                            <ul class={"error-summary__list"}>{items}</ul>
                        </div>
                    </div>
                }
            })
            .into_any()
    })
}

fn item(fault: Fault, on_choose: Callback<String>) -> AnyView {
    if let Some(place) = fault.place {
        return markup! { <li><a href={place.href()}>{fault.message}</a></li> };
    }
    if fault.id.is_empty() {
        return markup! { <li dir={"auto"}>{fault.message}</li> };
    }
    let id = fault.id.clone();
    let choose = move |event: leptos::ev::Event| {
        event.prevent_default();
        on_choose.run(id.clone());
    };
    markup! { <li><a href={["#", &fault.id].concat()} on:click={choose}>{fault.message}</a></li> }
}
