//! Conditions: of version 1 by name, of version 2 by id.

use super::source::Source;
use super::{Importer, MOST_LISTED, expression};
use crate::form::definition::{Comparison, Condition, Effect, Test};
use crate::value::Value;

/// Conditions that refer to conditions beyond this depth refer to themselves.
const DEEPEST: usize = 16;

impl<'a> Importer<'a> {
    /// The condition with a name or id; none, and a finding, where it cannot be told.
    pub fn named_condition(&mut self, name: &str, place: &str) -> Option<Condition> {
        match self.named(name, 0) {
            Ok(condition) => Some(condition),
            Err(what) => {
                let feature = ["condition \"", name, "\": ", &what].concat();
                self.find(place, feature, Effect::Blocking);
                None
            }
        }
    }

    fn named(&mut self, name: &str, depth: usize) -> Result<Condition, String> {
        let is_it = |condition: &Source<'_>| {
            condition.get("name").text() == name || condition.get("id").text() == name
        };
        let conditions = self.form.get("conditions").items();
        let found = conditions.take(MOST_LISTED).find(is_it);
        let condition = found.ok_or("is not there")?;
        if depth > DEEPEST {
            return Err("refers to itself, or to too many others".to_owned());
        }
        let items = condition.get("items");
        if items.0.as_list().is_some() {
            let parts = self.parts(items, depth)?;
            let parts = parts.into_iter().map(|(_, part)| part).collect();
            return Ok(if condition.get("coordinator").text() == "or" {
                Condition::Any(parts)
            } else {
                Condition::All(parts)
            });
        }
        if let Some(written) = condition.get("value").0.as_text() {
            let read = expression::read(written);
            return read.ok_or_else(|| "is an expression outside the subset".to_owned());
        }
        self.group(condition.get("value").get("conditions"), depth)
    }

    /// Conditions that are joined one by one. `and` binds closer than `or`.
    fn group(&mut self, parts: Source<'a>, depth: usize) -> Result<Condition, String> {
        let mut any: Vec<Vec<Condition>> = Vec::new();
        for (is_or, part) in self.parts(parts, depth)? {
            match any.last_mut() {
                Some(all) if !is_or => all.push(part),
                _ => any.push(vec![part]),
            }
        }
        let mut any: Vec<Condition> = any.into_iter().map(joined).collect();
        match (any.pop(), any.is_empty()) {
            (Some(only), true) => Ok(only),
            (Some(last), false) => {
                any.push(last);
                Ok(Condition::Any(any))
            }
            (None, _) => Err("compares nothing".to_owned()),
        }
    }

    /// Each part of a condition, and whether `or` joins it to the one before.
    fn parts(&mut self, parts: Source<'a>, depth: usize) -> Result<Vec<(bool, Condition)>, String> {
        let mut all = Vec::new();
        for part in parts.items() {
            self.comparisons = self.comparisons.checked_sub(1).ok_or("is too large")?;
            let is_or = part.get("coordinator").text() == "or";
            let names = [part.get("conditionName"), part.get("conditionId")];
            let name = names
                .into_iter()
                .map(Source::text)
                .find(|name| !name.is_empty());
            let nested = part.get("conditions");
            let condition = if let Some(name) = name {
                self.named(name, depth + 1)?
            } else if nested.0.as_list().is_some() && depth <= DEEPEST {
                self.group(nested, depth + 1)?
            } else {
                self.comparison(part)?
            };
            all.push((is_or, condition));
        }
        if all.is_empty() {
            return Err("compares nothing".to_owned());
        }
        Ok(all)
    }

    fn comparison(&mut self, part: Source<'a>) -> Result<Condition, String> {
        let field = part.get("field");
        let name = field.get("name").text();
        let id = part.get("componentId").text();
        let last = name.rsplit('.').next().unwrap_or_default();
        let known = self
            .questions
            .iter()
            .find(|known| !id.is_empty() && known.id == id)
            .or_else(|| self.questions.iter().find(|known| known.path == name))
            .or_else(|| {
                self.questions
                    .iter()
                    .find(|known| !last.is_empty() && known.name == last)
            });
        let (path, source_type) = match known {
            Some(known) => (known.path.clone(), known.source_type),
            None if name.is_empty() => {
                return Err(["compares an unknown question, ", id].concat());
            }
            // To the runner, a question that is on no page is one without an answer.
            None => {
                let feature = ["a condition compares a question on no page, ", name].concat();
                self.find("", feature, Effect::Degraded);
                (name.to_owned(), field.get("type").text())
            }
        };
        let written = part.get("value");
        let is_relative = !relative(part).is_empty();
        let operator = part.get("operator").text();
        let is_date = matches!(
            source_type,
            "DatePartsField" | "DateField" | "DateTimeField"
        ) || matches!(
            source_type,
            "DateTimePartsField" | "TimeField" | "MonthYearField"
        );
        let is_past = relative_direction(part).contains("past");
        let comparison = comparison(operator, is_date || is_relative, is_relative && is_past)
            .ok_or_else(|| ["operator \"", operator, "\""].concat())?;
        let value = if is_relative {
            relative(part).into()
        } else {
            self.compared_with(part, written, source_type)?
        };
        let test = Test {
            path,
            comparison,
            value,
        };
        Ok(Condition::Compare {
            any: false,
            negated: false,
            tests: vec![test],
        })
    }

    /// What an answer is compared with.
    fn compared_with(
        &self,
        part: Source<'a>,
        written: Source<'a>,
        source_type: &str,
    ) -> Result<Value, String> {
        if part.get("type").text() == "ListItemRef" {
            let list = self.list(written.get("listId").text());
            let list = list.ok_or("refers to a list that is not there")?;
            let id = written.get("itemId").text();
            let mut items = list.get("items").items();
            let item = items.find(|item| item.get("id").text() == id);
            let item = item.ok_or("refers to a choice that is not there")?;
            return Ok(self.choice_value(list, item));
        }
        let value = match written.0 {
            Value::Object(_) => written.get("value"),
            _ => written,
        };
        Ok(match (source_type, value.0) {
            ("YesNoField" | "DeclarationField", _) => {
                value.flag().map_or(Value::Undefined, Value::Bool)
            }
            (_, Value::Bool(_) | Value::Number(_)) => value.0.clone(),
            _ => value.text().into(),
        })
    }
}

