//! A citizen, a device and a server together, through whatever chance makes of them.

use super::*;

/// Events that come at once at most.
const LIMIT: usize = 4;
/// Events of a page of history.
const PAGE: usize = 3;

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

/// What becomes of a message that leaves the device.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Acked,
    /// The server has it, and nobody hears of it.
    Mute,
    Lost,
    /// It arrives when the device has given up and gone on.
    Late,
    Busy,
    Expired,
    Offline,
    Refused,
}

const FATES: [Fate; 10] = [
    Fate::Acked,
    Fate::Mute,
    Fate::Lost,
    Fate::Late,
    Fate::Busy,
    Fate::Acked,
    Fate::Expired,
    Fate::Mute,
    Fate::Offline,
    Fate::Refused,
];

#[derive(Default)]
struct Server {
    log: Vec<Event>,
    late: Vec<(String, String)>,
    /// How often each message came.
    came: u32,
}

impl Server {
    fn take(&mut self, txn: &str, body: &str) -> String {
        self.came += 1;
        let known = self
            .log
            .iter()
            .find(|event| event.txn.as_deref() == Some(txn));
        if let Some(event) = known {
            return event.id.clone();
        }
        let id = self.log.len().to_string();
        self.log.push(Event {
            txn: Some(txn.into()),
            role: Role::Me,
            ..event(&id, Content::Text(body.into()))
        });
        id
    }

    fn has(&self, txn: &str) -> bool {
        self.log
            .iter()
            .any(|event| event.txn.as_deref() == Some(txn))
    }

    fn run(&self, from: usize, to: usize) -> Run {
        Run {
            from: Some(from.to_string()),
            to: to.to_string(),
            events: self.log[from..to].to_vec(),
        }
    }

    /// What a poll answers: the newest, up to the limit.
    fn sync(&self, since: Option<&str>) -> Run {
        let to = self.log.len();
        let since: usize = since.map_or(0, |since| since.parse().unwrap());
        self.run(since.max(to.saturating_sub(LIMIT)), to)
    }

    fn messages(&self, gap: &Gap) -> Run {
        let to: usize = gap.from.parse().unwrap();
        let begin = to.saturating_sub(PAGE);
        let mut run = self.run(begin, to);
        if begin == 0 {
            run.from = None;
        }
        run
    }
}

struct World {
    tape: Tape,
    now: i64,
    server: Server,
    record: Record,
    /// What the device would find after a crash.
    disk: String,
    pushed: Vec<String>,
    /// Answers that come a second time.
    old: Vec<Run>,
}

impl World {
    fn new(bytes: Vec<u8>) -> Self {
        let mut record = Record::new(Session::new("city", "7k3f", Who::SignedIn, 0));
        Self {
            tape: Tape { bytes, at: 0 },
            now: 1_700_000_000_000,
            server: Server::default(),
            disk: record.to_text(),
            record,
            pushed: Vec::new(),
            old: Vec::new(),
        }
    }

    fn write(&mut self) {
        self.disk = self.record.to_text();
    }

    fn reload(&mut self) {
        self.record = Record::from_text(&self.disk).expect("what was written is read");
        self.record.interrupted(self.now);
        // Nobody waits for their answers any more.
        self.old.clear();
    }

    /// The page dies here, now and then.
    fn crashes(&mut self) -> bool {
        let crashes = self.tape.choose(8) == 7;
        if crashes {
            self.reload();
        }
        crashes
    }

    fn act(&mut self) {
        match self.tape.choose(12) {
            0..=2 => self.step(),
            3 | 4 => self.sync(false),
            5 => self.sync(true),
            6 => self.fill(),
            7 if self.pushed.len() < 9 => {
                let txn = ["m", &self.pushed.len().to_string()].concat();
                let message = Message::Text(txn.clone());
                assert!(self.record.queue.push(&txn, message, self.now));
                let again = Message::Text("a second press".into());
                assert!(!self.record.queue.push(&txn, again, self.now));
                // The box is emptied once it is written down.
                self.write();
                self.pushed.push(txn);
            }
            8 => {
                let id = self.server.log.len().to_string();
                self.server.log.push(text(&id));
            }
            9 => self.now += [1, 1_000, 40_000, 90_000_000][usize::from(self.tape.choose(4))],
            10 => {
                if let Some(run) = self.old.pop() {
                    self.merge(run);
                }
            }
            _ => match self.tape.choose(3) {
                0 => self.reload(),
                1 => self.record.queue.hold(),
                _ => self.decide(),
            },
        }
    }

