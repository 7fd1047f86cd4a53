//! The head of an HTTP/1.1 request, as far as a static server needs it (RFC 9112).

use std::io::{self, BufRead, Read};

/// Bytes a head may have; browsers send far less.
const LIMIT: u64 = 32 * 1024;

/// What is asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `HEAD` or one that is refused.
    pub method: String,
    /// The path, decoded, without the query.
    pub path: String,
    /// `Host`, as it came.
    pub host: String,
    /// `If-None-Match`.
    pub etag: Option<String>,
    /// Whether brotli may be sent.
    pub brotli: bool,
    /// Whether gzip may be sent.
    pub gzip: bool,
    /// Whether the connection ends after the answer.
    pub close: bool,
}

impl Request {
    /// Reads the next one; `None` at the end of the connection.
    pub fn read(stream: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut head = stream.take(LIMIT);
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let mut words = line.split_whitespace();
        let (Some(method), Some(target), Some(version)) =
            (words.next(), words.next(), words.next())
        else {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "no request line",
            ));
        };
        let mut request = Self {
            method: method.to_owned(),
            path: decoded(target.split(['?', '#']).next().unwrap_or_default()),
            close: version == "HTTP/1.0",
            ..Self::default()
        };
        loop {
            let mut line = String::new();
            if head.read_line(&mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            match line.trim_end().split_once(':') {
                Some((name, value)) => request.take(&name.to_ascii_lowercase(), value.trim()),
                None => return Ok(Some(request)),
            }
        }
    }

    fn take(&mut self, name: &str, value: &str) {
        match name {
            "host" => self.host = value.to_owned(),
            "if-none-match" => self.etag = Some(value.to_owned()),
            "connection" => self.close |= value.eq_ignore_ascii_case("close"),
            // A body is not read, so what follows it cannot be told from it.
            "content-length" | "transfer-encoding" => self.close |= value != "0",
            "accept-encoding" => {
                let accepts = |name| {
                    value.split(',').any(|item| {
                        let mut parts = item.split(';').map(str::trim);
                        parts.next() == Some(name) && parts.next() != Some("q=0")
                    })
                };
                (self.brotli, self.gzip) = (accepts("br"), accepts("gzip"));
            }
            _ => {}
        }
    }
}

/// Percent escapes resolved; what is none stays as it is.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escape = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match escape
            .filter(|_| *first == b'%')
            .map(|hex| u8::from_str_radix(hex, 16))
        {
            Some(Ok(byte)) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Request {
        Request::read(&mut text.as_bytes())
            .expect("reads")
            .expect("is there")
    }

    #[test]
    fn the_parts_that_matter_are_read() {
        let request = read(
            "GET /services/caf%C3%A9?q=a HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip, br;q=0.9\r\n\
             If-None-Match: \"a\"\r\n\r\n",
        );
        let expected = Request {
            method: "GET".into(),
            path: "/services/café".into(),
            host: "x".into(),
            etag: Some("\"a\"".into()),
            brotli: true,
            gzip: true,
            close: false,
        };
        assert_eq!(request, expected);
    }

    #[test]
    fn an_encoding_can_be_refused() {
        let request = read("GET / HTTP/1.1\r\naccept-encoding: br;q=0, gzip\r\n\r\n");
        assert!(!request.brotli && request.gzip);
    }

    #[test]
    fn an_endless_head_is_given_up() {
        let endless = "x".repeat(40_000);
        assert!(Request::read(&mut endless.as_bytes()).is_err());
    }
}
