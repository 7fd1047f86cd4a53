//! `cargo xtask style patterns`: golden HTML for the library of patterns, read out of the portal itself by
//! `end2end/patterns.ts`.

use std::ffi::OsStr;
use std::path::PathBuf;

use crate::build::{self, Mode};
use crate::failure::Outcome;
use crate::setup::chromium::Browsers;
use crate::setup::{self, BuildTools, chromium};
use crate::test::browser_with;
use crate::workspace;

/// Writes `style/patterns` anew.
///
/// # Errors
/// Where the portal does not compile, or does not come to one of the states.
pub fn write() -> Outcome {
    let tools = BuildTools::ready(Mode::Patterns)?;
    run(&tools, &chromium::ready()?, "write")
}

/// Fails where a file in `style/patterns` is not what the portal shows.
///
/// # Errors
/// The same; Playwright's report names the file, the line and the remedy.
pub fn check(tools: &BuildTools, browsers: &Browsers) -> Outcome {
    run(tools, browsers, "check")
}

fn run(tools: &BuildTools, browsers: &Browsers, what: &str) -> Outcome {
    let site = site();
    build::site(tools, Mode::Patterns, &site)?;
    let mut arguments = vec!["test", "--project=patterns", "--no-deps"];
    if setup::synapse::ready()?.is_none() {
        eprintln!(
            "The pages of the chat stay as they are, since there is no Python for its server."
        );
        arguments.push("--grep-invert=chat");
    }
    browser_with(
        "library of patterns",
        browsers,
        &arguments,
        &[
            ("FRONTDOOR_PATTERNS", OsStr::new(what)),
            ("FRONTDOOR_DIST", site.as_os_str()),
        ],
    )
}

/// A development build, since a release has no patterns. Its pages are those of the portal, too.
fn site() -> PathBuf {
    workspace::target().join("patterns")
}
