//! A folder of style sheets as a web server's answers, never from a cache.

use std::fs;
use std::path::{Component, Path, PathBuf};

use serde_json::json;
use sha2::{Digest, Sha256};

use crate::build::headers;
use crate::failure::{Failure, Outcome};
use crate::serve::Answers;
use crate::serve::request::Request;
use crate::serve::site::Answer;

/// Where Chromium's developer tools ask which folder a page comes from, so that they can save into it
/// ("Automatic Workspace folders", since version 135).
const WORKSPACE: &str = "/.well-known/appspecific/com.chrome.devtools.json";

/// The library's address.
const LIBRARY: &str = "/patterns/";

/// A folder like `style/`.
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The folder at this path, whole and without links in its name.
    ///
    /// # Errors
    /// Where it is not there or has no `index.css`.
    pub fn of_looks(path: &Path) -> Outcome<Self> {
        let missing = || {
            Failure::new(format!(
                "{} has no index.css; --folder takes a folder like style/",
                path.display()
            ))
        };
        let root = path.canonicalize().map_err(|_| missing())?;
        if !root.join("index.css").is_file() {
            return Err(missing());
        }
        Ok(Self { root })
    }

    /// Its absolute path.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The file for a path, if it is one within the folder; neither dots nor links lead out of it.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let mut relative = path.trim_start_matches('/').to_owned();
        if path.ends_with('/') {
            relative.push_str("index.html");
        }
        let is_plain = Path::new(&relative)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        if !is_plain || relative.contains('\\') {
            return None;
        }
        let file = self.root.join(relative).canonicalize().ok()?;
        (file.starts_with(&self.root) && file.is_file()).then_some(file)
    }

    /// What the developer tools are told: the folder, and a name for it that is the same each time.
    fn workspace(&self) -> Vec<u8> {
        let root = self.root.to_string_lossy();
        let answer = json!({ "workspace": { "root": root, "uuid": uuid(&root) } });
        format!("{answer:#}\n").into_bytes()
    }
}

impl Answers for Folder {
    fn answer(&self, request: &Request) -> Answer {
        // A site that gives this machine a name of its own would be of the same origin as these files.
        if !is_this_machine(&request.host) {
            return answer(
                403,
                "text/plain; charset=utf-8",
                b"Only localhost is served here.\n",
            );
        }
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return answer(
                405,
                "text/plain; charset=utf-8",
                b"Only GET and HEAD are answered here.\n",
            );
        }
        match request.path.as_str() {
            WORKSPACE => return answer(200, "application/json", self.workspace()),
            "/" | "/patterns" => {
                let mut answer = answer(307, "text/plain; charset=utf-8", b"");
                answer.headers.push(("Location", LIBRARY.to_owned()));
                return answer;
            }
            _ => {}
        }
        let found = self.file(&request.path);
        match found.and_then(|file| fs::read(&file).ok().map(|bytes| (file, bytes))) {
            Some((file, bytes)) => answer(200, headers::media_type(&file.to_string_lossy()), bytes),
            None => answer(
                404,
                "text/plain; charset=utf-8",
                b"There is no such file.\n",
            ),
        }
    }
}

