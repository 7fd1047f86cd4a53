//! Where it is: an address in words, or the place the device stands at.

use frontdoor_core::form::Field;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Asking, Filling};
use crate::components::{Heading, TextField, live, live_flag, live_text};
use crate::i18n::{place_problem, say};
use crate::markup;

pub(super) fn location(
    asking: &Asking,
    coordinates: bool,
    address: bool,
    required: bool,
) -> AnyView {
    let filling = &asking.filling;
    let label = if required {
        say::location_title().to_owned()
    } else {
        say::optional(say::location_title())
    };
    let page = asking.heading(&label);
    let typed = filling.typed(|answers, text| answers.address = text);
    let field = address.then(|| {
        let frame = asking.frame(&Field::Address.id(&filling.form), say::address_label(), say::address_hint());
        let value = filling.draft().answers.address;
        view! { <TextField frame={frame} value={value} autocomplete={"street-address"} on_input={typed}/> }
    });
    let locate = coordinates.then(|| locate(filling));
    markup! {
        {view! { <Heading text={label} title={page.title} caption={page.caption} has_problems={page.has_problems}/> }}
        {field}
        {locate}
    }
}

/// The button that asks the device. The place stays on the device until the form is sent.
fn locate(filling: &Filling) -> AnyView {
    let known = filling.draft().answers.lat_long;
    let found = RwSignal::new(known);
    let status = RwSignal::new(
        known
            .map(|_| say::location_known())
            .unwrap_or_default()
            .to_owned(),
    );
    let busy = RwSignal::new(false);
    let device = filling.state.ports.device;
    let asked = filling.clone();
    let ask = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        status.set(say::location_waiting().to_owned());
        let filling = asked.clone();
        spawn_local(async move {
            match (device.locate)().await {
                Ok(fix) => {
                    filling.answer(|answers| answers.lat_long = Some((fix.lat, fix.long)));
                    found.set(Some((fix.lat, fix.long)));
                    status.set(say::location_found(rounded_up(fix.accuracy)));
                }
                Err(error) => status.set(place_problem(error).to_owned()),
            }
            busy.set(false);
        });
    };
    let dropped = filling.clone();
    let forget = live(move || {
        let filling = dropped.clone();
        found
            .get()
            .is_some()
            .then(|| {
                let remove = move |_| {
                    filling.answer(|answers| answers.lat_long = None);
                    found.set(None);
                    status.set(say::location_removed().to_owned());
                };
                markup! {
                    <button class={"button button--quiet"} type={"button"} on:click={remove}>
                        {say::location_remove()}
                    </button>
                }
            })
            .into_any()
    });
    markup! {
        <div class={"locate"}>
            <p class={"hint"}>{say::location_explained()}</p>
            <button
                class={"button button--secondary"}
                id={Field::Coordinates.id(&filling.form)}
                type={"button"}
                aria-busy={live_flag(move || busy.get())}
                on:click={ask}
            >
                {say::location_use()}
            </button>
            <p class={"locate__status"} role={"status"}>{live_text(move || status.get())}</p>
            {forget}
        </div>
    }
}

/// Metres without decimals: nobody trusts "13.7".
fn rounded_up(metres: f64) -> usize {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0..100,000"
    )]
    let metres = metres.clamp(1.0, 100_000.0).ceil() as usize;
    metres
}

#[cfg(test)]
mod tests {
    #[test]
    fn accuracy_is_never_overstated() {
        assert_eq!(super::rounded_up(12.1), 13);
        assert_eq!(super::rounded_up(f64::INFINITY), 100_000);
    }
}
