//! What the citizen does in a chat.

use frontdoor_core::agency::matrix::{Client, Lane, Next};
use frontdoor_core::chat::{Content, Event, Leave, Message, Record, Role};
use frontdoor_core::ports::Task;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Chat;
use super::wish::Wish;

/// Milliseconds to wait for a piece of what was said before.
const PATIENCE: i64 = 20_000;
/// How many pieces are fetched at most for a whole text.
const MOST_PIECES: u32 = 200;
/// Milliseconds for which a chat that is erased here is still being left.
const FAREWELL: i64 = 60_000;
/// And where the citizen waits for it.
const SHORT_FAREWELL: i64 = 2_000;

impl Chat {
    /// Says something.
    pub fn say(self, message: Message) {
        let txn = (self.ports.world.random_id)();
        self.types_now(false);
        self.want(Wish::Say(txn, message));
    }

    /// The citizen types, or has stopped; said where this tab leads.
    pub fn types_now(self, is_typing: bool) {
        let now = self.now();
        self.with_client(|client| client.types(is_typing, now));
        self.wake.ring();
    }

    /// Everything that is there is on the screen. Whoever looks at another page has not read it.
    pub fn has_seen_all(self) {
        if !self.is_seen.get() {
            return;
        }
        if self.chats.unread().get_untracked() > 0 {
            self.chats.unread().set(0);
        }
        let last = self.look(|record| {
            record
                .timeline
                .events()
                .last()
                .map(|event| event.id.clone())
        });
        if let Some(last) = last.flatten()
            && self.with_client(|client| client.has_read(&last)) == Some(true)
        {
            self.wake.ring();
        }
    }

    /// Whether something was said before what is here, and this tab can have it.
    #[must_use]
    pub fn has_earlier(self) -> bool {
        let is_more = |record: &Record| {
            // What was before the citizen came is nothing that was said to them.
            let is_own = |event: &Event| {
                event.role == Role::Me && matches!(event.content, Content::Member { .. })
            };
            let mut events = record.timeline.events().iter();
            record.timeline.earlier().is_some() && !events.any(is_own)
        };
        self.client.borrow().is_some() && self.look(is_more) == Some(true)
    }

    /// Fetches a piece of what was said before. Whether anything came.
    pub async fn fetch_earlier(self) -> bool {
        let count = || self.look(|record| record.timeline.events().len());
        let before = count();
        self.with_client(Client::want_earlier);
        self.wake.ring();
        let until = self.now() + PATIENCE;
        while self.has_earlier() && count() == before && !self.is_out_of_reach() {
            let left = until - self.now();
            if left <= 0 {
                break;
            }
            self.answered.rest(left).await;
            // The answer is taken in by the next round of the leader.
            self.wake.ring();
            self.answered.rest(50).await;
        }
        count() != before
    }

    /// Fetches all that was said before.
    pub async fn fetch_all(self) {
        for _ in 0..MOST_PIECES {
            if !self.has_earlier() || !self.fetch_earlier().await {
                return;
            }
        }
    }

    /// Erases the chat from this device at once, and leaves it on the server for as long as the page is there.
    pub async fn erase(self) {
        let Some(mut client) = self.client.borrow_mut().take() else {
            // The tab that leads has the last word to the server.
            self.wish(Wish::Erase).await;
            return;
        };
        self.remove().await;
        client.leave(Leave::Erase);
        spawn_local(self.say_farewell(client, FAREWELL));
    }

    /// Lets go of the chat, since everything that is kept is about to be erased. What comes of it tells the
    /// server, where this tab leads.
    pub(super) fn let_go_of_all(self) -> Task<()> {
        let client = self.client.borrow_mut().take();
        self.let_go();
        Box::pin(async move {
            if let Some(mut client) = client {
                client.leave(Leave::Erase);
                self.say_farewell(client, SHORT_FAREWELL).await;
            }
        })
    }

    async fn say_farewell(self, mut client: Client, patience: i64) {
        client.break_off();
        let until = self.now() + patience;
        loop {
            let left = until - self.now();
            if left <= 0 {
                return;
            }
            match client.next(Lane::Talk, self.now()) {
                Next::Send(mut call) => {
                    let mut request = call.take_request();
                    let left = u32::try_from(left).unwrap_or_default();
                    request.timeout_ms = request.timeout_ms.min(left);
                    let answer = (self.ports.http.send)(request).await;
                    let [chance, ..] = (self.ports.world.chance)();
                    client.answered(call, answer, self.now(), chance);
                }
                Next::At(at) => self.answered.rest((at - self.now()).min(left)).await,
                _ => return,
            }
        }
    }
}
