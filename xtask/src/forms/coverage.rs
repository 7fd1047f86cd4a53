//! How many forms of each publisher can be filled in, and why the others cannot.

use std::collections::BTreeMap;
use std::path::Path;

use frontdoor_core::form::definition::Effect;
use frontdoor_core::form::import;

use super::archive::Form;
use crate::failure::Outcome;

/// Prints, for each format and each publisher, how many forms have no blocking finding and how many of
/// these call the library of scripts, and then
/// every blocking finding.
pub fn coverage(folder: Option<&Path>) -> Outcome {
    let coverage = Coverage::of(&Form::all(folder)?);
    for (group, share) in &coverage.shares {
        let Share {
            forms,
            usable,
            scripted,
        } = share;
        let percent = share.percent();
        println!(
            "{group:<32} {usable:>4} of {forms:>4}  {percent:>5.1} %, {scripted:>3} with the library"
        );
    }
    println!("\n{} blocking findings", coverage.blocking.len());
    for row in &coverage.blocking {
        println!("{row}");
    }
    Ok(())
}

/// What can be filled in of some forms.
struct Coverage {
    /// By format, such as `formio`, and by format and publisher, such as `formio/nav`.
    shares: BTreeMap<String, Share>,
    /// Every blocking finding, as a row of a table: form, path, what is in the way.
    blocking: Vec<String>,
}

#[derive(Default)]
struct Share {
    forms: usize,
    usable: usize,
    /// How many of those that can be filled in call the library of scripts.
    scripted: usize,
}

impl Coverage {
    fn of(forms: &[Form]) -> Self {
        let mut coverage = Self {
            shares: BTreeMap::new(),
            blocking: Vec::new(),
        };
        for form in forms {
            let definition = import::any(&form.bytes);
            let group = form.group();
            let format = group.split('/').next().unwrap_or_default().to_owned();
            for key in [format, group] {
                let share = coverage.shares.entry(key).or_default();
                share.forms += 1;
                share.usable += usize::from(!definition.is_blocked());
                share.scripted += usize::from(!definition.is_blocked() && definition.needs_library);
            }
            for finding in definition.findings {
                if finding.effect == Effect::Blocking {
                    let (name, path) = (form.name.display(), finding.path);
                    let row = format!("| {name} | {path} | {} |", finding.feature);
                    coverage.blocking.push(row);
                }
            }
        }
        coverage
    }
}

impl Share {
    fn percent(&self) -> f64 {
        percent(self.usable, self.forms)
    }
}

#[allow(clippy::cast_precision_loss, reason = "forms are few")]
pub(super) fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const TABLE: &str = include_str!("../../../end2end/forms/BLOCKING.md");

    #[test]
    fn real_forms_can_be_filled_in_and_what_blocks_the_others_is_written_down() {
        let coverage = Coverage::of(&Form::all(None).expect("the archives are whole"));
        for (format, forms, least) in [
            ("formio", 179, 92.0),
            ("digital-form-builder", 262, 97.0),
            ("defra-forms-engine", 12, 97.0),
        ] {
            let share = &coverage.shares[format];
            assert_eq!(share.forms, forms, "{format}");
            assert!(share.percent() >= least, "{format}: {}", share.percent());
        }
        let written: BTreeSet<&str> = TABLE
            .lines()
            .filter(|line| line.starts_with("| ") && line.contains(".json |"))
            .collect();
        let found: BTreeSet<&str> = coverage.blocking.iter().map(String::as_str).collect();
        let only = |some: &BTreeSet<&str>, others: &BTreeSet<&str>| {
            let rows: Vec<&str> = some.difference(others).copied().collect();
            rows.join("\n")
        };
        assert!(
            written == found,
            "BLOCKING.md lacks\n{}\nand has what is so no longer\n{}",
            only(&found, &written),
            only(&written, &found),
        );
    }
}
