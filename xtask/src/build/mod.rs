//! Makes the site: one folder of files for any static host.
//!
//! cargo, `wasm-bindgen`, `wasm-opt` and esbuild are run one after the other from here, and no
//! bundler stands above them: what one would add (file names with hashes, subresource integrity)
//! depends on steps that have to come after it (minified glue, compact locale files), and lazily
//! loaded Wasm needs a step between cargo and `wasm-bindgen` that bundlers leave no room for.

mod arrange;
mod assets;
mod boot;
mod checks;
mod compress;
pub mod engine;
pub mod hash;
pub mod headers;
mod html;
mod locales;
mod names;
mod pack;
mod service_worker;
mod sizes;
mod snippets;
mod split;
mod styles;
mod wasm;

use std::path::{Path, PathBuf};

use frontdoor_core::expression::library_text;

use crate::configuration::Configuration;
use crate::failure::Outcome;
use crate::files;
use crate::setup::BuildTools;
use crate::setup::node::NpmTools;
use crate::step::step;
use crate::workspace;
use assets::{Asset, Assets};

pub use sizes::Sizes;
pub use snippets::write as write_snippets;

/// For whom a build is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// For the developer: fast to make, stable file names, nothing minified or compressed.
    Development,
    /// For the library of patterns: the same with every component at `/patterns`.
    Patterns,
    /// For citizens.
    Release,
}

/// The release build with all that belongs to it: checks, compression, snippets for web servers,
/// the size table and its gate.
pub fn release(tools: &BuildTools) -> Outcome<Sizes> {
    let out = workspace::dist();
    let configuration = Configuration::read(&workspace::path("public/portal.json"))?;
    site(tools, Mode::Release, &out)?;
    step("Compressing (brotli 11, gzip 9)", || compress::site(&out))?;
    let snippets = write_snippets(&configuration, &out)?;
    let sizes = Sizes::of(&out)?;
    sizes.write(&workspace::target().join("sizes.json"))?;
    eprintln!("\n{}", sizes.table(tools.compiler.name()));
    eprintln!("    The site is in {}.", out.display());
    eprintln!(
        "    Settings for nginx and Caddy are in {}.",
        snippets.display()
    );
    for warning in configuration.warnings() {
        eprintln!("    Warning: {warning}");
    }
    sizes.gate()?;
    Ok(sizes)
}

/// Makes the site in a folder, which it replaces once all of it is there.
pub fn site(tools: &BuildTools, mode: Mode, out: &Path) -> Outcome {
    let compiled = wasm::compile(tools, mode)?;
    step("Putting the site together", || {
        let portal = Configuration::read(&workspace::path("public/portal.json"))?;
        let unfinished = out.with_extension("unfinished");
        files::remove_folder(&unfinished)?;
        let mut assets = Assets::new(&unfinished, mode);

        let style = assets.add("style", "css", &styles::bundle(&tools.npm, mode)?)?;
        let mut glue = files::read_text(&compiled.glue)?;
        let mut chunks = Vec::new();
        for (name, path) in &compiled.chunks {
            let chunk = add_wasm(&mut assets, name, path)?;
            let [url, integrity] = split::mark(name);
            glue = glue
                .replace(&url, &chunk.url)
                .replace(&integrity, chunk.integrity.as_deref().unwrap_or_default());
            chunks.push((name.as_str(), chunk));
        }
        let glue = assets.add("frontdoor", "js", glue.as_bytes())?;
        let wasm = add_wasm(&mut assets, "frontdoor", &compiled.wasm)?;

        let page = html::Page::read(&workspace::path("index.html"))?;
        let texts = locales::Locales::read(&workspace::path("src/i18n/locales"))?;
        let mut locale_urls = Vec::new();
        for tag in texts.tags() {
            let bytes = texts.compact(tag, page.text_keys())?;
            locale_urls.push((
                tag.to_owned(),
                assets.add(tag, "json", bytes.as_bytes())?.url,
            ));
        }
        let library = assets.add("library", "txt", library_text().as_bytes())?;
        let boot = boot::Boot {
            glue: &glue,
            wasm: &wasm,
            chunks: &chunks,
            library: &library,
            locales: &locale_urls,
            portal: &portal,
        };
        let boot = assets.add("boot", "js", &boot.script(&tools.npm, mode)?)?;

        let links = html::Links {
            style: &style,
            boot: &boot,
        };
        let page = page.filled(&links, &portal, &texts)?;
        files::write(&unfinished.join("index.html"), page)?;

        copy_unhashed(&unfinished)?;
        service_worker::write(&tools.npm, mode, &portal.theme, &unfinished)?;
        if mode == Mode::Release {
            checks::site(&unfinished)?;
        }
        files::replace_folder(&unfinished, out)
    })
}

/// A Wasm. The service worker keeps it unpacked under the same address, so that either content is right.
fn add_wasm(assets: &mut Assets, stem: &str, path: &Path) -> Outcome<Asset> {
    let mut asset = assets.add(stem, "wasm", &files::read(path)?)?;
    if let Some(integrity) = &mut asset.integrity {
        let unpacked = hash::integrity(&files::read(&wasm::unpacked(path))?);
        *integrity = format!("{integrity} {unpacked}");
    }
    Ok(asset)
}

/// What keeps its name, since operators replace it without a rebuild or since other programs look
/// for it under this name: all of `public/`, and the theme.
fn copy_unhashed(out: &Path) -> Outcome {
    let public = workspace::path("public");
    for relative in files::list(&public)? {
        files::write(&out.join(&relative), files::read(&public.join(&relative))?)?;
    }
    copy_theme(out)
}

/// Renews the looks of a development build: the style sheet and the theme, nothing else.
pub fn restyle(tools: &NpmTools, site: &Path) -> Outcome {
    let bundle = styles::bundle(tools, Mode::Development)?;
    Assets::new(site, Mode::Development).add("style", "css", &bundle)?;
    copy_theme(site)
}

fn copy_theme(out: &Path) -> Outcome {
    files::write(
        &out.join("theme/theme.css"),
        files::read(&workspace::path("style/theme.css"))?,
    )
}

/// A folder for what is between the sources and the site.
fn between(mode: Mode) -> PathBuf {
    let name = match mode {
        Mode::Development => "dev",
        Mode::Patterns => "patterns",
        Mode::Release => "release",
    };
    workspace::target().join("site").join(name)
}
