//! `cargo xtask style`: what people need who work on the looks.

mod folder;
#[cfg(test)]
mod library;
mod studio;

use crate::failure::{Failure, Outcome};

/// One line a command, as `cargo xtask help` prints them.
pub const USAGE: &str = "\
cargo xtask style [--listen ADDRESS] [--folder STYLE]
                                      the pattern library, which follows each save in style/; the browser's
                                      developer tools save into it";

/// Does what the words after `cargo xtask style` ask for.
///
/// # Errors
/// Where the command does not exist, or what it does fails.
pub fn command(words: &[&str]) -> Outcome {
    match words {
        [] => studio::command(words),
        [option, ..] if option.starts_with("--") => studio::command(words),
        _ => Err(Failure::new(format!(
            "there is no such command of the looks; there are:\n\n{USAGE}"
        ))),
    }
}
