//! Where the ways on from pages lead, taken together.

use super::super::circle::{circles, told};
use super::Importer;
use crate::form::definition::{Effect, Page, PageKind};
use crate::form::route::conditions;

impl Importer<'_> {
    /// Notes pages that lead back to themselves, pages that nothing leads to, and a form that has no
    /// way from its first page to an end.
    pub fn check_flow(&mut self, pages: &[Page]) {
        let flow = Flow::of(pages);
        let leads = |from: usize, nth: usize| flow.ways.get(from)?.get(nth).copied();
        let name = |place: usize| pages.get(place).map_or("", |page| page.key.as_str());
        for circle in circles(pages.len(), &leads) {
            let here = circle.last().map_or("", |place| name(*place));
            // The journey ends where it would come back, so that nobody goes round.
            let feature = ["next: a circle, ", &told(&circle, &name)].concat();
            self.find(here.trim_start_matches('/'), feature, Effect::Degraded);
        }
        let reached = flow.reached();
        for (page, _) in pages.iter().zip(&reached).filter(|(_, reached)| !**reached) {
            let place = page.key.trim_start_matches('/');
            self.find(place, "no page leads to this one", Effect::Ignored);
        }
        let has_end = reached
            .iter()
            .zip(&flow.ends)
            .any(|(reached, end)| *reached && *end);
        if !has_end && !pages.is_empty() {
            let feature = "next: no way leads from the first page to the end of the form";
            self.find("", feature, Effect::Blocking);
        }
    }
}

/// The ways between pages, by their places, whatever the answers.
struct Flow {
    ways: Vec<Vec<usize>>,
    /// Whether the form may end on a page.
    ends: Vec<bool>,
}

impl Flow {
    fn of(pages: &[Page]) -> Self {
        let mut by_key: Vec<(&str, usize)> = pages
            .iter()
            .enumerate()
            .map(|(place, page)| (page.key.as_str(), place))
            .collect();
        by_key.sort_unstable();
        let place_of = |key: &str| {
            let found = by_key.partition_point(|(other, _)| *other < key);
            let (other, place) = by_key.get(found)?;
            (*other == key).then_some(*place)
        };
        let is_end = |page: &Page| matches!(page.kind, PageKind::Summary | PageKind::End);
        let ways_from = |(place, page): (usize, &Page)| {
            // An end with a condition is passed by where that does not hold.
            if is_end(page) && conditions(page).is_empty() {
                Vec::new()
            } else if page.next.is_empty() {
                vec![place + 1]
            } else {
                let named = page.next.iter().filter_map(|next| place_of(&next.page));
                named.collect()
            }
        };
        let ways: Vec<Vec<usize>> = pages.iter().enumerate().map(ways_from).collect();
        let ends = pages
            .iter()
            .zip(&ways)
            .map(|(page, ways)| is_end(page) || ways.iter().all(|way| *way >= pages.len()));
        let ends = ends.collect();
        Self { ways, ends }
    }

    /// Which pages the first one leads to, itself included.
    fn reached(&self) -> Vec<bool> {
        let mut reached = vec![false; self.ways.len()];
        let mut waiting = vec![0];
        while let Some(here) = waiting.pop() {
            if let Some(met) = reached.get_mut(here)
                && !std::mem::replace(met, true)
            {
                waiting.extend(self.ways.get(here).into_iter().flatten());
            }
        }
        reached
    }
}
