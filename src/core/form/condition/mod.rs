//! Whether a comparison of digital-form-builder holds.
//!
//! The operators are those of the format's public documentation (XGovFormBuilder, `docs/runner`,
//! "conditions"; DEFRA, `forms-engine-plugin`, "conditions"): `is`, `is not`, `contains`, `is more
//! than`, `is before` and so on. Form.io has operators of the same names that treat lists and types
//! otherwise; they are the engine's.

use std::cmp::Ordering;

use super::calendar::Day;
use super::definition::{Comparison, Condition, Test};
use super::engine::World;
use crate::digits::number_in;
use crate::find;
use crate::find::split;
use crate::value::{Path, Value, number};

/// Whether a condition holds for the answers. Scripts and rules of Form.io, which the importer of
/// this format does not make, count as holding.
#[must_use]
pub fn is_met(condition: &Condition, answers: &Value, world: &World) -> bool {
    let passes = |test: &Test| holds(test, answers.get(&Path::parse(&test.path)), world);
    match condition {
        Condition::Compare {
            any,
            negated,
            tests,
        } => {
            let met = if *any {
                tests.iter().any(passes)
            } else {
                tests.iter().all(passes)
            };
            met != *negated
        }
        Condition::All(all) => all.iter().all(|one| is_met(one, answers, world)),
        Condition::Any(any) => any.iter().any(|one| is_met(one, answers, world)),
        Condition::Not(one) => !is_met(one, answers, world),
        Condition::When { .. } | Condition::Script(_) | Condition::JsonLogic(_) => true,
    }
}

/// Whether the answer passes the test.
///
/// `is` compares texts, so that `true` is `"true"` and `1` is `"1"`. Of an array, `contains` asks
/// for one item, of a text for a part. What is not answered is nothing, contains nothing, and is
/// neither more nor less, earlier nor later than anything. In place of a day or moment, the test may
/// hold an ISO 8601 duration, `P18Y`, `-P6M`, `P3D` or `-PT2H`, which is counted from now.
#[must_use]
pub fn holds(test: &Test, answer: &Value, world: &World) -> bool {
    let other = &test.value;
    let order = |order: fn(Ordering) -> bool| amounts(answer, other).is_some_and(order);
    let dates = |order: fn(Ordering) -> bool| moments(answer, other, world).is_some_and(order);
    let lengths = |order: fn(Ordering) -> bool| lengths(answer, other).is_some_and(order);
    match test.comparison {
        Comparison::IsEqual => is(answer, other),
        Comparison::IsNotEqual => !is(answer, other),
        Comparison::IsEmpty => is_empty(answer),
        Comparison::IsNotEmpty => !is_empty(answer),
        Comparison::LessThan => order(Ordering::is_lt),
        Comparison::GreaterThan => order(Ordering::is_gt),
        Comparison::LessThanOrEqual => order(Ordering::is_le),
        Comparison::GreaterThanOrEqual => order(Ordering::is_ge),
        Comparison::DateLessThan => dates(Ordering::is_lt),
        Comparison::DateGreaterThan => dates(Ordering::is_gt),
        Comparison::DateLessThanOrEqual => dates(Ordering::is_le),
        Comparison::DateGreaterThanOrEqual => dates(Ordering::is_ge),
        Comparison::IsDateEqual => dates(Ordering::is_eq),
        Comparison::IsNotDateEqual => !dates(Ordering::is_eq),
        Comparison::Includes => contains(answer, other),
        Comparison::NotIncludes => !contains(answer, other),
        Comparison::StartsWith => text(answer).starts_with(&text(other)),
        Comparison::EndsWith => text(answer).ends_with(&text(other)),
        Comparison::LongerThan => lengths(Ordering::is_gt),
        Comparison::ShorterThan => lengths(Ordering::is_lt),
        Comparison::HasLength => lengths(Ordering::is_eq),
        Comparison::Always => true,
        Comparison::Matches => {
            !answer.is_nil() && world.matches(&text(other), &text(answer)) == Some(true)
        }
    }
}

