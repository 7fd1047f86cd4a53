//! Finds the tools a command needs, and installs those that are missing.
//!
//! What is there is used and never downloaded again; what is installed is announced with its
//! price. Nothing asks a question. Where a tool cannot be installed without rights or choices that
//! are not ours, the failure says what to install.

pub mod chromium;
mod debian;
pub mod node;
pub mod rust;
pub mod synapse;
mod wasm_bindgen;

use std::path::PathBuf;

use crate::build::Mode;
use crate::failure::Outcome;
use node::NpmTools;
use rust::WasmCompiler;

/// What turns the sources into a site.
pub struct BuildTools {
    /// Compiles to Wasm.
    pub compiler: WasmCompiler,
    /// The `wasm-bindgen` command.
    pub wasm_bindgen: PathBuf,
    /// `esbuild` and `wasm-opt`.
    pub npm: NpmTools,
}

impl BuildTools {
    /// Finds or installs all of them.
    pub fn ready(mode: Mode) -> Outcome<Self> {
        Ok(Self {
            compiler: WasmCompiler::ready(mode)?,
            wasm_bindgen: wasm_bindgen::ready()?,
            npm: NpmTools::ready()?,
        })
    }
}

/// The first of these programs that is on the PATH.
fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().find_map(|name| {
        folders
            .iter()
            .map(|folder| folder.join(name))
            .find(|candidate| candidate.is_file())
    })
}
