//! Tells the open pages what has changed.

use std::io::Write;
use std::net::TcpStream;
use std::sync::{Arc, Mutex};

use crate::serve::Extension;

/// Where a page listens.
const PATH: &str = "/__dev";

/// What has changed, as far as an open page has to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Looks alone: the page takes the new style sheets and keeps what is typed.
    Style,
    /// Anything else: the page has to be loaded again.
    Page,
}

/// The open pages, each a stream of server-sent events (HTML Living Standard, section 9.2).
pub struct Reload {
    pages: Arc<Mutex<Vec<TcpStream>>>,
    hosts: &'static [&'static str],
    script: &'static str,
}

impl Reload {
    /// For pages that listen with this script, which becomes part of those scripts of theirs whose paths
    /// begin like one of these, as they are served.
    pub fn new(hosts: &'static [&'static str], script: &'static str) -> Self {
        Self {
            pages: Arc::default(),
            hosts,
            script,
        }
    }

    /// Tells all of them; those that are gone are forgotten.
    pub fn tell(&self, change: Change) {
        let event: &[u8] = match change {
            Change::Style => b"data: style\n\n",
            Change::Page => b"data: page\n\n",
        };
        if let Ok(mut pages) = self.pages.lock() {
            pages.retain_mut(|page| page.write_all(event).is_ok());
        }
    }
}

impl Extension for Reload {
    fn stream(&self, path: &str) -> Option<Box<dyn FnOnce(TcpStream) + Send>> {
        if path != PATH {
            return None;
        }
        let pages = Arc::clone(&self.pages);
        Some(Box::new(move |mut stream| {
            let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\
                         Cache-Control: no-store\r\nConnection: close\r\n\r\n: hello\n\n";
            if stream.write_all(head).is_ok()
                && let Ok(mut pages) = pages.lock()
            {
                pages.push(stream);
            }
        }))
    }

    fn body(&self, path: &str, mut body: Vec<u8>) -> Vec<u8> {
        if self.hosts.iter().any(|host| path.starts_with(host)) {
            body.extend_from_slice(self.script.as_bytes());
        }
        body
    }
}
