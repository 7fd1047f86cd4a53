//! `cargo xtask style report`: the checks of the looks in a browser, and a page that shows them.

use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::files;
use crate::test::{self, Looks};
use crate::workspace;

/// Takes pictures of every page of the site in `dist/`, runs the checks of `end2end/tests/style` on it, and
/// writes `target/style-report/index.html`: what was checked, the figures, what failed and why, and pictures.
/// With `is_quick` it leaves out the pictures of every page, which take most of the time. With `renews` the
/// pictures that the looks are compared with are taken anew first.
///
/// # Errors
/// Where there is no built site, or a check fails; the page is written then too.
pub fn command(is_quick: bool, renews: bool) -> Outcome {
    let dist = workspace::dist();
    if !dist.join("index.html").is_file() {
        return Err(Failure::new(format!(
            "there is no built site in {}; run: cargo xtask build",
            dist.display()
        )));
    }
    if renews {
        test::looks(&Looks::Renew)?;
    }
    if !is_quick {
        test::screenshots()?;
    }
    let folder = workspace::target().join("style-report");
    // What an earlier run wrote explains nothing of this one.
    files::remove_folder(&folder)?;
    let result = test::looks(&Looks::Report(&folder));
    written(&folder, result)
}

/// Where to look, whether the checks passed or not.
fn written(folder: &Path, result: Outcome) -> Outcome {
    let page = folder.join("index.html");
    if !page.is_file() {
        return result;
    }
    let page = page.display();
    match result {
        Ok(()) => {
            println!("All checks of the looks passed: {page}");
            Ok(())
        }
        Err(failure) => Err(Failure::new(format!("{failure}\nWhat and why: {page}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        folder
    }

    #[test]
    fn a_failure_names_the_page_that_explains_it() {
        let folder = folder("style-report-failed");
        files::write(&folder.join("index.html"), "").expect("writes");
        let failure = written(&folder, Err(Failure::new("looks: failed"))).expect_err("fails");
        let page = folder.join("index.html").display().to_string();
        assert!(failure.0.starts_with("looks: failed\n"), "{failure}");
        assert!(failure.0.ends_with(&page), "{failure}");
    }

    #[test]
    fn checks_that_never_ran_have_no_page() {
        let failure = written(
            &folder("style-report-none"),
            Err(Failure::new("no browser")),
        );
        assert_eq!(failure, Err(Failure::new("no browser")));
    }
}
