//! Looks in what was built for what must not be there.

use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::files;

/// Ways to make markup or code out of text. The content security policy blocks them; a build that
/// has one would break in the browser, or carries dead weight.
const FORBIDDEN: [(&str, &str); 7] = [
    (".innerHTML", "turns text into markup; in `view!`, put a brace around part of a literal subtree"),
    (".outerHTML", "turns text into markup"),
    ("insertAdjacentHTML", "turns text into markup"),
    ("document.write", "turns text into markup"),
    ("new Function(", "runs text as code; look for js-sys with the feature `unsafe-eval`"),
    ("eval(", "runs text as code"),
    ("setTimeout(\"", "runs text as code"),
];

/// Checks a release.
///
/// # Errors
/// Everything found, with the file it is in.
pub fn site(site: &Path) -> Outcome {
    let mut problems = Vec::new();
    for relative in files::list(site)? {
        if relative.extension().is_some_and(|extension| extension == "js") {
            let script = String::from_utf8_lossy(&files::read(&site.join(&relative))?).into_owned();
            let found = forbidden_in(&script);
            problems.extend(found.map(|what| format!("{}: {what}", relative.display())));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::new(problems.join("\n"))) }
}

fn forbidden_in(script: &str) -> impl Iterator<Item = String> {
    FORBIDDEN
        .iter()
        .filter(|(text, _)| script.contains(text))
        .map(|(text, why)| format!("has \"{text}\", which {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_from_text_is_found_and_plain_text_is_not() {
        assert_eq!(forbidden_in("e.innerHTML=t").count(), 1);
        assert_eq!(forbidden_in("new Function(t)").count(), 1);
        assert_eq!(forbidden_in("e.textContent=t;evaluate(t)").count(), 0);
    }
}
