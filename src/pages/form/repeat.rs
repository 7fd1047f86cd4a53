//! A repeating group: its rows as a list, each filled in on a screen of its own.

use frontdoor_core::form::definition::{Item, ItemKind};
use frontdoor_core::value::Path;
use leptos::prelude::*;

use super::answered;
use super::asking::{Asking, field_id};
use crate::components::{FieldSet, RowItem, RowList, live, live_text};
use crate::i18n::say;
use crate::markup;

pub(super) fn repeat(asking: &Asking, item: &Item, path: &Path, label: &str) -> AnyView {
    let ItemKind::Repeat { max, add_label, .. } = &item.kind else {
        return ().into_any();
    };
    let id = field_id(item.id, path);
    let frame = asking.frame(&id, label, item.hint.clone(), item.help.clone());
    let status = RwSignal::new(String::new());
    let changed = RwSignal::new(0_u32);
    let list = {
        let (asking, id, path, list_id) = (asking.clone(), item.id, path.clone(), id.clone());
        live(move || {
            changed.track();
            let plan = asking.form.plan();
            let Some(item) = plan.item(id) else {
                return ().into_any();
            };
            let (form, rows) = (asking.form.clone(), path.clone());
            let (removing, moving) = (form.clone(), form.clone());
            let (from, of) = (rows.clone(), rows.clone());
            let remove = Callback::new(move |index: usize| {
                removing.change(|filling| filling.remove_row(&from, index));
                status.set(say::form_row_removed().to_owned());
                changed.update(|changed| *changed += 1);
            });
            let shift = Callback::new(move |(from, to): (usize, usize)| {
                moving.change(|filling| filling.move_row(&of, from, to));
                changed.update(|changed| *changed += 1);
            });
            let count = form.read(|filling| filling.row_count(&rows));
            let shown = (0..count).map(|index| {
                let row = rows.index(index);
                let around = form.read(|filling| filling.session().row_of(item.id, &rows));
                let text = form.read(|filling| answered::row_text(&form, filling, item, &row));
                RowItem {
                    title: form.row_title(item, &around, index),
                    text: if text.is_empty() {
                        say::form_row_todo().to_owned()
                    } else {
                        text
                    },
                    change: asking.row_place(&row),
                }
            });
            view! {
                <RowList
                    rows={shown.collect::<Vec<_>>()}
                    on_remove={remove}
                    on_move={(count > 1).then_some(shift)}
                    empty={say::form_row_empty()}
                    id={[&list_id, "-row"].concat()}
                />
            }
            .into_any()
        })
    };
    let (adding, of, rows) = (asking.clone(), item.id, path.clone());
    let add = move |_| {
        let plan = adding.form.plan();
        if let Some(item) = plan.item(of) {
            let mut row = Path::default();
            adding
                .form
                .change(|filling| row = filling.add_row(item, &rows));
            adding.form.state.navigator.go(adding.row_place(&row));
        }
    };
    let (form, rows, most, own) = (
        asking.form.clone(),
        path.clone(),
        max.map_or(usize::MAX, |most| most as usize),
        add_label.clone(),
    );
    let button = live(move || {
        changed.track();
        let count = form.read(|filling| filling.row_count(&rows));
        let words = match (own.is_empty(), count) {
            (false, _) => own.clone(),
            (true, 0) => say::form_add_first().to_owned(),
            (true, _) => say::form_add().to_owned(),
        };
        let add = add.clone();
        (count < most)
            .then(|| {
                markup! {
                    <button class={"button button--secondary"} id={id.clone()} type={"button"} on:click={add}>{words}</button>
                }
            })
            .into_any()
    });
    let fields = markup! {
        {list}
        <p class={"locate__status"} role={"status"}>{live_text(move || status.get())}</p>
        {button}
    };
    let mut frame = frame;
    frame.id.push_str("-rows");
    view! { <FieldSet frame={frame} children={fields}/> }.into_any()
}
