//! The browsers of the browser tests: Chromium, and its headless shell, the same engine without windows and
//! toolbars around it, for which a page costs a third of the processor.

use std::env;
use std::path::{Path, PathBuf};

use super::{debian, on_path};
use crate::failure::{Failure, Outcome};

const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

const SHELL_NAMES: [&str; 2] = ["chromium-headless-shell", "chrome-headless-shell"];

/// Where macOS keeps applications, which are not on the PATH.
const MACOS: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// Both.
pub struct Browsers {
    /// The browser as people have it.
    pub whole: PathBuf,
    /// The headless shell, or the whole browser where there is none.
    pub shell: PathBuf,
}

/// Finds or installs them; `CHROMIUM` and `CHROMIUM_SHELL` override.
pub fn ready() -> Outcome<Browsers> {
    let whole = match given("CHROMIUM")? {
        Some(given) => given,
        None => whole()?,
    };
    let shell = match given("CHROMIUM_SHELL")? {
        Some(given) => given,
        None => shell().unwrap_or_else(|| whole.clone()),
    };
    Ok(Browsers { whole, shell })
}

fn given(name: &str) -> Outcome<Option<PathBuf>> {
    let Some(given) = env::var_os(name).map(PathBuf::from) else {
        return Ok(None);
    };
    if given.is_file() {
        return Ok(Some(given));
    }
    let given = given.display();
    Err(Failure::new(format!("{name} is {given}, which is no file")))
}

fn whole() -> Outcome<PathBuf> {
    let installed = MACOS
        .iter()
        .map(PathBuf::from)
        .find(|path| Path::new(path).is_file());
    if let Some(found) = on_path(&NAMES).or(installed) {
        return Ok(found);
    }
    debian::install(&["chromium"], "Chromium, for the browser tests,")?;
    on_path(&NAMES).ok_or_else(|| {
        Failure::new("chromium is installed but not on the PATH; set CHROMIUM to its path")
    })
}

/// Without it the tests take longer, and that is all.
fn shell() -> Option<PathBuf> {
    on_path(&SHELL_NAMES).or_else(|| {
        let what_for = "Chromium's headless shell, for the browser tests,";
        if let Err(failure) = debian::install(&["chromium-headless-shell"], what_for) {
            eprintln!("{failure}\nThe tests take longer without it.");
        }
        on_path(&SHELL_NAMES)
    })
}
