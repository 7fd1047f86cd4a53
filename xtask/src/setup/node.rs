//! Node, and the build tools that npm has ready-made.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{debian, on_path};
use crate::build::hash;
use crate::failure::{Failure, Outcome};
use crate::files;
use crate::process;
use crate::step::step;
use crate::versions::NODE_MAJOR;
use crate::workspace;

/// The tools of `xtask/package.json`.
pub struct NpmTools {
    /// Bundles and minifies JavaScript and CSS.
    pub esbuild: PathBuf,
    /// Makes Wasm smaller.
    pub wasm_opt: PathBuf,
}

impl NpmTools {
    /// Finds or installs them. They live in a folder of our cache that is named after the lock
    /// file, so that a clean clone finds them and a new version does not meet an old one.
    pub fn ready() -> Outcome<Self> {
        let lock = files::read(&workspace::path("xtask/package-lock.json"))?;
        let folder = workspace::cache()?.join(format!("npm-{}", hash::short(&lock)));
        if !folder.is_dir() {
            node_ready()?;
            step(
                "Installing esbuild and binaryen with npm (about 10 s, once)",
                || install(&folder),
            )?;
        }
        let bin = folder.join("node_modules/.bin");
        Ok(Self {
            esbuild: bin.join("esbuild"),
            wasm_opt: bin.join("wasm-opt"),
        })
    }
}

/// Installs beside the folder and renames, so that a folder with this name is always complete.
fn install(folder: &Path) -> Outcome {
    let unfinished = folder.with_extension(format!("unfinished-{}", std::process::id()));
    for name in ["package.json", "package-lock.json"] {
        let bytes = files::read(&workspace::path("xtask").join(name))?;
        files::write(&unfinished.join(name), bytes)?;
    }
    ci(&unfinished)?;
    files::replace_folder(&unfinished, folder)
}

/// `npm ci` in a folder: exactly what its lock file says.
fn ci(folder: &Path) -> Outcome {
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    process::run(npm.current_dir(folder))
}

/// Form.io's own engine, which the sandbox agency and `compare forms` run.
pub const FORMIO: &str = "end2end/formio";

/// Installs the packages of a folder, unless those of its lock file are installed. A copy of the lock
/// file inside says which are.
pub fn packages_ready(folder: &Path) -> Outcome {
    let lock = files::read(&folder.join("package-lock.json"))?;
    let installed = folder.join("node_modules/.frontdoor-lock");
    if files::read(&installed).is_ok_and(|copy| copy == lock) {
        return Ok(());
    }
    node_ready()?;
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    step(
        &format!("Installing the packages of {name} with npm (about 10 s, once)"),
        || {
            ci(folder)?;
            files::write(&installed, &lock)
        },
    )
}

/// Finds or installs Node and npm.
fn node_ready() -> Outcome {
    if on_path(&["node"]).is_none() || on_path(&["npm"]).is_none() {
        debian::install(&["nodejs", "npm"], "Node.js")?;
    }
    let said = process::capture(Command::new("node").arg("--version"))?;
    let major = said.trim().trim_start_matches('v').split('.').next();
    match major.and_then(|text| text.parse::<u32>().ok()) {
        Some(major) if major >= NODE_MAJOR => Ok(()),
        _ => Err(Failure::new(format!(
            "Node {} is too old; install {NODE_MAJOR} or newer",
            said.trim()
        ))),
    }
}
