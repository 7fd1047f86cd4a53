//! The rows of a repeating group.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::focus::focus_soon;
use crate::i18n::say;
use crate::markup;
use crate::routes::Place;

/// A row: what was entered, and where to change it.
#[derive(Clone, Debug)]
pub struct RowItem {
    /// What the row is called, such as "Child 2".
    pub title: String,
    /// What was entered, in short; may have several lines and may be empty.
    pub text: String,
    /// Where to change it.
    pub change: Place,
}

/// The rows as cards. All their buttons are heard by one listener, so that hundreds of rows cost
/// little; the caller makes the list anew when a row comes, goes or moves.
#[component]
pub fn RowList(
    /// The rows, in order.
    rows: Vec<RowItem>,
    /// Called with the number of the row to remove, from 0.
    on_remove: Callback<usize>,
    /// Called with the number of a row and the one it is to have; none where the order is fixed.
    #[prop(optional_no_strip)]
    on_move: Option<Callback<(usize, usize)>>,
    /// What is said while there are no rows.
    #[prop(into)]
    empty: String,
    /// What the ids of its parts begin with, where a page has several such lists.
    #[prop(into, default = "row".to_owned())]
    id: String,
) -> AnyView {
    if rows.is_empty() {
        return markup! { <p class={"rows__empty"} id={id} tabindex={"-1"}>{empty}</p> };
    }
    let count = rows.len();
    let cards: Vec<_> = rows
        .into_iter()
        .enumerate()
        .map(|(index, row)| card(row, index, on_move.is_some().then_some(count), &id))
        .collect();
    let clicked = {
        let id = id.clone();
        move |event: web_sys::Event| {
            let Some((action, row)) = asked(&event) else {
                return;
            };
            // The focus goes where the citizen goes on: with the row that moved, or to the one that
            // took the place of the removed one.
            let focus = match (action, on_move) {
                (Action::Remove, _) => {
                    on_remove.run(row);
                    if count == 1 {
                        id.clone()
                    } else {
                        part_id(&id, "change", row.min(count - 2))
                    }
                }
                (Action::Up, Some(on_move)) if row > 0 => {
                    on_move.run((row, row - 1));
                    part_id(&id, if row == 1 { "down" } else { "up" }, row - 1)
                }
                (Action::Down, Some(on_move)) if row + 1 < count => {
                    on_move.run((row, row + 1));
                    part_id(&id, if row + 2 == count { "up" } else { "down" }, row + 1)
                }
                _ => return,
            };
            focus_soon(focus);
        }
    };
    markup! { <ul class={"rows"} id={id} on:click={clicked}>{cards}</ul> }
}

/// What the buttons of a row do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Remove,
    Up,
    Down,
}

/// Which button was pressed, and of which row.
fn asked(event: &web_sys::Event) -> Option<(Action, usize)> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let button = target.closest("button").ok().flatten()?;
    let action = match button.get_attribute("data-do")?.as_str() {
        "remove" => Action::Remove,
        "up" => Action::Up,
        "down" => Action::Down,
        _ => return None,
    };
    Some((action, button.get_attribute("data-row")?.parse().ok()?))
}

/// `movable` is how many rows there are, where they can be moved.
fn card(row: RowItem, index: usize, movable: Option<usize>, id: &str) -> AnyView {
    let button = |action: &'static str, says: &'static str| {
        markup! {
            <button
                class={"button button--quiet"}
                id={part_id(id, action, index)}
                type={"button"}
                data-do={action}
                data-row={index.to_string()}
            >
                {says}<span class={"visually-hidden"}>{" "}{row.title.clone()}</span>
            </button>
        }
    };
    let up = (movable.is_some() && index > 0).then(|| button("up", say::rows_up()));
    let down = movable
        .is_some_and(|count| index + 1 < count)
        .then(|| button("down", say::rows_down()));
    let moves = movable.map(|_| markup! { <span class={"rows__moves"}>{up}{down}</span> });
    let remove = button("remove", say::remove());
    let text = (!row.text.is_empty())
        .then(|| markup! { <p class={"rows__text prose"} dir={"auto"}>{row.text}</p> });
    markup! {
        <li class={"rows__item"}>
            <p class={"rows__title"} dir={"auto"}>{row.title.clone()}</p>
            {text}
            <div class={"rows__actions"}>
                <a class={"button button--quiet"} id={part_id(id, "change", index)} href={row.change.href()}>
                    {say::change()}<span class={"visually-hidden"}>{" "}{row.title.clone()}</span>
                </a>
                {remove}
                {moves}
            </div>
        </li>
    }
}

fn part_id(id: &str, part: &str, index: usize) -> String {
    [id, "-", part, "-", &index.to_string()].concat()
}
