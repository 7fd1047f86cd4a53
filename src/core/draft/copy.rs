//! A draft as a file that the citizen keeps, with its photos.

use super::KeptDraft;
use crate::base64;
use crate::kept;
use crate::tree::{Limits, Node, json};

/// What tells such a file from others.
const FORMAT: &str = "frontdoor-draft";

/// What a file may cost to read: 20 photos of 10 MB are 270 MB of text.
const LIMITS: Limits = Limits {
    bytes: 300_000_000,
    depth: 16,
    nodes: 100_000,
};

/// A draft with the content of its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The draft.
    pub draft: KeptDraft,
    /// The content of its files, by their ids.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Copy {
    /// The file, as JSON.
    #[must_use]
    pub fn to_text(&self) -> String {
        let files = self.files.iter().map(|(id, bytes)| {
            Node::map([
                ("id", Node::scalar(id)),
                ("content", Node::scalar(base64::encode(bytes))),
            ])
        });
        json::write(&Node::map([
            ("format", Node::scalar(FORMAT)),
            ("version", Node::scalar("1")),
            ("draft", self.draft.to_node()),
            ("files", Node::list(files.collect())),
        ]))
    }

    /// Reads such a file; none where it is another one. It is a draft that was not sent, whatever it was when
    /// it was saved, and it has those files alone whose content is there.
    #[must_use]
    pub fn from_text(text: &[u8]) -> Option<Self> {
        let root = json::parse(text, &LIMITS).ok()?;
        if kept::text(&root, "format")? != FORMAT {
            return None;
        }
        let mut draft = KeptDraft::from_node(root.get("draft")?)?;
        draft.sent_as.clear();
        let files = root.get("files").map(Node::items).unwrap_or_default();
        let files = files.into_iter().filter_map(|file| {
            let content = base64::decode(kept::text(file, "content")?)?;
            Some((kept::text(file, "id")?.to_owned(), content))
        });
        let files: Vec<_> = files.collect();
        draft
            .files
            .retain(|kept| files.iter().any(|(id, _)| *id == kept.id));
        Some(Self { draft, files })
    }
}

#[cfg(test)]
mod tests {
    use super::super::KeptFile;
    use super::*;

    fn copy() -> Copy {
        let file = |id: &str| KeptFile {
            id: id.into(),
            media_type: "image/jpeg".into(),
            width: 4,
            height: 3,
        };
        Copy {
            draft: KeptDraft {
                agency: "city".into(),
                service_code: "pothole".into(),
                files: vec![file("a"), file("b")],
                sent_as: "x".into(),
                ..KeptDraft::default()
            },
            files: vec![("a".into(), (0..=255).collect())],
        }
    }

    #[test]
    fn a_copy_brings_the_draft_and_its_files_back() {
        let read = Copy::from_text(copy().to_text().as_bytes()).expect("it is a copy");
        assert_eq!(read.files, copy().files);
        assert_eq!(read.draft.sent_as, "");
        let ids: Vec<_> = read.draft.files.iter().map(|file| &file.id).collect();
        assert_eq!(ids, ["a"], "a file without content is not there");
    }

    #[test]
    fn other_files_are_no_copies() {
        for text in [
            "",
            "{}",
            r#"{"format":"frontdoor-draft"}"#,
            r#"{"format":"other","draft":{"agency":"a","service_code":"b"}}"#,
        ] {
            assert_eq!(Copy::from_text(text.as_bytes()), None, "{text}");
        }
    }
}
