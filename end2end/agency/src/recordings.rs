//! A folder of recorded answers, served in place of the sandbox's own.
//!
//! `recordings.json` in the folder says which file answers what. Without it, names decide: see
//! [`Recordings::by_name`].

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use axum::http::StatusCode;
use serde::Deserialize;

use crate::georeport::{Call, Operation};

/// The file that says which file answers what.
const MAP: &str = "recordings.json";

/// A folder of recorded answers.
#[derive(Debug)]
pub struct Recordings {
    folder: PathBuf,
    map: Option<BTreeMap<String, Entry>>,
}

/// An entry of the map: a file, or a file with the HTTP status it was recorded with.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Entry {
    File(PathBuf),
    WithStatus { file: PathBuf, status: u16 },
}

/// A recorded answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recording {
    /// The HTTP status.
    pub status: StatusCode,
    /// The body, byte by byte.
    pub body: Vec<u8>,
}

impl Recordings {
    /// Opens a folder. Files are read when they are asked for, so they may change meanwhile.
    ///
    /// # Errors
    /// When the folder is missing or its map is not well-formed.
    pub fn open(folder: &Path) -> Result<Self, String> {
        if !folder.is_dir() {
            return Err(format!("{} is no folder", folder.display()));
        }
        let path = folder.join(MAP);
        let map: Option<BTreeMap<String, Entry>> = if path.exists() {
            let text = std::fs::read_to_string(&path).map_err(|e| format!("{MAP}: {e}"))?;
            Some(serde_json::from_str(&text).map_err(|e| format!("{MAP}: {e}"))?)
        } else {
            None
        };
        Ok(Self {
            folder: folder.to_owned(),
            map,
        })
    }

    /// Files that the map names and that are not there; calls for them are answered with 404.
    #[must_use]
    pub fn missing(&self) -> Vec<PathBuf> {
        self.map
            .iter()
            .flatten()
            .map(|(_, entry)| self.folder.join(entry.file()))
            .filter(|file| !file.is_file())
            .collect()
    }

    /// The recorded answer to this call, if there is one.
    #[must_use]
    pub fn answer(&self, call: &Call) -> Option<Recording> {
        let (file, status) = match &self.map {
            Some(map) => {
                let entry = Self::keys(call).find_map(|key| map.get(&key))?;
                (self.folder.join(entry.file()), entry.status())
            }
            None => (self.by_name(call)?, StatusCode::OK),
        };
        let body = std::fs::read(file).ok()?;
        Some(Recording { status, body })
    }

    /// The keys under which a call may be in the map, the narrowest first: `services/001.xml`, then
    /// `services/*.xml`. Those of a new request begin with `POST `.
    fn keys(call: &Call) -> impl Iterator<Item = String> {
        let suffix = call.format.suffix();
        let method = match call.operation {
            Operation::Create => "POST ",
            _ => "",
        };
        let any = match call.operation {
            Operation::Definition(_) => Some(format!("services/*.{suffix}")),
            Operation::Request(_) => Some(format!("requests/*.{suffix}")),
            Operation::Token(_) => Some(format!("tokens/*.{suffix}")),
            _ => None,
        };
        std::iter::once(format!("{method}{}", call.resource())).chain(any)
    }

    /// The first file, by the alphabet, whose name tells that it answers this call, such as
    /// `sf-services.xml` or `sf-post_service_request.xml`.
    fn by_name(&self, call: &Call) -> Option<PathBuf> {
        let mut files: Vec<PathBuf> = std::fs::read_dir(&self.folder)
            .ok()?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| {
                path.extension()
                    .is_some_and(|extension| extension == call.format.suffix())
            })
            .collect();
        files.sort();
        files.into_iter().find(|path| {
            let stem = path
                .file_stem()
                .map(|stem| stem.to_string_lossy().to_lowercase())
                .unwrap_or_default();
            Self::is_named_for(&stem, &call.operation)
        })
    }

    fn is_named_for(stem: &str, operation: &Operation) -> bool {
        let is_of_one = stem.contains("request")
            && !["requests", "post", "token", "empty", "not_found"]
                .iter()
                .any(|word| stem.contains(word));
        match operation {
            Operation::Discovery => stem.contains("discovery"),
            Operation::Services => stem.ends_with("services"),
            Operation::Definition(_) => stem.contains("definition"),
            Operation::Requests => stem.ends_with("requests"),
            Operation::Create => stem.contains("post"),
            Operation::Request(_) => is_of_one,
            Operation::Token(_) => stem.contains("token"),
        }
    }
}

impl Entry {
    fn file(&self) -> &Path {
        match self {
            Self::File(file) | Self::WithStatus { file, .. } => file,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::File(_) => StatusCode::OK,
            Self::WithStatus { status, .. } => {
                StatusCode::from_u16(*status).unwrap_or(StatusCode::OK)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_a_file_answers() {
        let code = || String::from("1");
        for (stem, operation) in [
            ("sf-services", Operation::Services),
            ("services", Operation::Services),
            ("sf-service_definition", Operation::Definition(code())),
            ("sf-service_requests", Operation::Requests),
            ("sf-get_service_request", Operation::Request(code())),
            ("sf-post_service_request", Operation::Create),
            ("sf-request_id_from_token", Operation::Token(code())),
            ("dc-discovery", Operation::Discovery),
        ] {
            assert!(Recordings::is_named_for(stem, &operation), "{stem}");
        }
        for stem in [
            "sf-service_requests_empty",
            "sf-post_service_request",
            "sf-get_service_request_not_found",
        ] {
            let one = Operation::Request(code());
            assert!(!Recordings::is_named_for(stem, &one), "{stem}");
        }
    }

    #[test]
    fn narrow_keys_come_first() {
        let call = Call::parse("/recorded/open311/v2/services/001.xml", false).unwrap();
        let keys: Vec<_> = Recordings::keys(&call).collect();
        assert_eq!(keys, ["services/001.xml", "services/*.xml"]);
        let post = Call::parse("/recorded/open311/v2/requests.xml", true).unwrap();
        assert_eq!(
            Recordings::keys(&post).collect::<Vec<_>>(),
            ["POST requests.xml"]
        );
    }
}
