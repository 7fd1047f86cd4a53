//! A submission as a record of the vault.

use super::Submission;
use crate::ports::{Cabinet, Change, Expected, Record};

impl Submission {
    /// Reads a record; none where it holds no submission.
    #[must_use]
    pub fn from_record(record: &Record) -> Option<Self> {
        let mut row = Self::from_text(std::str::from_utf8(&record.bytes).ok()?)?;
        row.version = record.version;
        Some(row)
    }

    /// The change that keeps it in place of the version that it was read at, and the submission as it is
    /// then.
    #[must_use]
    pub fn keep(mut self) -> (Change, Self) {
        let expected = match self.version {
            0 => Expected::Nothing,
            version => Expected::Version(version),
        };
        self.version = self.version.saturating_add(1);
        let change = Change {
            cabinet: Cabinet::Requests,
            name: self.id.clone(),
            expected,
            put: Some((self.version, self.to_text().into_bytes())),
        };
        (change, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_change_builds_on_the_one_before() {
        let row = Submission::new("a".into(), "city".into(), 7);
        let (first, row) = row.keep();
        assert_eq!((first.expected, row.version), (Expected::Nothing, 1));
        let (version, bytes) = first.put.expect("it is put");
        let record = Record {
            name: first.name,
            version,
            bytes,
        };
        let read = Submission::from_record(&record).expect("it is a submission");
        assert_eq!(read, row);
        assert_eq!(read.keep().0.expected, Expected::Version(1));
    }

    #[test]
    fn what_is_no_submission_is_none() {
        let bytes = vec![0xFF];
        let record = Record {
            name: "a".into(),
            version: 1,
            bytes,
        };
        assert_eq!(Submission::from_record(&record), None);
    }
}
