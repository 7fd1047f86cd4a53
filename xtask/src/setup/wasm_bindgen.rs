//! The `wasm-bindgen` command, in exactly the version of the crate.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::on_path;
use super::rust::cargo_install;
use crate::failure::Outcome;
use crate::process;
use crate::versions::WASM_BINDGEN;
use crate::workspace;

/// Finds or installs it.
pub fn ready() -> Outcome<PathBuf> {
    let ours = workspace::cache()?.join("bin/wasm-bindgen");
    let candidates = [Some(ours.clone()), on_path(&["wasm-bindgen"])];
    if let Some(found) = candidates.into_iter().flatten().find(|path| is_right(path)) {
        return Ok(found);
    }
    cargo_install("wasm-bindgen-cli", WASM_BINDGEN, "about 3 minutes, once")?;
    Ok(ours)
}

fn is_right(path: &Path) -> bool {
    process::capture(Command::new(path).arg("--version"))
        .is_ok_and(|said| said.split_whitespace().nth(1) == Some(WASM_BINDGEN))
}
