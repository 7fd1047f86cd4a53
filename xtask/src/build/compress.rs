//! Compressed copies beside the files, so that a web server has only to send them.

use std::io::Write;
use std::path::Path;
use std::thread;

use super::pack;
use crate::failure::{Failure, Outcome};
use crate::files;

/// Endings of files that get smaller.
const ENDINGS: [&str; 8] = [
    "html",
    "css",
    "js",
    "json",
    "wasm",
    "svg",
    "webmanifest",
    "txt",
];

/// Files that operators replace in a deployed site. A compressed copy would go on being served
/// after the file beside it has changed, so they have none; web servers compress them as they go.
const REPLACEABLE: [&str; 4] = [
    "portal.json",
    "theme/theme.css",
    "manifest.webmanifest",
    "sw.js",
];

/// Whether a file of the site gets compressed copies.
fn is_compressed(relative: &Path) -> bool {
    let ending = relative
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default();
    ENDINGS.contains(&ending) && !REPLACEABLE.iter().any(|name| relative == Path::new(name))
}

/// Writes `.br` and `.gz` beside every file that may have them and is smaller with them.
pub fn site(site: &Path) -> Outcome {
    let files: Vec<_> = files::list(site)?
        .into_iter()
        .filter(|path| is_compressed(path))
        .collect();
    thread::scope(|scope| {
        let workers: Vec<_> = files
            .iter()
            .map(|relative| scope.spawn(move || file(&site.join(relative))))
            .collect();
        workers.into_iter().try_for_each(|worker| {
            worker
                .join()
                .unwrap_or_else(|_| Err(Failure::new("compression broke off")))
        })
    })
}

fn file(path: &Path) -> Outcome {
    let bytes = files::read(path)?;
    for (ending, compressed) in [("br", brotli(&bytes)?), ("gz", gzip(&bytes)?)] {
        if compressed.len() < bytes.len() {
            let mut name = path.as_os_str().to_owned();
            name.push(format!(".{ending}"));
            files::write(Path::new(&name), compressed)?;
        }
    }
    Ok(())
}

/// Brotli at its best (quality 11, window 4 MiB).
pub fn brotli(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::with_params(&mut out, 4096, &parameters);
    let (codes, rest) = bytes.split_at(pack::end_of_codes(bytes).unwrap_or_default());
    let mut write = || {
        if !codes.is_empty() {
            writer.write_all(codes)?;
            writer.flush()?;
        }
        writer.write_all(rest)
    };
    write().map_err(|error| Failure::new(format!("brotli: {error}")))?;
    drop(writer);
    Ok(out)
}

/// gzip at its best.
pub fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .map_err(|error| Failure::new(format!("gzip: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_operators_replace_has_no_compressed_copy() {
        assert!(is_compressed(Path::new("assets/style.0123456789ab.css")));
        assert!(is_compressed(Path::new("portal.schema.json")));
        assert!(!is_compressed(Path::new("portal.json")));
        assert!(!is_compressed(Path::new("theme/theme.css")));
        assert!(!is_compressed(Path::new("sw.js")));
        assert!(!is_compressed(Path::new("icons/icon-192.png")));
    }

    #[test]
    fn both_formats_can_be_read_back() {
        let text = "find, fill, track ".repeat(50).into_bytes();
        let mut plain = Vec::new();
        let packed = brotli(&text).expect("packs");
        brotli::BrotliDecompress(&mut &packed[..], &mut plain).expect("unpacks");
        assert_eq!(plain, text);
        let packed = gzip(&text).expect("packs");
        assert_eq!(&packed[..2], [0x1f, 0x8b]);
        assert!(packed.len() < text.len() / 4);
    }
}
