//! Questions that are answered by choosing.

use frontdoor_core::form::definition::{Choice, Content};
use leptos::prelude::*;

use super::asking::Asking;
use super::item::Drawn;
use super::question::{Target, frame};
use crate::components::{CheckboxField, ChoiceField, ListField};
use crate::i18n::{choice_label, say};

/// Beyond this many choices a list replaces the radios: a screen of a phone holds about as many.
const MOST_RADIOS: usize = 9;

pub(super) fn one(
    asking: &Asking,
    drawn: &Drawn<'_>,
    choices: &[Choice],
    target: Target,
) -> AnyView {
    let chosen = asking
        .form
        .read(|filling| filling.chosen(drawn.item, drawn.path));
    let labelled = labelled(choices);
    let names: Vec<String> = labelled.iter().map(|choice| choice.label.clone()).collect();
    let choose = move |place: Option<usize>| {
        let name = place.and_then(|place| names.get(place));
        target.change(|filling, item| {
            filling.choose_one(item, &target.path, place, name.map_or("", String::as_str));
        });
    };
    let surroundings = frame(asking, drawn, "");
    if choices.len() <= MOST_RADIOS {
        let choose = Callback::new(move |(place, on): (usize, bool)| choose(on.then_some(place)));
        return view! {
            <ChoiceField frame={surroundings} choices={labelled} several={false} chosen={chosen} on_choose={choose}/>
        }
        .into_any();
    }
    let unknown = asking.unknown(&surroundings.id);
    view! {
        <ListField
            frame={surroundings}
            choices={labelled}
            chosen={chosen.first().copied()}
            on_choose={Callback::new(choose)}
            on_unknown={unknown}
        />
    }
    .into_any()
}

pub(super) fn many(
    asking: &Asking,
    drawn: &Drawn<'_>,
    choices: &[Choice],
    target: Target,
) -> AnyView {
    let chosen = asking
        .form
        .read(|filling| filling.chosen(drawn.item, drawn.path));
    let choose = Callback::new(move |(place, on): (usize, bool)| {
        target.change(|filling, item| filling.choose_also(item, &target.path, place, on));
    });
    view! {
        <ChoiceField
            frame={frame(asking, drawn, say::choose_all_hint())}
            choices={labelled(choices)}
            several={true}
            chosen={chosen}
            on_choose={choose}
        />
    }
    .into_any()
}

pub(super) fn checkbox(asking: &Asking, drawn: &Drawn<'_>, target: Target) -> AnyView {
    let checked = asking
        .form
        .read(|filling| filling.is_ticked(drawn.item, drawn.path));
    let tick = Callback::new(move |on: bool| {
        target.change(|filling, item| filling.tick(item, &target.path, on));
    });
    // A box that may stay empty is not called optional: it is an answer either way.
    let mut surroundings = frame(asking, drawn, "");
    drawn.label.clone_into(&mut surroundings.label);
    view! { <CheckboxField frame={surroundings} checked={checked} on_change={tick}/> }.into_any()
}

/// How a document gets to the agency.
pub(super) fn attachment(
    asking: &Asking,
    drawn: &Drawn<'_>,
    ways: &[Choice],
    target: Target,
) -> AnyView {
    let path = drawn.path.key("key");
    let now = asking
        .form
        .read(|filling| filling.session().data().get(&path).clone());
    let chosen = ways.iter().position(|way| way.value == now);
    let values: Vec<_> = ways.iter().map(|way| way.value.clone()).collect();
    let choose = Callback::new(move |(place, on): (usize, bool)| {
        if let Some(value) = values.get(place).filter(|_| on) {
            let path = target.path.key("key");
            target.change(|filling, _| filling.answer(&path, value.clone()));
        }
    });
    let mut surroundings = frame(asking, drawn, say::attachment_hint());
    if drawn.item.hint.is_empty() && ways.is_empty() {
        surroundings.hint = Content::new();
    }
    view! {
        <ChoiceField
            frame={surroundings}
            choices={labelled(ways)}
            several={false}
            chosen={chosen.into_iter().collect::<Vec<_>>()}
            on_choose={choose}
        />
    }
    .into_any()
}

/// The choices with the names that the browser has for countries and currencies.
fn labelled(choices: &[Choice]) -> Vec<Choice> {
    let named = choices.iter().map(|choice| Choice {
        label: choice_label(choice),
        ..choice.clone()
    });
    named.collect()
}