/// Whether a `Host` names this machine by its address, or as `localhost`.
fn is_this_machine(host: &str) -> bool {
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    let name = host
        .rsplit_once(':')
        .filter(|(_, port)| is_port(port))
        .map_or(host, |(name, _)| name);
    let address = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost")
        || address
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// What is being edited is asked for each time. No other site may have it in a frame or as a script.
fn answer(status: u16, media_type: &'static str, body: impl Into<Vec<u8>>) -> Answer {
    Answer {
        status,
        headers: vec![
            ("Content-Type", media_type.to_owned()),
            ("Cache-Control", "no-store".to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
            (
                "Content-Security-Policy",
                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'"
                    .to_owned(),
            ),
        ],
        body: body.into(),
    }
}

/// A UUID that follows from a text (RFC 9562, section 5.8: version 8, made by a hash).
fn uuid(text: &str) -> String {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&Sha256::digest(text)[..16]);
    bytes[6] = (bytes[6] & 0x0f) | 0x80;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let [a, b, c, d, e] = [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ];
    format!("{a}-{b}-{c}-{d}-{e}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files;
    use serde_json::Value;

    fn folder(name: &str) -> Folder {
        let root = std::env::temp_dir().join(format!("frontdoor-{name}-{}", std::process::id()));
        files::remove_folder(&root).expect("removes");
        for (path, text) in [
            ("style/index.css", "sheet"),
            ("style/patterns/index.html", "library"),
            ("secret.css", "secret"),
        ] {
            files::write(&root.join(path), text).expect("writes");
        }
        Folder::of_looks(&root.join("style")).expect("is a folder")
    }

    fn get(folder: &Folder, path: &str) -> Answer {
        folder.answer(&Request {
            method: "GET".into(),
            host: "127.0.0.1:1".into(),
            path: path.into(),
            ..Request::default()
        })
    }

    fn header(answer: &Answer, name: &str) -> String {
        let found = answer.headers.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    }

    #[test]
    fn files_and_the_library_are_served_fresh() {
        let folder = folder("looks");
        let sheet = get(&folder, "/index.css");
        assert_eq!((sheet.status, sheet.body.as_slice()), (200, &b"sheet"[..]));
        assert_eq!(header(&sheet, "Content-Type"), "text/css; charset=utf-8");
        assert_eq!(header(&sheet, "Cache-Control"), "no-store");
        assert_eq!(get(&folder, "/patterns/").body, b"library");
        let start = get(&folder, "/");
        assert_eq!(
            (start.status, header(&start, "Location")),
            (307, "/patterns/".to_owned())
        );
        assert_eq!(get(&folder, "/components/none.css").status, 404);
        assert_eq!(get(&folder, "/patterns/none/").status, 404);
    }

    #[test]
    fn nothing_outside_is_served() {
        let folder = folder("outside-looks");
        let outside = folder.root().with_file_name("secret.css");
        #[cfg(unix)]
        std::os::unix::fs::symlink(&outside, folder.root().join("link.css")).expect("links");
        for path in [
            "/../secret.css",
            "/patterns/../../secret.css",
            "//../secret.css",
            "/./../secret.css",
            "/..\\secret.css",
            "/link.css",
            &outside.display().to_string(),
        ] {
            assert_eq!(get(&folder, path).status, 404, "{path}");
        }
    }

    #[test]
    fn the_developer_tools_learn_where_the_files_are() {
        let folder = folder("workspace");
        let tell = || {
            let answer = get(&folder, WORKSPACE);
            assert_eq!(header(&answer, "Content-Type"), "application/json");
            serde_json::from_slice::<Value>(&answer.body).expect("is JSON")
        };
        let told = tell();
        assert_eq!(
            told["workspace"]["root"],
            folder.root().to_string_lossy().as_ref()
        );
        assert_eq!(told, tell());
        assert_eq!(uuid("/a/style"), "e30c7785-464b-829c-8a7c-cd244631dc6e");
    }

    #[test]
    fn a_folder_of_something_else_is_refused() {
        let failure = Folder::of_looks(&std::env::temp_dir())
            .err()
            .expect("is refused");
        assert!(
            failure.to_string().contains("has no index.css"),
            "{failure}"
        );
    }

    #[test]
    fn other_names_of_this_machine_are_refused() {
        let hosts = [
            ("localhost:1", 200),
            ("[::1]:7314", 200),
            ("127.0.0.1", 200),
            ("evil.example:7314", 403),
            ("", 403),
        ];
        let folder = folder("names");
        for (host, status) in hosts {
            let answer = folder.answer(&Request {
                method: "GET".into(),
                path: "/index.css".into(),
                host: host.into(),
                ..Request::default()
            });
            assert_eq!(answer.status, status, "{host}");
        }
    }
}
