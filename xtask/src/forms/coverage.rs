//! How many forms of each publisher can be filled in.

use std::collections::BTreeMap;
use std::path::Path;

use frontdoor_core::form::definition::Effect;

use super::{definitions, read};
use crate::failure::Outcome;

#[derive(Default)]
struct Share {
    forms: usize,
    usable: usize,
}

/// Prints, for each folder and publisher (what stands before the first `-` of a file's name), how
/// many forms have no blocking finding, and then every blocking finding.
pub fn coverage(folder: &Path) -> Outcome {
    let mut shares: BTreeMap<String, Share> = BTreeMap::new();
    let mut blocking = Vec::new();
    for name in definitions(folder)? {
        let definition = read(&folder.join(&name))?;
        let share = shares.entry(publisher(&name)).or_default();
        share.forms += 1;
        share.usable += usize::from(!definition.is_blocked());
        for finding in definition.findings {
            if finding.effect == Effect::Blocking {
                let (name, path) = (name.display(), finding.path);
                blocking.push(format!("{name}: {path}: {}", finding.feature));
            }
        }
    }
    for (publisher, share) in &shares {
        let Share { forms, usable } = share;
        println!(
            "{publisher:<32} {usable:>4} of {forms:>4}  {:>5.1} %",
            percent(*usable, *forms)
        );
    }
    println!("\n{} blocking findings", blocking.len());
    for line in blocking {
        println!("{line}");
    }
    Ok(())
}

#[allow(clippy::cast_precision_loss, reason = "forms are few")]
pub(super) fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

fn publisher(name: &Path) -> String {
    let file = name.file_name().unwrap_or_default().to_string_lossy();
    let prefix = file.split('-').next().unwrap_or_default().to_owned();
    match name
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
    {
        Some(folder) => format!("{}/{prefix}", folder.display()),
        None => prefix,
    }
}
