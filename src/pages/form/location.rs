//! Where it is: an address in words, or the place the device stands at.

use frontdoor_core::value::Value;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::asking::Asking;
use super::from_photo;
use super::item::Drawn;
use super::question::{Target, frame};
use crate::components::{FieldSet, TextField, live, live_flag, live_text};
use crate::i18n::{place_problem, say};
use crate::markup;

pub(super) fn location(
    asking: &Asking,
    drawn: &Drawn<'_>,
    coordinates: bool,
    address: bool,
    target: Target,
) -> AnyView {
    let mut surroundings = frame(asking, drawn, "");
    if address {
        // The field says what is wrong; a group that says so too would be read twice.
        surroundings.error = None.into();
    }
    let field = address.then(|| {
        let id = [&surroundings.id, "-address"].concat();
        let hint = crate::components::Frame::plain_hint(say::address_hint());
        let frame = asking.frame(&id, say::address_label(), hint, Default::default());
        let path = drawn.path.key("address_string");
        let value = asking.form.read(|filling| {
            let value = filling.session().data().get(&path);
            value.as_text().unwrap_or_default().to_owned()
        });
        let typing = target.clone();
        let typed = Callback::new(move |text: String| {
            let path = typing.path.key("address_string");
            typing.change(|filling, _| {
                let value = if text.trim().is_empty() {
                    Value::Undefined
                } else {
                    text.as_str().into()
                };
                filling.answer(&path, value);
                drop_empty(filling, &typing);
            });
        });
        view! { <TextField frame={frame} value={value} autocomplete={"street-address"} most={None} on_input={typed}/> }
    });
    let here = coordinates.then(|| locate(&[&surroundings.id, "-here"].concat(), target));
    let fields = markup! {
        {field}
        {here}
    };
    view! { <FieldSet frame={surroundings} children={fields}/> }.into_any()
}

/// A place of which nothing is given is none.
fn drop_empty(filling: &mut frontdoor_core::form::filling::Filling, target: &Target) {
    let place = filling.session().answers().get(&target.path);
    if place.as_object().is_some_and(|place| place.is_empty()) {
        filling.answer(&target.path, Value::Undefined);
    }
}

/// The button that asks the device. The place stays on the device until the form is sent.
fn locate(id: &str, target: Target) -> AnyView {
    let known = target.form.read(|filling| {
        let lat = target.path.key("lat");
        matches!(filling.session().data().get(&lat), Value::Number(_))
    });
    let found = RwSignal::new(known);
    let told = if known { say::location_known() } else { "" };
    let status = RwSignal::new(told.to_owned());
    let busy = RwSignal::new(false);
    let device = target.form.state.ports.device;
    let asked = target.clone();
    let ask = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        status.set(say::location_waiting().to_owned());
        let target = asked.clone();
        spawn_local(async move {
            match (device.locate)().await {
                Ok(fix) => {
                    put(&target, fix.lat, fix.long);
                    found.set(true);
                    status.set(say::location_found(rounded_up(fix.accuracy)));
                }
                Err(error) => status.set(place_problem(error).to_owned()),
            }
            busy.set(false);
        });
    };
    let from_photo = from_photo::told(&target.form)
        .place
        .map(|place| use_photo(target.clone(), place, found, status));
    let forget = live(move || {
        let target = target.clone();
        let remove = move |_| {
            target.change(|filling, _| {
                filling.answer(&target.path.key("lat"), Value::Undefined);
                filling.answer(&target.path.key("long"), Value::Undefined);
                drop_empty(filling, &target);
            });
            found.set(false);
            status.set(say::location_removed().to_owned());
        };
        found
            .get()
            .then(|| {
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
                id={id.to_owned()}
                type={"button"}
                aria-busy={live_flag(move || busy.get())}
                on:click={ask}
            >
                {say::location_use()}
            </button>
            {from_photo}
            <p class={"locate__status"} role={"status"}>{live_text(move || status.get())}</p>
            {forget}
        </div>
    }
}

/// The button that takes the place of a photo.
fn use_photo(
    target: Target,
    (lat, long): (f64, f64),
    found: RwSignal<bool>,
    status: RwSignal<String>,
) -> AnyView {
    let take = move |_| {
        put(&target, lat, long);
        found.set(true);
        status.set(say::shared_photos_placed().to_owned());
    };
    markup! {
        <button class={"button button--secondary"} type={"button"} on:click={take}>
            {say::shared_photos_place()}
        </button>
    }
}

fn put(target: &Target, lat: f64, long: f64) {
    target.change(|filling, _| {
        filling.answer(&target.path.key("lat"), lat.into());
        filling.answer(&target.path.key("long"), long.into());
    });
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
