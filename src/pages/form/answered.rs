//! Answers in words: for the check, for rows, and as the text that the citizen can keep.

use frontdoor_core::form::definition::{DateFields, DateFormat, Item, ItemKind, Question};
use frontdoor_core::form::filling::{DatePart, Filling};
use frontdoor_core::value::{Path, Value};

use super::asking::row_name;
use super::filled::{Form, label};
use crate::components::SummaryRow;
use crate::i18n::{choice_label, civil_day, say};
use crate::routes::Step;

/// One row per answer of a page, in the order asked, each with the way to change it.
pub(super) fn rows(form: &Form, page: usize) -> Vec<SummaryRow> {
    let plan = form.plan();
    let mut rows = Vec::new();
    form.read(|filling| {
        let items = plan.definition().pages.get(page).map(|page| &page.items);
        let scribe = Scribe {
            form,
            filling,
            page,
        };
        scribe.add(
            items.map_or(&[], Vec::as_slice),
            &Path::default(),
            &mut rows,
        );
    });
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

/// What was answered in a row of a repeating group, one line per answer.
pub(super) fn row_text(form: &Form, filling: &Filling, repeat: &Item, row: &Path) -> String {
    let mut rows = Vec::new();
    let scribe = Scribe {
        form,
        filling,
        page: 0,
    };
    scribe.add(&repeat.items, row, &mut rows);
    let lines = rows.into_iter().filter(|row| !row.value.is_empty());
    let lines = lines.map(|row| [&row.key, ": ", &row.value.replace('\n', ", ")].concat());
    lines.collect::<Vec<_>>().join("\n")
}

struct Scribe<'a> {
    form: &'a Form,
    filling: &'a Filling,
    page: usize,
}

impl Scribe<'_> {
    fn add(&self, items: &[Item], row: &Path, rows: &mut Vec<SummaryRow>) {
        let session = self.filling.session();
        for item in items {
            if item.hidden && item.logic.is_empty() || !session.is_shown(item.id, row) {
                continue;
            }
            let Some(path) = session.place(item.id, row) else {
                continue;
            };
            match &item.kind {
                ItemKind::Question(_) => rows.push(SummaryRow {
                    key: label(self.filling, item, row),
                    value: value(self.filling, item, path),
                    // What follows from other answers is changed by changing those.
                    change: (item.calculate.is_none()).then(|| self.form.place(self.step(row))),
                }),
                ItemKind::Group | ItemKind::Object => self.add(&item.items, row, rows),
                ItemKind::Repeat { .. } => self.add_rows(item, path, rows),
                ItemKind::Content(_) | ItemKind::Hidden => {}
            }
        }
    }

    fn add_rows(&self, repeat: &Item, path: &Path, rows: &mut Vec<SummaryRow>) {
        for index in 0..self.filling.row_count(path) {
            let row = path.index(index);
            rows.push(SummaryRow {
                key: row_name(self.form, self.filling, &row).unwrap_or_default(),
                value: row_text(self.form, self.filling, repeat, &row),
                change: Some(self.form.place(self.step(&row))),
            });
        }
    }

    /// Where an answer in a row is changed.
    fn step(&self, row: &Path) -> Step {
        if row.segments().is_empty() {
            return Step::Change(self.page + 1);
        }
        Step::Row {
            page: self.page + 1,
            row: row.to_string(),
            change: true,
        }
    }
}

/// The answer at a path, for authors' texts that quote it.
pub(super) fn at(filling: &Filling, path: &Path) -> String {
    let plan = filling.session().shared_plan();
    let item = filling
        .session()
        .item_at(path)
        .and_then(|item| plan.item(item));
    item.map_or_else(String::new, |item| value(filling, item, path))
}

/// The answer to a question, as people write it.
pub(super) fn value(filling: &Filling, item: &Item, path: &Path) -> String {
    let ItemKind::Question(question) = &item.kind else {
        return filling.text(item, path);
    };
    let data = filling.session().data().get(path);
    match question {
        Question::Date { fields, format } => date(filling, item, path, *fields, *format),
        Question::One { choices, .. } | Question::Many { choices, .. } => {
            let chosen = filling.chosen(item, path);
            let names = chosen.into_iter().filter_map(|place| choices.get(place));
            names.map(choice_label).collect::<Vec<_>>().join("\n")
        }
        Question::Checkbox { .. } => match data {
            Value::Undefined | Value::Null => String::new(),
            _ if filling.is_ticked(item, path) => say::answer_yes().to_owned(),
            _ => say::answer_no().to_owned(),
        },
        Question::Number { unit, money, .. } => {
            let number = filling.text(item, path);
            match (number.is_empty(), money) {
                (true, _) => number,
                (_, true) => joined(&[unit.clone(), number], " "),
                (_, false) => joined(&[number, unit.clone()], " "),
            }
        }
        Question::Location { .. } => {
            let address = data.get(&Path::default().key("address_string"));
            let known = matches!(data.get(&Path::default().key("lat")), Value::Number(_));
            let known = if known { say::location_known() } else { "" };
            let address = address.as_text().unwrap_or_default().to_owned();
            joined(&[address, known.to_owned()], "\n")
        }
        Question::File { photos: true, .. } => match filling.files(path).len() {
            0 => String::new(),
            count => say::photos_count(count),
        },
        Question::File { .. } => {
            let files = filling.files(path).into_iter();
            files.map(|file| file.name).collect::<Vec<_>>().join("\n")
        }
        Question::Address { parts } => {
            let parts = parts
                .iter()
                .map(|(key, ..)| filling.text(item, &path.key(key)));
            joined(&parts.collect::<Vec<_>>(), "\n")
        }
        Question::Attachment { ways } => {
            let chosen = data.get(&Path::default().key("key"));
            let way = ways.iter().find(|way| way.value == *chosen);
            way.map(choice_label).unwrap_or_default()
        }
        Question::Several(_) => {
            let lines =
                (0..filling.row_count(path)).map(|line| filling.text(item, &path.index(line)));
            joined(&lines.collect::<Vec<_>>(), "\n")
        }
        _ => filling.text(item, path),
    }
}

/// A date in the language's own words where it is a whole day, and as typed otherwise.
fn date(
    filling: &Filling,
    item: &Item,
    path: &Path,
    fields: DateFields,
    format: DateFormat,
) -> String {
    let stored = filling.text(item, path);
    let typed = filling.date(item, path);
    if fields == DateFields::Day && !stored.is_empty() {
        return civil_day(&match format {
            DateFormat::Iso => stored,
            _ => typed.civil().unwrap_or(stored),
        });
    }
    let asked = |part: DatePart| {
        let text = typed.part(part);
        if part.is_asked(fields).0 {
            text.to_owned()
        } else {
            String::new()
        }
    };
    let day = [DatePart::Day, DatePart::Month, DatePart::Year].map(asked);
    joined(&[joined(&day, " "), asked(DatePart::Time)], ", ")
}

fn joined(parts: &[String], between: &str) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(between)
}
