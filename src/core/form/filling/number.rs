//! Numbers as people type them.

use super::Misread;
use crate::digits::ascii_digit;

/// Digits of a number at most; more is a slip of the finger.
const MOST_DIGITS: usize = 20;

/// A separator within a number, by what it can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Separator {
    /// A space or an apostrophe: groups thousands.
    Groups,
    /// The Arabic decimal separator.
    Decimal,
    /// A comma: either, depending on the country.
    Comma,
    /// A full stop: either, depending on the country.
    Stop,
}

/// The number in ASCII, `-?\d+(\.\d+)?`, leading zeros as typed.
///
/// Digits may be Arabic-Indic and others ([`crate::digits`]), thousands may be grouped by any usual
/// separator, and the decimal separator may be a comma or a full stop. `1,000` and `1.000` mean
/// a thousand in one country and one in the next; guessing would send a wrong number that nobody
/// notices, so they are refused, and the message shows how to write it. `1,000,000`, `0,125`,
/// `1234,567` and `1.234,50` can be read in one way only.
///
/// # Errors
/// [`Misread::NotANumber`], [`Misread::NumberTooLong`].
pub(super) fn normal(typed: &str) -> Result<String, Misread> {
    let (negative, unsigned) = sign(typed);
    let mut groups = vec![String::new()];
    let mut separators = Vec::new();
    for c in unsigned.chars().filter(|c| !is_direction_mark(*c)) {
        if let (Some(digit), Some(group)) = (ascii_digit(c), groups.last_mut()) {
            group.push(digit);
        } else {
            separators.push(separator(c).ok_or(Misread::NotANumber)?);
            groups.push(String::new());
        }
    }
    let fraction = if ends_in_fraction(&groups, &separators)? {
        separators.pop();
        groups.pop().unwrap_or_default()
    } else {
        String::new()
    };
    if !is_grouped(&groups, &separators) {
        return Err(Misread::NotANumber);
    }
    let mut whole = groups.concat();
    match whole.len() + fraction.len() {
        0 => return Err(Misread::NotANumber),
        1..=MOST_DIGITS => {}
        _ => return Err(Misread::NumberTooLong),
    }
    if whole.is_empty() {
        whole.push('0');
    }
    let sign = if negative { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    Ok([sign, &whole, point, &fraction].concat())
}

/// Whether it is negative, and the rest.
fn sign(typed: &str) -> (bool, &str) {
    let is_outside = |c: char| c.is_whitespace() || is_direction_mark(c);
    let typed = typed.trim_matches(is_outside);
    let rest = typed.strip_prefix(['-', '\u{2212}', '\u{2013}', '\u{2010}', '\u{2011}']);
    match rest {
        Some(rest) => (true, rest.trim_start_matches(is_outside)),
        None => (
            false,
            typed
                .strip_prefix('+')
                .unwrap_or(typed)
                .trim_start_matches(is_outside),
        ),
    }
}

/// Marks that keyboards of right-to-left languages put around numbers.
fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn separator(c: char) -> Option<Separator> {
    match c {
        ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}' | '\'' | '\u{2019}' | '\u{66C}' => {
            Some(Separator::Groups)
        }
        '\u{66B}' => Some(Separator::Decimal),
        ',' | '\u{60C}' => Some(Separator::Comma),
        '.' => Some(Separator::Stop),
        _ => None,
    }
}

/// Whether what follows the last separator is a fraction.
fn ends_in_fraction(groups: &[String], separators: &[Separator]) -> Result<bool, Misread> {
    let Some((last, others)) = separators.split_last() else {
        return Ok(false);
    };
    match last {
        Separator::Decimal => Ok(true),
        Separator::Groups => Ok(false),
        Separator::Comma | Separator::Stop if others.contains(last) => Ok(false),
        Separator::Comma | Separator::Stop if !others.is_empty() => Ok(true),
        Separator::Comma | Separator::Stop => match groups {
            [whole, fraction] if fraction.len() == 3 && is_head(whole) => Err(Misread::NotANumber),
            _ => Ok(true),
        },
    }
}

/// Whether these are the thousands of a whole number: one kind of separator, three digits each.
fn is_grouped(groups: &[String], separators: &[Separator]) -> bool {
    match (groups, separators) {
        (_, []) => true,
        ([head, tail @ ..], [first, ..]) => {
            separators.iter().all(|separator| separator == first)
                && is_head(head)
                && tail.iter().all(|group| group.len() == 3)
        }
        _ => false,
    }
}

/// Whether thousands can begin like this.
fn is_head(group: &str) -> bool {
    (1..=3).contains(&group.len()) && !group.starts_with('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_becomes_a_number() {
        for (typed, sent) in [
            ("12", "12"),
            (" 1.5 ", "1.5"),
            ("1,5", "1.5"),
            ("٣٫٥", "3.5"),
            ("۱۲", "12"),
            ("-4", "-4"),
            ("\u{2212} 4,25", "-4.25"),
            ("+7", "7"),
            (".5", "0.5"),
            ("5.", "5"),
            ("007", "007"),
            ("1 000", "1000"),
            ("1\u{202F}234\u{202F}567,5", "1234567.5"),
            ("1,000,000", "1000000"),
            ("1.234,50", "1234.50"),
            ("1,234.5", "1234.5"),
            ("1'234.500", "1234.500"),
            ("0,125", "0.125"),
            ("1234,567", "1234.567"),
            ("\u{200F}١٬٢٣٤٬٥٦٧", "1234567"),
        ] {
            assert_eq!(normal(typed).as_deref(), Ok(sent), "{typed}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_asked_again() {
        for typed in ["1,000", "1.000", "12,345", "-1.234"] {
            assert_eq!(normal(typed), Err(Misread::NotANumber), "{typed}");
        }
    }

    #[test]
    fn other_texts_are_no_numbers() {
        for typed in [
            "",
            "-",
            ".",
            ",",
            "a",
            "5 m",
            "1e3",
            "--1",
            "1-2",
            "1 5",
            "1,00,000",
            "1.2.3",
            "½",
            "1,234,56",
            "1.234.567,89,1",
            "0,000,000",
            "inf",
            "NaN",
        ] {
            assert_eq!(normal(typed), Err(Misread::NotANumber), "{typed}");
        }
        assert_eq!(normal("123456789012345678901"), Err(Misread::NumberTooLong));
        assert!(normal("12345678901234567890").is_ok());
    }
}
