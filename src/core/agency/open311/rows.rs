//! Finding the records of an answer, whatever they are wrapped in, and reading their fields.

use super::markup;
use crate::model::{Finding, Timestamp};
use crate::tree::{Node, Value};

/// Records read of one answer; the longest list known has 6,260.
const RECORDS: usize = 20_000;
/// Findings kept of one answer.
const FINDINGS: usize = 100;

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
fn is_same_name(one: &str, other: &str) -> bool {
    let letters = |name: &str| -> Vec<u8> {
        let bytes = name.bytes().filter(|byte| !b"_-".contains(byte));
        bytes.map(|byte| byte.to_ascii_lowercase()).collect()
    };
    one == other || (one.len().abs_diff(other.len()) < 4 && letters(one) == letters(other))
}

/// What an integrator should know, collected over an answer.
#[derive(Default)]
pub(super) struct Findings {
    findings: Vec<Finding>,
    left_out: usize,
}

impl Findings {
    pub fn add(&mut self, place: String, problem: &str) {
        if self.findings.len() == FINDINGS {
            self.left_out += 1;
            return;
        }
        let problem = problem.to_owned();
        self.findings.push(Finding { place, problem });
    }

    /// The records that are read of these; the others become a finding.
    pub fn limit<'a, 'b>(&mut self, records: &'b [&'a Node]) -> &'b [&'a Node] {
        match records.split_at_checked(RECORDS) {
            Some((read, rest)) if !rest.is_empty() => {
                self.add(
                    index_place(RECORDS),
                    "only the 20,000 records before this one are read",
                );
                read
            }
            _ => records,
        }
    }

    pub fn finish(mut self) -> Vec<Finding> {
        if self.left_out > 0 {
            let problem = [&self.left_out.to_string(), " more findings are left out"].concat();
            self.findings.push(Finding {
                place: String::new(),
                problem,
            });
        }
        self.findings
    }
}

/// `[3]`
pub(super) fn index_place(index: usize) -> String {
    ["[", &index.to_string(), "]"].concat()
}

/// A record and where it stands.
pub(super) struct Record<'a> {
    pub node: &'a Node,
    place: String,
}

impl<'a> Record<'a> {
    /// The record of this number, counted from 0, in the list called `list`.
    pub fn new(node: &'a Node, list: &str, index: usize) -> Self {
        let place = [list, &index_place(index)].concat();
        Self { node, place }
    }

    /// The record that is the whole answer.
    pub fn whole(node: &'a Node) -> Self {
        let place = String::new();
        Self { node, place }
    }

    /// `[3]`
    pub fn place(&self) -> String {
        self.place.clone()
    }

    /// `[3].service_code`
    pub fn place_of(&self, name: &str) -> String {
        let separator = if self.place.is_empty() { "" } else { "." };
        [&self.place, separator, name].concat()
    }

    /// A field, by its exact name or else by one that differs in case and separators alone.
    pub fn field(&self, name: &str) -> Option<&'a Node> {
        self.node.get(name).or_else(|| {
            let mut entries = self.node.entries().iter();
            entries.find_map(|(known, node)| is_same_name(known, name).then_some(node))
        })
    }

    /// A field's text as it is; none where it is missing, blank, a list or a record.
    pub fn text(&self, name: &str) -> Option<&'a str> {
        self.field(name)?.text()
    }

    /// A field's text for people: markup removed, empty where there is none.
    pub fn plain(&self, name: &str) -> String {
        match self.field(name) {
            Some(node) => plain(node),
            None => String::new(),
        }
    }

    /// A field's text on one line.
    pub fn line(&self, name: &str) -> String {
        one_line(&self.plain(name))
    }

    /// A truth value; `missing` where there is none, and where it is unreadable, which is found.
    pub fn flag(&self, name: &str, missing: bool, findings: &mut Findings) -> bool {
        let Some(node) = self.field(name).filter(|node| !node.is_blank()) else {
            return missing;
        };
        node.flag().unwrap_or_else(|| {
            findings.add(self.place_of(name), "this is neither true nor false");
            missing
        })
    }

    /// A date and time.
    pub fn timestamp(&self, name: &str, findings: &mut Findings) -> Option<Timestamp> {
        let timestamp = Timestamp::read(self.text(name)?);
        if timestamp.sort_key().is_none() {
            findings.add(self.place_of(name), "this is no date of ISO 8601");
        }
        Some(timestamp)
    }
}

/// All words of a node for people. The items of a list are apart by commas.
pub(super) fn plain(node: &Node) -> String {
    let node = node.single();
    match &node.value {
        Value::Text(text) => markup::plain(text),
        Value::Map(_) if node.get("#text").is_some() => markup::plain(&node.deep_text()),
        _ => texts(node).join(", "),
    }
}

/// Every text in and below a node, each on one line and without markup.
pub(super) fn texts(node: &Node) -> Vec<String> {
    let mut all = Vec::new();
    push_texts(node, &mut all);
    all
}

fn push_texts(node: &Node, all: &mut Vec<String>) {
    match &node.value {
        Value::Null => {}
        Value::Text(text) => {
            let text = one_line(&markup::plain(text));
            if !text.is_empty() {
                all.push(text);
            }
        }
        Value::List(items) => items.iter().for_each(|item| push_texts(item, all)),
        Value::Map(entries) => entries.iter().for_each(|(_, item)| push_texts(item, all)),
    }
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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

    #[test]
    fn findings_are_capped_and_say_so() {
        let mut findings = Findings::default();
        for index in 0..250 {
            findings.add(index_place(index), "x");
        }
        let findings = findings.finish();
        assert_eq!(findings.len(), 101);
        assert_eq!(findings[100].problem, "150 more findings are left out");
    }
}
