//! `index.css` imports every file, each into the layer that its folder is for.

use std::path::{Path, PathBuf};

use super::{Finding, Findings};
use crate::style::check::finding::meant;
use crate::style::syntax::{At, Kind, Rule, Sheet, rules};

/// Adds what is imported wrongly, or not at all.
pub fn check(files: &[(PathBuf, Sheet)], all: &mut Vec<Finding>) {
    let index = Path::new("index.css");
    let Some((_, sheet)) = files.iter().find(|(path, _)| path == index) else {
        return;
    };
    let mut found = Findings::of(&Path::new("style").join(index), all);
    let mut imported: Vec<String> = Vec::new();
    let names: Vec<String> = files
        .iter()
        .map(|(path, _)| path.display().to_string())
        .collect();
    for rule in rules(&sheet.items).filter(|rule| rule.name.as_deref() == Some("import")) {
        let Some(address) = address(rule) else {
            found.add(
                rule.at,
                "This import names no file.",
                "Write `@import url(\"…\") layer(…);`.",
            );
            continue;
        };
        if !names.contains(&address) {
            let known = names.iter().map(String::as_str);
            found.add(
                rule.at,
                format!("There is no file `{address}`."),
                meant(&address, known, "Remove the line."),
            );
        } else if imported.contains(&address) {
            found.add(
                rule.at,
                format!("`{address}` is imported twice."),
                "Remove one of the lines.",
            );
        }
        let layer = layer(Path::new(&address));
        if !rule.selector().ends_with(&format!("layer({layer})")) {
            let what = format!("`{address}` is in the wrong layer, or in none.");
            found.add(rule.at, what, format!("Write `layer({layer})` after it."));
        }
        imported.push(address);
    }
    for name in names
        .iter()
        .filter(|name| *name != "index.css" && !imported.contains(name))
    {
        let what = format!("`{name}` is not imported, so that nothing of it is seen.");
        let layer = layer(Path::new(name));
        found.add(
            At { line: 1, column: 1 },
            what,
            format!("Add `@import url(\"{name}\") layer({layer});`."),
        );
    }
}

fn address(rule: &Rule) -> Option<String> {
    rule.prelude.iter().find_map(|part| match &part.kind {
        Kind::Url(address) | Kind::Text(address) => Some(address.clone()),
        _ => None,
    })
}

/// The layer of a file.
fn layer(path: &Path) -> String {
    let folder = path
        .parent()
        .map(|folder| folder.display().to_string())
        .unwrap_or_default();
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    match (folder.as_str(), stem.as_str()) {
        ("base", "guard" | "reset" | "utilities") => stem,
        // What prints undoes what components do.
        ("base", "print") => "utilities".into(),
        _ => folder,
    }
}
