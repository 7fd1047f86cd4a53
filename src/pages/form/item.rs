//! What stands on a screen: contents, groups, questions and repeats.

use frontdoor_core::form::definition::{Item, ItemKind, Platform};
use frontdoor_core::value::Path;
use leptos::prelude::*;

use super::asking::{Asking, field_id};
use super::calculated::calculated;
use super::question::question;
use super::repeat::repeat;
use crate::components::{FieldSet, content, live};
use crate::markup;

/// The items, in the row at a path.
pub(super) fn items(asking: &Asking, items: &[Item], row: &Path) -> AnyView {
    let views = items.iter().map(|item| item_view(asking, item, row));
    views.collect::<Vec<_>>().into_any()
}

/// What decides on how an item is drawn, and may change with any answer.
#[derive(Clone, PartialEq)]
struct Look {
    shown: bool,
    required: bool,
    disabled: bool,
    label: String,
}

fn look(asking: &Asking, item: &Item, row: &Path) -> Look {
    asking.form.follow(|filling| {
        let session = filling.session();
        Look {
            shown: session.is_shown(item.id, row),
            required: session.is_required(item.id, row),
            disabled: session.is_disabled(item.id, row),
            label: super::filled::label(filling, item, row),
        }
    })
}

fn item_view(asking: &Asking, item: &Item, row: &Path) -> AnyView {
    let plan = asking.form.plan();
    if matches!(item.kind, ItemKind::Hidden) || item.hidden && item.logic.is_empty() {
        return ().into_any();
    }
    if !plan.may_change(item.id) {
        let look = untrack(|| look(asking, item, row));
        return shown(asking, item, row, &look);
    }
    let (of, at, id, by) = (asking.clone(), row.clone(), item.id, plan.clone());
    let look = Memo::new(move |_| by.item(id).map(|item| look(&of, item, &at)));
    let (asking, row) = (asking.clone(), row.clone());
    live(move || match (plan.item(id), look.get()) {
        (Some(item), Some(look)) => untrack(|| shown(&asking, item, &row, &look)),
        _ => ().into_any(),
    })
}

fn shown(asking: &Asking, item: &Item, row: &Path, look: &Look) -> AnyView {
    if !look.shown {
        return ().into_any();
    }
    let plan = asking.form.plan();
    let place = asking.form.read(|filling| {
        let place = filling.session().place(item.id, row);
        place.cloned().unwrap_or_default()
    });
    match &item.kind {
        ItemKind::Hidden => ().into_any(),
        ItemKind::Content(blocks) => {
            // What an Open311 agency says between its questions is a remark, and not a text of its own.
            let class = match plan.definition().platform {
                Platform::Open311 => "inset-text",
                _ => "prose",
            };
            markup! { <div class={class}>{content(blocks, 2, &asking.form.answered())}</div> }
        }
        // The group of a page is the page.
        ItemKind::Group if is_page(asking, item) => items(asking, &item.items, row),
        ItemKind::Group | ItemKind::Object => group(asking, item, row, &place, &look.label),
        ItemKind::Repeat { .. } => repeat(asking, item, &place, &look.label),
        ItemKind::Question(_) if item.calculate.is_some() => {
            calculated(asking, item, &place, &look.label)
        }
        ItemKind::Question(asked) => {
            let drawn = Drawn {
                item,
                path: &place,
                label: &look.label,
                required: look.required,
                disabled: look.disabled,
            };
            question(asking, asked, &drawn)
        }
    }
}

/// A question at its place, as it looks now.
pub(super) struct Drawn<'a> {
    pub item: &'a Item,
    pub path: &'a Path,
    pub label: &'a str,
    pub required: bool,
    pub disabled: bool,
}

fn is_page(asking: &Asking, item: &Item) -> bool {
    let plan = asking.form.plan();
    let page = plan.definition().pages.get(asking.page);
    page.is_some_and(|page| {
        page.items.len() == 1 && page.items.iter().any(|only| only.id == item.id)
    })
}

fn group(asking: &Asking, item: &Item, row: &Path, place: &Path, label: &str) -> AnyView {
    if item.items.is_empty() {
        // Such as a button of the author's own to send by: the portal has one.
        return ().into_any();
    }
    let within = items(asking, &item.items, row);
    let has_words = !label.is_empty() || !item.hint.is_empty();
    if !has_words {
        return within;
    }
    let id = field_id(item.id, place);
    let frame = asking.frame(&id, label, item.hint.clone(), item.help.clone());
    view! { <FieldSet frame={frame} children={within}/> }.into_any()
}
