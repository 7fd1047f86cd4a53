//! `cargo xtask test`: all that has to hold, in the order of what is quickest to fail.

use std::process::Command;
use std::time::Instant;

use crate::build::{self, Mode};
use crate::failure::{Failure, Outcome};
use crate::forms;
use crate::process;
use crate::run::build_agency;
use crate::setup::chromium::Browsers;
use crate::setup::node::FORMIO;
use crate::setup::rust::{TARGET, cargo, path_with_cache, test_tools_ready};
use crate::setup::{BuildTools, chromium, node};
use crate::step::{spoken, step};
use crate::workspace;

/// Which of the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of them.
    All,
    /// Those that need no browser.
    Host,
    /// The release build and the journeys in a browser.
    Browser,
}

/// Runs them; the first that fails ends it, under its name.
pub fn command(part: Part) -> Outcome {
    let start = Instant::now();
    let tools = BuildTools::ready(Mode::Release)?;
    if part != Part::Browser {
        test_tools_ready()?;
        host(&tools)?;
    }
    if part != Part::Host {
        let browsers = chromium::ready()?;
        named("release build", build::release(&tools).map(drop))?;
        browser("browser journeys", &browsers, &["test"])?;
    }
    eprintln!("\nAll of it passed in {}.", spoken(start.elapsed()));
    Ok(())
}

/// Pictures of every page and state of the site in `dist/`, in `end2end/screenshots`: to be looked at.
pub fn screenshots() -> Outcome {
    let browsers = chromium::ready()?;
    browser(
        "screenshots",
        &browsers,
        &["test", "--project=screenshots", "--no-deps"],
    )
}

/// Measures the portal's forms in `dist/` against Form.io's own renderer, in one browser; prints a table
/// and writes `end2end/bench/results.json`. The peer's packages are installed for this alone.
pub fn bench_forms() -> Outcome {
    let browsers = chromium::ready()?;
    node::packages_ready(&workspace::path("end2end/bench"))?;
    browser(
        "forms against Form.io's renderer",
        &browsers,
        &["test", "--project=bench"],
    )
}

/// Kills pages of the portal in `dist/` at each step of sending, whatever goes wrong on the way, and counts what
/// is lost or doubled; a sample of the runs, which `cargo xtask test` takes too, or all of them.
pub fn matrix(is_full: bool) -> Outcome {
    let browsers = chromium::ready()?;
    let mut arguments = vec!["test", "--project=matrix", "--no-deps"];
    let name = if is_full {
        arguments.push("--reporter=dot,./matrix/reporter.ts");
        "the whole crash × fault matrix"
    } else {
        "a sample of the crash × fault matrix"
    };
    browser_with(name, &browsers, &arguments, is_full)
}

fn host(tools: &BuildTools) -> Outcome {
    check("formatting", cargo().args(["fmt", "--all", "--check"]))?;
    let deny = ["--", "--deny", "warnings"];
    let mut clippy = cargo();
    check(
        "clippy",
        clippy
            .args(["clippy", "--workspace", "--all-targets"])
            .args(deny),
    )?;
    let mut clippy = tools.compiler.cargo(false);
    clippy
        .args(["clippy", "--package", "frontdoor", "--target", TARGET])
        .args(deny);
    check("clippy for the browser", &mut clippy)?;
    // The sandbox agency's tests check submissions with Form.io's engine, and so does the comparison.
    node::packages_ready(&workspace::path(FORMIO))?;
    let mut nextest = cargo();
    nextest
        .args(["nextest", "run", "--workspace"])
        .env("PATH", path_with_cache()?);
    check("host tests", &mut nextest)?;
    named(
        "agreement with Form.io's engine",
        step("Testing: agreement with Form.io's engine", || {
            forms::compare(None)
        }),
    )
}

/// The journeys get what they need by environment variables: the programs that they start
/// themselves, since many of them want servers of their own.
fn browser(name: &str, browsers: &Browsers, arguments: &[&str]) -> Outcome {
    browser_with(name, browsers, arguments, false)
}

fn browser_with(name: &str, browsers: &Browsers, arguments: &[&str], is_full: bool) -> Outcome {
    let folder = workspace::path("end2end");
    let agency = build_agency()?;
    node::packages_ready(&folder)?;
    node::packages_ready(&workspace::path(FORMIO))?;
    let this = std::env::current_exe()
        .map_err(|error| Failure::new(format!("cannot tell where this program is: {error}")))?;
    let mut playwright = Command::new("npx");
    playwright
        .arg("playwright")
        .args(arguments)
        .current_dir(folder)
        .env("FRONTDOOR_AGENCY_BIN", agency)
        .env("FRONTDOOR_XTASK_BIN", this)
        .env("FRONTDOOR_DIST", workspace::dist())
        .env("CHROMIUM", &browsers.whole)
        .env("CHROMIUM_SHELL", &browsers.shell);
    if is_full {
        playwright.env("FRONTDOOR_MATRIX_RUNS", "all");
    }
    check(name, &mut playwright)
}

fn check(name: &str, command: &mut Command) -> Outcome {
    if command.get_current_dir().is_none() {
        command.current_dir(workspace::root());
    }
    named(
        name,
        step(&format!("Testing: {name}"), || process::run(command)),
    )
}

fn named(name: &str, result: Outcome) -> Outcome {
    result.map_err(|failure| Failure::new(format!("{name}: {failure}")))
}
