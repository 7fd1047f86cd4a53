//! Moments as texts (momentjs.com/docs/#/displaying/format).

use super::super::time::{DAY, DAYS, MONTHS, parts, push, push_offset, weekday};
use crate::expression::Inputs;
use crate::expression::run::{Time, whole};
use crate::value::number;

/// Tokens, the longer ones before those that begin them.
pub(super) const TOKENS: [&str; 41] = [
    "YYYY", "YY", "Y", "MMMM", "MMM", "MM", "Mo", "M", "DDDD", "DDD", "DD", "Do", "D", "dddd",
    "ddd", "dd", "d", "HH", "H", "hh", "h", "kk", "k", "mm", "m", "ss", "s", "SSS", "SS", "S",
    "ZZ", "Z", "LTS", "LT", "LLLL", "LLL", "LL", "L", "A", "a", "E",
];

/// What a short form of the English locale stands for.
pub(super) fn expanded(token: &str) -> Option<&'static str> {
    Some(match token {
        "LT" => "h:mm A",
        "LTS" => "h:mm:ss A",
        "L" => "MM/DD/YYYY",
        "LL" => "MMMM D, YYYY",
        "LLL" => "MMMM D, YYYY h:mm A",
        "LLLL" => "dddd, MMMM D, YYYY h:mm A",
        _ => return None,
    })
}

/// The next piece of a template: a token, or text, and what follows.
pub(super) fn next_piece(template: &str) -> Option<(Piece<'_>, &str)> {
    let first = template.chars().next()?;
    if first == '['
        && let Some((inner, rest)) = template.get(1..).and_then(|rest| rest.split_once(']'))
    {
        return Some((Piece::Text(inner), rest));
    }
    let known = TOKENS.into_iter().find(|token| template.starts_with(token));
    match known {
        Some(token) => Some((Piece::Token(token), template.get(token.len()..)?)),
        None => Some((
            Piece::Text(template.get(..first.len_utf8())?),
            template.get(first.len_utf8()..)?,
        )),
    }
}

pub(super) enum Piece<'t> {
    Token(&'static str),
    Text(&'t str),
}

pub(super) fn write(time: Time, template: &str, inputs: &Inputs) -> String {
    if time.milliseconds.is_nan() {
        return "Invalid date".to_owned();
    }
    let mut out = String::new();
    let mut rest = template;
    while let Some((piece, after)) = next_piece(rest) {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Token(token) => match expanded(token) {
                Some(template) => out.push_str(&write(time, template, inputs)),
                None => token_text(&mut out, time, token, inputs),
            },
        }
        rest = after;
    }
    out
}

fn token_text(out: &mut String, time: Time, token: &str, inputs: &Inputs) {
    let ahead = time.offset(inputs);
    let local = time.milliseconds + ahead;
    let [year, month, day, hour, minute, second, millisecond] = parts(local);
    let hour_of_twelve = if hour % 12.0 == 0.0 {
        12.0
    } else {
        hour % 12.0
    };
    let weekday = weekday(local);
    let (number, digits) = match token {
        "YYYY" => (year, 4),
        "YY" => (year.rem_euclid(100.0), 2),
        "Y" => (year, 1),
        "MM" => (month + 1.0, 2),
        "M" => (month + 1.0, 1),
        "DD" => (day, 2),
        "D" => (day, 1),
        "d" => (weekday, 1),
        "E" => (if weekday == 0.0 { 7.0 } else { weekday }, 1),
        "HH" => (hour, 2),
        "H" => (hour, 1),
        "hh" => (hour_of_twelve, 2),
        "h" => (hour_of_twelve, 1),
        "kk" => (if hour == 0.0 { 24.0 } else { hour }, 2),
        "k" => (if hour == 0.0 { 24.0 } else { hour }, 1),
        "mm" => (minute, 2),
        "m" => (minute, 1),
        "ss" => (second, 2),
        "s" => (second, 1),
        "SSS" => (millisecond, 3),
        "SS" => ((millisecond / 10.0).floor(), 2),
        "S" => ((millisecond / 100.0).floor(), 1),
        "DDDD" | "DDD" => {
            let start = super::unit::start(time, super::Unit::Months(12.0), inputs);
            let days = (time.milliseconds - start.milliseconds) / DAY;
            (days.floor() + 1.0, if token == "DDDD" { 3 } else { 1 })
        }
        _ => return word(out, token, [month, day, hour, weekday], ahead),
    };
    push(out, number, digits);
}

/// Tokens that give no plain number.
fn word(out: &mut String, token: &str, [month, day, hour, weekday]: [f64; 4], ahead: f64) {
    match token {
        "MMMM" => out.push_str(name(&MONTHS, month, usize::MAX)),
        "MMM" => out.push_str(name(&MONTHS, month, 3)),
        "Mo" => ordinal(out, month + 1.0),
        "Do" => ordinal(out, day),
        "dddd" => out.push_str(name(&DAYS, weekday, usize::MAX)),
        "ddd" => out.push_str(name(&DAYS, weekday, 3)),
        "dd" => out.push_str(name(&DAYS, weekday, 2)),
        "A" => out.push_str(if hour < 12.0 { "AM" } else { "PM" }),
        "a" => out.push_str(if hour < 12.0 { "am" } else { "pm" }),
        "ZZ" => push_offset(out, ahead, ""),
        "Z" => push_offset(out, ahead, ":"),
        _ => {}
    }
}

fn name(names: &[&'static str], place: f64, letters: usize) -> &'static str {
    let name = whole(place).and_then(|place| names.get(place)).copied();
    let name = name.unwrap_or_default();
    name.get(..letters.min(name.len())).unwrap_or_default()
}

fn ordinal(out: &mut String, number: f64) {
    out.push_str(&number::to_text(number));
    let is_teen = (number / 10.0).floor() % 10.0 == 1.0;
    let last = number % 10.0;
    out.push_str(if is_teen {
        "th"
    } else if last == 1.0 {
        "st"
    } else if last == 2.0 {
        "nd"
    } else if last == 3.0 {
        "rd"
    } else {
        "th"
    });
}
