//! A static web server with the headers of a real one, for tests and for trying a build.

mod connection;
pub mod request;
pub mod site;

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use crate::failure::{Failure, Outcome};
use connection::Connection;
use request::Request;
use site::{Answer, Site};

/// What answers requests: a site, or a folder of sources.
pub trait Answers: Send + Sync {
    /// The answer to this request, whatever it asks for.
    fn answer(&self, request: &Request) -> Answer;
}

/// What a request may be answered with besides the files of a site.
pub trait Extension: Send + Sync {
    /// Takes over the connection of a request for this path, or leaves it alone.
    fn stream(&self, path: &str) -> Option<Box<dyn FnOnce(std::net::TcpStream) + Send>>;

    /// The body to send in place of this one.
    fn body(&self, path: &str, body: Vec<u8>) -> Vec<u8>;
}

/// A server that listens.
pub struct Server {
    listener: TcpListener,
    site: Arc<dyn Answers>,
    extension: Option<Arc<dyn Extension>>,
}

impl Server {
    /// Listens at this address (`127.0.0.1:7310`; port 0 takes a free one).
    pub fn bind(address: &str, site: impl Answers + 'static) -> Outcome<Self> {
        let listener = TcpListener::bind(address).map_err(|error| {
            Failure::new(format!(
                "cannot listen at {address}: {error}; give another address with --listen"
            ))
        })?;
        Ok(Self {
            listener,
            site: Arc::new(site),
            extension: None,
        })
    }

    /// With more than files.
    pub fn extended(self, extension: Arc<dyn Extension>) -> Self {
        Self {
            extension: Some(extension),
            ..self
        }
    }

    /// Where it listens.
    pub fn address(&self) -> Outcome<SocketAddr> {
        self.listener
            .local_addr()
            .map_err(|error| Failure::new(error.to_string()))
    }

    /// Serves for ever, each connection in a thread of its own.
    pub fn run(self) {
        for stream in self.listener.incoming().flatten() {
            let (site, extension) = (Arc::clone(&self.site), self.extension.clone());
            // A browser that goes away in the middle of an answer is nothing to report.
            thread::spawn(move || Connection::new(stream, &*site, extension.as_deref())?.serve());
        }
    }
}

/// `cargo xtask serve DIST [--listen ADDRESS] [--portal-json FILE]`.
pub fn command(folder: PathBuf, listen: &str, portal_json: Option<PathBuf>) -> Outcome {
    if !folder.join("index.html").is_file() {
        return Err(Failure::new(format!(
            "{} has no index.html; make it with: cargo xtask build",
            folder.display()
        )));
    }
    let site = Site {
        folder,
        portal_json,
    };
    let server = Server::bind(listen, site)?;
    println!("Serving at http://{}/", server.address()?);
    server.run();
    Ok(())
}
