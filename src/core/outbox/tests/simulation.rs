//! A submission, an agency and a device together, through whatever chance makes of them.

use proptest::prelude::*;

use super::*;
use crate::model::TokenAnswer;

/// Where the randomness comes from. Once it is used up every choice is the first, with which everything
/// goes well, so that runs end and failures shrink.
struct Tape {
    bytes: Vec<u8>,
    at: usize,
}

impl Tape {
    fn choose<T: Copy>(&mut self, choices: &[T]) -> T {
        let byte = self.bytes.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        choices[usize::from(byte) % choices.len()]
    }

    fn is_over(&self) -> bool {
        self.at >= self.bytes.len()
    }
}

/// What an agency does with a request.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    /// Stores it and says so, in one of three ways.
    Id,
    Token,
    Accepted,
    /// Stores it, and nobody hears of it.
    Mute,
    /// Stores it after so many milliseconds, when the device has given up.
    Late(i64),
    /// Stores it twice, as browsers make it do, and says so or not.
    Twice(bool),
    /// Loses it without a word.
    Dropped,
    /// Takes no more for so many seconds.
    Busy(u32),
    /// The device has no network.
    Offline,
    Refused,
}

const FATES: [Fate; 18] = [
    Fate::Id,
    Fate::Mute,
    Fate::Dropped,
    Fate::Late(1_000),
    Fate::Dropped,
    Fate::Mute,
    Fate::Late(DELAY / 2),
    Fate::Dropped,
    Fate::Late(DELAY),
    Fate::Twice(false),
    Fate::Dropped,
    Fate::Twice(true),
    Fate::Token,
    Fate::Accepted,
    Fate::Busy(30),
    Fate::Offline,
    Fate::Dropped,
    Fate::Refused,
];

/// What a look-up meets.
#[derive(Clone, Copy, Debug, PartialEq)]
enum View {
    /// The list as it was so many milliseconds ago, from a cache or a slow index.
    Old(i64),
    /// The ten newest requests alone.
    Cut,
    Offline,
    Unreachable,
    WebPage,
    Forbidden,
}

const VIEWS: [View; 10] = [
    View::Old(0),
    View::Old(0),
    View::Old(30_000),
    View::Old(0),
    View::Old(DELAY),
    View::Cut,
    View::Offline,
    View::Unreachable,
    View::WebPage,
    View::Forbidden,
];

/// A copy of the request that the agency has, or will have.
struct Stored {
    at: i64,
    id: String,
}

struct Run {
    tape: Tape,
    /// The true time, which is the agency's.
    time: i64,
    /// How far the device's clock is ahead.
    ahead: i64,
    /// What the device would find after a crash.
    disk: String,
    rules: Rules,
    stored: Vec<Stored>,
    /// How far apart the requests of other people are; none come without it.
    others: Option<i64>,
    /// Whether the person had ordered the POST that comes next.
    ordered: bool,
    /// Whether the person said that it had arrived.
    claimed: bool,
    /// How often the portal itself sent what the agency had, or would have.
    doubled: u32,
    posts: u32,
    /// Whether clocks may be set.
    steps_clock: bool,
    /// The ids that the last list showed that was read and came through.
    shown: Vec<String>,
}

impl Run {
    fn new(bytes: Vec<u8>, steps_clock: bool) -> Self {
        let mut tape = Tape { bytes, at: 0 };
        let rules = tape.choose(&[RULES, RULES, RULES, BLIND]);
        let others = tape.choose(&[
            Some(20_000),
            Some(180_000),
            Some(180_000),
            Some(1_500_000),
            None,
        ]);
        let ahead = tape.choose(&[0, 30_000, -30_000, 90_000, -90_000]);
        let mut run = Self {
            tape,
            time: 1_700_000_000_000,
            ahead,
            disk: String::new(),
            rules,
            stored: Vec::new(),
            others,
            ordered: false,
            claimed: false,
            doubled: 0,
            posts: 0,
            steps_clock,
            shown: Vec::new(),
        };
        let row = submission("a", run.now());
        run.write(&row);
        run.pass(0);
        run
    }

    fn now(&self) -> i64 {
        self.time + self.ahead
    }

    fn write(&mut self, row: &Submission) {
        self.disk = row.to_text();
    }

    fn read(&self) -> Submission {
        Submission::from_text(&self.disk).expect("what was written is read")
    }

    fn pass(&mut self, milliseconds: i64) {
        self.time += milliseconds;
    }

    fn pass_one_of(&mut self, choices: &[i64]) {
        self.time += self.tape.choose(choices);
    }

    /// The page dies here.
    fn crashes(&mut self) -> bool {
        self.tape.choose(&[false, false, false, false, false, true])
    }

    fn store(&mut self, at: i64) -> String {
        let id = format!("{}", self.stored.len() + 1);
        self.stored.push(Stored { at, id: id.clone() });
        id
    }

