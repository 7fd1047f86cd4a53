//! A form that is not sent yet, as it is kept on the device.

mod copy;

pub use copy::Copy;

use crate::kept;
use crate::ports::{Cabinet, Change, Expected, Record};
use crate::tree::{Limits, Node, Value, json};

/// What a kept draft may cost to read: 10 MB; it is flat.
const LIMITS: Limits = Limits {
    bytes: 10_000_000,
    depth: 16,
    nodes: 100_000,
};

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// A draft without the content of its files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptDraft {
    /// The agency's id in `portal.json`.
    pub agency: String,
    /// The service's code.
    pub service_code: String,
    /// What the service is called.
    pub service_name: String,
    /// The address to go on at.
    pub place: String,
    /// When it was last changed, milliseconds since 1970-01-01T00:00:00Z.
    pub saved: i64,
    /// The answers, as [`Filling::to_json`](crate::form::filling::Filling::to_json) writes them.
    pub filling: String,
    /// The files among the answers.
    pub files: Vec<KeptFile>,
    /// What the questions that have answers are called, by the paths of the answers.
    pub labels: Vec<(String, String)>,
    /// Tells one definition of the form from another ([`fingerprint`]).
    pub form: String,
    /// The id of the submission that was made of it and is on its way; empty while it is not sent.
    pub sent_as: String,
    /// The version of the record that it was read from; 0 for one that was never kept.
    pub version: u32,
}

/// What is kept of a file beside its content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptFile {
    /// What its content is found by.
    pub id: String,
    /// Its media type.
    pub media_type: String,
    /// A photo's width in pixels; 0 for any other file.
    pub width: u32,
    /// A photo's height in pixels; 0 for any other file.
    pub height: u32,
}

impl KeptDraft {
    /// What it is kept under.
    #[must_use]
    pub fn name(&self) -> String {
        name(&self.agency, &self.service_code)
    }

    /// Whether it was not touched for this many days.
    #[must_use]
    pub fn is_over(&self, now: i64, days: u32) -> bool {
        self.ends(days) < now
    }

    /// When it will have been kept for this many days, milliseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn ends(&self, days: u32) -> i64 {
        self.saved.saturating_add(DAY.saturating_mul(days.into()))
    }

    /// All of it as JSON.
    #[must_use]
    pub fn to_text(&self) -> String {
        json::write(&self.to_node())
    }

    /// Reads a record that holds what [`KeptDraft::to_text`] wrote; none where there is no form it could be
    /// of.
    #[must_use]
    pub fn from_record(record: &Record) -> Option<Self> {
        let mut draft = Self::from_node(&json::parse(&record.bytes, &LIMITS).ok()?)?;
        draft.version = record.version;
        Some(draft)
    }

    /// The change that keeps it in place of the version that it was read at, and the draft as it is then.
    #[must_use]
    pub fn keep(mut self) -> (Change, Self) {
        let expected = match self.version {
            0 => Expected::Nothing,
            version => Expected::Version(version),
        };
        self.version = self.version.saturating_add(1);
        let change = Change {
            cabinet: Cabinet::Drafts,
            name: self.name(),
            expected,
            put: Some((self.version, self.to_text().into_bytes())),
        };
        (change, self)
    }

    fn to_node(&self) -> Node {
        let files = self.files.iter().map(|file| {
            Node::map([
                ("id", Node::scalar(&file.id)),
                ("media_type", Node::scalar(&file.media_type)),
                ("width", Node::scalar(file.width.to_string())),
                ("height", Node::scalar(file.height.to_string())),
            ])
        });
        let labels = self.labels.iter();
        let labels = labels.map(|(path, label)| (path, Node::scalar(label)));
        Node::map([
            ("agency", Node::scalar(&self.agency)),
            ("service_code", Node::scalar(&self.service_code)),
            ("service_name", Node::scalar(&self.service_name)),
            ("place", Node::scalar(&self.place)),
            ("saved", Node::scalar(self.saved.to_string())),
            ("filling", Node::scalar(&self.filling)),
            ("files", Node::list(files.collect())),
            ("labels", Node::map(labels)),
            ("form", Node::scalar(&self.form)),
            ("sent_as", Node::scalar(&self.sent_as)),
        ])
    }

    fn from_node(root: &Node) -> Option<Self> {
        let owned = |key| kept::text(root, key).unwrap_or_default().to_owned();
        let files = root.get("files").map(Node::items).unwrap_or_default();
        let files = files.into_iter().filter_map(|file| {
            let number = |key| kept::text(file, key).and_then(|text| text.parse().ok());
            Some(KeptFile {
                id: kept::text(file, "id")?.to_owned(),
                media_type: kept::text(file, "media_type")
                    .unwrap_or_default()
                    .to_owned(),
                width: number("width").unwrap_or_default(),
                height: number("height").unwrap_or_default(),
            })
        });
        let labels = root.get("labels").map(|labels| &labels.value);
        let labels = match labels {
            Some(Value::Map(entries)) => entries.as_slice(),
            _ => &[],
        };
        let labels = labels
            .iter()
            .filter_map(|(path, label)| Some((path.clone(), kept::exact(label)?.to_owned())));
        Some(Self {
            agency: kept::text(root, "agency")?.to_owned(),
            service_code: kept::text(root, "service_code")?.to_owned(),
            service_name: owned("service_name"),
            place: owned("place"),
            saved: owned("saved").parse().unwrap_or_default(),
            filling: owned("filling"),
            files: files.collect(),
            labels: labels.collect(),
            form: owned("form"),
            sent_as: owned("sent_as"),
            version: 0,
        })
    }
}

