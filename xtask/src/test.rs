//! `cargo xtask test`: all that has to hold, in the order of what is quickest to fail.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Instant;

use frontdoor_synapse::Installation;
use frontdoor_synapse::installation::VARIABLE;

use crate::build::{self, Mode};
use crate::failure::{Failure, Outcome};
use crate::forms;
use crate::process;
use crate::run::build_agency;
use crate::setup::chromium::Browsers;
use crate::setup::node::FORMIO;
use crate::setup::rust::{TARGET, cargo, path_with_cache, test_tools_ready};
use crate::setup::{self, BuildTools, chromium, node};
use crate::step::{spoken, step};
use crate::style::patterns;
use crate::workspace;

/// The crate that holds the chat against a real server.
const CONTRACT: &str = "frontdoor-matrix-contract";

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
    let mut has_chat = true;
    if part != Part::Browser {
        test_tools_ready()?;
        has_chat = host(&tools)?;
    }
    if part != Part::Host {
        let browsers = chromium::ready()?;
        named("release build", build::release(&tools).map(drop))?;
        named("library of patterns", patterns::check(&tools, &browsers))?;
        named("size of the engine", build::engine::command(&tools))?;
        browser("browser journeys", &browsers, &["test"])?;
    }
    eprintln!("\nAll of it passed in {}.", spoken(start.elapsed()));
    if !has_chat {
        eprintln!("The chat was not tested, since there is no Python for its server (see above).");
    }
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

/// What to do with the checks of the looks.
pub enum Looks<'a> {
    /// Run them, and write a page about them into this folder.
    Report(&'a Path),
    /// Take the pictures that the looks are compared with anew.
    Renew,
}

/// The checks of the looks (`end2end/tests/style`) on the site in `dist/`.
pub fn looks(what: &Looks) -> Outcome {
    let browsers = chromium::ready()?;
    let run = ["test", "--project=desktop", "--no-deps"];
    match what {
        Looks::Report(folder) => {
            let reporter = "--reporter=list,./style/reporter.ts";
            let arguments = [&run[..], &[reporter, "tests/style"]].concat();
            let folder = [("FRONTDOOR_STYLE_REPORT", folder.as_os_str())];
            browser_with("checks of the looks", &browsers, &arguments, &folder)
        }
        Looks::Renew => {
            let arguments = [
                &run[..],
                &["--update-snapshots=all", "tests/style/pictures"],
            ]
            .concat();
            browser("pictures of the looks", &browsers, &arguments)
        }
    }
}

/// Measures the portal's forms in `dist/` against Form.io's own renderer, in one browser; prints a table
/// and writes `end2end/bench/results.json`. The peer's packages are installed for this alone.
pub fn bench_forms() -> Outcome {
    let browsers = chromium::ready()?;
    node::packages_ready(&workspace::path("end2end/bench"))?;
    browser(
        "forms against Form.io's renderer",
        &browsers,
        &["test", "--project=bench", "bench/forms"],
    )
}

/// Puts the portal in `dist/` beside other design systems, measured on the same page: writes the figures and
/// pictures of docs/comparison. The systems' packages are installed for this alone.
pub fn compare_styles() -> Outcome {
    let browsers = chromium::ready()?;
    node::packages_ready(&workspace::path("end2end/style/compare"))?;
    browser(
        "the portal beside other design systems",
        &browsers,
        &["test", "--project=compare"],
    )
}

/// Measures a chat of 5,000 messages on a real Matrix server: memory and time while it grows, and how long it
/// takes to open; prints tables.
pub fn bench_chat() -> Outcome {
    let browsers = chromium::ready()?;
    if setup::synapse::ready()?.is_none() {
        return Err(Failure::new("there is no Synapse without Python"));
    }
    browser(
        "a chat of 5,000 messages",
        &browsers,
        &["test", "--project=bench", "bench/chat"],
    )
}

/// Kills pages of the portal in `dist/` at each step of sending, whatever goes wrong on the way, and counts what
/// is lost or doubled; a sample of the runs, which `cargo xtask test` takes too, or all of them.
pub fn matrix(is_full: bool) -> Outcome {
    let browsers = chromium::ready()?;
    let mut arguments = vec!["test", "--project=matrix", "--no-deps"];
    let mut variables = Vec::new();
    let name = if is_full {
        arguments.push("--reporter=dot,./matrix/reporter.ts");
        variables.push(("FRONTDOOR_MATRIX_RUNS", OsStr::new("all")));
        "the whole crash × fault matrix"
    } else {
        "a sample of the crash × fault matrix"
    };
    browser_with(name, &browsers, &arguments, &variables)
}

/// The portal's chat against a real Matrix server over a network that breaks: a sample, which
/// `cargo xtask test` takes too, or more than 500 messages. Prints how many were sent, broken and stored.
pub fn contract(is_full: bool) -> Outcome {
    test_tools_ready()?;
    let Some(synapse) = setup::synapse::ready()? else {
        return Err(Failure::new("there is no Synapse without Python"));
    };
    contract_with(&synapse, is_full)
}

fn contract_with(synapse: &Installation, is_full: bool) -> Outcome {
    let mut nextest = cargo();
    nextest
        .args(["nextest", "run", "--package", CONTRACT])
        .env("PATH", path_with_cache()?)
        .env(VARIABLE, &synapse.python);
    if is_full {
        nextest.env("FRONTDOOR_CONTRACT", "full");
    }
    check("the chat against a real Matrix server", &mut nextest)
}

/// Those that need no browser; whether the chat was among them.
fn host(tools: &BuildTools) -> Outcome<bool> {
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
        .args(["--features", "patterns"])
        .args(deny);
    check("clippy for the browser", &mut clippy)?;
    // The sandbox agency's tests check submissions with Form.io's engine, and so does the comparison.
    node::packages_ready(&workspace::path(FORMIO))?;
    let synapse = setup::synapse::ready()?;
    // Two for each processor: the chat's contract with a Matrix server waits more than it works.
    let threads = 2 * thread::available_parallelism().map_or(1, usize::from);
    let mut nextest = cargo();
    nextest
        .args(["nextest", "run", "--workspace"])
        .args(["--test-threads", &threads.to_string()])
        .env("PATH", path_with_cache()?);
    match &synapse {
        Some(installation) => nextest.env(VARIABLE, &installation.python),
        None => nextest.args(["--exclude", CONTRACT]),
    };
    check("host tests", &mut nextest)?;
    named(
        "agreement with Form.io's engine",
        step("Testing: agreement with Form.io's engine", || {
            forms::compare(None)
        }),
    )?;
    Ok(synapse.is_some())
}

fn browser(name: &str, browsers: &Browsers, arguments: &[&str]) -> Outcome {
    browser_with(name, browsers, arguments, &[])
}

/// Runs Playwright. What it runs gets what it needs by environment variables: the programs that it starts
/// itself, since many journeys want servers of their own, and the site in `dist/`, unless `variables` name another.
///
/// # Errors
/// Where a program cannot be had or one of the tests fails.
pub fn browser_with(
    name: &str,
    browsers: &Browsers,
    arguments: &[&str],
    variables: &[(&str, &OsStr)],
) -> Outcome {
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
        .env("CHROMIUM_SHELL", &browsers.shell)
        .envs(variables.iter().copied());
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
