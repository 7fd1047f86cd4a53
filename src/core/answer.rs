//! What an agency answered, as it is kept on the device.

use crate::agency::HttpResponse;

/// An answer with the time at which it came.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptAnswer {
    /// When it came, milliseconds since 1970-01-01T00:00:00Z.
    pub as_of: i64,
    /// The answer.
    pub answer: HttpResponse,
}

impl KeptAnswer {
    /// As bytes: the time and the status, little-endian, the media type with its length before it, the body.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let content_type = self.answer.content_type.as_bytes();
        let content_type = content_type.get(..255).unwrap_or(content_type);
        let mut bytes = Vec::with_capacity(11 + content_type.len() + self.answer.body.len());
        bytes.extend_from_slice(&self.as_of.to_le_bytes());
        bytes.extend_from_slice(&self.answer.status.to_le_bytes());
        bytes.push(u8::try_from(content_type.len()).unwrap_or_default());
        bytes.extend_from_slice(content_type);
        bytes.extend_from_slice(&self.answer.body);
        bytes
    }

    /// Reads what [`KeptAnswer::to_bytes`] wrote; none where it is too short for that.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (as_of, rest) = bytes.split_first_chunk()?;
        let (status, rest) = rest.split_first_chunk()?;
        let (length, rest) = rest.split_first()?;
        let (content_type, body) = rest.split_at_checked(usize::from(*length))?;
        Some(Self {
            as_of: i64::from_le_bytes(*as_of),
            answer: HttpResponse {
                status: u16::from_le_bytes(*status),
                content_type: String::from_utf8_lossy(content_type).into_owned(),
                retry_after: None,
                body: body.to_vec(),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_answer_is_read_as_it_was_kept(as_of: i64, status: u16, body: Vec<u8>) {
            let answer = HttpResponse {
                status,
                content_type: "application/json;charset=utf-8".into(),
                retry_after: None,
                body,
            };
            let kept = KeptAnswer { as_of, answer };
            prop_assert_eq!(KeptAnswer::from_bytes(&kept.to_bytes()), Some(kept));
        }

        #[test]
        fn any_bytes_are_read(bytes: Vec<u8>) {
            let _ = KeptAnswer::from_bytes(&bytes);
        }
    }
}
