//! What to ask for next.

use super::call::{Lane, Next, What, call};
use super::{Client, MARKLESS_MS, WAIT_MS};
use crate::agency::matrix::{messages, sync};
use crate::chat::{Signal, Stage};

impl Client {
    pub(super) fn listen(&mut self, now: i64) -> Next {
        let is_wanted = self.is_begun() && self.record.session.is_open();
        if !is_wanted || self.record.leave.is_some() || self.is_over() {
            return Next::Nothing;
        }
        if matches!(self.record.conversation.stage, Stage::Opening) {
            self.apply(Signal::Opened);
        }
        match self.link.due(now) {
            Some(at) if at > now => return Next::At(at),
            Some(_) => {}
            None => return Next::Nothing,
        }
        let (config, session) = (&self.config, &self.record.session);
        if let Some(gap) = self.record.timeline.gap() {
            let request = messages::request(config, session, &gap);
            return call(request, Lane::Listen, What::Fill, now);
        }
        if self.poll_from > now {
            return Next::At(self.poll_from);
        }
        let since = self.record.timeline.cursor();
        let since = since.filter(|_| !self.is_fresh).map(str::to_owned);
        let wait = match since {
            Some(_) => WAIT_MS,
            None => u32::try_from(now.rem_euclid(MARKLESS_MS)).unwrap_or_default(),
        };
        let request = sync::request(config, session, since.as_deref(), wait);
        call(request, Lane::Listen, What::Poll { since }, now)
    }

    /// Whether nothing more is to be expected.
    fn is_over(&self) -> bool {
        let is_ended = matches!(
            self.record.conversation.stage,
            Stage::Ended(_) | Stage::Rated(_)
        );
        let queue = &self.record.queue;
        is_ended && !self.is_fresh && queue.entries().is_empty()
    }
}
