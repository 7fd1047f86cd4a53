//! One connection: requests one after the other, until one side ends it.

use std::io::{self, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

use super::request::Request;
use super::site::Answer;
use super::{Answers, Extension};

/// How long a connection may be idle.
const IDLE: Duration = Duration::from_secs(60);

/// A connection with what it needs to answer.
pub struct Connection<'a> {
    stream: TcpStream,
    site: &'a dyn Answers,
    extension: Option<&'a dyn Extension>,
}

impl<'a> Connection<'a> {
    /// Prepares the stream.
    pub fn new(
        stream: TcpStream,
        site: &'a dyn Answers,
        extension: Option<&'a dyn Extension>,
    ) -> io::Result<Self> {
        stream.set_read_timeout(Some(IDLE))?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            site,
            extension,
        })
    }

    /// Answers until the end.
    pub fn serve(mut self) -> io::Result<()> {
        let mut reader = BufReader::new(self.stream.try_clone()?);
        while let Some(request) = Request::read(&mut reader)? {
            if let Some(stream) = self.extension.and_then(|extra| extra.stream(&request.path)) {
                stream(self.stream);
                return Ok(());
            }
            let mut answer = self.site.answer(&request);
            if let Some(extension) = self.extension.filter(|_| answer.status == 200) {
                answer.body = extension.body(&request.path, answer.body);
            }
            self.send(&request, answer)?;
            if request.close {
                break;
            }
        }
        Ok(())
    }

    fn send(&mut self, request: &Request, answer: Answer) -> io::Result<()> {
        let reason = match answer.status {
            200 => "OK",
            304 => "Not Modified",
            307 => "Temporary Redirect",
            403 => "Forbidden",
            404 => "Not Found",
            _ => "Method Not Allowed",
        };
        let mut head = format!("HTTP/1.1 {} {reason}\r\n", answer.status);
        for (name, value) in &answer.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if answer.status != 304 {
            head.push_str(&format!("Content-Length: {}\r\n", answer.body.len()));
        }
        if request.close {
            head.push_str("Connection: close\r\n");
        }
        head.push_str("\r\n");
        let mut bytes = head.into_bytes();
        if request.method != "HEAD" {
            bytes.extend(answer.body);
        }
        self.stream.write_all(&bytes)
    }
}
