//! A folder as it is deployed: its theme, and whether the other files that an agency replaces go with it.

use std::path::Path;

use serde_json::Value;

use super::finding::{Finding, Findings};
use super::theme;
use crate::configuration::Configuration;
use crate::failure::{Failure, Outcome};
use crate::files;
use crate::style::knobs::Knob;
use crate::style::syntax::At;

/// What is wrong with the theme and with what `portal.json` names, and what else to look at, a sentence each.
///
/// # Errors
/// Where `portal.json` or the manifest cannot be read.
pub fn check(folder: &Path, knobs: &[Knob]) -> Outcome<(Vec<Finding>, Vec<String>)> {
    let settings = folder.join("portal.json");
    let portal = Configuration::read(&settings)?;
    let path = folder.join(portal.theme.trim_start_matches('/'));
    let mut found = Vec::new();
    let mut missing = |what: &str, name: &str| {
        let at = At { line: 1, column: 1 };
        Findings::of(&settings, &mut found).add(
            at,
            format!("There is no file for the {what} `{name}` that it names."),
            format!(
                "Put it there: {}.",
                folder.join(name.trim_start_matches('/')).display()
            ),
        );
    };
    if !path.is_file() {
        missing("theme", &portal.theme);
    }
    if let Some(logo) = &portal.logo
        && !folder.join(logo.trim_start_matches('/')).is_file()
    {
        missing("logo", logo);
    }
    if !path.is_file() {
        return Ok((found, Vec::new()));
    }
    let source = files::read_text(&path)?;
    found.extend(theme::check(&path, &source, knobs));
    let mut notes = Vec::new();
    let path = folder.join("manifest.webmanifest");
    let manifest: Value = serde_json::from_str(&files::read_text(&path)?)
        .map_err(|error| Failure::new(format!("{} is not JSON: {error}", path.display())))?;
    let stated = manifest.get("theme_color").and_then(Value::as_str);
    if let Some(header) = theme::header_colour(&source, knobs)
        && stated.is_none_or(|stated| !stated.eq_ignore_ascii_case(&header))
    {
        notes.push(format!(
            "{}: `theme_color` is {}, but the theme's header is {header}. Write \"theme_color\": \"{header}\", so \
             that the installed app starts in its own colour.",
            path.display(),
            stated.unwrap_or("missing"),
        ));
    }
    Ok((found, notes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::knobs;
    use crate::workspace;

    fn checked(name: &str, theme: &str, colour: &str, logo: bool) -> (Vec<Finding>, Vec<String>) {
        let folder = workspace::target().join("style-site").join(name);
        files::remove_folder(&folder).expect("removes");
        let portal = files::read_text(&workspace::path("public/portal.json")).expect("reads");
        let portal = portal.replacen("\"theme\":", "\"logo\": \"/theme/logo.svg\", \"theme\":", 1);
        files::write(&folder.join("portal.json"), portal).expect("writes");
        files::write(&folder.join("theme/theme.css"), theme).expect("writes");
        let manifest = format!("{{ \"theme_color\": \"{colour}\" }}");
        files::write(&folder.join("manifest.webmanifest"), manifest).expect("writes");
        if logo {
            files::write(&folder.join("theme/logo.svg"), "<svg/>").expect("writes");
        }
        check(&folder, &knobs::read().expect("reads")).expect("checks")
    }

    #[test]
    fn what_goes_together_is_right() {
        let theme = ":root { --brand: #123456; }";
        assert_eq!(checked("right", theme, "#123456", true), (vec![], vec![]));
        let theme = ":root { --header-bg: rgb(1 2 3); }";
        assert_eq!(checked("header", theme, "#010203", true), (vec![], vec![]));
    }

    #[test]
    fn what_was_forgotten_is_named() {
        let (found, notes) = checked("old", ":root { --brand: #123456; }", "#0a5560", false);
        let found: Vec<_> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found.len(), 1);
        assert!(
            found[0].contains("no file for the logo `/theme/logo.svg`"),
            "{found:?}"
        );
        assert!(
            notes[0].contains("`theme_color` is #0a5560, but the theme's header is #123456."),
            "{notes:?}"
        );
        let (found, _) = checked("bare", "", "#0a5560", true);
        assert_eq!(found, []);
        let folder = workspace::target().join("style-site/bare");
        std::fs::remove_file(folder.join("theme/theme.css")).expect("removes");
        let (found, _) = check(&folder, &knobs::read().expect("reads")).expect("checks");
        assert!(
            found[0].what.contains("theme `/theme/theme.css`"),
            "{found:?}"
        );
        let (found, _) = checked("wrong", ":root { --brnad: red; }", "#0a5560", true);
        assert_eq!(found.len(), 1);
    }
}
