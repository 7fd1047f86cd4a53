//! One style sheet from `style/index.css` and all it imports.

use std::process::Command;

use super::{Mode, between};
use crate::failure::{Failure, Outcome};
use crate::files;
use crate::process;
use crate::setup::node::NpmTools;
use crate::workspace;

/// Resolves the imports, with their layers; a release is minified too. Nothing is lowered for
/// older browsers: each rule that needs it has its fallback in the source, where designers see it.
pub fn bundle(tools: &NpmTools, mode: Mode) -> Outcome<Vec<u8>> {
    let out = between(mode).join("style.css");
    let mut esbuild = Command::new(&tools.esbuild);
    esbuild.arg(workspace::path("style/index.css"));
    esbuild.args(["--bundle", "--loader:.svg=dataurl", "--log-level=warning"]);
    if mode == Mode::Release {
        esbuild.arg("--minify");
    }
    esbuild.arg(format!("--outfile={}", out.display()));
    process::run(&mut esbuild).map_err(|_| Failure::new("style/ has an error (see above)"))?;
    files::read(&out)
}
