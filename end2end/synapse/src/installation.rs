//! Synapse in an environment of its own, in the folder where this repository keeps its tools.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::{Failure, Python};

/// Exactly what is installed: versions and the hashes of their files (`README.md` says how it is made).
const REQUIREMENTS: &str = include_str!("../requirements.txt");

/// The environment variable that names the Python of an environment that has Synapse.
pub const VARIABLE: &str = "FRONTDOOR_SYNAPSE";

/// A copy of [`REQUIREMENTS`], written last: with it an environment is complete.
const MARK: &str = ".frontdoor-requirements";

/// An environment that has Synapse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installation {
    /// The environment's Python.
    pub python: PathBuf,
}

impl Installation {
    /// The version of Synapse.
    #[must_use]
    pub fn version() -> &'static str {
        REQUIREMENTS
            .lines()
            .find_map(|line| line.strip_prefix("matrix-synapse=="))
            .and_then(|rest| rest.split([' ', ';', '\\']).next())
            .unwrap_or_default()
    }

    /// One for tests that are run without `cargo xtask test`, which prepares it otherwise: the given
    /// one, else the one in the cache folder, which is made where it is missing. `None`, once it has
    /// said so on standard error, where there is no Python to make it with.
    ///
    /// # Panics
    /// Where there is a Python and the installation fails: then the tests are to fail as well.
    #[must_use]
    pub fn for_tests() -> Option<Self> {
        if let Some(given) = Self::given() {
            return Some(given);
        }
        let python = match Python::find() {
            Ok(python) => python,
            Err(missing) => {
                eprintln!("SKIPPED, since there is no Matrix server to test with: {missing}.");
                return None;
            }
        };
        let folder = Self::folder(&cache(), &python);
        match Self::find(&folder).map_or_else(|| Self::install(&folder, &python), Ok) {
            Ok(installation) => Some(installation),
            Err(failure) => panic!("Synapse cannot be installed: {failure}"),
        }
    }

    /// The one that [`VARIABLE`] names, if it names one.
    #[must_use]
    pub fn given() -> Option<Self> {
        let python = PathBuf::from(env::var_os(VARIABLE)?);
        Some(Self { python })
    }

    /// Where the one for this Python lies in this cache folder, there or not. Its name has both
    /// versions, since an environment ends to work with the Python that it was made from.
    #[must_use]
    pub fn folder(cache: &Path, python: &Python) -> PathBuf {
        let (major, minor) = python.version;
        cache.join(format!("synapse-{}-python{major}.{minor}", Self::version()))
    }

    /// The one in this folder, if it is complete.
    #[must_use]
    pub fn find(folder: &Path) -> Option<Self> {
        let installed = fs::read_to_string(folder.join(MARK)).ok()?;
        (installed == REQUIREMENTS).then(|| Self::within(folder))
    }

    /// Installs it into this folder from PyPI; what lies there unfinished goes first. Several at once
    /// wait for each other, and all but the first find what that one has installed.
    ///
    /// # Errors
    /// When the folder cannot be made or pip does not succeed; pip's own words are part of it.
    pub fn install(folder: &Path, python: &Python) -> Result<Self, Failure> {
        let refused = |error| Failure::of(format!("cannot write {}", folder.display()), error);
        if let Some(cache) = folder.parent() {
            fs::create_dir_all(cache).map_err(refused)?;
        }
        let lock = File::create(folder.with_extension("lock")).map_err(refused)?;
        // Let go when the file is closed.
        lock.lock().map_err(refused)?;
        if let Some(found) = Self::find(folder) {
            return Ok(found);
        }
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(refused)?;
        }
        succeed(
            Command::new(&python.program)
                .args(["-m", "venv"])
                .arg(folder),
        )?;
        let requirements = folder.join("requirements.txt");
        fs::write(&requirements, REQUIREMENTS).map_err(refused)?;
        let made = Self::within(folder);
        succeed(
            Command::new(&made.python)
                .args(["-m", "pip", "install", "--quiet"])
                .args(["--disable-pip-version-check", "--no-input"])
                .args([
                    "--require-hashes",
                    "--only-binary",
                    ":all:",
                    "--requirement",
                ])
                .arg(&requirements),
        )?;
        fs::write(folder.join(MARK), REQUIREMENTS).map_err(refused)?;
        Ok(made)
    }

    fn within(folder: &Path) -> Self {
        Self {
            python: folder.join("bin/python"),
        }
    }
}

/// Where this repository's tools are installed, as `cargo xtask` has it.
fn cache() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let set = |name| env::var_os(name).filter(|value| !value.is_empty());
    set("FRONTDOOR_CACHE")
        .map(|given| root.join(given))
        .or_else(|| set("XDG_CACHE_HOME").map(|given| Path::new(&given).join("frontdoor")))
        .or_else(|| set("HOME").map(|home| Path::new(&home).join(".cache/frontdoor")))
        .unwrap_or_else(|| root.join("target/frontdoor"))
}

/// Runs a command to its end; what it said is shown only where it fails.
fn succeed(command: &mut Command) -> Result<(), Failure> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Failure::of(format!("cannot start {program}"), error))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Failure(format!("{program} failed: {}", said.trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_requirements() {
        let version = Installation::version();
        assert!(version.split('.').count() >= 3, "{version:?}");
        assert!(version.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
    }

    #[test]
    fn every_requirement_is_pinned_and_hashed() {
        for entry in REQUIREMENTS.replace("\\\n", " ").lines() {
            let entry = entry.trim();
            if !entry.is_empty() && !entry.starts_with('#') {
                assert!(entry.contains("=="), "{entry}");
                assert!(entry.contains("--hash=sha256:"), "{entry}");
            }
        }
    }

    #[test]
    fn an_environment_is_complete_only_with_its_mark() {
        let folder = env::temp_dir().join(format!("frontdoor-mark-{}", std::process::id()));
        fs::create_dir_all(folder.join("bin")).unwrap();
        assert_eq!(Installation::find(&folder), None);
        fs::write(folder.join(MARK), "another==1\n").unwrap();
        assert_eq!(Installation::find(&folder), None, "of another version");
        fs::write(folder.join(MARK), REQUIREMENTS).unwrap();
        let found = Installation::find(&folder).expect("it is complete");
        assert_eq!(found.python, folder.join("bin/python"));
        fs::remove_dir_all(&folder).unwrap();
    }
}
