//! The questions that decoders ask of a tree.
//!
//! All of them look through a list of one item, since some servers wrap every value in one.

use super::{Node, Value, decimal};

/// The key under which an XML element keeps its text when it has child elements too.
pub(super) const MIXED_TEXT: &str = "#text";

impl Node {
    /// This node, or the only item where it is a list of one.
    #[must_use]
    pub fn single(&self) -> &Self {
        let mut node = self;
        while let Value::List(items) = &node.value
            && let [only] = items.as_slice()
        {
            node = only;
        }
        node
    }

    /// Whether it says nothing: null, blank text, an empty list or an empty map.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match &self.single().value {
            Value::Null => true,
            Value::Text(text) => text.trim().is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Map(entries) => entries.is_empty(),
        }
    }

    /// The named values of a map in document order; empty for everything else.
    #[must_use]
    pub fn entries(&self) -> &[(String, Self)] {
        match &self.single().value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The first value with exactly this name.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        let mut entries = self.entries().iter();
        entries.find_map(|(name, node)| (name == key).then_some(node))
    }

    /// Every value with exactly this name, in document order.
    pub fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Self> {
        let entries = self.entries().iter();
        entries.filter_map(move |(name, node)| (name == key).then_some(node))
    }

    /// Its text without white space around it; none where nothing but white space is left, and for
    /// lists and maps. An XML element with text beside child elements gives its first text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        let text = match &self.single().value {
            Value::Text(text) => text.as_str(),
            Value::Map(_) => match &self.get(MIXED_TEXT)?.value {
                Value::Text(text) => text.as_str(),
                _ => return None,
            },
            Value::Null | Value::List(_) => return None,
        };
        Some(text.trim()).filter(|text| !text.is_empty())
    }

    /// All text in it and below it, in document order, as it stands there. A child element named
    /// `br`, `p`, `li` or `div` begins a new line.
    #[must_use]
    pub fn deep_text(&self) -> String {
        let mut all = String::new();
        self.push_deep_text(&mut all);
        all
    }

    fn push_deep_text(&self, all: &mut String) {
        match &self.value {
            Value::Null => {}
            Value::Text(text) => all.push_str(text),
            Value::List(items) => {
                for item in items {
                    item.push_deep_text(all);
                }
            }
            Value::Map(entries) => {
                for (name, node) in entries {
                    if matches!(name.as_str(), "br" | "p" | "li" | "div") {
                        all.push('\n');
                    }
                    node.push_deep_text(all);
                }
            }
        }
    }

    /// Its number, quoted or bare; none where it is no finite decimal number.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        decimal::read(self.text()?)
    }

    /// Its truth value: `true`, `1`, `yes` or `false`, `0`, `no`, quoted or bare, in any case.
    #[must_use]
    pub fn flag(&self) -> Option<bool> {
        let text = self.text()?;
        let is = |word: &str| text.eq_ignore_ascii_case(word);
        if is("true") || is("1") || is("yes") {
            Some(true)
        } else if is("false") || is("0") || is("no") {
            Some(false)
        } else {
            None
        }
    }

    /// The items of a list. A map or a text where a list was due is a list of one; null and blank
    /// text are a list of none.
    #[must_use]
    pub fn items(&self) -> Vec<&Self> {
        match &self.value {
            Value::List(items) => items.iter().collect(),
            _ if self.is_blank() => Vec::new(),
            _ => vec![self],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_lists_of_one_are_looked_through() {
        let inner = Node::list(vec![Node::scalar(" open ")]);
        let row = Node::list(vec![Node::map([("status", inner)])]);
        assert_eq!(row.get("status").and_then(Node::text), Some("open"));
        assert_eq!(row.get("nothing"), None);
        assert_eq!(row.entries().len(), 1);
    }

    #[test]
    fn blank_is_absent() {
        for node in [Node::null(), Node::scalar(" \n"), Node::list(vec![])] {
            assert_eq!(node.text(), None);
            assert_eq!(node.number(), None);
            assert_eq!(node.flag(), None);
            assert!(node.items().is_empty());
            assert!(node.is_blank());
        }
    }

    #[test]
    fn numbers_are_finite_decimals() {
        let number = |text: &str| Node::scalar(text).number();
        assert_eq!(number("-87.66"), Some(-87.66));
        assert_eq!(number(" 4e2 "), Some(400.0));
        assert_eq!(number("007"), Some(7.0));
        for text in ["inf", "NaN", "infinity", "1e999", "0x10", "1,5", "--1", "e"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn flags_come_in_many_spellings() {
        let flag = |text: &str| Node::scalar(text).flag();
        assert_eq!(flag("TRUE"), Some(true));
        assert_eq!(flag("yes"), Some(true));
        assert_eq!(flag("0"), Some(false));
        assert_eq!(flag("No"), Some(false));
        assert_eq!(flag("perhaps"), None);
    }

    #[test]
    fn one_item_is_a_list_of_one() {
        assert_eq!(Node::scalar("a").items().len(), 1);
        assert_eq!(Node::map([("a", Node::null())]).items().len(), 1);
        let two = Node::list(vec![Node::null(), Node::scalar("b")]);
        assert_eq!(two.items().len(), 2);
    }

    #[test]
    fn repeated_keys_are_all_there() {
        let node = Node::map([("a", Node::scalar("1")), ("a", Node::scalar("2"))]);
        let all: Vec<_> = node.all("a").filter_map(Node::text).collect();
        assert_eq!(all, ["1", "2"]);
        assert_eq!(node.get("a").and_then(Node::text), Some("1"));
    }
}
