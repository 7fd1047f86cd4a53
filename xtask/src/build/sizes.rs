//! What a first visit costs, part by part, and the limit that breaks the build.

use std::path::Path;

use serde_json::json;

use super::compress;
use crate::failure::{Failure, Outcome};
use crate::files;

/// Bytes, after brotli, above which the build fails.
const LIMIT: usize = 200_000;

/// Bytes, after brotli, of single parts above which the build fails. Those of a chat leave less than a
/// hundredth to what it costs.
const LIMITS_OF_PARTS: [(&str, usize); 4] = [
    ("CSS", 10_000),
    ("Theme", 1_000),
    (CHAT, 40_000),
    (SHARED, 3_800),
];

/// Bytes, after brotli, that a first visit should cost at most.
const AIM: usize = 130_000;

/// The language of the visit that is counted.
const LANGUAGE: &str = "en";

/// What is fetched when it is called for, and does not count: for forms, sending and tracking; for a chat; and
/// what both need, which comes with either.
const LATER: [&str; 3] = ["Wasm, later", CHAT, SHARED];
const CHAT: &str = "Wasm of a chat";
const SHARED: &str = "Wasm of both";

/// A part of the first visit, in bytes.
#[derive(Debug, Default, PartialEq, Eq)]
struct Part {
    name: &'static str,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Part {
    fn is_later(&self) -> bool {
        LATER.contains(&self.name)
    }
}

/// The parts of the first visit to the home page.
#[derive(Debug)]
pub struct Sizes {
    parts: Vec<Part>,
}

/// The part that a file of the site belongs to; none for what a first visit does not load.
fn part_of(path: &str) -> Option<&'static str> {
    let ending = path.rsplit('.').next().unwrap_or_default();
    match (path, ending) {
        ("index.html", _) => Some("HTML"),
        ("theme/theme.css", _) => Some("Theme"),
        ("portal.json", _) => Some("portal.json"),
        (_, "woff2" | "woff") => Some("Fonts"),
        (_, "json") if path.starts_with(&format!("assets/{LANGUAGE}.")) => Some("Texts (English)"),
        (_, "css") if path.starts_with("assets/") => Some("CSS"),
        (_, "js") if path.starts_with("assets/") => Some("JavaScript"),
        (_, "wasm") if path.starts_with("assets/frontdoor.") => Some("Wasm"),
        (_, "wasm") if path.starts_with("assets/chat.") => Some(CHAT),
        (_, "wasm") if path.starts_with("assets/shared.") => Some(SHARED),
        (_, "wasm") if path.starts_with("assets/") => Some(LATER[0]),
        _ => None,
    }
}

impl Sizes {
    /// Measures a site.
    pub fn of(site: &Path) -> Outcome<Self> {
        let order = [
            "HTML",
            "CSS",
            "Theme",
            "JavaScript",
            "Wasm",
            "Texts (English)",
            "portal.json",
            "Fonts",
        ];
        let mut parts: Vec<Part> = order
            .iter()
            .chain(&LATER)
            .map(|name| Part {
                name,
                ..Part::default()
            })
            .collect();
        for relative in files::list(site)? {
            let name = relative.to_str().and_then(part_of);
            let Some(part) = parts.iter_mut().find(|part| Some(part.name) == name) else {
                continue;
            };
            let bytes = files::read(&site.join(&relative))?;
            part.raw += bytes.len();
            part.gzip += compress::gzip(&bytes)?.len();
            part.brotli += compress::brotli(&bytes)?.len();
        }
        Ok(Self { parts })
    }

    fn total(&self) -> Part {
        let counted = self.parts.iter().filter(|part| !part.is_later());
        counted.fold(
            Part {
                name: "First visit",
                ..Part::default()
            },
            |sum, part| Part {
                name: sum.name,
                raw: sum.raw + part.raw,
                gzip: sum.gzip + part.gzip,
                brotli: sum.brotli + part.brotli,
            },
        )
    }

