//! A page of the portal: the portal's own client, with the network of this machine and a disk in memory.

use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use frontdoor_core::agency::matrix::{Call, Client, Config, Lane, Next};
use frontdoor_core::agency::{Body, HttpRequest, HttpResponse, Method, TransportError};
use frontdoor_core::chat::{
    Content, Desk, DeskState, Event, Message, Record, Role, Session, Signal, Stage, Who,
};

use crate::check::check;
use crate::town::PATIENCE;

/// How long a poll waits here, in place of the portal's 25 s.
const WAIT: &str = "timeout=1500";

/// How long a request may take here, in place of the portal's 15 s and more.
const LIMIT: Duration = Duration::from_secs(4);

/// What came back to which page, and whether the standard agrees with it.
type Came = (u32, Call, Answer, Result<(), String>);

type Answer = Result<HttpResponse, TransportError>;

/// A page.
pub struct Device {
    pub client: Client,
    pub config: Config,
    /// What the next page finds.
    disk: String,
    answers: Receiver<Came>,
    sender: Sender<Came>,
    /// Which page this is: what comes back to an earlier one reaches nobody.
    page: u32,
    /// Requests that left.
    pub requests: u32,
    /// Messages that were sent.
    pub said: Vec<String>,
    /// Whether the citizen has gone, and the server knows.
    pub is_over: bool,
    /// What shows who the citizen is, where one is signed in.
    pub proof: String,
}

pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    i64::try_from(since.expect("a clock").as_millis()).expect("a time")
}

impl Device {
    /// A page on which a chat is begun by somebody without a name.
    pub fn start(base_url: &str, start: &str, change: impl FnOnce(&mut Config)) -> Self {
        let password = format!("{start}, and something long");
        Self::start_as(base_url, start, Who::Anonymous { password }, change)
    }

    /// A page on which a chat is begun.
    pub fn start_as(
        base_url: &str,
        start: &str,
        who: Who,
        change: impl FnOnce(&mut Config),
    ) -> Self {
        let mut config = Config::standard(base_url, "localhost");
        config.desk_user = Some("@desk:localhost".into());
        change(&mut config);
        let mut record = Record::new(Session::new("city", start, who, now()));
        let (sender, answers) = mpsc::channel();
        let mut device = Self {
            disk: record.to_text(),
            client: Client::new(config.clone(), record, now()),
            config,
            answers,
            sender,
            page: 0,
            requests: 0,
            said: Vec::new(),
            is_over: false,
            proof: String::new(),
        };
        let desk = Desk {
            state: DeskState::Open,
            ..Desk::default()
        };
        for signal in [Signal::Ask, Signal::Desk(desk), Signal::Start] {
            device.client.apply(signal);
        }
        device.write();
        device
    }

    fn write(&mut self) {
        if self.client.take_changed() {
            self.disk = self.client.to_text();
        }
    }

    /// The page dies and is loaded again, with what `change` makes of what was kept.
    pub fn reload(&mut self, change: impl FnOnce(String) -> String) {
        self.page += 1;
        self.disk = change(std::mem::take(&mut self.disk));
        let record = Record::from_text(&self.disk).expect("what was written is read");
        self.client = Client::new(self.config.clone(), record, now());
    }

    /// The citizen says something.
    pub fn say(&mut self, text: &str) {
        let txn = format!("txn-{}", self.said.len());
        assert!(self.client.say(&txn, Message::Text(text.into()), now()));
        self.said.push(text.to_owned());
        self.write();
    }

    /// Sends what is due, and takes in what has come.
    pub fn step(&mut self) {
        while let Ok((page, call, answer, checked)) = self.answers.try_recv() {
            checked.unwrap_or_else(|wrong| panic!("{}: {wrong}", call.request.url));
            if page == self.page {
                self.client.answered(call, answer, now(), 40);
                self.write();
            }
        }
        for lane in [Lane::Talk, Lane::Listen] {
            let next = self.client.next(lane, now());
            self.write();
            let call = match next {
                Next::Send(call) => Some(call),
                Next::File(txn) => {
                    let call = self
                        .client
                        .upload(&txn, Some(txn.clone().into_bytes()), now());
                    self.write();
                    call
                }
                Next::Over => {
                    self.is_over = true;
                    None
                }
                Next::Proof => {
                    self.client.prove(self.proof.clone(), now());
                    None
                }
                _ => None,
            };
            if let Some(call) = call {
                self.requests += 1;
                let (sender, page) = (self.sender.clone(), self.page);
                let (config, session) = (self.config.clone(), self.session().clone());
                thread::spawn(move || {
                    let answer = fetch(&call.request);
                    let came = answer.as_ref().ok();
                    let checked = check(&config, &session, &call.request, came);
                    sender.send((page, call, answer, checked)).ok();
                });
            }
        }
        thread::sleep(Duration::from_millis(4));
    }

    /// Goes on until it is so.
    pub fn until(&mut self, what: &str, is_so: impl Fn(&Client) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !is_so(&self.client) {
            assert!(
                Instant::now() < end,
                "{what} did not come: {:?}",
                self.client
            );
            self.step();
        }
    }

    /// Goes on until everything was sent and seen.
    pub fn until_quiet(&mut self) {
        self.until("an empty queue", |client| {
            client.record().queue.entries().is_empty() && client.record().timeline.gap().is_none()
        });
    }

    /// Goes on until the chat is open.
    pub fn until_open(&mut self) {
        self.until("a room", |client| {
            let conversation = &client.record().conversation;
            matches!(conversation.stage, Stage::Open(_)) && conversation.is_seen
        });
    }

    /// The texts of somebody, as the page shows them.
    pub fn shown(&self, role: Role) -> Vec<String> {
        let text = |event: &Event| match &event.content {
            Content::Text(body) if event.role == role => Some(body.clone()),
            _ => None,
        };
        self.events().iter().filter_map(text).collect()
    }

    pub fn events(&self) -> &[Event] {
        self.client.record().timeline.events()
    }

    pub fn session(&self) -> &Session {
        &self.client.record().session
    }
}

/// Sends a request on a connection of its own.
pub fn fetch(request: &HttpRequest) -> Answer {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(LIMIT))
        .max_idle_connections(0)
        .build()
        .into();
    let (kind, body) = match &request.body {
        Body::Bytes { media_type, bytes } => (media_type.as_str(), bytes.as_slice()),
        Body::Json(text) => ("application/json", text.as_bytes()),
        _ => ("", &[][..]),
    };
    let mut built = ureq::http::Request::builder()
        .uri(request.url.replace("timeout=25000", WAIT))
        .header("connection", "close")
        .method(match request.method {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
        });
    if !kind.is_empty() {
        built = built.header("content-type", kind);
    }
    if let Some(token) = &request.bearer {
        built = built.header("authorization", format!("Bearer {token}"));
    }
    let lost = |error| match error {
        ureq::Error::Timeout(_) => TransportError::TimedOut,
        _ => TransportError::Unreachable,
    };
    let answer = if request.method == Method::Get {
        agent.run(built.body(()).expect("a request"))
    } else {
        agent.run(built.body(body).expect("a request"))
    };
    let mut answer = answer.map_err(lost)?;
    let content_type = answer.headers().get("content-type");
    let content_type = content_type.and_then(|kind| kind.to_str().ok());
    Ok(HttpResponse {
        status: answer.status().as_u16(),
        content_type: content_type.unwrap_or_default().to_owned(),
        // Browsers do not show it to other origins.
        retry_after: None,
        body: answer.body_mut().read_to_vec().map_err(lost)?,
    })
}
