//! Where in the answers a value is.

use std::fmt;
use std::sync::Arc;

use crate::digits::number_in;
use crate::find::parts;

/// A place in the answers, written as Form.io writes it: `applicant.children[1].name`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Path(Vec<Segment>);

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Segment {
    /// Into an object.
    Key(Arc<str>),
    /// Into an array, from 0.
    Index(usize),
}

impl Path {
    /// Reads a path. Every text is one: what is no index in brackets is part of a key.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut path = Self::default();
        for part in parts(text, b'.').filter(|part| !part.is_empty()) {
            let mut pieces = parts(part, b'[');
            let key = pieces.next().unwrap_or_default();
            if !key.is_empty() {
                path.0.push(Segment::Key(key.into()));
            }
            for piece in pieces {
                let inner = piece.strip_suffix("]").unwrap_or(piece);
                // Of a number in 32 bits, as one of a browser has.
                path.0.push(match number_in(inner, 10) {
                    Some(index) => Segment::Index(index as usize),
                    None => Segment::Key(inner.into()),
                });
            }
        }
        path
    }

    /// The steps.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// This path and one key more.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        self.with(Segment::Key(key.into()))
    }

    /// This path and one index more.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.with(Segment::Index(index))
    }

    /// This path without its indexes: `rows.name` of `rows[1].name`.
    #[must_use]
    pub fn without_indexes(&self) -> Self {
        let keys = self.0.iter().filter(|step| matches!(step, Segment::Key(_)));
        Self(keys.cloned().collect())
    }

    /// This path, and from there another one.
    #[must_use]
    pub fn join(&self, inner: &Self) -> Self {
        let steps = self.0.iter().chain(&inner.0);
        Self(steps.cloned().collect())
    }

    /// The path without its last step, and that step; none of the empty path.
    #[must_use]
    pub fn parent(&self) -> Option<(Self, &Segment)> {
        let (last, before) = self.0.split_last()?;
        Some((Self(before.to_vec()), last))
    }

    fn with(&self, segment: Segment) -> Self {
        let mut longer = self.clone();
        longer.0.push(segment);
        longer
    }

    /// Whether nothing is below it, or it is the same, or it leads there: `a.b` is within `a`.
    #[must_use]
    pub fn is_within(&self, outer: &Self) -> bool {
        self.0.starts_with(&outer.0)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Key(key) => {
                    f.write_str(if place == 0 { "" } else { "." })?;
                    f.write_str(key)?;
                }
                Segment::Index(index) => {
                    f.write_str("[")?;
                    f.write_str(&index.to_string())?;
                    f.write_str("]")?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_its_parent_and_a_last_step() {
        let row = Path::parse("rows[3]");
        let (rows, last) = row.parent().unwrap();
        assert_eq!(
            (rows.to_string().as_str(), last),
            ("rows", &Segment::Index(3))
        );
        assert_eq!(Path::default().parent(), None);
    }

    #[test]
    fn paths_are_written_as_they_are_read() {
        for text in ["a", "a.b", "rows[0].name", "rows[0][12].x", ""] {
            assert_eq!(Path::parse(text).to_string(), text);
        }
    }

    #[test]
    fn a_key_and_a_dotted_text_are_the_same_path() {
        let path = Path::default().key("rows").index(2).key("name");
        assert_eq!(path, Path::parse("rows[2].name"));
        assert!(path.is_within(&Path::parse("rows[2]")));
        assert!(!path.is_within(&Path::parse("rows[1]")));
    }
}
