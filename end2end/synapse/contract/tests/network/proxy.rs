//! A bad network: passes HTTP on to the homeserver, one request a connection, and breaks it on command.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    Passed,
    RequestDropped,
    AnswerDropped,
    AnswerCut,
    Delayed,
    /// It arrives, and nothing ever comes back, not even an end.
    BlackHole,
    TooMany,
    BadGateway,
}

use Fate::*;

/// What goes wrong, and how often.
#[derive(Debug, Default)]
pub struct Plan {
    /// Of a hundred requests, so many do not pass.
    pub percent: u32,
    /// What happens to the next request whose path has this in it.
    pub next: Option<(&'static str, Fate)>,
    /// What was done so far.
    pub done: BTreeMap<Fate, u32>,
    seed: u64,
}

impl Plan {
    fn choose(&mut self, path: &str) -> Fate {
        let roll = self.random() % 100;
        let fate = match self.next {
            Some((part, fate)) if path.contains(part) => {
                self.next = None;
                fate
            }
            _ if roll < self.percent => {
                let fates = [
                    RequestDropped,
                    AnswerDropped,
                    AnswerDropped,
                    AnswerCut,
                    Delayed,
                    TooMany,
                    BadGateway,
                    BlackHole,
                ];
                fates[self.random() as usize % fates.len()]
            }
            _ => Passed,
        };
        *self.done.entry(fate).or_default() += 1;
        fate
    }

    /// A generator of the simplest kind (Knuth, MMIX), so that a run can be had again.
    fn random(&mut self) -> u32 {
        self.seed = self
            .seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.seed >> 33) as u32
    }

    /// How many requests did not pass as they should.
    pub fn faults(&self) -> u32 {
        let broken = self.done.iter().filter(|(fate, _)| **fate != Passed);
        broken.map(|(_, count)| count).sum()
    }
}

/// The network between a device and the homeserver at a port of this machine.
pub struct Proxy {
    pub port: u16,
    pub plan: Arc<Mutex<Plan>>,
}

impl Proxy {
    pub fn start(to: u16, seed: u64) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let plan = Arc::new(Mutex::new(Plan {
            seed,
            ..Plan::default()
        }));
        let plans = Arc::clone(&plan);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let plan = Arc::clone(&plans);
                thread::spawn(move || serve(stream, to, &plan));
            }
        });
        Self { port, plan }
    }

    pub fn base_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Lets everything pass, or breaks so many of a hundred.
    pub fn set_percent(&self, percent: u32) {
        self.plan.lock().expect("the plan").percent = percent;
    }

    /// What happens to the next request whose path has this in it.
    pub fn next(&self, part: &'static str, fate: Fate) {
        self.plan.lock().expect("the plan").next = Some((part, fate));
    }
}

/// Passes one request on. Whatever fails by itself ends the connection, which is what a network does.
fn serve(mut stream: TcpStream, to: u16, plan: &Mutex<Plan>) -> Option<()> {
    let limit = Some(Duration::from_secs(30));
    stream.set_read_timeout(limit).ok()?;
    let request = read_request(&mut stream)?;
    let path = request.split(|byte| *byte == b' ').nth(1)?;
    let fate = plan.lock().ok()?.choose(&String::from_utf8_lossy(path));
    match fate {
        RequestDropped => return None,
        Delayed => thread::sleep(Duration::from_millis(400)),
        TooMany => {
            let body = r#"{"errcode":"M_LIMIT_EXCEEDED","error":"slow","retry_after_ms":120}"#;
            return answer(
                &mut stream,
                "429 Too Many Requests",
                "application/json",
                body,
            );
        }
        BadGateway => {
            let body = "<html>502 Bad Gateway</html>";
            return answer(&mut stream, "502 Bad Gateway", "text/html", body);
        }
        _ => {}
    }
    let mut server = TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, to))).ok()?;
    server.set_read_timeout(limit).ok()?;
    server.write_all(&request).ok()?;
    let mut answer = Vec::new();
    server.read_to_end(&mut answer).ok()?;
    match fate {
        AnswerDropped => {}
        AnswerCut => {
            let half = answer.len() * 2 / 3;
            stream.write_all(answer.get(..half)?).ok()?;
        }
        BlackHole => {
            // Until the device gives up.
            let _ = stream.read(&mut [0]).ok()?;
        }
        _ => stream.write_all(&answer).ok()?,
    }
    stream.shutdown(Shutdown::Both).ok()
}

fn answer(stream: &mut TcpStream, status: &str, kind: &str, body: &str) -> Option<()> {
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(body.as_bytes()).ok()
}

/// A whole request, which ends with the connection once it is answered.
fn read_request(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut request = Vec::new();
    let mut piece = [0; 8192];
    let (head, length) = loop {
        let read = stream.read(&mut piece).ok().filter(|read| *read > 0)?;
        request.extend_from_slice(piece.get(..read)?);
        if let Some(end) = request.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&request[..end]).to_ascii_lowercase();
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length:"))
                .map_or(Some(0), |length| length.trim().parse().ok())?;
            assert!(!head.contains("transfer-encoding"), "{head}");
            assert!(head.contains("connection: close"), "{head}");
            break (end + 4, length);
        }
    };
    while request.len() < head + length {
        let read = stream.read(&mut piece).ok().filter(|read| *read > 0)?;
        request.extend_from_slice(piece.get(..read)?);
    }
    Some(request)
}
