//! `cargo xtask style`: what people need who work on the looks.

mod check;
mod color;
mod folder;
mod knobs;
#[cfg(test)]
mod library;
mod palette;
pub mod patterns;
mod report;
mod studio;
mod syntax;
mod tokens;

use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::test;

/// One line a command, as `cargo xtask help` prints them.
pub const USAGE: &str = "\
cargo xtask style [--listen ADDRESS] [--folder STYLE]
                                      the pattern library, which follows each save in style/; the browser's
                                      developer tools save into it
cargo xtask style patterns            style/patterns anew, from the components and pages themselves
cargo xtask style check [FILE|DIST]   what to mend, and where: in style/, in a theme, in a deployed folder
cargo xtask style tokens [FILE] [--theme CSS]
                                      knobs and the colours that come of them, as design tokens (DTCG 2025.10)
cargo xtask style import FILE         the theme that a file of design tokens says
cargo xtask style report [--quick] [--renew]
                                      the checks of the looks on dist/, as a page with pictures; --quick
                                      without pictures of every page, --renew accepts how it looks now
cargo xtask style compare             dist/ beside other design systems, measured: docs/comparison (needs npm)";

/// Does what the words after `cargo xtask style` ask for.
///
/// # Errors
/// Where the command does not exist, or what it does fails.
pub fn command(words: &[&str]) -> Outcome {
    match words {
        [.., "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        [] => studio::command(words),
        [option, ..] if option.starts_with("--") => studio::command(words),
        ["patterns"] => patterns::write(),
        ["check"] => check::everything(),
        ["check", path] => check::path(Path::new(path)),
        ["tokens", rest @ ..] => tokens::command(rest),
        ["import", file] => tokens::import_command(Path::new(file)),
        ["report", options @ ..]
            if options.iter().all(|it| ["--quick", "--renew"].contains(it)) =>
        {
            report::command(options.contains(&"--quick"), options.contains(&"--renew"))
        }
        ["compare"] => test::compare_styles(),
        _ => Err(Failure::new(format!(
            "there is no such command of the looks; there are:\n\n{USAGE}"
        ))),
    }
}
