//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};

/// The root of this repository.
pub fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_owned()
}

/// A path in this repository.
pub fn path(relative: &str) -> PathBuf {
    root().join(relative)
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| path("target"), |given| root().join(given))
}

/// The site that `cargo xtask build` makes.
pub fn dist() -> PathBuf {
    path("dist")
}

/// What `cargo xtask run` keeps between two starts: the development build, the sandbox agency's
/// database.
pub fn dev() -> PathBuf {
    path(".dev")
}

/// Where installed tools live: `$FRONTDOOR_CACHE`, else `frontdoor` in the user's cache folder.
/// Outside the repository, so that a clean clone does not install them again.
pub fn cache() -> Outcome<PathBuf> {
    if let Some(given) = env::var_os("FRONTDOOR_CACHE") {
        return Ok(root().join(given));
    }
    if let Some(given) = env::var_os("XDG_CACHE_HOME").filter(|path| !path.is_empty()) {
        return Ok(Path::new(&given).join("frontdoor"));
    }
    let home = env::var_os("HOME").ok_or_else(|| {
        Failure::new("neither HOME nor FRONTDOOR_CACHE is set; set one, to say where tools go")
    })?;
    Ok(Path::new(&home).join(".cache/frontdoor"))
}
