//! The rules of the looks themselves (`style/README.md`, "Rules that keep it so"), over every file of
//! `style/` at once, since many of them are about what is defined in one file and used in another.

mod classes;
mod colors;
mod imports;
mod logical;
mod names;
mod properties;
mod selectors;
mod values;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::finding::{Finding, Findings};
use crate::failure::Outcome;
use crate::files;
use crate::style::syntax::{self, Declaration, Item, Rule, Sheet};

pub use classes::Code;

/// The style sheets of the portal, without the themes.
pub struct Style {
    files: Vec<(PathBuf, Sheet)>,
}

impl Style {
    /// Reads `index.css` and what lies in `tokens/`, `base/` and `components/` of a folder.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub fn read(folder: &Path) -> Outcome<Self> {
        let mut texts = BTreeMap::new();
        for path in files::list(folder)? {
            let is_part = ["tokens", "base", "components"]
                .iter()
                .any(|part| path.starts_with(part));
            let is_css = path.extension().is_some_and(|extension| extension == "css");
            if is_css && (is_part || path == Path::new("index.css")) {
                texts.insert(path.clone(), files::read_text(&folder.join(&path))?);
            }
        }
        Ok(Self::of(texts))
    }

    /// Of files by their paths below `style/`.
    pub fn of(texts: impl IntoIterator<Item = (PathBuf, String)>) -> Self {
        let files = texts
            .into_iter()
            .map(|(path, text)| (path, syntax::parse(&text)));
        Self {
            files: files.collect(),
        }
    }

    /// Everything that is wrong, in the order of the files; with the classes that the code uses where they
    /// are given.
    pub fn check(&self, code: Option<&Code>) -> Vec<Finding> {
        let mut all = Vec::new();
        for (path, sheet) in &self.files {
            let mut found = Findings::of(&Path::new("style").join(path), &mut all);
            for (at, what) in &sheet.faults {
                found.add(
                    *at,
                    what.as_str(),
                    "Mend it first: browsers skip what they cannot read.",
                );
            }
            visit(&sheet.items, 0, &mut |seen| match seen {
                Seen::Declaration(rule, declaration) => {
                    colors::check(path, declaration, &mut found);
                    logical::check(declaration, &mut found);
                    values::check(path, rule, declaration, &mut found);
                }
                Seen::Rule(rule, depth) => {
                    selectors::check(rule, depth, &mut found);
                    names::check(path, rule, &mut found);
                }
            });
        }
        properties::check(&self.files, &mut all);
        imports::check(&self.files, &mut all);
        if let Some(code) = code {
            classes::check(&self.files, code, &mut all);
        }
        all.sort();
        all
    }
}

/// What a walk over a sheet meets.
enum Seen<'a> {
    /// A declaration, with the rule directly around it.
    Declaration(Option<&'a Rule>, &'a Declaration),
    /// A rule, with how many rules that have selectors are around it.
    Rule(&'a Rule, usize),
}

fn visit<'a>(items: &'a [Item], depth: usize, see: &mut impl FnMut(Seen<'a>)) {
    fn go<'a>(
        items: &'a [Item],
        around: Option<&'a Rule>,
        depth: usize,
        see: &mut impl FnMut(Seen<'a>),
    ) {
        for item in items {
            match item {
                Item::Comment(_) => {}
                Item::Declaration(declaration) => see(Seen::Declaration(around, declaration)),
                Item::Rule(rule) => {
                    see(Seen::Rule(rule, depth));
                    let deeper = depth + usize::from(rule.name.is_none());
                    // What stands in `@media` within a rule belongs to that rule.
                    let around = if rule.name.is_none() {
                        Some(rule)
                    } else {
                        around
                    };
                    go(
                        rule.body.as_deref().unwrap_or_default(),
                        around,
                        deeper,
                        see,
                    );
                }
            }
        }
    }
    go(items, None, depth, see);
}

/// The files that hold raw colours.
fn is_source_of_colours(path: &Path) -> bool {
    path.starts_with("tokens") || is_guard(path)
}

/// The accessibility floor, which may do what nothing else may.
fn is_guard(path: &Path) -> bool {
    path == Path::new("base/guard.css")
}
