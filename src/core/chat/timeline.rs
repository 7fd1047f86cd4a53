//! What was said, in the server's order.
//!
//! A server hands a conversation out in runs: pieces without holes, each between two of the server's own
//! marks. Runs that meet, at a mark or in an event that both have, are joined, whatever order they come in.
//! Where something is missing between two runs there is a [`Gap`]; what comes after it is not shown before
//! it is filled.

use super::{Content, Event};

/// The runs of a conversation that this device has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Oldest first, no two of which meet; the last one is live.
    pub(super) runs: Vec<Run>,
    /// The names of events that were taken back.
    pub(super) redacted: Vec<String>,
}

/// A piece of a conversation without holes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The server's mark of the place before its first event; none where nothing is before it.
    pub from: Option<String>,
    /// The mark of the place after its last event.
    pub to: String,
    /// In the server's order.
    pub events: Vec<Event>,
}

/// Where something is missing, or was before what is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The mark to go back from, until events turn up that are known. There is no mark to go back to: a server
    /// that lost what it had takes such a mark for one of its future, and answers that nothing is missing.
    pub from: String,
}

impl Timeline {
    /// What can be shown, oldest first: all that is known up to the first gap.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        self.runs.first().map_or(&[], |run| &run.events)
    }

    /// The event of this name, be it shown or not.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Event> {
        let mut events = self.runs.iter().flat_map(|run| run.events.iter().rev());
        events.find(|event| event.id == id)
    }

    /// The mark up to which everything new is known, to ask for what is newer.
    #[must_use]
    pub fn cursor(&self) -> Option<&str> {
        self.runs.last().map(|run| run.to.as_str())
    }

    /// What is to be asked for before what is newest can be shown.
    #[must_use]
    pub fn gap(&self) -> Option<Gap> {
        let [.., _, after] = self.runs.as_slice() else {
            return None;
        };
        let from = after.from.clone()?;
        Some(Gap { from })
    }

    /// What is to be asked for to show what was before; none where nothing was.
    #[must_use]
    pub fn earlier(&self) -> Option<Gap> {
        let from = self.runs.first()?.from.clone()?;
        Some(Gap { from })
    }

    /// Gives up a gap that cannot be filled, or is too long to be: what was before it is forgotten, and can
    /// be had again by going back.
    pub fn abandon_gap(&mut self) {
        let last = self.runs.len().saturating_sub(1);
        self.runs.drain(..last);
    }

    /// Takes in a run. Any number of times, and in any order, it comes to the same events.
    pub fn merge(&mut self, run: Run) {
        let mut run = run.without_copies();
        if run.events.is_empty()
            && !self.runs.is_empty()
            && !self.runs.iter().any(|k| k.meets(&run))
        {
            // It says nothing, and where it says so is not known.
            return;
        }
        self.redact(&mut run);
        let mut place = None;
        let mut known = Vec::with_capacity(self.runs.len() + 1);
        for other in std::mem::take(&mut self.runs) {
            if other.meets(&run) {
                place = Some(known.len());
                run = other.joined(run);
            } else {
                known.push(other);
            }
        }
        known.insert(place.unwrap_or(known.len()), run);
        self.runs = known;
    }

    /// Takes in what was before what is newest. Once that goes back to the beginning, what it did not meet on
    /// the way is not the server's any more, and is forgotten.
    pub fn fill(&mut self, run: Run) {
        self.merge(run);
        if self.runs.last().is_some_and(|run| run.from.is_none()) {
            self.abandon_gap();
        }
    }

    /// Empties what was taken back: in the run what this one or earlier ones take back, and in earlier ones
    /// what this one does.
    fn redact(&mut self, run: &mut Run) {
        for event in &run.events {
            let target = match &event.content {
                Content::Redaction { target } => target,
                Content::Redacted => &event.id,
                _ => continue,
            };
            if self.redacted.contains(target) {
                continue;
            }
            self.redacted.push(target.clone());
            for known in self.runs.iter_mut().flat_map(|run| &mut run.events) {
                known.redact(target);
            }
        }
        for event in &mut run.events {
            if self.redacted.contains(&event.id) {
                event.content = Content::Redacted;
            }
        }
    }
}

impl Event {
    fn redact(&mut self, id: &str) {
        if self.id == id {
            self.content = Content::Redacted;
        }
    }
}

impl Run {
    fn without_copies(mut self) -> Self {
        let mut events: Vec<Event> = Vec::with_capacity(self.events.len());
        for event in self.events {
            if !events.iter().any(|known| known.id == event.id) {
                events.push(event);
            }
        }
        self.events = events;
        self
    }

    fn place(&self, id: &str) -> Option<usize> {
        // What comes twice is mostly what came last.
        self.events.iter().rposition(|event| event.id == id)
    }

    /// Whether nothing is missing between the two.
    fn meets(&self, other: &Self) -> bool {
        self.precedes(other)
            || other.precedes(self)
            || (self.from.is_none() && other.from.is_none())
            || other
                .events
                .iter()
                .any(|event| self.place(&event.id).is_some())
    }

    fn precedes(&self, other: &Self) -> bool {
        other.from.as_ref() == Some(&self.to)
    }

    /// Both as one; `newer` came later, of two that meet.
    fn joined(mut self, newer: Self) -> Self {
        let end = self.events.len();
        if newer.precedes(&self) {
            self.from = newer.from;
            self.splice(newer.events, 0);
        } else if self.precedes(&newer) {
            self.to = newer.to;
            self.splice(newer.events, end);
        } else {
            // They overlap. The marks are those of the one that reaches further; where both reach as far the
            // later one's, since marks may run out.
            let place = |event: Option<&Event>| self.place(&event?.id);
            let begins_within = place(newer.events.first()).is_some_and(|at| at > 0);
            let ends_within = place(newer.events.last()).is_some_and(|at| at + 1 < end);
            if !begins_within {
                self.from = newer.from;
            }
            if !ends_within {
                self.to = newer.to;
            }
            self.splice(newer.events, end);
        }
        self
    }

    /// Takes in events in their order. Those before the first that both have stand right before it; where they
    /// have none in common, all stand at this place. It looks for few among many, not the other way round: a
    /// room of thousands is read in pages.
    fn splice(&mut self, more: Vec<Event>, place: usize) {
        let Some(first) = more.iter().find_map(|event| self.place(&event.id)) else {
            self.events.splice(place..place, more);
            return;
        };
        let mut at = first;
        for event in more {
            match self.place(&event.id) {
                Some(known) => {
                    if let Some(known) = self.events.get_mut(known) {
                        known.learn(event);
                    }
                    at = known + 1;
                }
                None => {
                    self.events.insert(at, event);
                    at += 1;
                }
            }
        }
    }
}

impl Event {
    /// Takes over what a copy of it knows better.
    fn learn(&mut self, copy: Self) {
        if self.txn.is_none() {
            self.txn = copy.txn;
        }
        if matches!(copy.content, Content::Redacted) {
            self.content = Content::Redacted;
        }
    }
}