fn joined(mut all: Vec<Condition>) -> Condition {
    match (all.pop(), all.is_empty()) {
        (Some(only), true) => only,
        (Some(last), false) => {
            all.push(last);
            Condition::All(all)
        }
        (None, _) => Condition::All(Vec::new()),
    }
}

/// The comparison of an operator. `is at least 18 years in the past` is a day that is no later: of
/// an age, more is earlier.
fn comparison(operator: &str, is_date: bool, is_past: bool) -> Option<Comparison> {
    Some(match (operator, is_date) {
        ("is", false) => Comparison::IsEqual,
        ("is not", false) => Comparison::IsNotEqual,
        ("is", true) => Comparison::IsDateEqual,
        ("is not", true) => Comparison::IsNotDateEqual,
        ("contains", _) => Comparison::Includes,
        ("does not contain", _) => Comparison::NotIncludes,
        ("is longer than", _) => Comparison::LongerThan,
        ("is shorter than", _) => Comparison::ShorterThan,
        ("has length", _) => Comparison::HasLength,
        ("matches regex", _) => Comparison::Matches,
        ("is before", _) => Comparison::DateLessThan,
        ("is after", _) => Comparison::DateGreaterThan,
        ("is more than", false) => Comparison::GreaterThan,
        ("is less than", false) => Comparison::LessThan,
        ("is at least", false) => Comparison::GreaterThanOrEqual,
        ("is at most", false) => Comparison::LessThanOrEqual,
        ("is more than", true) if is_past => Comparison::DateLessThan,
        ("is less than", true) if is_past => Comparison::DateGreaterThan,
        ("is at least", true) if is_past => Comparison::DateLessThanOrEqual,
        ("is at most", true) if is_past => Comparison::DateGreaterThanOrEqual,
        ("is more than", true) => Comparison::DateGreaterThan,
        ("is less than", true) => Comparison::DateLessThan,
        ("is at least", true) => Comparison::DateGreaterThanOrEqual,
        ("is at most", true) => Comparison::DateLessThanOrEqual,
        _ => return None,
    })
}

/// Where the direction of a point in time relative to now stands.
fn relative_direction<'a>(part: Source<'a>) -> &'a str {
    part.get("value").get("direction").text()
}

/// A point in time relative to now as an ISO 8601 duration; empty where there is none.
fn relative(part: Source<'_>) -> String {
    let value = part.get("value");
    let first = |keys: [&str; 2]| {
        let mut texts = keys.iter().map(|key| value.get(key).scalar());
        texts.find(|text| !text.is_empty()).unwrap_or_default()
    };
    let (count, unit) = (first(["timePeriod", "period"]), first(["timeUnit", "unit"]));
    let unit = match unit.as_str() {
        "years" => "Y",
        "months" => "M",
        "weeks" => "W",
        "days" => "D",
        "hours" => "H",
        "minutes" => "M",
        _ => return String::new(),
    };
    let is_time = matches!(value.get("timeUnit").text(), "hours" | "minutes")
        || matches!(value.get("unit").text(), "hours" | "minutes");
    let sign = if relative_direction(part).contains("past") {
        "-"
    } else {
        ""
    };
    [sign, "P", if is_time { "T" } else { "" }, &count, unit].concat()
}
