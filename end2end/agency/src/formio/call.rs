//! Which form a path asks for, and what for.

use crate::georeport::Operation;

/// A call under `/formio/`. The misbehaviours know it by the operation of GeoReport that does the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// `GET form`: the list of forms.
    List,
    /// `GET {path}`: a definition.
    Definition(String),
    /// `POST {path}/submission`: a new submission.
    Submit(String),
}

impl Call {
    /// Reads the part of a path after `/formio/`, decoded. `None`: there is nothing under this path.
    #[must_use]
    pub fn parse(path: &str, is_post: bool) -> Option<Self> {
        match path.strip_suffix("/submission") {
            Some(form) if is_post && !form.is_empty() => Some(Self::Submit(form.to_owned())),
            None if path == "form" && !is_post => Some(Self::List),
            None if !path.is_empty() && !is_post => Some(Self::Definition(path.to_owned())),
            _ => None,
        }
    }

    /// What the misbehaviours call it.
    #[must_use]
    pub fn operation(&self) -> Operation {
        match self {
            Self::List => Operation::Services,
            Self::Definition(path) => Operation::Definition(path.clone()),
            Self::Submit(_) => Operation::Create,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_method_and_the_end_of_a_path_tell_what_is_asked_for() {
        let form = || "a".to_owned();
        assert_eq!(Call::parse("form", false), Some(Call::List));
        assert_eq!(Call::parse("a", false), Some(Call::Definition(form())));
        assert_eq!(
            Call::parse("a/submission", true),
            Some(Call::Submit(form()))
        );
        for (path, is_post) in [
            ("a/submission", false),
            ("a", true),
            ("", false),
            ("/submission", true),
        ] {
            assert_eq!(Call::parse(path, is_post), None, "{path}");
        }
    }
}
