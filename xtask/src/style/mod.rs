//! `cargo xtask style`: what people need who work on the looks.

use crate::failure::{Failure, Outcome};
use crate::test;

/// One line a command, as `cargo xtask help` prints them.
pub const USAGE: &str = "\
cargo xtask style compare             dist/ beside other design systems, measured: docs/comparison (needs npm)";

/// Does what the words after `cargo xtask style` ask for.
///
/// # Errors
/// Where the command does not exist, or what it does fails.
pub fn command(words: &[&str]) -> Outcome {
    match words {
        ["compare"] => test::compare_styles(),
        _ => Err(Failure::new("there is no such command of the looks")),
    }
}
