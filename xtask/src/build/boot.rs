//! `src/boot.js` with the facts of this build.

use std::process::Command;

use serde_json::{Map, Value, json};

use super::assets::Asset;
use super::{Mode, between, split};
use crate::configuration::Configuration;
use crate::failure::Outcome;
use crate::files;
use crate::process;
use crate::setup::node::NpmTools;
use crate::workspace;

/// Languages written from right to left, by the first subtag of their tags.
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

/// What the script has to know.
pub struct Boot<'a> {
    /// The JavaScript that calls the Wasm.
    pub glue: &'a Asset,
    /// The Wasm.
    pub wasm: &'a Asset,
    /// The Wasm that is fetched later, by the names of the chunks; none in development.
    pub chunks: &'a [(&'a str, Asset)],
    /// The library of forms' scripts.
    pub library: &'a Asset,
    /// The tag and URL of each language.
    pub locales: &'a [(String, String)],
    /// For the language in which `index.html` is written.
    pub portal: &'a Configuration,
}

impl Boot<'_> {
    /// The script, with `BUILD` in place.
    pub fn script(&self, tools: &NpmTools, mode: Mode) -> Outcome<Vec<u8>> {
        let out = between(mode).join("boot.js");
        let mut esbuild = Command::new(&tools.esbuild);
        esbuild.arg(workspace::path("src/boot.js"));
        esbuild.args([
            "--bundle",
            "--format=iife",
            "--target=es2020",
            "--log-level=warning",
        ]);
        esbuild.arg(format!("--define:BUILD={}", self.facts(mode)));
        if mode == Mode::Release {
            esbuild.arg("--minify");
        }
        esbuild.arg(format!("--outfile={}", out.display()));
        process::run(&mut esbuild)?;
        files::read(&out)
    }

    /// The address and integrity of a chunk and of what it shares with others.
    fn files(&self, chunk: &str) -> Value {
        let files = self.chunks.iter();
        files
            .filter(|(name, _)| *name == chunk || *name == split::SHARED)
            .map(|(_, file)| address(file))
            .collect()
    }

    fn facts(&self, mode: Mode) -> Value {
        let locales: Map<String, Value> = self
            .locales
            .iter()
            .map(|(tag, url)| (tag.clone(), json!(url)))
            .collect();
        let rtl: Vec<&str> = self
            .locales
            .iter()
            .map(|(tag, _)| tag.as_str())
            .filter(|tag| is_rtl(tag))
            .collect();
        json!({
            "glue": self.glue.url,
            "glueIntegrity": self.glue.integrity.as_deref().unwrap_or(""),
            "wasm": self.wasm.url,
            "wasmIntegrity": self.wasm.integrity.as_deref().unwrap_or(""),
            "later": self.files("pages"),
            "library": address(self.library),
            "locales": locales,
            "rightToLeft": rtl,
            "shellLanguage": self.portal.language(),
            "worker": mode == Mode::Release,
        })
    }
}

/// The address and integrity of a file.
fn address(file: &Asset) -> Value {
    json!([file.url, file.integrity.as_deref().unwrap_or("")])
}

/// Whether a language is written from right to left.
pub fn is_rtl(tag: &str) -> bool {
    let language = tag.split('-').next().unwrap_or(tag);
    RIGHT_TO_LEFT.contains(&language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_goes_by_the_language_and_not_by_the_region() {
        assert!(is_rtl("ar") && is_rtl("ar-EG") && is_rtl("he"));
        assert!(
            !is_rtl("en") && !is_rtl("arn"),
            "Mapudungun is written from left to right"
        );
    }
}
