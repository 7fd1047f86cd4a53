//! Components that share an answer.

use std::collections::BTreeMap;

use crate::form::definition::{Item, Page};
use crate::value::Path;

/// The answers that several components of a form keep, without indexes, in order. Formats allow it:
/// authors ask the same in several places of which a citizen sees one.
pub(super) fn shared_answers(pages: &[Page]) -> Vec<String> {
    let mut counts = BTreeMap::new();
    for page in pages {
        count(&page.items, &Path::default(), &mut counts);
    }
    let shared = counts.into_iter().filter(|(_, count)| *count > 1);
    shared.map(|(path, _)| path.to_string()).collect()
}

fn count(items: &[Item], around: &Path, counts: &mut BTreeMap<Path, u32>) {
    for item in items {
        if item.binding().has_answer() && !item.key.is_empty() {
            let answer = around.key(&item.key);
            count(&item.items, &answer, counts);
            *counts.entry(answer).or_default() += 1;
        } else {
            count(&item.items, around, counts);
        }
    }
}
