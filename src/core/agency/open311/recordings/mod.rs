//! Every recorded answer, and what must come of it.
//!
//! `fixtures/` holds the recordings whose licences allow it. The others are read from
//! `shared/payloads/open311` beside the project where that folder exists.

mod definitions;
mod errors;
mod posts;
mod requests;
mod robustness;
mod services;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::Config;
use crate::agency::{AgencyError, HttpResponse};
use crate::model::Finding;

/// A recording and the test that knows it. Each must be listed, which is itself tested.
const KNOWN: &[(&str, &[&str])] = &[
    ("definitions", definitions::FILES),
    ("errors", errors::FILES),
    ("posts", posts::FILES),
    ("requests", requests::FILES),
    ("services", services::FILES),
];

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("agency/open311/fixtures")
}

/// The recordings that are not part of the project, in a folder beside it or beside one above it.
fn shared() -> Option<PathBuf> {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let mut folders = above.map(|folder| folder.join("shared/payloads/open311"));
    folders.find(|folder| folder.is_dir())
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name != "SOURCES.md").collect()
}

/// A recorded answer, or none where its folder is not here, which is printed.
fn recording(name: &str) -> Option<HttpResponse> {
    let fixture = fixtures().join(name);
    let path = if fixture.is_file() {
        fixture
    } else if let Some(shared) = shared() {
        shared.join(name)
    } else {
        println!("skipped: {name} is not part of the project, and shared/payloads is not here");
        return None;
    };
    let record = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Some(HttpResponse::from_dump(&record))
}

/// All recordings that are here.
fn all_recordings() -> Vec<(String, HttpResponse)> {
    let mut all = names(&fixtures());
    all.extend(shared().map(|folder| names(&folder)).unwrap_or_default());
    let read = |name: String| recording(&name).map(|answer| (name, answer));
    all.into_iter().filter_map(read).collect()
}

fn config() -> Config {
    Config::standard("/api/311")
}

/// The places of some findings.
fn places(findings: &[Finding]) -> Vec<&str> {
    findings
        .iter()
        .map(|finding| finding.place.as_str())
        .collect()
}

/// The agency's words.
fn descriptions(error: &AgencyError) -> Vec<&str> {
    let messages = error.messages.iter();
    messages
        .map(|message| message.description.as_str())
        .collect()
}

#[test]
fn every_recording_has_a_test() {
    let known: BTreeSet<&str> = KNOWN
        .iter()
        .flat_map(|(_, files)| *files)
        .copied()
        .collect();
    let mut here = names(&fixtures());
    match shared() {
        Some(folder) => here.extend(names(&folder)),
        None => println!("skipped: shared/payloads is not here"),
    }
    let unknown: Vec<_> = here
        .iter()
        .filter(|name| !known.contains(name.as_str()))
        .collect();
    assert!(unknown.is_empty(), "recordings without a test: {unknown:?}");
    let missing: Vec<_> = known.iter().filter(|name| !here.contains(**name)).collect();
    assert!(
        shared().is_none() || missing.is_empty(),
        "tests without a recording: {missing:?}"
    );
}
