//! Findings while they are gathered.

use crate::form::definition::{Effect, Finding};

/// More findings than this help nobody.
pub(super) const MOST: usize = 500;

/// Findings, and where the importer is.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// The keys of the components around, with points between.
    path: String,
    /// How long it was before each of them.
    lengths: Vec<usize>,
    findings: Vec<Finding>,
    /// Whether a script may call the library.
    pub needs_library: bool,
}

impl Report {
    /// Goes into a component.
    pub fn enter(&mut self, key: &str) {
        self.lengths.push(self.path.len());
        if self.lengths.len() > 1 {
            self.path.push('.');
        }
        self.path.push_str(key);
    }

    /// Comes out of it.
    pub fn leave(&mut self) {
        self.path.truncate(self.lengths.pop().unwrap_or(0));
    }

    /// Notes a finding of the component where the importer is.
    pub fn note(&mut self, effect: Effect, feature: &str) {
        self.note_at(&self.path.clone(), effect, feature);
    }

    /// Notes a finding of the component with a path.
    pub fn note_at(&mut self, path: &str, effect: Effect, feature: &str) {
        let blocking = effect == Effect::Blocking;
        // However many there are, that a form is blocked is never left out.
        if self.findings.len() < MOST || (blocking && !self.is_blocking()) {
            self.findings.push(Finding {
                path: path.to_owned(),
                feature: feature.to_owned(),
                effect,
            });
        }
    }

    fn is_blocking(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.effect == Effect::Blocking)
    }

    /// The findings, without repetitions.
    pub fn finish(self) -> Vec<Finding> {
        let mut findings: Vec<Finding> = Vec::with_capacity(self.findings.len());
        for finding in self.findings {
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
        findings
    }
}
