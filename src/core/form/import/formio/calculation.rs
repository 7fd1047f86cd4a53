//! Calculations that depend on each other.

use std::ops::Range;

use super::super::circle::{circles, told};
use super::super::report::Report;
use crate::expression::{Reads, Script};
use crate::form::definition::{Definition, Effect, Item};
use crate::joined::joined;
use crate::value::{Path, Segment};

/// A calculated answer.
struct Calculated {
    /// Where the answer is, without indexes.
    answer: Path,
    /// The same as text.
    name: String,
    /// Where the component is, as findings have it.
    place: String,
    /// What its script reads.
    reads: Vec<Path>,
}

/// Notes calculations that depend on themselves by way of others. One pass ends all the same, with
/// what the last pass would see as well only after another change. That a calculation reads its own
/// answer is no circle: it is how authors keep what is typed.
pub(super) fn find_circles(definition: &Definition, report: &mut Report) {
    let mut all = Vec::new();
    for page in &definition.pages {
        gather(&page.items, &Path::default(), "", &mut all);
    }
    let ways: Vec<Vec<Range<usize>>> = all.iter().map(|one| ways(one, &all)).collect();
    let leads = |from: usize, mut nth: usize| {
        for range in ways.get(from)? {
            if nth < range.len() {
                return Some(range.start + nth);
            }
            nth -= range.len();
        }
        None
    };
    let name = |place: usize| all.get(place).map_or("", |one| one.name.as_str());
    for circle in circles(all.len(), &leads) {
        let first = circle.first().and_then(|place| all.get(*place));
        if let Some(first) = first {
            let feature = joined(&["calculateValue: a circle, ", &told(&circle, &name)], "");
            report.note_at(&first.place, Effect::Degraded, &feature);
        }
    }
}

/// The calculated answers that a calculation reads, but its own: what is within what its script
/// names, and what that is within.
fn ways(one: &Calculated, all: &[Calculated]) -> Vec<Range<usize>> {
    let before = |path: &[Segment]| all.partition_point(|other| other.answer.segments() < path);
    let up_to = |path: &[Segment]| all.partition_point(|other| other.answer.segments() <= path);
    let own = before(one.answer.segments())..up_to(one.answer.segments());
    let mut ways = Vec::new();
    // A script that reads a container around its own answer reads one of its other answers, and which
    // is not known; a calculation of it would be a circle that is none.
    let reads = one.reads.iter().filter(|read| !one.answer.is_within(read));
    for read in reads {
        let start = before(read.segments());
        let within = all.get(start..).unwrap_or_default();
        let count = within.partition_point(|other| other.answer.is_within(read));
        let outer = (1..read.segments().len()).filter_map(|depth| {
            let outer = read.segments().get(..depth)?;
            Some(before(outer)..up_to(outer))
        });
        for found in std::iter::once(start..start + count).chain(outer) {
            ways.push(found.start..found.end.min(own.start));
            ways.push(found.start.max(own.end)..found.end);
        }
    }
    ways.retain(|way| !way.is_empty());
    ways
}

/// Finds what is calculated among items, within an answer and within components, and keeps it in the
/// order of the answers, in which what is within a path stands together.
fn gather(items: &[Item], around: &Path, place: &str, all: &mut Vec<Calculated>) {
    for item in items {
        let answer = if item.binding().has_answer() {
            around.key(&item.key)
        } else {
            around.clone()
        };
        let place = match place {
            "" => item.key.clone(),
            place => joined(&[place, ".", &item.key], ""),
        };
        if let Some(Reads::Known(reads)) = item.calculate.as_ref().map(Script::reads) {
            let of_data = |(input, name): &(String, String)| match input.as_str() {
                "data" => Some(Path::parse(name).without_indexes()),
                "row" => {
                    let path = joined(&[&around.to_string(), ".", name], "");
                    Some(Path::parse(&path).without_indexes())
                }
                _ => None,
            };
            let at = all.partition_point(|other| other.answer <= answer);
            let calculated = Calculated {
                answer: answer.clone(),
                name: answer.to_string(),
                place: place.clone(),
                reads: reads.iter().filter_map(of_data).collect(),
            };
            all.insert(at, calculated);
        }
        gather(&item.items, &answer, &place, all);
    }
}
