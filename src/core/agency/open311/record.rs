//! Reading the fields of one record.

use super::findings::{Findings, index_place};
use super::shape::is_same_name;
use super::words::{one_line, plain};
use crate::model::Timestamp;
use crate::tree::Node;

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
