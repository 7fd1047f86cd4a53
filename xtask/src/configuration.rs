//! `portal.json`, as far as the build needs it.

use std::path::Path;

use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::files;

/// The facts of a `portal.json` that go into the page and the headers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Configuration {
    /// The portal's name by language; one entry with an empty tag where it is the same in all.
    pub name: Vec<(String, String)>,
    /// Tags of the languages offered, the first is the default.
    pub languages: Vec<String>,
    /// The origins the portal talks to, besides its own.
    pub origins: Vec<String>,
}

impl Configuration {
    /// Reads a file.
    ///
    /// # Errors
    /// Every key that is wrong, where it is, and what to do about it.
    pub fn read(path: &Path) -> Outcome<Self> {
        Self::parse(&files::read(path)?)
            .map_err(|failure| Failure::new(format!("{}: {failure}", path.display())))
    }

    /// Reads the bytes of a file.
    pub fn parse(bytes: &[u8]) -> Outcome<Self> {
        let json: Value =
            serde_json::from_slice(bytes).map_err(|error| Failure::new(error.to_string()))?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let name = match &json["name"] {
            Value::Object(map) => map
                .iter()
                .filter_map(|(tag, value)| Some((tag.clone(), text(value)?)))
                .collect(),
            other => text(other)
                .map(|name| (String::new(), name))
                .into_iter()
                .collect(),
        };
        let languages = json["languages"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(text)
            .collect();
        let mut origins = Vec::new();
        collect_origins(&json["agencies"], &mut origins);
        Ok(Self {
            name,
            languages,
            origins,
        })
    }

    /// The portal's name in a language, or in the next best one.
    pub fn name_in(&self, language: &str) -> &str {
        let named = |tag: &str| self.name.iter().find(|(key, _)| key == tag);
        named(language)
            .or_else(|| self.name.first())
            .map_or("", |(_, name)| name)
    }

    /// What works here and will not on a public site.
    pub fn warnings(&self) -> Vec<String> {
        self.origins
            .iter()
            .filter(|origin| origin.starts_with("http://"))
            .map(|origin| {
                format!(
                    "{origin} is not https; a portal on https cannot talk to it (mixed content)"
                )
            })
            .collect()
    }
}

fn collect_origins(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                match value
                    .as_str()
                    .filter(|_| key == "base_url")
                    .and_then(origin)
                {
                    Some(origin) if !found.contains(&origin) => found.push(origin),
                    _ => collect_origins(value, found),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| collect_origins(value, found)),
        _ => {}
    }
}

fn origin(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    Some(format!("{scheme}://{host}"))
}
