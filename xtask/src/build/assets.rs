//! The files whose names carry a hash of their content, so that browsers may keep them for ever.

use std::path::{Path, PathBuf};

use super::{Mode, hash};
use crate::failure::Outcome;
use crate::files;

/// The folder of these files within the site. One folder, because some hosts can set headers by
/// folder only.
pub const FOLDER: &str = "assets";

/// Whether a path is that of an asset with a hash in its name; those of a development build have
/// none.
pub fn is_hashed(path: &str) -> bool {
    let name = path
        .strip_prefix('/')
        .and_then(|path| path.strip_prefix(FOLDER))
        .and_then(|path| path.strip_prefix('/'));
    let version = name.and_then(|name| name.rsplit('.').nth(1));
    version.is_some_and(|version| version != DEVELOPMENT)
}

/// What stands in a name in place of the hash while files change in place.
const DEVELOPMENT: &str = "dev";

/// The assets of a site in the making.
pub struct Assets {
    site: PathBuf,
    mode: Mode,
}

/// One file of the site.
pub struct Asset {
    /// Its path as a URL, from the root.
    pub url: String,
    /// The value of an `integrity` attribute; none in development, where files change in place.
    pub integrity: Option<String>,
}

impl Assets {
    /// For a site in this folder.
    pub fn new(site: &Path, mode: Mode) -> Self {
        Self {
            site: site.to_owned(),
            mode,
        }
    }

    /// Writes one.
    pub fn add(&mut self, stem: &str, extension: &str, bytes: &[u8]) -> Outcome<Asset> {
        let version = match self.mode {
            Mode::Development | Mode::Patterns => DEVELOPMENT.to_owned(),
            Mode::Release => hash::short(bytes),
        };
        let path = format!("{FOLDER}/{stem}.{version}.{extension}");
        files::write(&self.site.join(&path), bytes)?;
        let integrity = (self.mode == Mode::Release).then(|| hash::integrity(bytes));
        Ok(Asset {
            url: format!("/{path}"),
            integrity,
        })
    }
}
