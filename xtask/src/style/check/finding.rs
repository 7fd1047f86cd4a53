//! What a check says.

use std::fmt;
use std::path::Path;

use frontdoor_core::search;

use crate::style::syntax::At;

/// Something to mend: where, what is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, as the person named it or below the root of this repository.
    pub file: String,
    /// Where in it.
    pub at: At,
    /// What is wrong, as one sentence.
    pub what: String,
    /// What to do about it, as one sentence.
    pub remedy: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            at,
            what,
            remedy,
        } = self;
        write!(f, "{file}:{}:{} {what} {remedy}", at.line, at.column)
    }
}

/// Takes findings of one file.
pub struct Findings<'a> {
    file: String,
    all: &'a mut Vec<Finding>,
}

impl<'a> Findings<'a> {
    /// For this file.
    pub fn of(file: &Path, all: &'a mut Vec<Finding>) -> Self {
        let file = file.display().to_string();
        Self { file, all }
    }

    /// Adds one.
    pub fn add(&mut self, at: At, what: impl Into<String>, remedy: impl Into<String>) {
        self.all.push(Finding {
            file: self.file.clone(),
            at,
            what: what.into(),
            remedy: remedy.into(),
        });
    }
}

/// A remedy for a name that is none of those known: the one that was probably meant, or `otherwise`.
pub fn meant<'a>(name: &str, known: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    let is_meant = |known: &&str| search::is_misspelled(name, known) || words(name) == words(known);
    let meant = known.into_iter().find(is_meant);
    meant.map_or_else(
        || otherwise.to_owned(),
        |meant| format!("Did you mean `{meant}`?"),
    )
}

/// The words of a name, whatever their order.
fn words(name: &str) -> Vec<&str> {
    let mut words: Vec<_> = name.split('-').collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_recognised() {
        let known = ["--brand", "--brand-2", "--radius"];
        assert_eq!(meant("--brnad", known, ""), "Did you mean `--brand`?");
        assert_eq!(meant("--raduis", known, ""), "Did you mean `--radius`?");
        assert_eq!(meant("--2-brand", known, ""), "Did you mean `--brand-2`?");
        assert_eq!(meant("--colour", known, "No."), "No.");
    }

    #[test]
    fn a_finding_reads_as_editors_link_it() {
        let mut all = Vec::new();
        let at = At { line: 3, column: 5 };
        Findings::of(Path::new("a.css"), &mut all).add(at, "This is wrong.", "Mend it.");
        assert_eq!(all[0].to_string(), "a.css:3:5 This is wrong. Mend it.");
    }
}
