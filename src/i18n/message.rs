//! Texts with arguments: `{name}` is replaced, and a plural chooses its form by `{count}`.

use super::locale::{Entry, current};

/// An argument of a message.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    /// A text, put in as it is.
    Text(&'a str),
    /// A number, written and pluralised by the rules of the language.
    Count(f64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg<'_> {
    #[allow(
        clippy::cast_precision_loss,
        reason = "counts on a screen are far below 2^52"
    )]
    fn from(count: usize) -> Self {
        Self::Count(count as f64)
    }
}

/// A text without arguments. It comes as one pointer, which takes less code wherever a text is asked for than
/// the two words of a `&str`.
pub(super) fn plain(index: u16) -> &'static String {
    static MISSING: String = String::new();
    match current().and_then(|(locale, _)| locale.entry(index)) {
        Some(Entry::Plain(text)) => text,
        _ => &MISSING,
    }
}

pub(super) fn with_arguments(index: u16, arguments: &[(&str, Arg)]) -> String {
    let Some((locale, intl)) = current() else {
        return String::new();
    };
    let text = match locale.entry(index) {
        Some(Entry::Plain(text)) => text.as_str(),
        Some(Entry::Plural(forms)) => {
            let count = arguments.iter().find_map(|(_, argument)| match argument {
                Arg::Count(count) => Some(*count),
                Arg::Text(_) => None,
            });
            let category = (intl.plural)(&locale.tag, count.unwrap_or_default());
            let form = |name: &str| {
                forms
                    .iter()
                    .find(|(n, _)| n == name)
                    .map(|(_, text)| text.as_str())
            };
            form(&category)
                .or_else(|| form("other"))
                .unwrap_or_default()
        }
        None => "",
    };
    fill(text, |name| {
        arguments
            .iter()
            .find(|(n, _)| *n == name)
            .map(|(_, argument)| match argument {
                Arg::Text(text) => (*text).to_owned(),
                Arg::Count(count) => (intl.number)(&locale.tag, *count),
            })
    })
}

/// Replaces each `{name}`. An argument's own braces are never read as a place for another.
fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        if let Some((name, tail)) = after.split_once('}') {
            out.push_str(&value(name).unwrap_or_default());
            rest = tail;
        } else {
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn arguments_take_their_places_once() {
        let value = |name: &str| {
            Some(if name == "a" {
                "{b}".to_owned()
            } else {
                "x".to_owned()
            })
        };
        assert_eq!(fill("{a} and {b}.", value), "{b} and x.");
    }
}
