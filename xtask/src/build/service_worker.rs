//! `src/service_worker.js` with the list of the files that it keeps.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::{Mode, assets, between, hash};
use crate::failure::Outcome;
use crate::files;
use crate::process;
use crate::setup::node::NpmTools;
use crate::workspace;

/// Its name in the site. It never changes, since browsers look for a newer one under this name.
pub const FILE: &str = "sw.js";

/// The script that takes it out of use when it is put in its place.
pub const OFF: &str = include_str!("../../../src/service_worker_off.js");

/// Files that the portal has in every build and that operators may replace; the theme comes to them.
const SETTINGS: [&str; 3] = ["/portal.json", "/manifest.webmanifest", "/icons/icon.svg"];

/// Writes it into a site that is otherwise complete.
///
/// A development build has files that change in place, which no list of hashes can keep; it gets the
/// script that removes what an earlier release has left in the developer's browser.
pub fn write(tools: &NpmTools, mode: Mode, theme: &str, site: &Path) -> Outcome {
    let script = match mode {
        Mode::Development | Mode::Patterns => OFF.as_bytes().to_vec(),
        Mode::Release => script(tools, &facts(theme, site)?)?,
    };
    files::write(&site.join(FILE), script)
}

fn script(tools: &NpmTools, facts: &Value) -> Outcome<Vec<u8>> {
    let out = between(Mode::Release).join(FILE);
    let mut esbuild = Command::new(&tools.esbuild);
    esbuild.arg(workspace::path("src/service_worker.js"));
    esbuild.args([
        "--bundle",
        "--format=iife",
        "--target=es2020",
        "--minify",
        "--log-level=warning",
    ]);
    esbuild.arg(format!("--define:BUILD={facts}"));
    esbuild.arg(format!("--outfile={}", out.display()));
    process::run(&mut esbuild)?;
    files::read(&out)
}

/// What the script has to know of a site.
fn facts(theme: &str, site: &Path) -> Outcome<Value> {
    let page = files::read(&site.join("index.html"))?;
    let mut kept = vec![json!(["/", hash::integrity(&page)])];
    for relative in files::list(&site.join(assets::FOLDER))? {
        let bytes = files::read(&site.join(assets::FOLDER).join(&relative))?;
        let path = format!("/{}/{}", assets::FOLDER, relative.display());
        kept.push(json!([path, hash::integrity(&bytes)]));
    }
    let mut settings: Vec<&str> = SETTINGS.to_vec();
    settings.push(theme);
    // The script is part of it: two workers that do not work alike are two versions.
    let scripts = ["service_worker.js", "unpack.mjs"]
        .map(|script| files::read_text(&workspace::path("src").join(script)));
    let [script, unpack] = scripts;
    let version = json!([kept, settings, script?, unpack?]);
    let version = hash::short(version.to_string().as_bytes());
    Ok(json!({"version": version, "files": kept, "settings": settings}))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(name: &str, text: &str) -> std::path::PathBuf {
        let folder =
            std::env::temp_dir().join(format!("frontdoor-worker-{name}-{}", std::process::id()));
        files::remove_folder(&folder).expect("removes");
        for (path, content) in [
            ("index.html", "page"),
            ("assets/en.0123456789ab.json", text),
            ("assets/frontdoor.0123456789ab.wasm", "wasm"),
            ("icons/icon-192.png", "picture"),
            ("portal.json", "{}"),
        ] {
            files::write(&folder.join(path), content).expect("writes");
        }
        folder
    }

    #[test]
    fn the_page_and_all_assets_are_kept_by_their_hashes() {
        let facts = facts("/theme/theme.css", &site("kept", "abc")).expect("reads");
        let paths: Vec<&str> = facts["files"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|file| file[0].as_str())
            .collect();
        let assets = [
            "/",
            "/assets/en.0123456789ab.json",
            "/assets/frontdoor.0123456789ab.wasm",
        ];
        assert_eq!(paths, assets);
        assert_eq!(facts["files"][1][1], hash::integrity(b"abc"));
        assert_eq!(facts["settings"][0], "/portal.json");
        assert_eq!(facts["settings"][3], "/theme/theme.css");
    }

    #[test]
    fn any_other_content_is_another_version() {
        let version =
            |name, text, theme| facts(theme, &site(name, text)).expect("reads")["version"].clone();
        let one = version("one", "abc", "/theme/theme.css");
        assert_eq!(one, version("same", "abc", "/theme/theme.css"));
        assert_ne!(one, version("text", "abd", "/theme/theme.css"));
        assert_ne!(one, version("theme", "abc", "/theme/other.css"));
    }
}
