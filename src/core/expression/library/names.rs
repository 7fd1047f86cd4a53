//! The names of the functions that scripts may call, taken from the library while this is compiled.

/// What stands before each function.
const BEFORE: &[u8] = b"\nfunction ";

/// Whether a function of this name is one that scripts may call: it has a `_`, or is global.
pub(super) const fn is_public(name: &[u8]) -> bool {
    let mut at = 0;
    while at < name.len() {
        if name[at] == b'_' {
            return true;
        }
        at += 1;
    }
    is(name, b"moment") || is(name, b"encodeURIComponent")
}

/// How long [`names`] makes them.
pub(super) const fn length(source: &[u8]) -> usize {
    let mut from = 0;
    let mut length = 0;
    while let Some((start, end)) = next(source, from) {
        length += end - start + 1;
        from = end;
    }
    length
}

/// The names, each with a `(` after it.
pub(super) const fn names<const LENGTH: usize>(source: &[u8]) -> [u8; LENGTH] {
    let mut out = [b'('; LENGTH];
    let mut from = 0;
    let mut length = 0;
    while let Some((start, end)) = next(source, from) {
        let mut at = start;
        while at < end {
            out[length] = source[at];
            length += 1;
            at += 1;
        }
        length += 1;
        from = end;
    }
    out
}

/// Where the next name stands, from a place on.
const fn next(source: &[u8], mut from: usize) -> Option<(usize, usize)> {
    while from + BEFORE.len() < source.len() {
        if begins(source, from) {
            let start = from + BEFORE.len();
            let mut end = start;
            while end < source.len() && source[end] != b'(' {
                end += 1;
            }
            let (_, name) = source.split_at(start);
            let (name, _) = name.split_at(end - start);
            if is_public(name) {
                return Some((start, end));
            }
            from = end;
        } else {
            from += 1;
        }
    }
    None
}

const fn begins(source: &[u8], from: usize) -> bool {
    let mut at = 0;
    while at < BEFORE.len() {
        if source[from + at] != BEFORE[at] {
            return false;
        }
        at += 1;
    }
    true
}

const fn is(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    one.len() == other.len()
}
