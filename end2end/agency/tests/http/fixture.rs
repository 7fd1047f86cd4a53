//! A sandbox on free ports with a folder of its own, and a client.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use frontdoor_agency::Running;
use frontdoor_agency::options::Options;
use serde_json::Value;
use tokio::runtime::Runtime;

/// A folder that goes when its test ends.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "agency-{}-{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&path).expect("the folder can be made");
        Self(path)
    }

    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.0.join(name), text).expect("the file can be written");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// A running sandbox.
pub struct Sandbox {
    running: Option<Running>,
    runtime: Runtime,
    pub public: SocketAddr,
    pub staff: SocketAddr,
    client: ureq::Agent,
    _folder: Option<Folder>,
}

impl Sandbox {
    pub fn start() -> Self {
        Self::start_with(|_| {})
    }

    /// With a folder of its own and changed options.
    pub fn start_with(change: impl FnOnce(&mut Options)) -> Self {
        let folder = Folder::new();
        let mut sandbox = Self::start_in(&folder.0, change);
        sandbox._folder = Some(folder);
        sandbox
    }

    /// In a folder that outlives it.
    pub fn start_in(folder: &Path, change: impl FnOnce(&mut Options)) -> Self {
        let mut options = Options::new(folder);
        options.listen.set_port(0);
        options.staff_listen.set_port(0);
        change(&mut options);
        let runtime = Runtime::new().expect("a runtime");
        let running = runtime
            .block_on(frontdoor_agency::serve(&options))
            .expect("the sandbox starts");
        Self {
            public: running.public,
            staff: running.staff,
            running: Some(running),
            runtime,
            client: client(),
            _folder: None,
        }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.public)
    }

    /// A call of the public API.
    pub fn get(&self, path: &str) -> Reply {
        Reply::read(self.client.get(self.url(path)).call())
    }

    /// The same, of the city, as JSON.
    pub fn city(&self, resource: &str) -> Value {
        self.get(&format!("/city/open311/v2/{resource}")).json()
    }

    pub fn options(&self, path: &str) -> Reply {
        Reply::read(self.client.options(self.url(path)).call())
    }

    /// A new request; `path` such as `/city/open311/v2/requests.json`.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        self.post_body(path, "application/x-www-form-urlencoded", body.as_bytes())
    }

    pub fn post_body(&self, path: &str, content_type: &str, body: &[u8]) -> Reply {
        Reply::read(
            self.client
                .post(self.url(path))
                .header("content-type", content_type)
                .send(body),
        )
    }

    /// A pothole in the city; gives its reference.
    pub fn pothole(&self) -> String {
        let reply = self.post("/city/open311/v2/requests.json", POTHOLE);
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()[0]["service_request_id"].to_string()
    }

    /// A call of the staff port.
    pub fn staff_get(&self, path: &str) -> Reply {
        Reply::read(self.client.get(self.staff_url(path)).call())
    }

    pub fn staff_post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let fields = fields.iter().copied();
        Reply::read(self.client.post(self.staff_url(path)).send_form(fields))
    }

    pub fn staff_put(&self, path: &str, json: &str) -> Reply {
        Reply::read(self.client.put(self.staff_url(path)).send(json))
    }

    pub fn staff_delete(&self, path: &str) -> Reply {
        Reply::read(self.client.delete(self.staff_url(path)).call())
    }

    fn staff_url(&self, path: &str) -> String {
        format!("http://{}{path}", self.staff)
    }

    /// Makes the city misbehave.
    pub fn misbehave(&self, rules: &str) {
        let reply = self.staff_put("/api/misbehave/city", rules);
        assert_eq!(reply.status, 200, "{}", reply.text());
    }

    /// All that is stored, by the staff port.
    pub fn stored(&self) -> Vec<Value> {
        let reply = self.staff_get("/api/requests").json();
        reply.as_array().expect("a list").clone()
    }

    /// What a raw connection gets for a POST of a pothole, up to its close.
    pub fn raw_pothole(&self) -> Vec<u8> {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(POTHOLE)
            .finish();
        self.raw(&format!(
            "POST /city/open311/v2/requests.json HTTP/1.1\r\nHost: agency\r\nContent-Type: \
             application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        ))
    }

    /// What a raw connection gets for this request, up to its close.
    pub fn raw(&self, request: &str) -> Vec<u8> {
        let mut stream = TcpStream::connect(self.public).expect("a connection");
        stream
            .set_read_timeout(Some(Duration::from_secs(10)))
            .expect("a timeout");
        stream.write_all(request.as_bytes()).expect("it is sent");
        let mut answer = Vec::new();
        stream
            .read_to_end(&mut answer)
            .expect("the server closes the connection");
        answer
    }

    /// Waits until this many requests are stored.
    pub fn wait_for_stored(&self, count: usize) {
        let end = Instant::now() + Duration::from_secs(10);
        while self.stored().len() != count {
            assert!(Instant::now() < end, "{} stored", self.stored().len());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Ends it in an orderly way.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        if let Some(running) = self.running.take() {
            self.runtime.block_on(running.stop());
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.end();
    }
}

/// The least that a pothole needs.
pub const POTHOLE: &[(&str, &str)] = &[
    ("api_key", "sandbox-city"),
    ("service_code", "001"),
    ("address_string", "1 Harbour Square"),
    ("attribute[WHERE]", "LANE"),
];

pub fn client() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(20)))
        .max_redirects(0)
        .build()
        .into()
}

/// An answer.
pub struct Reply {
    pub status: u16,
    pub headers: ureq::http::HeaderMap,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn read(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Self {
        let answer = answer.expect("an answer");
        let (parts, mut body) = answer.into_parts();
        Self {
            status: parts.status.as_u16(),
            headers: parts.headers,
            body: body.read_to_vec().expect("a whole body"),
        }
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.text()))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("ASCII"))
    }

    /// The elements of an XML answer as `path = text`, in order; it must be well-formed.
    pub fn xml(&self) -> Vec<(String, String)> {
        xml_leaves(self.text()).unwrap_or_else(|e| panic!("{e}: {}", self.text()))
    }
}

/// The leaves of a document, or why it is not well-formed.
pub fn xml_leaves(text: &str) -> Result<Vec<(String, String)>, String> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut path, mut leaves, mut content) = (Vec::new(), Vec::new(), String::new());
    loop {
        match reader.read_event().map_err(|e| e.to_string())? {
            Event::Start(start) => {
                path.push(start.name().as_ref().to_owned());
                content.clear();
            }
            Event::Empty(empty) => {
                path.push(empty.name().as_ref().to_owned());
                leaves.push((path.join("/"), String::new()));
                path.pop();
                content.clear();
            }
            Event::Text(text) => content.push_str(&text),
            Event::GeneralRef(reference) => {
                content.push_str(match &*reference {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "#13" => "\r",
                    other => return Err(format!("unknown entity {other}")),
                });
            }
            Event::End(_) => {
                if !content.trim().is_empty() {
                    leaves.push((path.join("/"), content.clone()));
                }
                content.clear();
                path.pop();
            }
            Event::Eof if path.is_empty() => return Ok(leaves),
            Event::Eof => return Err(format!("ends within {}", path.join("/"))),
            _ => {}
        }
    }
}

/// The text of the first leaf at this path.
pub fn leaf<'a>(leaves: &'a [(String, String)], path: &str) -> &'a str {
    leaves
        .iter()
        .find(|(at, _)| at == path)
        .map_or_else(|| panic!("no {path} in {leaves:?}"), |(_, text)| text)
}
