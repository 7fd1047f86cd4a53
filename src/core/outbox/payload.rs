//! The frozen request: what is sent, byte for byte, on the first try as on the last. A `bearer` is not
//! frozen, since it would not outlive the request.
//!
//! A record of its own beside the submission, because it may hold files of many megabytes and is never
//! changed. It begins with `FDP1`, the name and version of the format; then come numbers of four bytes,
//! little-endian, and texts with their length before them; and at last a check of everything before it
//! (FNV-1a, 64 bits), so that a record that was cut off or changed is never sent.

use crate::agency::{Body, HttpRequest, Method, Part, PartContent};

/// The name of the format and its version.
const FORM: &[u8; 4] = b"FDP1";

/// A request as bytes.
#[must_use]
pub fn to_bytes(request: &HttpRequest) -> Vec<u8> {
    let mut out = Vec::with_capacity(room(request));
    out.extend_from_slice(FORM);
    out.push(match request.method {
        Method::Get => 0,
        Method::Post => 1,
        Method::Put => 2,
    });
    out.extend_from_slice(&request.timeout_ms.to_le_bytes());
    put(&mut out, request.url.as_bytes());
    match &request.body {
        Body::None => out.push(0),
        Body::Form(text) => {
            out.push(1);
            put(&mut out, text.as_bytes());
        }
        Body::Multipart(parts) => {
            out.push(2);
            put_length(&mut out, parts.len());
            for part in parts {
                put_part(&mut out, part);
            }
        }
        Body::Json(text) => {
            out.push(3);
            put(&mut out, text.as_bytes());
        }
        Body::Bytes { media_type, bytes } => {
            out.push(4);
            put(&mut out, media_type.as_bytes());
            put(&mut out, bytes);
        }
    }
    with_check(out)
}

/// A record with the check of what it holds at its end.
#[must_use]
pub fn with_check(mut content: Vec<u8>) -> Vec<u8> {
    let check = check(&content);
    content.extend_from_slice(&check);
    content
}

/// The request that these bytes are; none where they are anything else than what [`to_bytes`] made.
#[must_use]
pub fn from_bytes(bytes: &[u8]) -> Option<HttpRequest> {
    let (content, found) = bytes.split_last_chunk::<8>()?;
    if *found != check(content) {
        return None;
    }
    let mut rest = Rest(content.strip_prefix(FORM)?);
    let method = match rest.byte()? {
        0 => Method::Get,
        1 => Method::Post,
        2 => Method::Put,
        _ => return None,
    };
    let timeout_ms = rest.number()?;
    let url = rest.text()?;
    let body = match rest.byte()? {
        0 => Body::None,
        1 => Body::Form(rest.text()?),
        2 => {
            let count = rest.number()?;
            // Not reserved: the number may be any.
            let mut parts = Vec::new();
            for _ in 0..count {
                parts.push(rest.part()?);
            }
            Body::Multipart(parts)
        }
        3 => Body::Json(rest.text()?),
        4 => Body::Bytes {
            media_type: rest.text()?,
            bytes: rest.bytes()?.to_vec(),
        },
        _ => return None,
    };
    rest.0.is_empty().then_some(HttpRequest {
        method,
        url,
        body,
        bearer: None,
        timeout_ms,
    })
}

/// About as many bytes as it takes; so that large files are not moved while they are written.
fn room(request: &HttpRequest) -> usize {
    let body = match &request.body {
        Body::None => 0,
        Body::Form(text) | Body::Json(text) => text.len(),
        Body::Multipart(parts) => parts
            .iter()
            .map(|part| {
                let content = match &part.content {
                    PartContent::Text(text) => text.len(),
                    PartContent::File {
                        file_name,
                        media_type,
                        bytes,
                    } => file_name.len() + media_type.len() + bytes.len(),
                };
                part.name.len() + content + 17
            })
            .sum(),
        Body::Bytes { media_type, bytes } => media_type.len() + bytes.len() + 4,
    };
    request.url.len() + body + 30
}

fn put_part(out: &mut Vec<u8>, part: &Part) {
    put(out, part.name.as_bytes());
    match &part.content {
        PartContent::Text(text) => {
            out.push(0);
            put(out, text.as_bytes());
        }
        PartContent::File {
            file_name,
            media_type,
            bytes,
        } => {
            out.push(1);
            put(out, file_name.as_bytes());
            put(out, media_type.as_bytes());
            put(out, bytes);
        }
    }
}