    fn post(&mut self) -> Result<Submitted, AgencyError> {
        let fate = self.tape.choose(&FATES);
        self.pass_one_of(&[200, 5_000, 60_000]);
        self.posts += 1;
        let reaches = !matches!(fate, Fate::Offline | Fate::Busy(_) | Fate::Refused);
        if reaches {
            self.doubled += u32::from(!self.ordered && !self.stored.is_empty());
            self.ordered = false;
        }
        let now = self.time;
        match fate {
            Fate::Id => Ok(id(&self.store(now))),
            Fate::Token => {
                self.store(now);
                Ok(Submitted::Token {
                    token: "t".into(),
                    service_notice: String::new(),
                })
            }
            Fate::Accepted => {
                self.store(now);
                Ok(Submitted::Accepted {
                    service_notice: String::new(),
                })
            }
            Fate::Mute => {
                self.store(now);
                Err(self.lost())
            }
            Fate::Late(after) => {
                self.store(now + after);
                Err(self.lost())
            }
            Fate::Twice(says) => {
                let first = self.store(now);
                self.store(now);
                if says {
                    Ok(id(&first))
                } else {
                    Err(self.lost())
                }
            }
            Fate::Dropped => Err(self.lost()),
            Fate::Busy(seconds) => Err(error(
                ErrorKind::TooManyRequests(Some(seconds)),
                Retry::Safe,
            )),
            Fate::Offline => Err(offline(Method::Post)),
            Fate::Refused => Err(error(ErrorKind::Invalid, Retry::Never)),
        }
    }

    fn lost(&mut self) -> AgencyError {
        let kinds = [0, 1, 2, 3];
        match self.tape.choose(&kinds) {
            0 => lost(),
            1 => error(ErrorKind::Http(502), Retry::Unsafe),
            2 => error(ErrorKind::NotAnAnswer, Retry::Unsafe),
            _ => error(ErrorKind::Duplicate, Retry::Never),
        }
    }

    fn look(&mut self) -> Result<LookUp, AgencyError> {
        let view = self.tape.choose(&VIEWS);
        self.pass_one_of(&[100, 9_000]);
        let as_of = match view {
            View::Old(age) => self.time - age,
            View::Cut => self.time,
            View::Offline => return Err(offline(Method::Get)),
            View::Unreachable => {
                let error = AgencyError::transport(TransportError::Unreachable, Method::Get);
                return Err(error);
            }
            View::WebPage => return Err(error(ErrorKind::NotAnAnswer, Retry::Safe)),
            View::Forbidden => return Err(error(ErrorKind::Auth, Retry::Never)),
        };
        // Other people's requests come at regular times, for ever.
        let last = self.others.map(|apart| as_of - as_of.rem_euclid(apart));
        let mut listed: Vec<&Stored> = self.stored.iter().filter(|row| row.at <= as_of).collect();
        let mut whole_since = i64::MIN;
        if view == View::Cut {
            whole_since = last.map_or(i64::MIN, |last| last - 9 * self.others.unwrap_or_default());
            listed.retain(|row| row.at >= whole_since);
        }
        let ours = listed.iter().map(|row| row.at).max();
        Ok(LookUp {
            found: listed.iter().map(|row| row.id.clone()).collect(),
            unnamed: false,
            newest: last.max(ours),
            whole_since,
        })
    }

    fn poll(&mut self) -> Result<TokenAnswer, AgencyError> {
        self.pass(100);
        let has_id = self.tape.choose(&[true, false, false]);
        let first = self.stored.first().filter(|_| has_id);
        Ok(TokenAnswer {
            token: "t".into(),
            service_request_id: first.map(|row| row.id.clone()),
        })
    }

    /// The page starts, anew or again, and works until it dies or has nothing to do.
    fn page(&mut self, steps: &mut u32) -> bool {
        let mut row = self.read();
        if row.interrupted(self.now(), self.rules) {
            self.write(&row);
        }
        loop {
            *steps += 1;
            assert!(*steps < 5_000, "it goes on for ever: {row:?}");
            self.set_clock(&row);
            let now = self.now();
            match row.due(now, self.rules) {
                Due::Never => {
                    if !self.decide(&mut row) {
                        return true;
                    }
                }
                Due::At(at) => {
                    assert!(at > now, "a busy loop: {row:?}");
                    if self.crashes() {
                        self.pass_one_of(&[1_000, 60_000, 7_200_000, 90_000_000]);
                        return false;
                    }
                    self.pass(at - now);
                }
                Due::Post => {
                    assert!(row.begin(now));
                    if self.crashes() {
                        return false;
                    }
                    self.write(&row);
                    if self.crashes() {
                        self.ordered = false;
                        return false;
                    }
                    let answer = self.post();
                    if self.crashes() {
                        return false;
                    }
                    assert!(row.answered(answer, self.now(), self.rules));
                    if self.crashes() {
                        return false;
                    }
                    self.write(&row);
                }
                Due::LookUp => {
                    let look = self.look();
                    assert!(row.looked_up(&look, self.now(), self.rules));
                    if self.crashes() {
                        return false;
                    }
                    self.write(&row);
                    if let Ok(look) = look {
                        self.shown = look.found;
                    }
                }
                Due::Poll => {
                    let answer = self.poll();
                    assert!(row.polled(&answer, self.now(), self.rules));
                    self.write(&row);
                }
            }
            assert_eq!(row.text, "A hole.");
            assert_eq!(row.reference, submission("a", 0).reference);
            assert!(row.resends <= 2);
        }
    }

