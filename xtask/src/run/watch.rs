//! Sees what is edited. It looks at the age of files a few times a second, which costs next to
//! nothing for a tree of this size and works on every system and mount alike.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use super::reload::Change;
use crate::files;
use crate::workspace;

const PAUSE: Duration = Duration::from_millis(300);

/// What a build is made from. Folders stand for all that is in them.
const SOURCES: [&str; 6] = [
    "src",
    "style",
    "public",
    "index.html",
    "Cargo.toml",
    "Cargo.lock",
];

type Ages = BTreeMap<PathBuf, SystemTime>;

/// The sources as they were last seen.
pub struct Watch {
    root: PathBuf,
    sources: &'static [&'static str],
    kind: fn(&Path) -> Change,
    seen: Ages,
}

impl Watch {
    /// What the portal is made from, from now on.
    pub fn start() -> Self {
        Self::of(workspace::root(), &SOURCES, kind)
    }

    /// These files and folders below `root`, from now on; `kind` says what a change of a path means.
    pub fn of(root: PathBuf, sources: &'static [&'static str], kind: fn(&Path) -> Change) -> Self {
        let seen = ages(&root, sources);
        Self {
            root,
            sources,
            kind,
            seen,
        }
    }

    /// Waits a moment; what has changed since the last time, if anything.
    pub fn next(&mut self) -> Option<Change> {
        thread::sleep(PAUSE);
        let now = ages(&self.root, self.sources);
        let change = difference(&self.seen, &now, self.kind);
        self.seen = now;
        change
    }
}

fn ages(root: &Path, sources: &[&str]) -> Ages {
    let mut ages = Ages::new();
    for source in sources {
        let path = root.join(source);
        let found = if path.is_dir() {
            files::list(&path).unwrap_or_default()
        } else {
            vec![PathBuf::new()]
        };
        for relative in found {
            let age = root
                .join(source)
                .join(&relative)
                .metadata()
                .and_then(|meta| meta.modified());
            if let Ok(age) = age {
                ages.insert(Path::new(source).join(relative), age);
            }
        }
    }
    ages
}

/// The greatest change between two looks. A file that is gone, new or of another age has changed.
fn difference(before: &Ages, after: &Ages, kind: fn(&Path) -> Change) -> Option<Change> {
    let changed = |path: &&PathBuf| before.get(*path) != after.get(*path);
    before
        .keys()
        .chain(after.keys())
        .filter(changed)
        .map(|path| kind(path))
        .max()
}

fn kind(path: &Path) -> Change {
    if path.starts_with("style") {
        Change::Style
    } else {
        Change::Page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ages(files: &[(&str, u64)]) -> Ages {
        let age = |seconds: &u64| SystemTime::UNIX_EPOCH + Duration::from_secs(*seconds);
        files
            .iter()
            .map(|(path, seconds)| (PathBuf::from(path), age(seconds)))
            .collect()
    }

    #[test]
    fn a_style_alone_needs_no_cargo() {
        let before = ages(&[("src/main.rs", 1), ("style/a.css", 1)]);
        let edited = ages(&[("src/main.rs", 1), ("style/a.css", 2)]);
        assert_eq!(difference(&before, &edited, kind), Some(Change::Style));
        assert_eq!(difference(&edited, &edited, kind), None);
    }

    #[test]
    fn the_greater_change_counts_and_removal_is_one() {
        let before = ages(&[("src/main.rs", 1), ("style/a.css", 1)]);
        assert_eq!(
            difference(&before, &ages(&[("style/a.css", 2)]), kind),
            Some(Change::Page)
        );
    }
}