fn put(out: &mut Vec<u8>, bytes: &[u8]) {
    put_length(out, bytes.len());
    out.extend_from_slice(bytes);
}

/// What is longer than four gigabytes does not fit into a browser's memory; it would not be read back.
fn put_length(out: &mut Vec<u8>, length: usize) {
    out.extend_from_slice(&u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
}

fn check(bytes: &[u8]) -> [u8; 8] {
    let step = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step).to_le_bytes()
}

/// What is still to be read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u32> {
        let (first, rest) = self.0.split_first_chunk::<4>()?;
        self.0 = rest;
        Some(u32::from_le_bytes(*first))
    }

    fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        let (first, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(first)
    }

    fn text(&mut self) -> Option<String> {
        std::str::from_utf8(self.bytes()?).ok().map(str::to_owned)
    }

    fn part(&mut self) -> Option<Part> {
        let name = self.text()?;
        let content = match self.byte()? {
            0 => PartContent::Text(self.text()?),
            1 => PartContent::File {
                file_name: self.text()?,
                media_type: self.text()?,
                bytes: self.bytes()?.to_vec(),
            },
            _ => return None,
        };
        Some(Part { name, content })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_part() -> impl Strategy<Value = Part> {
        let text = any::<String>().prop_map(PartContent::Text);
        let bytes = prop::collection::vec(any::<u8>(), 0..40);
        let file =
            (any::<String>(), any::<String>(), bytes).prop_map(|(file_name, media_type, bytes)| {
                PartContent::File {
                    file_name,
                    media_type,
                    bytes,
                }
            });
        (any::<String>(), prop_oneof![text, file])
            .prop_map(|(name, content)| Part { name, content })
    }

    fn any_request() -> impl Strategy<Value = HttpRequest> {
        let body = prop_oneof![
            Just(Body::None),
            any::<String>().prop_map(Body::Form),
            any::<String>().prop_map(Body::Json),
            (any::<String>(), prop::collection::vec(any::<u8>(), 0..40))
                .prop_map(|(media_type, bytes)| Body::Bytes { media_type, bytes }),
            prop::collection::vec(any_part(), 0..5).prop_map(Body::Multipart),
        ];
        let method = prop_oneof![Just(Method::Get), Just(Method::Post), Just(Method::Put)];
        (method, any::<String>(), body, any::<u32>()).prop_map(|(method, url, body, timeout_ms)| {
            HttpRequest {
                method,
                url,
                body,
                bearer: None,
                timeout_ms,
            }
        })
    }

    #[test]
    fn the_format_stays_what_it_is() {
        let request = HttpRequest {
            method: Method::Post,
            url: "/a".into(),
            body: Body::Form("b=c".into()),
            bearer: None,
            timeout_ms: 60_000,
        };
        let bytes = to_bytes(&request);
        let (content, check) = bytes.split_at(bytes.len() - 8);
        assert_eq!(
            content,
            b"FDP1\x01\x60\xea\0\0\x02\0\0\0/a\x01\x03\0\0\0b=c"
        );
        assert_eq!(check, self::check(content));
        assert_eq!(self::check(b"a"), 0xaf63_dc4c_8601_ec8c_u64.to_le_bytes());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn a_request_survives_being_kept(request in any_request()) {
            prop_assert_eq!(from_bytes(&to_bytes(&request)), Some(request));
        }

        #[test]
        fn a_damaged_record_is_no_request(
            request in any_request(),
            at in any::<prop::sample::Index>(),
            change in 1..=255_u8,
            cut in any::<bool>(),
        ) {
            let mut bytes = to_bytes(&request);
            let at = at.index(bytes.len());
            if cut { bytes.truncate(at) } else { bytes[at] ^= change }
            prop_assert_eq!(from_bytes(&bytes), None);
        }

        #[test]
        fn whatever_is_read_means_itself(noise: Vec<u8>, request in any_request(), at in any::<prop::sample::Index>(), to: u8) {
            prop_assert_eq!(from_bytes(&noise), None);
            let mut content = to_bytes(&request);
            content.truncate(content.len() - 8);
            let at = at.index(content.len());
            content[at] = to;
            let bytes = with_check(content);
            if let Some(read) = from_bytes(&bytes) {
                prop_assert_eq!(to_bytes(&read), bytes);
            }
        }
    }
}
