//! A whole chat over a network that loses, cuts and repeats, on a page that dies: from the first request to
//! the last message.

use proptest::prelude::*;

use super::server::{ACCESS_LASTS, Server};
use super::*;
use crate::chat::{Contact, Desk};

/// Where the randomness comes from; once it is used up, everything goes well.
struct Tape {
    bytes: Vec<u8>,
    at: usize,
}

impl Tape {
    fn choose(&mut self, choices: u8) -> u8 {
        let byte = self.bytes.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        byte % choices
    }
}

struct World {
    tape: Tape,
    config: Config,
    server: Server,
    client: Client,
    /// What the device would find after a crash.
    disk: String,
    pushed: Vec<String>,
    now: i64,
    requests: u32,
    faults: u32,
    deaths: u32,
}

/// The page has died, and has begun again.
struct Died;

impl World {
    fn new(bytes: Vec<u8>) -> Self {
        let mut tape = Tape { bytes, at: 0 };
        let makes_rooms = tape.choose(2) == 0;
        let wants_token = tape.choose(3) == 2;
        let config = Config {
            registration_token: wants_token.then(|| "t".to_owned()),
            ..config()
        };
        let now = 1_700_000_000_000;
        let mut client = Client::new(config.clone(), Record::new(new_session()), now);
        for signal in [Signal::Ask, Signal::Desk(Desk::default()), Signal::Start] {
            client.apply(signal);
        }
        Self {
            tape,
            config,
            server: Server {
                makes_rooms,
                wants_token,
                allowance: 10,
                ..Server::default()
            },
            // Before the first request.
            disk: client.to_text(),
            client,
            pushed: Vec::new(),
            now,
            requests: 0,
            faults: 0,
            deaths: 0,
        }
    }

    fn write(&mut self) {
        if self.client.take_changed() {
            self.disk = self.client.to_text();
        }
    }

    /// Sends a request through all that can happen to it.
    fn fetch(
        &mut self,
        request: &HttpRequest,
    ) -> Result<Result<HttpResponse, TransportError>, Died> {
        self.requests += 1;
        self.now += 20;
        self.server.now = self.now;
        let fate = self.tape.choose(12);
        self.faults += u32::from((1..=7).contains(&fate));
        if fate == 1 {
            return Ok(Err(TransportError::Unreachable));
        }
        let mut response = self.server.handle(request);
        match fate {
            2 => return Ok(Err(TransportError::TimedOut)),
            3 => {
                let half = response.body.len() / 2;
                response.body.truncate(half);
            }
            4 => response = answer(502, "<html>Bad gateway</html>"),
            5 => response = answer(200, "<html>Sign in to this network</html>"),
            // The line repeats what it carries, as HTTP allows for what is idempotent.
            6 if request.method == Method::Put => {
                self.server.handle(request);
            }
            7 => {
                self.deaths += 1;
                let record = Record::from_text(&self.disk).expect("what was written is read");
                self.client = Client::new(self.config.clone(), record, self.now);
                return Err(Died);
            }
            _ => {}
        }
        Ok(Ok(response))
    }

    /// One request in a lane, or the wait for one.
    fn drive(&mut self, lane: Lane) -> Result<(), Died> {
        let next = self.client.next(lane, self.now);
        self.write();
        let call = match next {
            Next::Send(call) => call,
            Next::File(txn) => {
                let bytes = txn.clone().into_bytes();
                let call = self.client.upload(&txn, Some(bytes), self.now);
                self.write();
                call.expect("it was asked for")
            }
            Next::At(at) => {
                assert!(at > self.now, "a busy loop");
                self.now = at;
                return Ok(());
            }
            Next::Nothing => return Ok(()),
            other => panic!("{other:?}"),
        };
        let answer = self.fetch(&call.request)?;
        self.client.answered(call, answer, self.now, 128);
        assert_ne!(self.client.contact(), &Contact::Gone);
        self.write();
        Ok(())
    }

    fn say(&mut self) {
        let txn = ["m", &self.pushed.len().to_string()].concat();
        let message = match self.tape.choose(5) {
            4 => Message::File(Attachment {
                name: txn.clone(),
                media_type: "text/plain".into(),
                size: 2,
                slot: Slot::None,
            }),
            _ => Message::Text(txn.clone()),
        };
        assert!(self.client.say(&txn, message, self.now));
        self.write();
        self.pushed.push(txn);
    }

    fn act(&mut self) -> Result<(), Died> {
        match self.tape.choose(9) {
            0..=2 => self.drive(Lane::Talk)?,
            3 | 4 | 8 => self.drive(Lane::Listen)?,
            5 if self.pushed.len() < 12 => self.say(),
            6 => {
                let alias = self.config.alias(&self.client.record().session);
                for _ in 0..self.tape.choose(14) {
                    self.server.say(&alias, "from Kim");
                }
            }
            7 => self.now += ACCESS_LASTS,
            _ => self.client.want_earlier(),
        }
        Ok(())
    }

    fn finish(&mut self) {
        self.tape.bytes.clear();
        for round in 0..5_000 {
            // After a long absence the citizen is asked.
            let held: Vec<String> = self
                .client
                .record()
                .queue
                .entries()
                .iter()
                .map(|e| e.txn.clone())
                .collect();
            for txn in held {
                self.client.decide(|queue| queue.retry(&txn, self.now));
            }
            let _ = self.drive(Lane::Talk);
            let _ = self.drive(Lane::Listen);
            self.client.want_earlier();
            let record = self.client.record();
            let is_whole = record.timeline.gap().is_none() && record.timeline.earlier().is_none();
            // By then it was asked what is new.
            let is_begun = round > 20 && !record.timeline.events().is_empty();
            if is_begun && is_whole && record.queue.entries().is_empty() {
                return;
            }
        }
    }
}

fn play(bytes: Vec<u8>) -> World {
    let mut world = World::new(bytes);
    while world.tape.at < world.tape.bytes.len() {
        let _ = world.act();
    }
    world.finish();
    assert_eq!(world.server.accounts.len(), 1, "{:?}", world.client);
    assert_eq!(world.server.rooms.len(), 1, "{:?}", world.client);
    assert!(
        world.client.record().queue.entries().is_empty(),
        "{:?}",
        world.client.record().queue
    );
    let stored = &world.server.rooms[0].events;
    let mine: Vec<&str> = stored
        .iter()
        .filter_map(|event| event["content"]["org.frontdoor.txn"].as_str())
        .collect();
    assert_eq!(mine, world.pushed);
    let ids: Vec<&str> = stored
        .iter()
        .map(|event| event["event_id"].as_str().unwrap())
        .collect();
    let shown = world.client.record().timeline.events().iter();
    assert_eq!(
        shown.map(|event| event.id.as_str()).collect::<Vec<_>>(),
        ids
    );
    for event in world.client.record().timeline.events() {
        if let Content::File(file) = &event.content {
            let bytes = world.server.files[&file.uri].as_deref();
            assert_eq!(bytes, Some(file.name.as_bytes()));
        }
    }
    world
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_chat_gets_through_whatever_the_network_does(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        play(bytes);
    }
}

#[test]
fn the_simulation_has_faults_in_it() {
    // A generator of the simplest kind (Knuth), so that the run is always the same.
    let mut state = 7_u32;
    let bytes = (0..20_000).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    });
    let world = play(bytes.collect());
    assert!(world.requests > 3_000 && world.faults > 1_000 && world.deaths > 200);
    assert_eq!(world.pushed.len(), 12);
}