    /// For reading. `compiler` says what made the Wasm.
    pub fn table(&self, compiler: &str) -> String {
        let mut table = format!(
            "{:<18}{:>12}{:>12}{:>12}\n",
            "First visit", "raw", "gzip", "brotli"
        );
        let row = |part: &Part| {
            format!(
                "{:<18}{:>12}{:>12}{:>12}\n",
                part.name, part.raw, part.gzip, part.brotli
            )
        };
        let (later, counted): (Vec<&Part>, Vec<&Part>) =
            self.parts.iter().partition(|part| part.is_later());
        table.extend(counted.into_iter().map(row));
        table.push_str(&row(&Part {
            name: "Total",
            ..self.total()
        }));
        table.extend(later.into_iter().map(row));
        let (total, percent) = (self.total().brotli, self.total().brotli * 100 / LIMIT);
        table.push_str(&format!(
            "{total} bytes are {percent} % of the limit ({LIMIT}); the aim is {AIM}. \
             Made by {compiler}.\n"
        ));
        table
    }

    /// For programs.
    pub fn write(&self, path: &Path) -> Outcome {
        let row = |part: &Part| json!({"part": part.name, "raw": part.raw, "gzip": part.gzip, "brotli": part.brotli});
        let parts: Vec<_> = self.parts.iter().map(row).collect();
        let json = json!({"limit": LIMIT, "aim": AIM, "parts": parts, "total": row(&self.total())});
        files::write(path, format!("{json:#}\n"))
    }

    /// Fails above a limit.
    pub fn gate(&self) -> Outcome {
        for (name, limit) in LIMITS_OF_PARTS {
            let part = self.parts.iter().find(|part| part.name == name);
            if let Some(part) = part.filter(|part| part.brotli > limit) {
                return Err(Failure::new(format!(
                    "{name} costs {} bytes after brotli, {} more than the limit of {limit}",
                    part.brotli,
                    part.brotli - limit
                )));
            }
        }
        let total = self.total().brotli;
        if total <= LIMIT {
            return Ok(());
        }
        Err(Failure::new(format!(
            "a first visit costs {total} bytes after brotli, {} more than the limit of {LIMIT}",
            total - LIMIT
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_wasm(brotli: usize) -> Sizes {
        Sizes {
            parts: vec![Part {
                name: "Wasm",
                raw: 1,
                gzip: 1,
                brotli,
            }],
        }
    }

    #[test]
    fn one_byte_above_the_limit_fails() {
        assert_eq!(with_wasm(LIMIT).gate(), Ok(()));
        let failure = with_wasm(LIMIT + 1).gate().expect_err("is above");
        assert!(failure.0.contains("1 more than the limit"), "{failure}");
    }

    #[test]
    fn what_comes_later_does_not_count() {
        let mut sizes = with_wasm(LIMIT);
        sizes.parts.extend(LATER.map(|name| Part {
            name,
            brotli: 1,
            ..Part::default()
        }));
        assert_eq!(sizes.gate(), Ok(()));
        let table = sizes.table("a test");
        assert!(LATER.iter().all(|name| table.contains(name)), "{table}");
    }

    #[test]
    fn every_file_of_a_first_visit_is_counted_once() {
        assert_eq!(part_of("assets/frontdoor.0123456789ab.wasm"), Some("Wasm"));
        assert_eq!(part_of("assets/pages.0123456789ab.wasm"), Some(LATER[0]));
        assert_eq!(part_of("assets/chat.0123456789ab.wasm"), Some(CHAT));
        assert_eq!(part_of("assets/shared.0123456789ab.wasm"), Some(SHARED));
        assert_eq!(part_of("assets/boot.0123456789ab.js"), Some("JavaScript"));
        assert_eq!(
            part_of("assets/en.0123456789ab.json"),
            Some("Texts (English)")
        );
        assert_eq!(
            part_of("assets/es.0123456789ab.json"),
            None,
            "only one language is loaded"
        );
        assert_eq!(part_of("assets/frontdoor.0123456789ab.wasm.br"), None);
        assert_eq!(part_of("portal.schema.json"), None);
    }

    #[test]
    fn parts_above_their_limit_fail() {
        for (name, limit) in LIMITS_OF_PARTS {
            let site = |brotli| Sizes {
                parts: vec![Part {
                    name,
                    brotli,
                    ..Part::default()
                }],
            };
            assert!(site(limit).gate().is_ok(), "{name}");
            assert!(site(limit + 1).gate().is_err(), "{name}");
        }
    }
}
