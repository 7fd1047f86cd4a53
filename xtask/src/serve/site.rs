//! Which bytes and headers answer a path.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::Answers;
use super::request::Request;
use crate::build::headers::{self, Place};
use crate::configuration::Configuration;

/// A folder of files and how it is served.
pub struct Site {
    /// The folder.
    pub folder: PathBuf,
    /// Served as `/portal.json` in place of the folder's own.
    pub portal_json: Option<PathBuf>,
}

/// An answer without the connection's own headers.
#[derive(Debug)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Headers by name.
    pub headers: Vec<(&'static str, String)>,
    /// The body, which HEAD and 304 leave out.
    pub body: Vec<u8>,
}

impl Site {
    /// The headers of every answer. The configuration is read anew for each, so that it can be
    /// edited while it is served. One that the portal cannot read allows no origin besides our
    /// own, and is served all the same, since the portal explains what is wrong with it.
    fn headers(&self) -> Vec<(&'static str, String)> {
        let given = self.portal_json.clone();
        let path = given.unwrap_or_else(|| self.folder.join("portal.json"));
        let portal = Configuration::read(&path).unwrap_or_default();
        headers::of_every_answer(&portal, Place::Local)
    }

    /// The file for a path: itself, or the page where the path is a place in the portal.
    fn file(&self, path: &str) -> Option<PathBuf> {
        if let Some(given) = self.portal_json.as_ref().filter(|_| path == "/portal.json") {
            return Some(given.clone());
        }
        let relative = Path::new(path.trim_start_matches('/'));
        let is_inside = relative
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_)));
        let file = self.folder.join(relative);
        if is_inside && file.is_file() {
            return Some(file);
        }
        headers::is_page(path).then(|| self.folder.join("index.html"))
    }

    fn plain(&self, status: u16, text: &str) -> Answer {
        let mut headers = self.headers();
        headers.push(("Content-Type", "text/plain; charset=utf-8".to_owned()));
        headers.push(("Cache-Control", "no-cache".to_owned()));
        Answer {
            status,
            headers,
            body: text.as_bytes().to_vec(),
        }
    }
}

impl Answers for Site {
    fn answer(&self, request: &Request) -> Answer {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return self.plain(405, "Only GET and HEAD are answered here.\n");
        }
        let Some(file) = self.file(&request.path) else {
            return self.plain(404, "There is no such file.\n");
        };
        let (encoding, chosen) = encoded(&file, request);
        let Some((etag, body)) = etag(&chosen).zip(std::fs::read(&chosen).ok()) else {
            return self.plain(404, "There is no such file.\n");
        };
        let mut answer = Answer {
            status: 200,
            headers: self.headers(),
            body,
        };
        let name = file.to_string_lossy();
        answer.headers.extend([
            ("Content-Type", headers::media_type(&name).to_owned()),
            (
                "Cache-Control",
                headers::cache_control(&request.path).to_owned(),
            ),
            ("Vary", "Accept-Encoding".to_owned()),
            ("ETag", etag.clone()),
        ]);
        if let Some(encoding) = encoding {
            answer
                .headers
                .push(("Content-Encoding", encoding.to_owned()));
        }
        if request.etag.as_ref() == Some(&etag) {
            answer.status = 304;
            answer.body.clear();
        }
        answer
    }
}

/// The compressed copy that the browser takes, or the file itself.
fn encoded(file: &Path, request: &Request) -> (Option<&'static str>, PathBuf) {
    for (accepted, encoding, ending) in [(request.brotli, "br", "br"), (request.gzip, "gzip", "gz")]
    {
        let mut name = file.as_os_str().to_owned();
        name.push(format!(".{ending}"));
        let copy = PathBuf::from(name);
        if accepted && copy.is_file() {
            return (Some(encoding), copy);
        }
    }
    (None, file.to_owned())
}

/// Changes with the file.
fn etag(file: &Path) -> Option<String> {
    let meta = file.metadata().ok()?;
    let age = meta.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("\"{:x}-{:x}\"", meta.len(), age.as_nanos()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files;

    fn site(name: &str) -> Site {
        let folder = std::env::temp_dir().join(format!("frontdoor-{name}-{}", std::process::id()));
        files::remove_folder(&folder).expect("removes");
        for (path, text) in [
            ("index.html", "page"),
            ("assets/a.js", "script"),
            ("assets/a.js.br", "packed"),
            ("portal.json", "{}"),
        ] {
            files::write(&folder.join(path), text).expect("writes");
        }
        files::write(&folder.with_extension("secret"), "secret").expect("writes");
        Site {
            folder,
            portal_json: None,
        }
    }

    fn get(path: &str) -> Request {
        Request {
            method: "GET".into(),
            path: path.into(),
            ..Request::default()
        }
    }

    fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
        answer
            .headers
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value.as_str())
    }

    #[test]
    fn places_get_the_page_and_missing_files_404() {
        let site = site("places");
        assert_eq!(site.answer(&get("/services/city/001.2")).body, b"page");
        assert_eq!(site.answer(&get("/")).body, b"page");
        assert_eq!(site.answer(&get("/assets/es.json")).status, 404);
        assert_eq!(site.answer(&get("/favicon.ico")).status, 404);
    }

    #[test]
    fn compressed_copies_go_to_those_who_take_them() {
        let site = site("packed");
        let packed = site.answer(&Request {
            brotli: true,
            ..get("/assets/a.js")
        });
        assert_eq!(header(&packed, "Content-Encoding"), Some("br"));
        assert_eq!(
            header(&packed, "Content-Type"),
            Some("text/javascript; charset=utf-8")
        );
        assert_eq!(packed.body, b"packed");
        let plain = site.answer(&get("/assets/a.js"));
        assert_eq!(
            (header(&plain, "Content-Encoding"), plain.body.as_slice()),
            (None, &b"script"[..])
        );
    }

    #[test]
    fn what_the_browser_has_is_not_sent_again() {
        let site = site("etag");
        let etag = header(&site.answer(&get("/portal.json")), "ETag").map(str::to_owned);
        let again = site.answer(&Request {
            etag,
            ..get("/portal.json")
        });
        assert_eq!((again.status, again.body.len()), (304, 0));
    }

    #[test]
    fn the_policy_follows_the_configuration_that_is_served() {
        let site = site("policy");
        let policy = |site: &Site| {
            let answer = site.answer(&get("/"));
            header(&answer, "Content-Security-Policy")
                .map(str::to_owned)
                .unwrap_or_default()
        };
        assert!(!policy(&site).contains("https://311.a.example"));
        let edited = include_str!("../../../public/portal.json")
            .replace("http://127.0.0.1:7311", "https://311.a.example");
        files::write(&site.folder.join("portal.json"), edited).expect("writes");
        assert!(
            policy(&site)
                .contains("connect-src 'self' https://311.a.example http://127.0.0.1:7313;")
        );
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let site = site("outside");
        let name = site.folder.with_extension("secret");
        let name = name
            .file_name()
            .and_then(|name| name.to_str())
            .expect("has a name");
        assert_ne!(
            site.answer(&get(&format!("/x/../../{name}"))).body,
            b"secret"
        );
        assert_ne!(site.answer(&get(&format!("/../{name}"))).body, b"secret");
    }
}
