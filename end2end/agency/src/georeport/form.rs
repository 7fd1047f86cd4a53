//! The body of a POST: form-urlencoded, as the standard says, or multipart, which real servers take
//! for photos.

use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;

use super::failure::Failure;

/// The largest body that is read, in bytes.
pub const BODY_LIMIT: usize = 32 * 1024 * 1024;

/// The fields of a form in the order sent; a name may come several times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Text fields.
    pub fields: Vec<(String, String)>,
    /// Files.
    pub files: Vec<Upload>,
}

/// A file of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// The name of the field.
    pub field: String,
    /// The name of the file.
    pub file_name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Form {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// 400 when it is neither kind of form, is cut off, or is too large.
    pub async fn read(request: Request) -> Result<Self, Failure> {
        let media_type = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.split(';').next())
            .map(|value| value.trim().to_ascii_lowercase())
            .unwrap_or_default();
        match media_type.as_str() {
            "application/x-www-form-urlencoded" => Self::read_urlencoded(request).await,
            "multipart/form-data" => Self::read_multipart(request).await,
            other => Err(Failure::bad_request(format!(
                "The body must be application/x-www-form-urlencoded or multipart/form-data, not \
                 \"{other}\"."
            ))),
        }
    }

    async fn read_urlencoded(request: Request) -> Result<Self, Failure> {
        let bytes = axum::body::to_bytes(request.into_body(), BODY_LIMIT)
            .await
            .map_err(unreadable)?;
        Ok(Self {
            fields: form_urlencoded::parse(&bytes).into_owned().collect(),
            files: Vec::new(),
        })
    }

    async fn read_multipart(request: Request) -> Result<Self, Failure> {
        let mut parts = Multipart::from_request(request, &())
            .await
            .map_err(unreadable)?;
        let mut form = Self::default();
        while let Some(part) = parts.next_field().await.map_err(unreadable)? {
            let name = part.name().unwrap_or_default().to_owned();
            if let Some(file_name) = part.file_name().map(str::to_owned) {
                let bytes = part.bytes().await.map_err(unreadable)?.to_vec();
                // A browser sends a file field that nobody filled as an empty file without a name.
                if !(bytes.is_empty() && file_name.is_empty()) {
                    form.files.push(Upload {
                        field: name,
                        file_name,
                        bytes,
                    });
                }
            } else {
                let text = part.text().await.map_err(unreadable)?;
                form.fields.push((name, text));
            }
        }
        Ok(form)
    }

    /// The first value of this field; empty when there is none.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.fields
            .iter()
            .find(|(field, _)| field == name)
            .map_or("", |(_, value)| value)
    }

    /// The answers to a service's questions as code and value, in the order sent, without empty
    /// ones: `attribute[CODE]`, once or repeated, and `attribute[CODE][]`.
    #[must_use]
    pub fn attributes(&self) -> Vec<(&str, &str)> {
        self.fields
            .iter()
            .filter_map(|(field, value)| {
                let code = field.strip_prefix("attribute[")?;
                let code = code.strip_suffix("[]").unwrap_or(code).strip_suffix(']')?;
                (!value.is_empty()).then_some((code, value.as_str()))
            })
            .collect()
    }
}

fn unreadable(error: impl std::fmt::Display) -> Failure {
    Failure::bad_request(format!("The body cannot be read: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_come_in_two_dialects() {
        let form = Form {
            fields: form_urlencoded::parse(
                b"attribute[A]=1&attribute[B][]=x&attribute[B][]=y&attribute[C]=&attribute[UNIT/NO]=L2&attributes[D]=4",
            )
            .into_owned()
            .collect(),
            files: Vec::new(),
        };
        assert_eq!(
            form.attributes(),
            [("A", "1"), ("B", "x"), ("B", "y"), ("UNIT/NO", "L2")]
        );
    }
}
