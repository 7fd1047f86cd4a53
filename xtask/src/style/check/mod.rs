//! `cargo xtask style check`: whether the looks keep their rules.

mod finding;
mod font;
mod sheet;
mod site;
mod theme;
mod value;

use std::path::{Path, PathBuf};

pub use finding::{Finding, meant};
pub use theme::check as theme_findings;

use super::knobs::{self, Knob};
use crate::failure::{Failure, Outcome};
use crate::files;
use crate::workspace;

/// Checks a theme, or a folder as it is deployed.
///
/// # Errors
/// Where a file cannot be read, or breaks a rule; what is wrong is printed.
pub fn path(path: &Path) -> Outcome {
    let knobs = knobs::read()?;
    let name = path.display().to_string();
    if path.is_dir() {
        let (found, notes) = site::check(path, &knobs)?;
        notes.iter().for_each(|note| println!("Note: {note}"));
        return told(&found, &format!("the theme of {name}"));
    }
    told(&theme::check(path, &files::read_text(path)?, &knobs), &name)
}

/// Goes on with a theme only where nothing is wrong with it.
///
/// # Errors
/// All that is wrong, a line each.
pub fn ensure_theme(file: &Path, source: &str, knobs: &[Knob]) -> Outcome {
    let found = theme::check(file, source, knobs);
    if found.is_empty() {
        return Ok(());
    }
    let lines: Vec<_> = found.iter().map(ToString::to_string).collect();
    Err(Failure::new(lines.join("\n")))
}

/// The theme that breaks every rule on purpose, to be tested with.
const HOSTILE: &str = "hostile.css";

/// Checks all of `style/`.
///
/// # Errors
/// Where a file cannot be read, or breaks a rule; what is wrong is printed.
pub fn everything() -> Outcome {
    told(&of_repository(&workspace::root())?, "style/")
}

/// All that is wrong in `style/` of this repository.
fn of_repository(root: &Path) -> Outcome<Vec<Finding>> {
    let style = root.join("style");
    let mut found = sheet::Style::read(&style)?.check(Some(&sheet::Code::read(root)?));
    let knobs = knobs::read()?;
    let themes = files::list(&style.join("themes"))?
        .into_iter()
        .map(|file| Path::new("themes").join(file));
    for theme in themes.chain([PathBuf::from("theme.css")]) {
        if !theme.ends_with(HOSTILE) {
            let text = files::read_text(&style.join(&theme))?;
            found.extend(theme::check(
                &Path::new("style").join(&theme),
                &text,
                &knobs,
            ));
        }
    }
    Ok(found)
}

fn told(found: &[Finding], well: &str) -> Outcome {
    for finding in found {
        println!("{finding}");
    }
    match found.len() {
        0 => {
            println!("{well}: nothing is wrong with it.");
            Ok(())
        }
        1 => Err(Failure::new("there is one thing to mend (see above)")),
        many => Err(Failure::new(format!(
            "there are {many} things to mend (see above)"
        ))),
    }
}

#[cfg(test)]
mod tests;
