//! What the questions of one screen share: the form, what is wrong, and how fields are named.

use frontdoor_core::form::definition::{Content, Item, ItemKind, Question};
use frontdoor_core::form::engine::Problem;
use frontdoor_core::form::filling::{DatePart, Filling};
use frontdoor_core::value::{Path, Segment};
use leptos::prelude::*;

use super::filled::{self, Form};
use crate::components::{Fault, Frame, PageFrame};
use crate::i18n::{problem, say};
use crate::routes::{Place, Step};

/// One screen of a form: a page, or a row of a repeating group.
#[derive(Clone)]
pub(super) struct Asking {
    pub form: Form,
    /// The page's place in the definition.
    pub page: usize,
    /// The row that is on the screen; the empty path on a page.
    pub row: Path,
    /// Whether the citizen came to change an answer, and goes back to the check.
    pub change: bool,
    pub faults: RwSignal<Vec<Fault>>,
    /// The ids of the lists in whose fields stands what is none of their choices.
    unknown: StoredValue<Vec<String>>,
}

impl Asking {
    /// Whoever comes to mend what the check or the agency found wrong sees it at once.
    pub fn new(form: Form, page: usize, row: Path, change: bool) -> Self {
        let told = change
            && form
                .draft
                .with_untracked(|draft| draft.told.contains(&page));
        let asking = Self {
            form,
            page,
            row,
            change,
            faults: RwSignal::new(Vec::new()),
            unknown: StoredValue::default(),
        };
        if told {
            asking.check();
        }
        asking
    }

    /// Takes note of whether a text that is none of its choices stands in the field of a list.
    pub fn unknown(&self, id: &str) -> Callback<bool> {
        let (unknown, id) = (self.unknown, id.to_owned());
        Callback::new(move |is_unknown: bool| {
            unknown.update_value(|ids| {
                ids.retain(|known| *known != id);
                if is_unknown {
                    ids.push(id.clone());
                }
            });
        })
    }

    /// The address of a row below this screen.
    pub fn row_place(&self, row: &Path) -> Place {
        self.form.place(row_step(self.page, row, self.change))
    }

    /// Checks the screen. Gives whether the citizen can go on; otherwise the faults are shown.
    pub fn check(&self) -> bool {
        // Whoever has pressed a button takes what is on the page for kept.
        self.form.state.drafts.flush();
        let mut faults = self.form.read(|filling| {
            let problems = filling.problems_on(self.page);
            let here = problems
                .iter()
                .filter(|found| found.path.is_within(&self.row));
            here.map(|found| {
                fault(
                    &self.form,
                    filling,
                    self.page,
                    found,
                    &self.row,
                    self.change,
                )
            })
            .collect::<Vec<_>>()
        });
        for id in self.unknown.get_value() {
            if !faults.iter().any(|fault| fault.id == id) {
                faults.push(Fault {
                    id,
                    message: say::problem_not_listed().to_owned(),
                    ..Fault::default()
                });
            }
        }
        let is_fine = faults.is_empty();
        self.faults.set(faults);
        if !is_fine {
            self.note_told();
        }
        is_fine
    }

    /// From here on the citizen knows what is wrong on this page, and a chat may tell it.
    fn note_told(&self) {
        self.form.draft.update_untracked(|draft| {
            if !draft.told.contains(&self.page) {
                draft.told.push(self.page);
            }
        });
    }

    pub fn has_problems(&self) -> Signal<bool> {
        let faults = self.faults;
        Signal::derive(move || faults.with(|faults| !faults.is_empty()))
    }

    /// The document's title of a screen with this heading.
    pub fn title(&self, heading: &str) -> String {
        [heading, " – ", &self.form.service.service_name].concat()
    }

    /// What surrounds a field.
    pub fn frame(&self, id: &str, label: &str, hint: Content, help: (String, Content)) -> Frame {
        let (faults, own) = (self.faults, id.to_owned());
        let error = Signal::derive(move || {
            faults.with(|faults| {
                let own = faults.iter().find(|fault| belongs(&fault.id, &own));
                own.map(|fault| fault.message.clone())
            })
        });
        Frame {
            id: id.into(),
            label: label.into(),
            hint,
            help,
            answered: self.form.answered(),
            error,
            page: None,
            is_shared: self.form.state.keeping.own().get_untracked() != Some(true),
            disabled: false,
        }
    }

