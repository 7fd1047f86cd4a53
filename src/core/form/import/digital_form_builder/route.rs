//! Ways on from pages.

use super::Importer;
use super::source::Source;
use crate::form::definition::{Effect, Next, Page, PageKind};

impl<'a> Importer<'a> {
    /// The ways on from a page of version 1. The runner takes the first link whose condition holds,
    /// else the link without one, else it goes to the summary.
    pub fn ways_on(&mut self, page: Source<'a>, kind: PageKind, place: &str) -> Vec<Next> {
        if self.is_second || matches!(kind, PageKind::Summary | PageKind::End) {
            return Vec::new();
        }
        let (mut ways, mut otherwise) = (Vec::new(), None);
        for next in page.get("next").items() {
            let target = next.get("path").text();
            if target.is_empty() {
                let feature = "next: a way on that leads out of the form";
                self.find(place, feature, Effect::Blocking);
                continue;
            }
            if self.paths.binary_search(&target).is_err() {
                // The runner passes over such a link, too.
                let feature = ["next: there is no page ", target].concat();
                self.find(place, feature, Effect::Degraded);
                continue;
            }
            let name = next.get("condition").text();
            if name.is_empty() {
                otherwise = otherwise.or(Some(target));
            } else if let Some(condition) = self.named_condition(name, place) {
                ways.push(Next {
                    page: target.to_owned(),
                    condition: Some(condition),
                });
            }
        }
        if let Some(target) = otherwise.or(self.summary) {
            ways.push(Next {
                page: target.to_owned(),
                condition: None,
            });
        }
        ways
    }

    /// Puts the page first on which the runner starts.
    pub fn start_first(&self, pages: &mut Vec<Page>) {
        let start = self.form.get("startPage").text();
        if let Some(place) = pages.iter().position(|page| page.key == start)
            && !self.is_second
        {
            let page = pages.remove(place);
            pages.insert(0, page);
        }
    }
}
