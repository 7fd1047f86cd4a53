//! Finding the records of an answer, whatever they are wrapped in.

use crate::tree::{Node, Value};

/// How the records of one operation are named.
pub(super) struct Shape {
    /// Names of what may hold the records, the standard's own first.
    pub wrappers: &'static [&'static str],
    /// Names of one record.
    pub records: &'static [&'static str],
    /// Names of fields by which a bare record is known.
    pub fields: &'static [&'static str],
}

impl Shape {
    /// The records of a tree in document order, or none where it holds nothing of this shape. An
    /// empty wrapper is an empty list.
    pub fn records<'a>(&self, tree: &'a Node) -> Option<Vec<&'a Node>> {
        let mut records = Vec::new();
        let found = self.collect(tree, &mut records);
        found.then_some(records)
    }

    fn collect<'a>(&self, node: &'a Node, records: &mut Vec<&'a Node>) -> bool {
        match &node.value {
            Value::List(items) => {
                for item in items {
                    if !self.wraps(item) || !self.collect(item.single(), records) {
                        records.push(item);
                    }
                }
                true
            }
            Value::Map(_) if self.is_record(node) && !self.wraps(node) => {
                records.push(node);
                true
            }
            Value::Map(entries) => {
                let mut found = false;
                for (name, inner) in entries {
                    if is_one_of(name, self.records) {
                        found = true;
                        records.extend(inner.items());
                    } else if is_one_of(name, self.wrappers) {
                        found = true;
                        self.collect_in_wrapper(inner, records);
                    }
                }
                found || self.collect_elsewhere(entries, records)
            }
            Value::Null | Value::Text(_) => false,
        }
    }

    /// Whether it has fields of a record.
    fn is_record(&self, node: &Node) -> bool {
        let mut entries = node.entries().iter();
        entries.any(|(name, _)| is_one_of(name, self.fields))
    }

    /// Whether it holds records under one of their names.
    fn wraps(&self, node: &Node) -> bool {
        node.entries().iter().any(|(name, inner)| {
            (is_one_of(name, self.wrappers) || is_one_of(name, self.records))
                && matches!(inner.single().value, Value::List(_) | Value::Map(_))
        })
    }

    fn collect_in_wrapper<'a>(&self, node: &'a Node, records: &mut Vec<&'a Node>) {
        if !node.is_blank() && !self.collect(node, records) {
            records.push(node);
        }
    }

    /// Looks for a list of such records under a name that nobody knows.
    fn collect_elsewhere<'a>(
        &self,
        entries: &'a [(String, Node)],
        records: &mut Vec<&'a Node>,
    ) -> bool {
        for (_, node) in entries {
            if let Value::List(items) = &node.value
                && items.iter().any(|item| self.is_record(item))
            {
                records.extend(items);
                return true;
            }
        }
        false
    }
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| is_same_name(name, known))
}

/// Whether two names differ at most in case and separators, as `serviceCode` and `service_code` do.
pub(super) fn is_same_name(one: &str, other: &str) -> bool {
    one == other || (one.len().abs_diff(other.len()) < 4 && letters(one).eq(letters(other)))
}

fn letters(name: &str) -> impl Iterator<Item = u8> {
    let bytes = name.bytes().filter(|byte| !matches!(byte, b'_' | b'-'));
    bytes.map(|byte| byte.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::{Limits, json};

    const SHAPE: Shape = Shape {
        wrappers: &["services"],
        records: &["service"],
        fields: &["service_code"],
    };

    fn count(text: &str) -> Option<usize> {
        let tree = json::parse(text.as_bytes(), &Limits::default()).unwrap();
        SHAPE.records(&tree).map(|records| records.len())
    }

    #[test]
    fn records_are_found_in_every_wrapping() {
        for text in [
            r#"[{"service_code":1},{"service_code":2}]"#,
            r#"{"services":[{"service_code":1},{"service_code":2}]}"#,
            r#"{"services":{"service":[{"service_code":1},{"service_code":2}]}}"#,
            r#"{"services":{"service":{"service_code":1},"service":{"service_code":2}}}"#,
            r#"[{"service":{"service_code":1}},{"service":{"service_code":2}}]"#,
            r#"[{"services":[{"service_code":1},{"service_code":2}]}]"#,
            r#"{"Services":[{"serviceCode":1},{"serviceCode":2}]}"#,
            r#"{"total":2,"content":[{"service_code":1},{"service_code":2}]}"#,
            r#"[{"service_code":1},null]"#,
        ] {
            assert_eq!(count(text), Some(2), "{text}");
        }
    }

    #[test]
    fn one_record_needs_no_list() {
        for text in [
            r#"{"service_code":1}"#,
            r#"{"services":{"service_code":1}}"#,
            r#"{"services":{"service":{"service_code":1}}}"#,
            r#"{"service":{"service_code":1}}"#,
            r#"{"services":[[{"service_code":1}]]}"#,
        ] {
            assert_eq!(count(text), Some(1), "{text}");
        }
    }

    #[test]
    fn nothing_is_an_empty_list_and_something_else_is_not() {
        for text in [
            "[]",
            r#"{"services":[]}"#,
            r#"{"services":null}"#,
            r#"{"services":""}"#,
        ] {
            assert_eq!(count(text), Some(0), "{text}");
        }
        for text in ["{}", r#"{"weather":"fine"}"#, r#"{"list":[1]}"#] {
            assert_eq!(count(text), None, "{text}");
        }
    }
}
