//! The texts of the portal, one small file a language.
//!
//! The sources are JSON objects, `"key": "text"` or `"key": {"one": …, "other": …}`. What is served
//! has no keys: `{"shell": {…}, "texts": […]}`, where `texts` are the values in the order of the
//! keys in `en.json`, which the portal was compiled with, and `shell` repeats with their keys the
//! few that `index.html` shows.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::failure::{Failure, Outcome};
use crate::files;

/// The language whose file decides which keys there are and in which order.
const MASTER: &str = "en";

/// All languages.
#[derive(Debug)]
pub struct Locales {
    languages: Vec<(String, Map<String, Value>)>,
}

impl Locales {
    /// Reads every file of a folder; a file's name is its language's tag.
    ///
    /// # Errors
    /// A file that is no JSON object, and every key that a language lacks or has too many.
    pub fn read(folder: &Path) -> Outcome<Self> {
        let mut sources = Vec::new();
        for relative in files::list(folder)? {
            let (Some(stem), Some("json")) = (
                relative.file_stem().and_then(|stem| stem.to_str()),
                relative
                    .extension()
                    .and_then(|extension| extension.to_str()),
            ) else {
                continue;
            };
            sources.push((stem.to_owned(), files::read(&folder.join(&relative))?));
        }
        Self::parse(&sources)
    }

    fn parse(sources: &[(String, Vec<u8>)]) -> Outcome<Self> {
        let mut languages = Vec::new();
        for (tag, bytes) in sources {
            let map: Map<String, Value> = serde_json::from_slice(bytes)
                .map_err(|error| Failure::new(format!("{tag}.json: {error}")))?;
            languages.push((tag.clone(), map));
        }
        let locales = Self { languages };
        locales.check()?;
        Ok(locales)
    }

    fn check(&self) -> Outcome {
        let master = self.language(MASTER)?;
        let mut problems = Vec::new();
        for (tag, texts) in &self.languages {
            let missing = master.keys().filter(|key| !texts.contains_key(*key));
            problems.extend(missing.map(|key| format!("{tag}.json has no \"{key}\"")));
            let unknown = texts.keys().filter(|key| !master.contains_key(*key));
            problems.extend(
                unknown.map(|key| format!("{tag}.json has \"{key}\", which {MASTER}.json has not")),
            );
        }
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Failure::new(problems.join("\n")))
        }
    }

    fn language(&self, tag: &str) -> Outcome<&Map<String, Value>> {
        self.languages
            .iter()
            .find(|(name, _)| name == tag)
            .map(|(_, texts)| texts)
            .ok_or_else(|| Failure::new(format!("there is no {tag}.json among the languages")))
    }

    /// The tags, sorted.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.languages.iter().map(|(tag, _)| tag.as_str())
    }

    /// A text without plural forms and arguments.
    pub fn plain(&self, tag: &str, key: &str) -> Outcome<&str> {
        self.language(tag)?
            .get(key)
            .and_then(Value::as_str)
            .filter(|text| !text.contains('{'))
            .ok_or_else(|| {
                Failure::new(format!(
                    "index.html shows \"{key}\", so {tag}.json needs it as a text without \
                     plural forms and arguments"
                ))
            })
    }

    /// The file of a language as it is served.
    pub fn compact(&self, tag: &str, shell_keys: &[String]) -> Outcome<String> {
        let texts = self.language(tag)?;
        let mut shell = Map::new();
        for key in shell_keys {
            shell.insert(key.clone(), json!(self.plain(tag, key)?));
        }
        let in_order: Vec<&Value> = self
            .language(MASTER)?
            .keys()
            .filter_map(|key| texts.get(key))
            .collect();
        Ok(json!({ "shell": shell, "texts": in_order }).to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locales(files: &[(&str, &str)]) -> Outcome<Locales> {
        let sources: Vec<_> = files
            .iter()
            .map(|(tag, json)| ((*tag).to_owned(), json.as_bytes().to_vec()))
            .collect();
        Locales::parse(&sources)
    }

    #[test]
    fn values_come_in_the_order_of_the_english_keys() {
        let locales = locales(&[
            (
                "en",
                r#"{"b": "B", "a": {"one": "1", "other": "n"}, "c": "C"}"#,
            ),
            (
                "es",
                r#"{"a": {"one": "uno", "other": "n"}, "c": "ce", "b": "be"}"#,
            ),
        ]);
        let compact = locales.expect("reads").compact("es", &["c".to_owned()]);
        assert_eq!(
            compact.expect("compacts"),
            r#"{"shell":{"c":"ce"},"texts":["be",{"one":"uno","other":"n"},"ce"]}"#
        );
    }

    #[test]
    fn a_missing_and_an_unknown_key_are_both_named() {
        let failure = locales(&[("en", r#"{"a": "A"}"#), ("es", r#"{"b": "B"}"#)]);
        let message = failure.expect_err("is refused").0;
        assert!(message.contains("es.json has no \"a\""), "{message}");
        assert!(message.contains("es.json has \"b\""), "{message}");
    }

    #[test]
    fn the_shell_cannot_show_plurals_or_arguments() {
        let locales = locales(&[("en", r#"{"n": {"other": "many"}, "x": "to {name}"}"#)]);
        let locales = locales.expect("reads");
        assert!(locales.plain("en", "n").is_err());
        assert!(locales.plain("en", "x").is_err());
    }
}
