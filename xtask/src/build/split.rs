//! Splits the Wasm: what a first visit does without becomes files of their own.
//!
//! The places to split at are functions with `#[wasm_split]`; whatever only they reach goes with
//! them. The splitter also writes a script that fetches a chunk when it is called for.

use std::path::{Path, PathBuf};

use wasm_split_cli_support::{Options, transform};

use crate::failure::{Failure, Outcome};
use crate::files;

/// The names of the chunks: two as in the code (`pages/later.rs`, `pages/dock.rs`), and what both need and a
/// first visit does not.
pub const CHUNKS: [&str; 3] = ["pages", "chat", SHARED];

/// The chunk that no function asks for by name: it comes with those that need it.
pub const SHARED: &str = "shared";

/// The script that fetches chunks, beside the script of `wasm-bindgen` that imports it.
const LOADER: &str = "__wasm_split.js";

/// `src/unpack.mjs`, beside them.
pub const UNPACK: &str = "unpack.mjs";

/// The file of a chunk.
pub fn file(chunk: &str) -> String {
    format!("split_{chunk}.wasm")
}

/// Splits, and returns the part that `wasm-bindgen` takes; the chunks lie in the folder.
///
/// # Errors
/// When the code has other chunks than [`CHUNKS`], or the splitter fails.
pub fn split(source: &Path, folder: &Path) -> Outcome<PathBuf> {
    let main = folder.join("main.wasm");
    let input = files::read(source)?;
    let mut options = Options::new(&input);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = "./bound.js";
    let loader_name = format!("./{LOADER}");
    options.link_name = &loader_name;
    let done = transform(options)
        .map_err(|error| Failure::new(format!("the Wasm cannot be split: {error:#}")))?;
    let loader = folder.join(LOADER);
    let mut text = files::read_text(&loader)?;
    let mut made = Vec::new();
    for path in &done.split_modules {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // It is numbered, and there is one, since there are two that share.
        if name.starts_with("chunk_") {
            text = text.replace(&*name, &file(SHARED));
            files::write(&folder.join(file(SHARED)), files::read(path)?)?;
            made.push(file(SHARED));
        } else {
            made.push(name.into_owned());
        }
    }
    made.sort();
    let mut wanted = CHUNKS.map(file);
    wanted.sort();
    if made != wanted {
        return Err(Failure::new(format!(
            "the Wasm was split into {made:?}, not {wanted:?} (see xtask/src/build/split.rs)"
        )));
    }
    let text = CHUNKS.iter().try_fold(text, with_marks)?;
    files::write(&loader, with_unpacking(&text)?)?;
    Ok(main)
}

/// What stands in the script in place of the address of a chunk and of its integrity.
pub fn mark(chunk: &str) -> [String; 2] {
    [format!("@{chunk}:url"), format!("@{chunk}:integrity")]
}

fn with_marks(loader: String, chunk: &&str) -> Outcome<String> {
    let before = format!("fetch(new URL(\"./{}\", import.meta.url))", file(chunk));
    let [url, integrity] = mark(chunk);
    // `boot.js` may have asked for it already.
    let after = format!(
        "(frontdoor.early(\"{url}\") || fetch(\"{url}\", {{ integrity: \"{integrity}\" }}))"
    );
    if !loader.contains(&before) {
        return Err(Failure::new(format!(
            "the splitter's script does not fetch {} as it used to",
            file(chunk)
        )));
    }
    Ok(loader.replace(&before, &after))
}

/// The script, which compiles what `unpack.mjs` makes of an answer.
fn with_unpacking(loader: &str) -> Outcome<String> {
    let [before, after] = [
        "WebAssembly.instantiateStreaming(src, imports)",
        "instantiate(src, imports)",
    ];
    if loader.matches(before).count() != CHUNKS.len() {
        return Err(Failure::new(
            "the splitter's script does not compile the chunks as it used to",
        ));
    }
    let import = format!("import {{ instantiate }} from \"./{UNPACK}\";\n");
    Ok(import + &loader.replace(before, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_is_fetched_from_its_mark() {
        let loader = "const src = fetch(new URL(\"./split_pages.wasm\", import.meta.url));";
        let marked = with_marks(loader.to_owned(), &"pages").expect("marks");
        assert_eq!(
            marked,
            "const src = (frontdoor.early(\"@pages:url\") || \
             fetch(\"@pages:url\", { integrity: \"@pages:integrity\" }));"
        );
        assert!(with_marks("fetch(elsewhere)".to_owned(), &"pages").is_err());
    }
}
