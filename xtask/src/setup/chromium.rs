//! The browser of the browser tests.

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

/// Where macOS keeps applications, which are not on the PATH.
const MACOS: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// Finds or installs one; `CHROMIUM` overrides.
pub fn ready() -> Outcome<PathBuf> {
    if let Some(given) = env::var_os("CHROMIUM") {
        let given = PathBuf::from(given);
        return if given.is_file() {
            Ok(given)
        } else {
            Err(Failure::new(format!(
                "CHROMIUM is {}, which is no file",
                given.display()
            )))
        };
    }
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
