//! `cargo xtask style`: what people need who work on the looks.

mod check;
mod color;
mod knobs;
mod palette;
mod syntax;
mod tokens;

use std::path::Path;

use crate::failure::{Failure, Outcome};

/// One line a command, as `cargo xtask help` prints them.
pub const USAGE: &str = "\
cargo xtask style check [FILE|DIST]   what to mend, and where: in style/, in a theme, in a deployed folder
cargo xtask style tokens [FILE] [--theme CSS]
                                      knobs and the colours that come of them, as design tokens (DTCG 2025.10)
cargo xtask style import FILE         the theme that a file of design tokens says";

/// Does what the words after `cargo xtask style` ask for.
///
/// # Errors
/// Where the command does not exist, or what it does fails.
pub fn command(words: &[&str]) -> Outcome {
    match words {
        ["check"] => check::everything(),
        ["check", path] => check::path(Path::new(path)),
        ["tokens", rest @ ..] => tokens::command(rest),
        ["import", file] => tokens::import_command(Path::new(file)),
        _ => Err(Failure::new(format!(
            "there is no such command of the looks; there are:\n\n{USAGE}"
        ))),
    }
}