/// What the draft of a service's form is kept under.
#[must_use]
pub fn name(agency: &str, service_code: &str) -> String {
    [agency, "/", service_code].concat()
}

/// Tells one answer of an agency from another: FNV-1a of 64 bits, in hexadecimal. It guards against a form
/// that was changed, not against anybody.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01B3);
    }
    (0..16)
        .rev()
        .filter_map(|place| char::from_digit((hash >> (place * 4)) as u32 & 15, 16))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn draft() -> KeptDraft {
        KeptDraft {
            agency: "city".into(),
            service_code: "pothole".into(),
            service_name: "Pothole".into(),
            place: "/services/city/pothole/form/2".into(),
            saved: 7 * DAY,
            filling: r#"{"answers":{"a":" x "}}"#.into(),
            files: vec![KeptFile {
                id: "f".into(),
                media_type: "image/jpeg".into(),
                width: 2048,
                height: 1536,
            }],
            labels: vec![("a".into(), "What?".into())],
            form: fingerprint(b"[]"),
            sent_as: String::new(),
            version: 0,
        }
    }

    fn record(version: u32, text: &str) -> Record {
        Record {
            name: "city/pothole".into(),
            version,
            bytes: text.as_bytes().to_vec(),
        }
    }

    #[test]
    fn a_draft_is_read_as_it_was_kept() {
        let (change, kept) = draft().keep();
        assert_eq!((change.expected, kept.version), (Expected::Nothing, 1));
        assert_eq!(change.name, "city/pothole");
        let (version, bytes) = change.put.expect("it is put");
        let record = Record {
            name: change.name,
            version,
            bytes,
        };
        assert_eq!(KeptDraft::from_record(&record), Some(kept.clone()));
        let (again, _) = kept.keep();
        assert_eq!(again.expected, Expected::Version(1));
    }

    #[test]
    fn a_draft_ends_after_its_days() {
        assert!(!draft().is_over(37 * DAY, 30));
        assert!(draft().is_over(37 * DAY + 1, 30));
        assert_eq!(draft().ends(30), 37 * DAY);
    }

    #[test]
    fn what_is_of_no_form_is_no_draft() {
        for text in ["", "{}", "[]", r#"{"agency":"city"}"#] {
            assert_eq!(KeptDraft::from_record(&record(1, text)), None, "{text}");
        }
    }

    #[test]
    fn fingerprints_are_those_of_the_algorithm() {
        // Of the test vectors in draft-eastlake-fnv, appendix C.
        assert_eq!(fingerprint(b""), "cbf29ce484222325");
        assert_eq!(fingerprint(b"foobar"), "85944171f73967e8");
    }

    proptest! {
        #[test]
        fn any_record_is_read(bytes in any::<Vec<u8>>()) {
            let _ = KeptDraft::from_record(&Record { bytes, ..record(1, "") });
        }

        #[test]
        fn any_answer_is_kept(filling in any::<String>(), place in any::<String>(), saved in any::<i64>()) {
            let draft = KeptDraft { filling, place, saved, ..draft() };
            prop_assert_eq!(KeptDraft::from_record(&record(0, &draft.to_text())), Some(draft));
        }
    }
}
