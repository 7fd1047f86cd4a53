//! Looks in what was built for what must not be there.

use std::path::Path;

use super::assets;
use crate::failure::{Failure, Outcome};
use crate::files;

/// Ways to make markup or code out of text. The content security policy blocks them; a build that
/// has one would break in the browser, or carries dead weight.
const FORBIDDEN: [(&str, &str); 7] = [
    (
        ".innerHTML",
        "turns text into markup; in `view!`, put a brace around part of a literal subtree",
    ),
    (".outerHTML", "turns text into markup"),
    ("insertAdjacentHTML", "turns text into markup"),
    ("document.write", "turns text into markup"),
    (
        "new Function(",
        "runs text as code; look for js-sys with the feature `unsafe-eval`",
    ),
    ("eval(", "runs text as code"),
    ("setTimeout(\"", "runs text as code"),
];

/// Classes that boot.js sets on the root element. Without rules for them the static page would show
/// the home page where it is not, or change its language before everybody's eyes.
const SHELL_CLASSES: [&str; 2] = ["shell-elsewhere", "shell-waiting"];

/// Checks a release.
///
/// # Errors
/// Everything found, with the file it is in.
pub fn site(site: &Path) -> Outcome {
    let mut problems = Vec::new();
    for relative in files::list(site)? {
        let ending = relative.extension().and_then(|ending| ending.to_str());
        let check = match ending {
            Some("js") => problems_of_script,
            Some("css") if relative.starts_with(assets::FOLDER) => problems_of_style,
            _ => continue,
        };
        let text = files::read_text(&site.join(&relative))?;
        let name = relative.display();
        problems.extend(check(&text).iter().map(|what| format!("{name} {what}")));
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(problems.join("\n")))
    }
}

fn problems_of_script(script: &str) -> Vec<String> {
    let found = FORBIDDEN.iter().filter(|(text, _)| script.contains(text));
    found
        .map(|(text, why)| format!("has \"{text}\", which {why}"))
        .collect()
}

fn problems_of_style(style: &str) -> Vec<String> {
    let missing = SHELL_CLASSES.iter().filter(|class| !style.contains(*class));
    missing
        .map(|class| format!("has no rule for .{class}, which boot.js relies on"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_from_text_is_found_and_plain_text_is_not() {
        assert_eq!(problems_of_script("e.innerHTML=t").len(), 1);
        assert_eq!(problems_of_script("new Function(t)").len(), 1);
        assert_eq!(problems_of_script("e.textContent=t;evaluate(t)").len(), 0);
    }

    #[test]
    fn a_style_sheet_without_the_static_page_is_found() {
        assert_eq!(problems_of_style("p{}").len(), 2);
        let both = ".shell-elsewhere .shell__home{}.shell-waiting #shell{}";
        assert_eq!(problems_of_style(both).len(), 0);
    }
}
