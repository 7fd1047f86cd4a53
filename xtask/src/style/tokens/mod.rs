//! `cargo xtask style tokens` and `import`: the knobs and the colours that come of them as design tokens
//! (Design Tokens Format Module and Color Module 2025.10 of the W3C community group), and back.
//!
//! CSS stays the source. The JSON is for drawing programs, and for handing a palette over.

mod document;
mod export;
mod import;

use std::path::Path;

use super::{check, knobs};
use crate::failure::{Failure, Outcome};
use crate::files;
use crate::workspace;

/// Writes the tokens under a theme, or under none, into a file, or prints them.
///
/// # Errors
/// Where a file cannot be read or written, the theme breaks a rule, or a colour comes to nothing.
pub fn command(words: &[&str]) -> Outcome {
    let (mut theme, mut out) = (None, None);
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        match *word {
            "--theme" => {
                let file = rest
                    .next()
                    .ok_or_else(|| Failure::new("--theme needs a file"))?;
                theme = Some(Path::new(*file));
            }
            option if option.starts_with('-') => {
                return Err(Failure::new(format!("there is no option {option}")));
            }
            file => out = Some(file),
        }
    }
    let colors = files::read_text(&workspace::path(export::COLORS))?;
    let knobs = knobs::read()?;
    let theme = match theme {
        Some(file) => {
            let source = files::read_text(file)?;
            check::ensure_theme(file, &source, &knobs)?;
            source
        }
        None => String::new(),
    };
    let tokens = export::document(&knobs, &colors, &theme)?;
    let text = format!("{tokens:#}\n");
    match out {
        Some(file) => files::write(Path::new(file), text),
        None => {
            print!("{text}");
            Ok(())
        }
    }
}

/// Prints the theme that a file of tokens says, and on the other channel what it leaves out.
///
/// # Errors
/// Where the file cannot be read, or what it says is no theme.
pub fn import_command(file: &Path) -> Outcome {
    let imported = import::theme(&files::read_text(file)?, &knobs::read()?);
    let imported = imported.map_err(|why| Failure::new(format!("{}:\n{why}", file.display())))?;
    imported
        .left_out
        .iter()
        .for_each(|note| eprintln!("{note}"));
    if imported.defaults > 0 {
        eprintln!(
            "{} knobs are at their defaults, and left out.",
            imported.defaults
        );
    }
    print!("{}", imported.theme);
    Ok(())
}

#[cfg(test)]
mod tests;
