//! Splits the Wasm: what a first visit does without becomes files of their own.
//!
//! The places to split at are functions with `#[wasm_split]`; whatever only they reach goes with
//! them. The splitter also writes a script that fetches a chunk when it is called for.

use std::path::{Path, PathBuf};

use wasm_split_cli_support::{Options, transform};

use crate::failure::{Failure, Outcome};
use crate::files;

/// The names of the chunks, as in the code (`pages/later.rs`).
pub const CHUNKS: [&str; 1] = ["pages"];

/// The script that fetches chunks, beside the script of `wasm-bindgen` that imports it.
const LOADER: &str = "__wasm_split.js";

/// What the splitter names the file of a chunk.
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
    let mut made: Vec<String> = done
        .split_modules
        .iter()
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    made.sort();
    let wanted = CHUNKS.map(file);
    if made != wanted {
        return Err(Failure::new(format!(
            "the Wasm was split into {made:?}, not {wanted:?} (see xtask/src/build/split.rs)"
        )));
    }
    let loader = folder.join(LOADER);
    let text = CHUNKS
        .iter()
        .try_fold(files::read_text(&loader)?, with_marks)?;
    files::write(&loader, text)?;
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
