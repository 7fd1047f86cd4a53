//! Every class of the looks is used by the code, and every class of the code has a look.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{Finding, Findings, Seen, names, visit};
use crate::failure::Outcome;
use crate::files;
use crate::style::check::finding::meant;
use crate::style::syntax::{At, Sheet};

/// Classes that only name a part for who reads the HTML: the part looks like any other content of its block.
const PLAIN: [&str; 17] = [
    "chat__below",
    "chat__doing",
    "chat__ways",
    "chat__with",
    "contact",
    "date-input__input",
    "date-input__item",
    "file-input",
    "message__time",
    "notice--info",
    "notice__text",
    "progress",
    "question",
    "search__button",
    "session-bar__button",
    "state__text",
    "tasks__group",
];

/// Where the code names classes.
const SOURCES: [&str; 5] = [
    "src/components",
    "src/pages",
    "src/app.rs",
    "src/boot.js",
    "index.html",
];

/// What the code says of classes.
#[derive(Debug, Default)]
pub struct Code {
    /// Words that are classes, each with the first place where it stands.
    named: BTreeMap<String, (PathBuf, At)>,
    /// All words in strings: classes are put together of them too.
    words: BTreeSet<String>,
}

impl Code {
    /// Reads the sources below the root of the repository.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub fn read(root: &Path) -> Outcome<Self> {
        let mut code = Self::default();
        for source in SOURCES {
            let path = root.join(source);
            if path.is_dir() {
                for file in files::list(&path)? {
                    code.add(
                        &Path::new(source).join(&file),
                        &files::read_text(&path.join(&file))?,
                    );
                }
            } else {
                code.add(Path::new(source), &files::read_text(&path)?);
            }
        }
        Ok(code)
    }

    /// Adds a file.
    pub fn add(&mut self, path: &Path, text: &str) {
        for (number, line) in (1..).zip(text.lines()) {
            for (column, literal) in literals(line) {
                let is_here = is_class_attribute(line.get(..column).unwrap_or_default());
                for word in literal.split_whitespace() {
                    self.words.insert(word.to_owned());
                    let has_parts = word.contains("__") || word.contains("--");
                    if (is_here || has_parts) && is_whole(word) {
                        let column = u32::try_from(column).unwrap_or_default() + 1;
                        let at = At {
                            line: number,
                            column,
                        };
                        let place = (path.to_owned(), at);
                        self.named.entry(word.to_owned()).or_insert(place);
                    }
                }
            }
        }
    }

    /// Whether a class can come of these words.
    fn uses(&self, class: &str) -> bool {
        let is_put_together = |(place, _): (usize, char)| {
            let (front, back) = class.split_at(place);
            let is_seam = front.ends_with("--") || back.starts_with("__") || back.starts_with("--");
            is_seam && self.words.contains(front) && self.words.contains(back)
        };
        self.words.contains(class) || class.char_indices().any(is_put_together)
    }
}

/// Whether a string that comes after this is (part of) the value of a `class`.
fn is_class_attribute(before: &str) -> bool {
    if before.ends_with("class=") || before.ends_with("classList.add(") {
        return true;
    }
    let Some((_, value)) = before.rsplit_once("class={") else {
        return false;
    };
    let mut depth = 1_i32;
    for sign in value.chars() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return false;
        }
    }
    true
}

/// Whether it is a class and not a part that something is put to, nor a custom property.
fn is_whole(word: &str) -> bool {
    let is_sign =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
    word.bytes().all(is_sign)
        && word.starts_with(|first: char| first.is_ascii_lowercase())
        && !word.ends_with(['-', '_'])
}

/// The strings of a line of Rust, HTML or JavaScript, with the columns of their quotes, from 0.
fn literals(line: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut is_escaped = false;
    let bytes = line.as_bytes();
    for (place, byte) in line.bytes().enumerate() {
        match (byte, open) {
            _ if is_escaped => is_escaped = false,
            (b'\\', Some(_)) => is_escaped = true,
            (b'/', None) if bytes.get(place + 1) == Some(&b'/') => break,
            (b'"', Some(start)) => {
                found.extend(line.get(start + 1..place).map(|text| (start, text)));
                open = None;
            }
            // `'"'` is a character.
            (b'"', None) if place > 0 && bytes[place - 1] == b'\'' => {}
            (b'"', None) => open = Some(place),
            _ => {}
        }
    }
    found
}

/// Adds the classes that are only on one side.
pub fn check(files: &[(PathBuf, Sheet)], code: &Code, all: &mut Vec<Finding>) {
    let mut styled: BTreeMap<String, (&Path, At)> = BTreeMap::new();
    for (path, sheet) in files {
        visit(&sheet.items, 0, &mut |seen| {
            if let Seen::Rule(rule, _) = seen {
                for (at, class) in names::classes(&rule.prelude) {
                    styled.entry(class).or_insert((path, at));
                }
            }
        });
    }
    for (class, (path, at)) in styled.iter().filter(|(class, _)| !code.uses(class)) {
        let what = format!("No page has the class `.{class}`.");
        Findings::of(&Path::new("style").join(path), all).add(
            *at,
            what,
            "Remove the rule, or use the class.",
        );
    }
    for (class, (path, at)) in &code.named {
        if styled.contains_key(class) || PLAIN.contains(&class.as_str()) {
            continue;
        }
        let remedy = meant(
            class,
            styled.keys().map(String::as_str),
            "Give it a rule in style/, or remove it.",
        );
        Findings::of(path, all).add(*at, format!("The class `{class}` has no look."), remedy);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::check::sheet::Style;
    use crate::workspace;

    #[test]
    fn what_is_listed_as_plain_is_in_the_code_and_has_no_look() {
        let code = Code::read(&workspace::root()).expect("reads");
        let style = Style::read(&workspace::path("style")).expect("reads");
        for class in PLAIN {
            assert!(
                code.named.contains_key(class),
                "{class} is not in the code any more"
            );
            let has_look = |(_, sheet): &(PathBuf, Sheet)| {
                let mut is_there = false;
                visit(&sheet.items, 0, &mut |seen| {
                    if let Seen::Rule(rule, _) = seen {
                        is_there |= names::classes(&rule.prelude)
                            .iter()
                            .any(|(_, one)| one == class);
                    }
                });
                is_there
            };
            assert!(
                !style.files.iter().any(has_look),
                "{class} has a look by now"
            );
        }
    }

    #[test]
    fn strings_that_are_classes_are_told_from_those_that_are_not() {
        assert!(is_class_attribute("<p class="));
        assert!(is_class_attribute("<p id={id} class={"));
        assert!(is_class_attribute("class={if is_wide {"));
        assert!(is_class_attribute("class={if is_wide {\"a\"} else {"));
        assert!(!is_class_attribute("<p class={\"a\"}>{"));
        assert!(!is_class_attribute("<p class={\"a\"} id={"));
        assert!(!is_class_attribute("say("));
    }
}