    /// The same for the only question of a screen: its label is the heading.
    pub fn page_frame(&self, label: &str) -> PageFrame {
        PageFrame {
            caption: self.form.service.service_name.clone(),
            title: self.title(label),
            has_problems: self.has_problems(),
        }
    }

    /// The ids of the fields that are wrong.
    pub fn wrong(&self) -> Signal<Vec<String>> {
        let faults = self.faults;
        Signal::derive(move || {
            faults.with(|faults| faults.iter().map(|fault| fault.id.clone()).collect())
        })
    }
}

fn row_step(page: usize, row: &Path, change: bool) -> Step {
    Step::Row {
        page: page + 1,
        row: row.to_string(),
        change,
    }
}

/// Whether a fault's control is the field itself or a part of it (`q3-month` of `q3`).
fn belongs(fault: &str, field: &str) -> bool {
    let rest = fault.strip_prefix(field);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// The `id` of the field of an item whose answer is at a path: unique on the screen, and made of
/// nothing foreign.
pub(super) fn field_id(item: u32, path: &Path) -> String {
    let mut id = ["q", &item.to_string()].concat();
    for step in path.segments() {
        if let Segment::Index(index) = step {
            id.push('.');
            id.push_str(&index.to_string());
        }
    }
    id
}

/// A problem as a fault of the screen that shows `screen`: its control, or the page or row to go to.
pub(super) fn fault(
    form: &Form,
    filling: &Filling,
    page: usize,
    found: &Problem,
    screen: &Path,
    change: bool,
) -> Fault {
    let plan = filling.session().shared_plan();
    let Some(item) = plan.item(found.item) else {
        return Fault {
            message: found.message.clone(),
            ..Fault::default()
        };
    };
    let row = filling.session().row_of(item.id, &found.path);
    let label = filled::label(filling, item, &row);
    let message = problem(found, item, &label);
    if row != *screen {
        let message = match row_name(form, filling, &row) {
            Some(row) => say::problem_in_row(&message, &row),
            None => message,
        };
        return Fault {
            id: card(filling, &row, screen).unwrap_or_default(),
            place: Some(form.place(row_step(page, &row, change))),
            message,
        };
    }
    Fault {
        id: control(item, found),
        place: None,
        message,
    }
}

/// The id of the link to a row, in the list of rows that the screen shows. A row within a row is behind
/// the outer one.
fn card(filling: &Filling, row: &Path, screen: &Path) -> Option<String> {
    let (mut here, mut found) = (row.clone(), None);
    while let Some((rows, step)) = here.parent() {
        if let Segment::Index(index) = step
            && rows.is_within(screen)
        {
            found = Some((rows.clone(), *index));
        }
        here = rows;
    }
    let (rows, index) = found?;
    let id = field_id(filling.session().item_at(&rows)?, &rows);
    Some([&id, "-row-change-", &index.to_string()].concat())
}

/// What the row at a path is called.
pub(super) fn row_name(form: &Form, filling: &Filling, row: &Path) -> Option<String> {
    let (rows, Segment::Index(index)) = row.parent()? else {
        return None;
    };
    let plan = filling.session().shared_plan();
    let repeat = plan.item(filling.session().item_at(&rows)?)?;
    let around = filling.session().row_of(repeat.id, &rows);
    Some(form.row_title(repeat, &around, *index))
}

/// The id of the line that a path leads to, or of the first line.
fn line(item: &Item, path: &Path) -> String {
    match path.parent() {
        Some((lines, Segment::Index(index))) if *index > 0 => {
            [&field_id(item.id, &lines), "-", &index.to_string()].concat()
        }
        Some((lines, Segment::Index(_))) => field_id(item.id, &lines),
        _ => field_id(item.id, path),
    }
}

/// The id of the control in which a problem is put right.
fn control(item: &Item, found: &Problem) -> String {
    let id = field_id(item.id, &found.path);
    let ItemKind::Question(question) = &item.kind else {
        return id;
    };
    match question {
        Question::Date { fields, .. } => {
            let named = found.params.iter().find(|(name, _)| *name == "parts");
            let named = named.and_then(|(_, parts)| parts.split(' ').next());
            let first = DatePart::ALL
                .into_iter()
                .find(|part| part.is_asked(*fields).0)
                .map_or("", DatePart::id);
            [&id, "-", named.unwrap_or(first)].concat()
        }
        Question::Address { .. } => id + "-0",
        Question::Several(_) => line(item, &found.path),
        Question::Location { address, .. } => id + if *address { "-address" } else { "-here" },
        _ => id,
    }
}