/// The text of what is no array or object; empty for those and where there is nothing.
fn text(value: &Value) -> String {
    match value {
        Value::Bool(value) => if *value { "true" } else { "false" }.to_owned(),
        Value::Number(value) => number::to_text(*value),
        Value::Text(text) => text.to_string(),
        Value::Undefined | Value::Null | Value::List(_) | Value::Object(_) => String::new(),
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Undefined | Value::Null => true,
        Value::Text(text) => text.trim().is_empty(),
        Value::List(items) => items.is_empty(),
        Value::Object(object) => object.iter().all(|(_, value)| is_empty(value)),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn is(answer: &Value, other: &Value) -> bool {
    match answer {
        Value::Undefined | Value::Null | Value::List(_) | Value::Object(_) => answer == other,
        Value::Bool(_) | Value::Number(_) | Value::Text(_) => {
            !other.is_nil() && text(answer) == text(other)
        }
    }
}

fn contains(answer: &Value, other: &Value) -> bool {
    match answer {
        Value::List(items) => items.iter().any(|item| is(item, other)),
        Value::Text(answer) => find::contains(answer, &text(other)),
        _ => is(answer, other),
    }
}

fn amounts(answer: &Value, other: &Value) -> Option<Ordering> {
    let amount = |value: &Value| match value {
        Value::Number(amount) => Some(*amount),
        Value::Text(text) if !text.trim().is_empty() => Some(number::from_text(text)),
        _ => None,
    };
    amount(answer)?.partial_cmp(&amount(other)?)
}

fn lengths(answer: &Value, other: &Value) -> Option<Ordering> {
    let length = text(answer).encode_utf16().count();
    #[allow(clippy::cast_precision_loss, reason = "texts are short")]
    let length = Value::Number(length as f64);
    amounts(&length, other)
}

/// How two points in time follow each other, to the day where one of them is a day.
fn moments(answer: &Value, other: &Value, world: &World) -> Option<Ordering> {
    let (answer, other) = (text(answer), text(other));
    let other = moment(&other).or_else(|| from_now(&other, world))?;
    let answer = moment(&answer)?;
    Some(match (answer.1, other.1) {
        (Some(minute), Some(other_minute)) => (answer.0, minute).cmp(&(other.0, other_minute)),
        _ => answer.0.cmp(&other.0),
    })
}

/// A day as a number and, where there is one, the minute within it. A time of day alone is of day 0.
fn moment(text: &str) -> Option<(i64, Option<u32>)> {
    match Day::parse(text) {
        Some(day) => Some((day.number(), text.get(11..16).and_then(minute))),
        None => Some((0, Some(minute(text.get(..5)?)?))),
    }
}

/// The minute of the day of a text such as `14:30`.
fn minute(text: &str) -> Option<u32> {
    let (hour, minute) = split(text, ":")?;
    let (hour, minute) = (number_in(hour, 10)?, number_in(minute, 10)?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// The point in time that is a duration away from now.
fn from_now(duration: &str, world: &World) -> Option<(i64, Option<u32>)> {
    let (sign, rest) = match duration.strip_prefix("-") {
        Some(rest) => (-1, rest),
        None => (1, duration),
    };
    let rest = rest.strip_prefix("P")?;
    let is_time = rest.starts_with("T");
    let rest = rest.strip_prefix("T").unwrap_or(rest);
    let count = number_in(rest.get(..rest.len().checked_sub(1)?)?, 10)?;
    let count = sign * count.min(1_000_000).cast_signed();
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a cast of floats saturates"
    )]
    let minutes = (world.now / 60_000.0) as i64 + i64::from(world.utc_offset_minutes);
    let today = Day::from_number(minutes.div_euclid(1_440));
    Some(match (is_time, rest.chars().next_back()?) {
        (false, 'Y') => (today.plus_months(count.saturating_mul(12)).number(), None),
        (false, 'M') => (today.plus_months(count).number(), None),
        (false, 'W') => (today.number() + i64::from(count) * 7, None),
        (false, 'D') => (today.number() + i64::from(count), None),
        (true, unit @ ('H' | 'M')) => {
            let step = if unit == 'H' { 60 } else { 1 };
            let then = minutes + i64::from(count) * step;
            let minute = u32::try_from(then.rem_euclid(1_440)).ok();
            (then.div_euclid(1_440), minute)
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
