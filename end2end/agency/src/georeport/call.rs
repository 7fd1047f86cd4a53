//! Which operation of which agency a path asks for, and in which format.

use percent_encoding::percent_decode_str;

/// A format that the standard knows. A path names it by its suffix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `.xml`, `text/xml`
    Xml,
    /// `.json`, `application/json`
    Json,
}

impl Format {
    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Xml => "text/xml",
            Self::Json => "application/json",
        }
    }

    /// The suffix of its paths, without the dot.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Xml => "xml",
            Self::Json => "json",
        }
    }

    fn from_suffix(suffix: &str) -> Option<Self> {
        [Self::Xml, Self::Json]
            .into_iter()
            .find(|format| format.suffix() == suffix)
    }
}

/// What is asked for. `GET` and `POST` of `requests` are told apart by the method, not here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// The discovery document.
    Discovery,
    /// The list of services.
    Services,
    /// The definition of the service with this code.
    Definition(String),
    /// The list of requests.
    Requests,
    /// A new request.
    Create,
    /// The request with this reference.
    Request(String),
    /// The reference behind this token.
    Token(String),
}

/// A call of the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The agency's path prefix.
    pub slug: String,
    /// What is asked for.
    pub operation: Operation,
    /// The format of the answer.
    pub format: Format,
}

impl Call {
    /// Reads the path of a URL, still percent-encoded. `None`: there is nothing under this path.
    #[must_use]
    pub fn parse(path: &str, is_post: bool) -> Option<Self> {
        let mut segments = Vec::new();
        for segment in path.strip_prefix('/')?.split('/') {
            segments.push(percent_decode_str(segment).decode_utf8().ok()?.into_owned());
        }
        let last = segments.pop()?;
        let (name, suffix) = last.rsplit_once('.')?;
        let format = Format::from_suffix(suffix)?;
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let (slug, operation) = match (segments.as_slice(), name) {
            ([slug], "discovery") => (slug, Operation::Discovery),
            ([slug, "open311", "v2"], "services") => (slug, Operation::Services),
            ([slug, "open311", "v2"], "requests") if is_post => (slug, Operation::Create),
            ([slug, "open311", "v2"], "requests") => (slug, Operation::Requests),
            ([slug, "open311", "v2", collection], id) if !id.is_empty() => {
                let id = id.to_owned();
                let operation = match *collection {
                    "services" => Operation::Definition(id),
                    "requests" => Operation::Request(id),
                    "tokens" => Operation::Token(id),
                    _ => return None,
                };
                (slug, operation)
            }
            _ => return None,
        };
        Some(Self {
            slug: (*slug).to_owned(),
            operation,
            format,
        })
    }

    /// The part of the path after `v2/`, with codes and ids as they are, such as
    /// `services/001.xml`.
    #[must_use]
    pub fn resource(&self) -> String {
        let suffix = self.format.suffix();
        match &self.operation {
            Operation::Discovery => format!("discovery.{suffix}"),
            Operation::Services => format!("services.{suffix}"),
            Operation::Definition(code) => format!("services/{code}.{suffix}"),
            Operation::Requests | Operation::Create => format!("requests.{suffix}"),
            Operation::Request(id) => format!("requests/{id}.{suffix}"),
            Operation::Token(token) => format!("tokens/{token}.{suffix}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operation(path: &str) -> Option<Operation> {
        Call::parse(path, false).map(|call| call.operation)
    }

    #[test]
    fn reads_every_path_of_the_standard() {
        let v2 = "/city/open311/v2";
        assert_eq!(operation("/city/discovery.xml"), Some(Operation::Discovery));
        assert_eq!(
            operation(&format!("{v2}/services.json")),
            Some(Operation::Services)
        );
        assert_eq!(
            operation(&format!("{v2}/services/001.json")),
            Some(Operation::Definition("001".into()))
        );
        assert_eq!(
            operation(&format!("{v2}/requests.xml")),
            Some(Operation::Requests)
        );
        assert_eq!(
            operation(&format!("{v2}/requests/48201.xml")),
            Some(Operation::Request("48201".into()))
        );
        assert_eq!(
            operation(&format!("{v2}/tokens/ab12.xml")),
            Some(Operation::Token("ab12".into()))
        );
        let post = Call::parse("/city/open311/v2/requests.xml", true).unwrap();
        assert_eq!(post.operation, Operation::Create);
        assert_eq!(post.resource(), "requests.xml");
    }

    #[test]
    fn codes_may_hold_anything() {
        let code = operation("/transit/open311/v2/services/LIFT%2FESC%201.json");
        assert_eq!(code, Some(Operation::Definition("LIFT/ESC 1".into())));
        let dotted = operation("/city/open311/v2/services/a.b.json");
        assert_eq!(dotted, Some(Operation::Definition("a.b".into())));
    }

    #[test]
    fn nothing_lies_elsewhere() {
        for path in [
            "",
            "/",
            "/city/open311/v2/services",
            "/city/open311/v2/services.yaml",
            "/city/open311/v2/services/.json",
            "/city/open311/v2/others/1.json",
            "/city/open311/v3/services.json",
            "/city/open311/v2/services/LIFT/ESC.json",
            "/city/open311/v2/services/%ff.json",
        ] {
            assert_eq!(operation(path), None, "{path}");
        }
    }
}