    /// Somebody sets the clock, or it is put right by the network.
    fn set_clock(&mut self, row: &Submission) {
        if !self.steps_clock {
            return;
        }
        if matches!(row.state, State::Waiting { .. }) {
            // It is right when a try begins.
            self.ahead = self.ahead.clamp(-90_000, 90_000);
            return;
        }
        let minute = 60_000;
        let step = self.tape.choose(&[
            0,
            0,
            0,
            0,
            0,
            0,
            minute,
            -minute,
            15 * minute,
            -15 * minute,
            120 * minute,
            -120 * minute,
            1_500 * minute,
            -1_500 * minute,
        ]);
        self.ahead += step;
    }

    /// What the person does when nothing is to be done; false for nothing.
    fn decide(&mut self, row: &mut Submission) -> bool {
        if self.tape.is_over() {
            return false;
        }
        let now = self.now();
        let done = match self.tape.choose(&[0, 1, 2, 3]) {
            0 => false,
            1 => {
                let again = row.send_again(now);
                self.ordered |= again;
                again
            }
            2 => {
                let claims = row.has_arrived(now, self.rules);
                self.claimed |= claims;
                claims
            }
            _ => row.check_now(now, self.rules),
        };
        if done {
            self.write(row);
        }
        done
    }

    /// To the end.
    fn finish(mut self) -> (Self, Submission) {
        let mut steps = 0;
        while !self.page(&mut steps) {}
        let row = self.read();
        (self, row)
    }
}

fn check(bytes: Vec<u8>, steps_clock: bool) -> Result<(), TestCaseError> {
    let (run, row) = Run::new(bytes, steps_clock).finish();
    prop_assert_eq!(run.doubled, 0, "doubled: {:?}", row);
    let is_over = matches!(
        row.state,
        State::Sent { .. } | State::Accepted | State::Refused { .. } | State::Ask(_)
    );
    prop_assert!(is_over, "{:?}", row);
    prop_assert_eq!(row.text.as_str(), "A hole.");
    if let Some(id) = row.service_request_id() {
        let is_stored = |id: &str| run.stored.iter().any(|stored| stored.id == id);
        prop_assert!(is_stored(id), "lost: {:?}", row);
        prop_assert!(row.duplicates.iter().all(|id| is_stored(id)));
        let known = |shown: &String| shown == id || row.duplicates.contains(shown);
        prop_assert!(run.shown.iter().all(known), "{:?} {:?}", run.shown, row);
    }
    if row.state == State::Accepted && run.stored.is_empty() {
        prop_assert!(run.claimed, "lost: {:?}", row);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn nothing_is_lost_and_nothing_is_doubled(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        check(bytes, false)?;
    }

    #[test]
    fn nor_is_it_when_clocks_are_set(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        check(bytes, true)?;
    }
}

#[test]
fn every_outcome_is_reached() {
    let mut counts = std::collections::BTreeMap::new();
    let mut state = 1_u64;
    let (mut resent, mut posts) = (0_u32, 0_u32);
    for _ in 0..3_000 {
        let bytes = (0..300).map(|_| {
            // A linear congruential generator (Knuth, MMIX).
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 56) as u8
        });
        let (run, row) = Run::new(bytes.collect(), true).finish();
        assert_eq!(run.doubled, 0, "{row:?}");
        let name = match row.state {
            State::Sent { .. } if row.duplicates.is_empty() => "sent",
            State::Sent { .. } => "sent, with copies",
            State::Accepted => "accepted",
            State::Refused { .. } => "refused",
            State::Ask(_) => "ask",
            _ => "another",
        };
        *counts.entry(name).or_insert(0_u32) += 1;
        resent += row.resends;
        posts += run.posts;
    }
    println!("{counts:?}, {posts} posts, {resent} sent again");
    let names: Vec<&str> = counts.keys().copied().collect();
    assert_eq!(
        names,
        ["accepted", "ask", "refused", "sent", "sent, with copies"]
    );
    assert!(resent > 100, "{resent}");
}
