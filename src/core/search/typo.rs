//! How far a typed word is from a known one.

/// Words with more letters are never taken for misspelled.
const LONGEST: usize = 32;

/// How many slips a typed word may contain: none under 4 letters, one under 8, else two; none in
/// words with digits, because a mistyped number is another number.
pub(super) fn tolerance(typed: &[char]) -> usize {
    match typed.len() {
        _ if typed.iter().any(char::is_ascii_digit) => 0,
        4..=7 => 1,
        8..=LONGEST => 2,
        _ => 0,
    }
}

/// A misspelling that is close enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// Letters inserted, left out, replaced, or swapped with their neighbour.
    pub distance: usize,
    /// Whether the whole known word was typed, not only its beginning.
    pub whole: bool,
}

/// The distance of `typed` to `known`, or failing that to a beginning of `known`, where it is at
/// most `most` (optimal string alignment, the restricted Damerau-Levenshtein distance). Beginnings
/// count from 5 letters on and with the first letter right: shorter ones resemble everything.
pub(super) fn slip(typed: &[char], known: &[char], most: usize) -> Option<Slip> {
    let is_beginning = typed.len() >= 5 && typed.first() == known.first();
    let is_whole = known.len() <= typed.len() + most;
    if !(is_beginning || is_whole) || typed.len() > LONGEST || known.len() + most < typed.len() {
        return None;
    }
    let reach = known.len().min(typed.len() + most);
    let known_start = known.get(..reach)?;
    // Three rows of the table: for the letter before the last, the last and this one.
    let mut rows = [[0_usize; LONGEST + 3]; 3];
    let [before, last, this] = &mut rows;
    for (column, cell) in last.iter_mut().enumerate() {
        *cell = column;
    }
    let (mut before, mut last, mut this) = (before, last, this);
    let mut previous = None;
    for (row, &letter) in typed.iter().enumerate() {
        *this.first_mut()? = row + 1;
        let mut least = row + 1;
        let mut known_previous = None;
        for (column, &known_letter) in known_start.iter().enumerate() {
            let replaced = last.get(column)? + usize::from(letter != known_letter);
            let left_out = last.get(column + 1)? + 1;
            let inserted = this.get(column)? + 1;
            let mut cost = replaced.min(left_out).min(inserted);
            if previous == Some(known_letter) && known_previous == Some(letter) {
                cost = cost.min(before.get(column.checked_sub(1)?)? + 1);
            }
            *this.get_mut(column + 1)? = cost;
            least = least.min(cost);
            known_previous = Some(known_letter);
        }
        if least > most {
            return None;
        }
        previous = Some(letter);
        (before, last, this) = (last, this, before);
    }
    let distance = *last.get(reach)?;
    if is_whole && distance <= most {
        return Some(Slip {
            distance,
            whole: true,
        });
    }
    let distance = last.get(..=reach)?.iter().copied().min()?;
    (is_beginning && distance <= most).then_some(Slip {
        distance,
        whole: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip_of(typed: &str, known: &str) -> Option<(usize, bool)> {
        let typed: Vec<char> = typed.chars().collect();
        let known: Vec<char> = known.chars().collect();
        slip(&typed, &known, tolerance(&typed)).map(|slip| (slip.distance, slip.whole))
    }

    #[test]
    fn one_slip_in_a_short_word() {
        assert_eq!(slip_of("pothle", "pothole"), Some((1, true)));
        assert_eq!(slip_of("potholle", "pothole"), Some((1, true)));
        assert_eq!(slip_of("ptohole", "pothole"), Some((1, true)));
        assert_eq!(slip_of("bothole", "pothole"), Some((1, true)));
        assert_eq!(slip_of("hole", "hole"), Some((0, true)));
        assert_eq!(slip_of("pohtle", "pothole"), None);
        assert_eq!(slip_of("bin", "bun"), None);
    }

    #[test]
    fn two_slips_in_a_long_word() {
        assert_eq!(slip_of("grafitti", "graffiti"), Some((2, true)));
        assert_eq!(slip_of("streetlihgtt", "streetlight"), Some((2, true)));
        assert_eq!(slip_of("abandned vehicle", "pothole"), None);
    }

    #[test]
    fn a_beginning_with_a_slip() {
        assert_eq!(slip_of("abondon", "abandoned"), Some((1, false)));
        assert_eq!(slip_of("obandon", "abandoned"), None);
        assert_eq!(slip_of("lamq", "lamppost"), None);
    }

    #[test]
    fn numbers_have_no_slips() {
        assert_eq!(slip_of("24x7", "24x6"), None);
    }
}
