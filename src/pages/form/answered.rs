//! The answers of a form as rows: for the check, and as the text that the citizen can keep.

use frontdoor_core::form::{Kind, PageKind};
use frontdoor_core::model::Attribute;

use super::Filling;
use crate::components::SummaryRow;
use crate::i18n::say;
use crate::routes::Step;

/// One row per question, in the order asked, each with the way to change it.
pub(super) fn rows(filling: &Filling) -> Vec<SummaryRow> {
    let draft = filling.draft();
    let answers = &draft.answers;
    let mut rows = Vec::new();
    for (index, page) in filling.form.pages.iter().enumerate() {
        let mut row = |key: &str, value: String| {
            let change = Some(filling.place(Step::Change(index + 1)));
            rows.push(SummaryRow {
                key: key.to_owned(),
                value,
                change,
            });
        };
        match &page.kind {
            PageKind::Notice => {}
            PageKind::Question(attribute) => {
                row(&attribute.description, answer(filling, attribute))
            }
            PageKind::Description { .. } => {
                row(say::description_label(), answers.description.clone())
            }
            PageKind::Location { .. } => {
                let here = answers.lat_long.map(|_| say::location_known().to_owned());
                let parts = [answers.address.clone(), here.unwrap_or_default()];
                row(say::location_title(), joined(&parts, "\n"));
            }
            PageKind::Photos { .. } => {
                let count = draft.photos.len();
                row(
                    say::asked_photos(),
                    if count == 0 {
                        String::new()
                    } else {
                        say::photos_count(count)
                    },
                );
            }
            PageKind::Contact { .. } => {
                let name = joined(
                    &[answers.first_name.clone(), answers.last_name.clone()],
                    " ",
                );
                let parts = [name, answers.email.clone(), answers.phone.clone()];
                row(say::contact_details_title(), joined(&parts, "\n"));
            }
        }
    }
    rows
}

/// The rows as a plain text.
pub(super) fn text(rows: &[SummaryRow]) -> String {
    let mut text = String::new();
    for row in rows.iter().filter(|row| !row.value.is_empty()) {
        for part in [&row.key, "\n", &row.value, "\n\n"] {
            text.push_str(part);
        }
    }
    text.trim_end().to_owned()
}

fn answer(filling: &Filling, attribute: &Attribute) -> String {
    let answers = filling.draft().answers;
    match Kind::of(attribute) {
        Kind::Line | Kind::Number | Kind::Text => answers.text(&attribute.code).to_owned(),
        Kind::Date => {
            let date = answers.date(&attribute.code);
            let day = joined(&[date.day, date.month, date.year], " ");
            joined(&[day, date.time], ", ")
        }
        Kind::One | Kind::Many => {
            let chosen = answers.chosen(&attribute.code);
            let names: Vec<String> = attribute
                .values
                .iter()
                .filter(|value| chosen.contains(&value.key))
                .map(|value| value.name.clone())
                .collect();
            names.join("\n")
        }
    }
}

fn joined(parts: &[String], between: &str) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(between)
}
