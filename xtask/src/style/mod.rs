//! `cargo xtask style`: what people need who work on the looks.

pub mod patterns;

use crate::failure::{Failure, Outcome};

/// One line a command, as `cargo xtask help` prints them.
pub const USAGE: &str = "\
cargo xtask style patterns            style/patterns anew, from the components and pages themselves";

/// Does what the words after `cargo xtask style` ask for.
///
/// # Errors
/// Where the command does not exist, or what it does fails.
pub fn command(words: &[&str]) -> Outcome {
    match words {
        ["patterns"] => patterns::write(),
        _ => Err(Failure::new("there is no such command of the looks")),
    }
}
