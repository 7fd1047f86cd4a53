//! Files, with errors that name the path.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};

fn named<T>(result: io::Result<T>, verb: &str, path: &Path) -> Outcome<T> {
    result.map_err(|error| Failure::new(format!("cannot {verb} {}: {error}", path.display())))
}

/// The bytes of a file.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    named(fs::read(path), "read", path)
}

/// A file as text.
pub fn read_text(path: &Path) -> Outcome<String> {
    named(fs::read_to_string(path), "read", path)
}

/// Writes a file, making its folder first.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Outcome {
    if let Some(parent) = path.parent() {
        make_folder(parent)?;
    }
    named(fs::write(path, bytes), "write", path)
}

/// Makes a folder and those above it.
pub fn make_folder(path: &Path) -> Outcome {
    named(fs::create_dir_all(path), "make the folder", path)
}

/// Removes a folder with all in it, if there is one.
pub fn remove_folder(path: &Path) -> Outcome {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => named(Err(error), "remove", path),
        _ => Ok(()),
    }
}

/// Puts the folder `new` in the place of the folder `old`, which vanishes.
pub fn replace_folder(new: &Path, old: &Path) -> Outcome {
    remove_folder(old)?;
    named(fs::rename(new, old), "rename to", old)
}

/// All files under a folder, sorted, as paths relative to it; none if there is no such folder.
pub fn list(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        let entries = match fs::read_dir(&next) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            other => named(other, "list", &next)?,
        };
        for entry in entries {
            let path = named(entry, "list", &next)?.path();
            if path.is_dir() {
                waiting.push(path);
            } else if let Ok(relative) = path.strip_prefix(folder) {
                found.push(relative.to_owned());
            }
        }
    }
    found.sort();
    Ok(found)
}