    /// What the queue wants done next.
    fn step(&mut self) {
        let (txn, body) = match self.record.queue.due(self.now) {
            Due::Send(entry) => match &entry.message {
                Message::Text(body) => (entry.txn.clone(), body.clone()),
                other => panic!("{other:?}"),
            },
            Due::At(at) => {
                assert!(at > self.now, "a busy loop");
                return;
            }
            _ => return,
        };
        let begun = self.record.queue.begin(self.now);
        self.write();
        if !begun || self.crashes() {
            return;
        }
        let fate = FATES[usize::from(self.tape.choose(10))];
        let failure = match fate {
            Fate::Acked => {
                let event = self.server.take(&txn, &body);
                if !self.crashes() {
                    self.record.queue.acked(&txn, event);
                }
                None
            }
            Fate::Mute => {
                self.server.take(&txn, &body);
                Some(Failure::Unavailable)
            }
            Fate::Late => {
                self.server.late.push((txn.clone(), body));
                Some(Failure::Unavailable)
            }
            Fate::Lost => Some(Failure::Unavailable),
            Fate::Busy => Some(Failure::Busy {
                wait_ms: Some(3_614),
            }),
            Fate::Expired => Some(Failure::Expired),
            Fate::Offline => Some(Failure::Offline),
            Fate::Refused => Some(Failure::refused("M_FORBIDDEN")),
        };
        if let Some(failure) = failure
            && !self.crashes()
        {
            self.record.queue.failed(&txn, &failure, self.now, 128);
        }
        if self.tape.choose(2) == 0 {
            self.write();
        }
        if self.tape.choose(3) == 2
            && let Some((txn, body)) = self.server.late.pop()
        {
            // Only while the device has not gone on to the next one, since it gave up on this one: then it
            // has been sent again, and this one is a copy.
            self.server.take(&txn, &body);
        }
    }

    fn sync(&mut self, is_fresh: bool) {
        let since = self.record.timeline.cursor().filter(|_| !is_fresh);
        let run = self.server.sync(since);
        match self.tape.choose(4) {
            0 | 1 => {}
            2 => self.old.push(run.clone()),
            // Nobody hears of it.
            _ => return,
        }
        self.merge(run);
        self.write();
    }

    fn fill(&mut self) {
        let timeline = &self.record.timeline;
        let gap = timeline.gap().or_else(|| timeline.earlier());
        if let Some(gap) = gap {
            let run = self.server.messages(&gap);
            self.see(&run);
            self.record.timeline.fill(run);
            self.write();
        }
    }

    fn merge(&mut self, run: Run) {
        self.see(&run);
        self.record.timeline.merge(run);
    }

    fn see(&mut self, run: &Run) {
        for event in &run.events {
            self.record.queue.seen(event);
        }
    }

    /// The citizen wants everything sent.
    fn decide(&mut self) {
        let held: Vec<String> = self
            .record
            .queue
            .entries()
            .iter()
            .map(|e| e.txn.clone())
            .collect();
        for txn in held {
            self.record.queue.retry(&txn, self.now);
        }
    }

    fn check(&self) {
        let entries = self.record.queue.entries();
        let sending = |entry: &&Outgoing| entry.state == SendState::Sending;
        assert!(entries.iter().filter(sending).count() <= 1);
        for txn in &self.pushed {
            let is_queued = self.record.queue.get(txn).is_some();
            assert!(is_queued || self.server.has(txn), "{txn} is lost");
        }
        for entry in entries {
            if let SendState::Sent { event } = &entry.state {
                let stored = self.server.log.iter().find(|stored| stored.id == *event);
                assert_eq!(
                    stored.and_then(|stored| stored.txn.as_ref()),
                    Some(&entry.txn)
                );
            }
        }
        let shown = self.record.timeline.events();
        let first = shown.first().map_or(0, |event| event.id.parse().unwrap());
        let stored = self.server.log.get(first..first + shown.len());
        assert_eq!(
            Some(shown),
            stored,
            "what is shown is a piece of what was said"
        );
    }

    /// Everything goes well from here on.
    fn finish(&mut self) {
        self.tape.bytes.clear();
        for _ in 0..100 {
            self.now += 31_000;
            self.decide();
            self.step();
            self.sync(false);
            while self.record.timeline.gap().is_some() {
                self.fill();
            }
            self.check();
        }
        while self.record.timeline.earlier().is_some() {
            self.fill();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_message_is_there_once_and_in_order(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut world = World::new(bytes);
        while world.tape.at < world.tape.bytes.len() {
            world.act();
            world.check();
        }
        world.finish();
        let mine = world.server.log.iter().filter_map(|event| event.txn.clone());
        prop_assert_eq!(mine.collect::<Vec<_>>(), world.pushed);
        prop_assert!(world.record.queue.entries().is_empty());
        prop_assert_eq!(world.record.timeline.events(), &*world.server.log);
        let ids = world.server.log.iter().map(|event| &event.id);
        prop_assert_eq!(ids.count(), world.record.timeline.events().len());
    }
}
