//! What counts for the moment alone: who types, and what was read.

use crate::agency::matrix::presence::TYPING_MS;

/// Milliseconds after the last key for which a citizen counts as typing.
const IDLE: i64 = 4_000;

/// Signs of life of both sides.
#[derive(Debug, Default)]
pub(super) struct Passing {
    /// When the last key was pressed; none once the citizen has stopped.
    key: Option<i64>,
    /// Since when the server takes the citizen for typing.
    told: Option<i64>,
    /// What the citizen has read, while the server does not know.
    reads: Option<String>,
    /// What the server was told last.
    told_read: String,
    others: Vec<String>,
    read_by_others: Option<String>,
}

impl Passing {
    pub fn typing(&self) -> &[String] {
        &self.others
    }

    pub fn read_by_others(&self) -> Option<&str> {
        self.read_by_others.as_deref()
    }

    pub fn types(&mut self, is_typing: bool, now: i64) {
        self.key = is_typing.then_some(now);
    }

    /// Gives whether the server is to be told.
    pub fn has_read(&mut self, event: &str) -> bool {
        let is_new = self.told_read != event && self.reads.as_deref() != Some(event);
        if is_new {
            self.reads = Some(event.to_owned());
        }
        is_new
    }

    /// What the server is to be told of it; each is told once, whatever comes of it.
    pub fn take_read(&mut self) -> Option<String> {
        let read = self.reads.take()?;
        self.told_read.clone_from(&read);
        Some(read)
    }

    /// Whether the server is to be told that the citizen types, or does not any more.
    pub fn take_typing(&mut self, now: i64) -> Option<bool> {
        let is_typing = self.key.is_some_and(|key| now - key < IDLE);
        let is_told = |told: i64| now - told < TYPING_MS;
        match (is_typing, self.told) {
            // Again before it runs out.
            (true, Some(told)) if now - told < TYPING_MS / 2 => None,
            (true, _) => {
                self.told = Some(now);
                Some(true)
            }
            (false, told) => {
                self.told = None;
                told.is_some_and(is_told).then_some(false)
            }
        }
    }

    /// When there is something to tell, if nothing else happens.
    pub fn due(&self) -> Option<i64> {
        self.told.and(self.key.map(|key| key + IDLE))
    }

    pub fn heard(&mut self, typing: Option<Vec<String>>, read: Option<String>) {
        if let Some(typing) = typing {
            self.others = typing;
        }
        if read.is_some() {
            self.read_by_others = read;
        }
    }
}
