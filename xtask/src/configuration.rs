//! `portal.json`, read by the portal's own code, as far as the build needs it.

use std::path::Path;

use frontdoor_core::config::{ConfigError, Localized, Portal};

use crate::failure::{Failure, Outcome};
use crate::files;

/// The facts of a `portal.json` that go into the page and the headers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Configuration {
    /// The portal's name.
    pub name: Localized,
    /// BCP 47 tags of the languages offered, the first is the default.
    pub languages: Vec<String>,
    /// Path of the theme's style sheet.
    pub theme: String,
    /// Path of the logo.
    pub logo: Option<String>,
    /// The origins the portal talks to, besides its own.
    pub origins: Vec<String>,
}

impl Configuration {
    /// Reads a file.
    ///
    /// # Errors
    /// Every key that is wrong, where it is, and what to do about it.
    pub fn read(path: &Path) -> Outcome<Self> {
        Self::parse(&files::read(path)?).map_err(|errors| {
            let lines: Vec<String> = errors.iter().map(|error| shown(path, error)).collect();
            Failure::new(lines.join("\n"))
        })
    }

    fn parse(bytes: &[u8]) -> Result<Self, Vec<ConfigError>> {
        let portal = Portal::checked(bytes)?;
        Ok(Self {
            origins: portal.origins(),
            name: portal.name,
            languages: portal.languages,
            theme: portal.theme,
            logo: portal.logo,
        })
    }

    /// The language in which the page is written.
    pub fn language(&self) -> &str {
        self.languages.first().map_or("en", String::as_str)
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

impl Default for Configuration {
    /// One that talks to nobody.
    fn default() -> Self {
        Self {
            name: Localized(Vec::new()),
            languages: Vec::new(),
            theme: String::new(),
            logo: None,
            origins: Vec::new(),
        }
    }
}

/// As compilers show errors, so that editors can follow.
fn shown(path: &Path, error: &ConfigError) -> String {
    let place = error
        .line
        .map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
    let ConfigError {
        key,
        problem,
        remedy,
        ..
    } = error;
    format!("{}{place}: {key}: {problem} {remedy}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_configuration_of_the_sandbox_is_read() {
        let portal = Configuration::parse(include_bytes!("../../public/portal.json"))
            .expect("public/portal.json is right");
        assert_eq!(
            portal.origins,
            ["http://127.0.0.1:7311", "http://127.0.0.1:7313"]
        );
        assert_eq!(portal.language(), "en");
        assert_eq!(portal.warnings().len(), 2, "both are http");
    }

    #[test]
    fn a_mistake_is_shown_with_its_place() {
        let errors = Configuration::parse(b"{\n  \"nam\": 1\n}").expect_err("is refused");
        let shown = shown(Path::new("portal.json"), &errors[0]);
        assert!(shown.starts_with("portal.json:2:"), "{shown}");
        assert!(shown.contains("nam"), "{shown}");
    }
}
