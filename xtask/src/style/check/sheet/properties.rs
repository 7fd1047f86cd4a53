//! Custom properties: each that is used is set somewhere, and each that is set is used.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{Finding, Findings, Seen, visit};
use crate::style::check::finding::meant;
use crate::style::syntax::{At, Kind, Sheet, filled, walk};

/// Adds the names that are only half there.
pub fn check(files: &[(PathBuf, Sheet)], all: &mut Vec<Finding>) {
    let mut set: BTreeMap<&str, (&Path, At)> = BTreeMap::new();
    let mut used: BTreeMap<&str, Vec<(&Path, At)>> = BTreeMap::new();
    for (path, sheet) in files {
        visit(&sheet.items, 0, &mut |seen| {
            let Seen::Declaration(_, declaration) = seen else {
                return;
            };
            if declaration.name.starts_with("--") {
                set.entry(&declaration.name)
                    .or_insert((path, declaration.at));
            }
            walk(&declaration.value, &mut |part, _| {
                if let Kind::Function(name, inner) = &part.kind
                    && name == "var"
                    && let Some(first) = filled(&inner.0).first()
                    && let Kind::Word(property) = &first.kind
                {
                    used.entry(property).or_default().push((path, first.at));
                }
            });
        });
    }
    let names: BTreeSet<&str> = set.keys().copied().collect();
    for (name, places) in &used {
        for (path, at) in places.iter().filter(|_| !names.contains(name)) {
            let remedy = meant(
                name,
                names.iter().copied(),
                "Set it in tokens/, or in the component.",
            );
            Findings::of(&Path::new("style").join(path), all).add(
                *at,
                format!("Nothing sets `{name}`."),
                remedy,
            );
        }
    }
    for (name, (path, at)) in set.iter().filter(|(name, _)| !used.contains_key(*name)) {
        let what = format!("Nothing uses `{name}`.");
        Findings::of(&Path::new("style").join(path), all).add(*at, what, "Remove it.");
    }
}
