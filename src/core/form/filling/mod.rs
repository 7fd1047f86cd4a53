//! A form while a citizen fills it in: what stands in its fields, and the answers that come of it.
//!
//! What was typed is kept as it was typed. Where that is not the answer itself, as with numbers and
//! dates, it is read into the answers as soon as it can be read; while it cannot, there is no answer,
//! and what is wrong is a problem like those that the engine finds.

mod choice;
mod date;
mod file;
mod kept;
mod number;
mod problem;
mod row;
mod strangers;

use std::sync::Arc;

use super::definition::{DateFields, DateFormat, Item, ItemKind, Limit, Question};
use super::engine::{Plan, Session, World};
use crate::value::{Path, Value, number as digits};

pub use date::{DateAnswer, DatePart};
pub use file::{FileAnswer, fill_in};
pub use problem::Progress;
pub use strangers::Stranger;

/// A form that is being filled in.
#[derive(Debug)]
pub struct Filling {
    session: Session,
    /// What stands in fields and is not the answer as it is stored; a handful.
    typed: Vec<(Path, Typed)>,
    /// What the agency said of answers, until any is changed.
    refused: Vec<(Path, String)>,
    /// The keys of the pages that the citizen has gone on from.
    done: Vec<String>,
    utc_offset_minutes: i32,
}

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Typed {
    Text(String),
    Date(DateAnswer),
}

/// Why what was typed cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Misread {
    /// Not a number, or one that can be read in two ways, such as `1,000`.
    NotANumber,
    /// A number of more than 20 digits.
    NumberTooLong,
    /// No such day; the part to mend.
    NotADate(DatePart),
    /// These parts of the date are missing.
    DateIncomplete(Vec<DatePart>),
    /// Not a time of day.
    NotATime,
}

impl Filling {
    /// Begins a form: with its first answers where it has any, and otherwise empty.
    #[must_use]
    pub fn new(plan: Arc<Plan>, world: World) -> Self {
        let mut answers = Value::object();
        for page in &plan.definition().pages {
            row::put_defaults(&page.items, &Path::default(), &mut answers);
        }
        Self {
            session: Session::new(plan, answers, world),
            typed: Vec::new(),
            refused: Vec::new(),
            done: Vec::new(),
            utc_offset_minutes: world.utc_offset_minutes,
        }
    }

    /// The answers and what follows from them.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Puts an answer where it belongs, as it is stored.
    pub fn answer(&mut self, path: &Path, value: Value) {
        // The agency judges answers together: another than the one it names may have been its reason.
        self.refused.clear();
        self.session.set(path, value);
    }

    /// The text that stands in the field of a question.
    #[must_use]
    pub fn text(&self, item: &Item, path: &Path) -> String {
        let value = self.session.data().get(path);
        if let Some(Typed::Text(typed)) = self.typed(path)
            && self.reads_as(item, typed, value)
        {
            return typed.clone();
        }
        match value {
            Value::Text(text) => text.to_string(),
            Value::Number(number) => digits::to_text(*number),
            Value::Bool(flag) => flag.to_string(),
            _ => String::new(),
        }
    }

    /// Whether what was typed is what the answer came of; a calculation may have put another there.
    fn reads_as(&self, item: &Item, typed: &str, value: &Value) -> bool {
        match self.read_text(item, typed) {
            Ok(read) => read == *value,
            Err(_) => value.is_nil(),
        }
    }

    /// Takes what now stands in the text field of a question.
    pub fn type_text(&mut self, item: &Item, path: &Path, text: &str) {
        let read = self.read_text(item, text);
        if matches!(question(item), Some(Question::Number { .. })) {
            self.keep_typed(path, Typed::Text(text.to_owned()));
        }
        self.answer(path, read.unwrap_or_default());
    }

    fn read_text(&self, item: &Item, text: &str) -> Result<Value, Misread> {
        let Some(Question::Number { stored_as_text, .. }) = question(item) else {
            return Ok(text.into());
        };
        if text.trim().is_empty() {
            return Ok(nothing(item));
        }
        let normal = number::normal(text)?;
        Ok(if *stored_as_text {
            normal.into()
        } else {
            Value::Number(digits::parse_float(&normal))
        })
    }

    /// What stands in the fields of a date.
    #[must_use]
    pub fn date(&self, item: &Item, path: &Path) -> DateAnswer {
        let value = self.session.data().get(path);
        if let Some(Typed::Date(typed)) = self.typed(path) {
            let is_current = match self.read_date(item, typed) {
                Ok(read) => read == *value,
                Err(_) => value.is_nil(),
            };
            if is_current {
                return typed.clone();
            }
        }
        let text = value.as_text().unwrap_or_default();
        date_kind(item).map_or_else(DateAnswer::default, |(_, format)| {
            DateAnswer::of_stored(text, format)
        })
    }

    /// Takes what now stands in one field of a date.
    pub fn type_date(&mut self, item: &Item, path: &Path, part: DatePart, text: &str) {
        let mut typed = self.date(item, path);
        *typed.part_mut(part) = text.to_owned();
        let read = self.read_date(item, &typed);
        self.keep_typed(path, Typed::Date(typed));
        self.answer(path, read.unwrap_or_default());
    }

    fn read_date(&self, item: &Item, typed: &DateAnswer) -> Result<Value, Misread> {
        let Some((fields, format)) = date_kind(item) else {
            return Ok(Value::Undefined);
        };
        if typed.is_empty() {
            return Ok(nothing(item));
        }
        let seconds = !item
            .rules
            .iter()
            .any(|rule| matches!(&rule.limit, Limit::Time(format) if !format.contains("ss")));
        let read = typed.read(fields)?;
        if format == DateFormat::Offset && !read.is_plausible(self.session.world().now) {
            return Err(Misread::NotADate(DatePart::Year));
        }
        Ok(read
            .stored(fields, format, self.utc_offset_minutes, seconds)
            .into())
    }

    fn typed(&self, path: &Path) -> Option<&Typed> {
        let found = self.typed.iter().find(|(place, _)| place == path);
        found.map(|(_, typed)| typed)
    }

    fn keep_typed(&mut self, path: &Path, typed: Typed) {
        match self.typed.iter_mut().find(|(place, _)| place == path) {
            Some((_, before)) => *before = typed,
            None => self.typed.push((path.clone(), typed)),
        }
    }
}

/// What is asked, of several lines what each asks.
fn question(item: &Item) -> Option<&Question> {
    match &item.kind {
        ItemKind::Question(Question::Several(one)) => Some(one),
        ItemKind::Question(question) => Some(question),
        _ => None,
    }
}

fn date_kind(item: &Item) -> Option<(DateFields, DateFormat)> {
    match question(item) {
        Some(Question::Date { fields, format }) => Some((*fields, *format)),
        _ => None,
    }
}

/// The answer of a field that was emptied. Without one, a first answer of the author's would come
/// back.
fn nothing(item: &Item) -> Value {
    let has_first = !item.default.is_nil() || item.custom_default.is_some();
    match question(item) {
        _ if !has_first => Value::Undefined,
        Some(Question::Number { .. }) => Value::Null,
        _ => "".into(),
    }
}

#[cfg(test)]
mod tests;
