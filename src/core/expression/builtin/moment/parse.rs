//! Texts to moments by a format (momentjs.com/docs/#/parsing/string-format).

use super::super::time::{HOUR, MINUTE, MONTHS, Parts, from_parts, offset, parts};
use super::format::{Piece, expanded, next_piece};
use super::unit::days_in_month;
use crate::expression::Inputs;

/// What has been read of a text.
struct Reader<'t> {
    rest: &'t str,
    parts: Parts,
    is_afternoon: Option<bool>,
    /// How far the text says that its time is ahead of UTC.
    ahead: Option<f64>,
    any: bool,
}

/// The point in time that a text tells by a format, as if it were told in UTC; NaN where it does
/// not. Leniently, signs between the parts may differ and parts at the end may be missing.
pub(super) fn read(text: &str, format: &str, is_strict: bool, inputs: &Inputs) -> f64 {
    let [year, month, day, ..] = parts(inputs.now + offset(inputs));
    let mut reader = Reader {
        rest: text.trim(),
        parts: [f64::NAN; 7],
        is_afternoon: None,
        ahead: None,
        any: false,
    };
    let is_read = reader.follow(format, is_strict);
    let is_all = reader.rest.is_empty();
    if !reader.any || (is_strict && !(is_read && is_all)) {
        return f64::NAN;
    }
    // What is larger than the largest part given is that of today, what is smaller the first.
    let mut given = reader.parts;
    let largest = given.iter().position(|part| !part.is_nan()).unwrap_or(0);
    for (place, (part, now)) in given.iter_mut().zip([year, month, day]).enumerate() {
        if part.is_nan() {
            let first = if place == 2 { 1.0 } else { 0.0 };
            *part = if place < largest { now } else { first };
        }
    }
    for part in &mut given {
        if part.is_nan() {
            *part = 0.0;
        }
    }
    let [year, month, day, hour, minute, second, _] = &mut given;
    match reader.is_afternoon {
        Some(true) if *hour < 12.0 => *hour += 12.0,
        Some(false) if *hour == 12.0 => *hour = 0.0,
        _ => {}
    }
    let is_date = (0.0..12.0).contains(month)
        && *day >= 1.0
        && *day <= days_in_month(*year, *month)
        && *hour <= 24.0
        && *minute < 60.0
        && *second < 60.0;
    if !is_date {
        return f64::NAN;
    }
    let local = from_parts(given);
    match reader.ahead {
        Some(ahead) => local - ahead + offset(inputs),
        None => local,
    }
}

impl Reader<'_> {
    /// Reads by a format; whether every piece was met.
    fn follow(&mut self, format: &str, is_strict: bool) -> bool {
        let mut all = true;
        let mut format = format;
        while let Some((piece, after)) = next_piece(format) {
            all &= match piece {
                Piece::Text(text) => self.skip(text),
                Piece::Token(token) => match expanded(token) {
                    Some(format) => self.follow(format, is_strict),
                    None => {
                        if !is_strict {
                            let is_sign = |c: char| !c.is_alphanumeric() && c != '+' && c != '-';
                            let start = self.rest.trim_start_matches(is_sign);
                            let is_zone = token.starts_with('Z');
                            self.rest = if is_zone {
                                start
                            } else {
                                start.trim_start_matches('-')
                            };
                        }
                        let met = self.token(token, is_strict).is_some();
                        self.any |= met;
                        met
                    }
                },
            };
            format = after;
        }
        all
    }

    fn skip(&mut self, text: &str) -> bool {
        let after = self.rest.strip_prefix(text);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    fn token(&mut self, token: &str, is_strict: bool) -> Option<()> {
        match token {
            "YYYY" | "Y" => {
                let length = self.digits(if is_strict { 4 } else { 1 }, 4)?;
                self.set(0, length)
            }
            "YY" => {
                let year = self.digits(2, 2)?;
                self.set(
                    0,
                    if year > 68.0 {
                        1900.0 + year
                    } else {
                        2000.0 + year
                    },
                )
            }
            "MMMM" | "MMM" => self.month(),
            "MM" | "M" => {
                let month = self.fixed(token, is_strict)?;
                self.set(1, month - 1.0)
            }
            "DD" | "D" => {
                let day = self.fixed(token, is_strict)?;
                self.set(2, day)
            }
            "Do" => {
                let day = self.digits(1, 2)?;
                let suffix = self.rest.get(..2)?;
                self.rest = self.rest.strip_prefix(suffix)?;
                self.set(2, day)
            }
            "HH" | "H" | "hh" | "h" => {
                let hour = self.fixed(token, is_strict)?;
                self.set(3, hour)
            }
            "mm" | "m" => {
                let minute = self.fixed(token, is_strict)?;
                self.set(4, minute)
            }
            "ss" | "s" => {
                let second = self.fixed(token, is_strict)?;
                self.set(5, second)
            }
            "SSS" => {
                let millisecond = self.digits(3, 3)?;
                self.set(6, millisecond)
            }
            "A" | "a" => {
                let word = self.rest.get(..2)?.to_ascii_lowercase();
                self.is_afternoon = Some(match &*word {
                    "am" => false,
                    "pm" => true,
                    _ => return None,
                });
                self.rest = self.rest.get(2..)?;
                Some(())
            }
            "Z" | "ZZ" => self.zone(),
            "dddd" | "ddd" | "dd" => {
                self.rest = self.rest.trim_start_matches(char::is_alphabetic);
                Some(())
            }
            _ => None,
        }
    }

    fn set(&mut self, place: usize, number: f64) -> Option<()> {
        *self.parts.get_mut(place)? = number;
        Some(())
    }

    /// One or two digits; two where the token has two letters and the format is strict.
    fn fixed(&mut self, token: &str, is_strict: bool) -> Option<f64> {
        self.digits(if is_strict { token.len() } else { 1 }, 2)
    }

    fn digits(&mut self, least: usize, most: usize) -> Option<f64> {
        let digits = self.rest.bytes().take(most).take_while(u8::is_ascii_digit);
        let length = digits.count();
        let text = self.rest.get(..length).filter(|_| length >= least)?;
        self.rest = self.rest.get(length..)?;
        text.parse::<u32>().ok().map(f64::from)
    }

    fn month(&mut self) -> Option<()> {
        let end = self.rest.find(|c: char| !c.is_alphabetic());
        let word = self.rest.get(..end.unwrap_or(self.rest.len()))?;
        let lower = word.to_ascii_lowercase();
        let is_month =
            |month: &str| lower.len() >= 3 && month.to_ascii_lowercase().starts_with(&lower);
        let month = MONTHS.iter().position(|month| is_month(month))?;
        self.rest = self.rest.get(word.len()..)?;
        self.set(1, f64::from(u8::try_from(month).ok()?))
    }

    fn zone(&mut self) -> Option<()> {
        if self.skip("Z") {
            self.ahead = Some(0.0);
            return Some(());
        }
        let sign = if self.skip("-") {
            -1.0
        } else if self.skip("+") {
            1.0
        } else {
            return None;
        };
        let hours = self.digits(2, 2)?;
        self.skip(":");
        let minutes = self.digits(2, 2)?;
        self.ahead = Some(sign * (hours * HOUR + minutes * MINUTE));
        Some(())
    }
}
