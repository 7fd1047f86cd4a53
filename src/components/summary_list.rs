//! Questions with their answers.

use leptos::prelude::*;

use crate::i18n::say;
use crate::markup;
use crate::routes::Place;

/// A question, its answer, and the way to change it.
#[derive(Clone, Debug)]
pub struct SummaryRow {
    /// The question.
    pub key: String,
    /// The answer; may have several lines.
    pub value: String,
    /// Where to change it.
    pub change: Option<Place>,
}

/// A list of rows.
#[component]
pub fn SummaryList(
    /// The rows, in order.
    rows: Vec<SummaryRow>,
) -> AnyView {
    let rows: Vec<_> = rows.into_iter().map(row).collect();
    markup! { <dl class={"summary-list"}>{rows}</dl> }
}

fn row(row: SummaryRow) -> AnyView {
    let change = row.change.map(|place| {
        let what = row.key.clone();
        markup! {
            <dd class={"summary-list__actions"}>
                <a class={"link"} href={place.href()}>
                    {say::change()}<span class={"visually-hidden"}>{" "}{what}</span>
                </a>
            </dd>
        }
    });
    let class = if row.value.is_empty() {
        "summary-list__value text-muted"
    } else {
        "summary-list__value prose"
    };
    let value = if row.value.is_empty() {
        say::not_answered().to_owned()
    } else {
        row.value
    };
    markup! {
        <div class={"summary-list__row"}>
            <dt class={"summary-list__key"} dir={"auto"}>{row.key}</dt>
            <dd class={class} dir={"auto"}>{value}</dd>
            {change}
        </div>
    }
}
