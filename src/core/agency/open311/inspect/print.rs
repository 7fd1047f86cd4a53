//! Printing JSON to be read by people.

use crate::tree::json::write_string;

/// A JSON value that is about to be printed.
pub(super) enum Json {
    Null,
    Flag(bool),
    /// Already as JSON wants it.
    Number(String),
    Text(String),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
}

impl Json {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A finite number.
    pub fn number(number: impl ToString) -> Self {
        Self::Number(number.to_string())
    }

    pub fn list(items: impl IntoIterator<Item = Self>) -> Self {
        Self::List(items.into_iter().collect())
    }

    pub fn texts(texts: &[String]) -> Self {
        Self::list(texts.iter().map(Self::text))
    }

    pub fn map<K: Into<String>>(entries: impl IntoIterator<Item = (K, Self)>) -> Self {
        let entries = entries.into_iter();
        Self::Map(entries.map(|(key, value)| (key.into(), value)).collect())
    }

    /// Indented by two spaces, with a line end at its end.
    pub fn print(&self) -> String {
        let mut out = String::new();
        self.print_at(0, &mut out);
        out.push('\n');
        out
    }

    fn print_at(&self, depth: usize, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Self::Number(number) => out.push_str(number),
            Self::Text(text) => write_string(text, out),
            Self::List(items) if items.is_empty() => out.push_str("[]"),
            Self::Map(entries) if entries.is_empty() => out.push_str("{}"),
            Self::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index == 0 { "[" } else { "," });
                    break_line(depth + 1, out);
                    item.print_at(depth + 1, out);
                }
                break_line(depth, out);
                out.push(']');
            }
            Self::Map(entries) => {
                for (index, (key, value)) in entries.iter().enumerate() {
                    out.push_str(if index == 0 { "{" } else { "," });
                    break_line(depth + 1, out);
                    write_string(key, out);
                    out.push_str(": ");
                    value.print_at(depth + 1, out);
                }
                break_line(depth, out);
                out.push('}');
            }
        }
    }
}

fn break_line(depth: usize, out: &mut String) {
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
}
