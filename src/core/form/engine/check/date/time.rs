//! Times of day in the formats in which Form.io stores them.

use crate::digits::number_in;

/// Whether a text is a time in a format of `dayjs`: `HH`, `H`, `hh`, `h`, `mm`, `m`, `ss`, `s`, `A`
/// and `a`, the rest as it is.
pub(super) fn fits(format: &str, text: &str) -> bool {
    let mut text = text;
    let mut format = format;
    while let Some(sign) = format.chars().next() {
        let run = format.chars().take_while(|next| *next == sign).count();
        let (length, rest) = match sign {
            'H' | 'h' | 'm' | 's' => (run.min(2), format.get(run.min(2)..)),
            _ => (1, format.get(sign.len_utf8()..)),
        };
        format = rest.unwrap_or_default();
        let taken = match sign {
            'H' => number(text, length, 0, 23),
            'h' => number(text, length, 1, 12),
            'm' | 's' => number(text, length, 0, 59),
            'A' => ["AM", "PM"].iter().find_map(|half| text.strip_prefix(half)),
            'a' => ["am", "pm"].iter().find_map(|half| text.strip_prefix(half)),
            other => text.strip_prefix(other),
        };
        match taken {
            Some(rest) => text = rest,
            None => return false,
        }
    }
    text.is_empty()
}

/// What follows a number of so many digits, or of one or two where one is asked for.
fn number(text: &str, digits: usize, least: u32, most: u32) -> Option<&str> {
    let found = text.bytes().take_while(u8::is_ascii_digit).count().min(2);
    if found == 0 || (digits == 2 && found != 2) {
        return None;
    }
    let (number, rest) = text.split_at_checked(found)?;
    let value = number_in(number, 10)?;
    let written_short = digits == 2 || found == 1 || value > 9;
    ((least..=most).contains(&value) && written_short).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn times() {
        assert!(fits("HH:mm:ss", "14:30:00"));
        assert!(!fits("HH:mm:ss", "14:30"));
        assert!(!fits("HH:mm:ss", "24:30:00"));
        assert!(!fits("HH:mm:ss", "4:30:00"));
        assert!(fits("HH:mm", "00:00"));
        assert!(fits("h:mm A", "4:05 PM"));
        assert!(!fits("h:mm A", "14:05 PM"));
    }
}
