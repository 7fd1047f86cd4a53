//! `cargo xtask style`: what people need who work on the looks.

mod report;

use crate::failure::{Failure, Outcome};

/// One line a command, as `cargo xtask help` prints them.
pub const USAGE: &str = "\
cargo xtask style report [--quick] [--renew]
                                      the checks of the looks on dist/, as a page with pictures; --quick
                                      without pictures of every page, --renew accepts how it looks now";

/// Does what the words after `cargo xtask style` ask for.
///
/// # Errors
/// Where the command does not exist, or what it does fails.
pub fn command(words: &[&str]) -> Outcome {
    match words {
        ["report", options @ ..]
            if options.iter().all(|it| ["--quick", "--renew"].contains(it)) =>
        {
            report::command(options.contains(&"--quick"), options.contains(&"--renew"))
        }
        _ => Err(Failure::new("there is no such command of the looks")),
    }
}
