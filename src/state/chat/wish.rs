//! What the citizen wants of the chat, from whichever tab: the leader does it at once, another tab leaves it in
//! the vault for the leader.

use frontdoor_core::agency::matrix::Client;
use frontdoor_core::chat::{Leave, Message, Signal};
use frontdoor_core::ports::{Cabinet, Change};
use leptos::task::spawn_local;

use super::Chat;

/// How the names of such records begin.
const PREFIX: &str = "wish-";

/// Something that the citizen wants.
#[allow(
    clippy::large_enum_variant,
    reason = "There is one at a time; a box is more code than the bytes are worth."
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Send this, under this name.
    Say(String, Message),
    /// Send what is held or has failed all the same.
    Retry(String),
    /// Do not send it.
    Discard(String),
    /// Do not ask how it was.
    NoRating,
    /// Leave, and forget all of it.
    Erase,
}

impl Chat {
    /// Does what the citizen wants, as soon as it can be done.
    pub fn want(self, wish: Wish) {
        spawn_local(async move {
            self.wish(wish).await;
        });
    }

    /// Says what was typed. It stays where it was typed until it is written down, so that a page that ends in
    /// between takes nothing along; [`Self::take_said`] tells when. Of what is typed at a press meanwhile, only
    /// what is new is said, and after it.
    pub fn say_typed(self, text: String) {
        let is_saying = !self.saying.replace(text.clone()).is_empty();
        self.types_now(false);
        if !is_saying {
            spawn_local(self.say_in_turn(text));
        }
    }

    async fn say_in_turn(self, mut text: String) {
        while !text.is_empty() {
            let txn = (self.ports.world.random_id)();
            let due = self.due();
            let wish = Wish::Say(txn, Message::Text(text.clone()));
            let is_taken = self.wish(wish).await;
            let is_kept = match due {
                Some(due) => is_taken && self.until_written(due).await,
                None => is_taken,
            };
            let pressed = self.saying.take();
            if !is_kept {
                return;
            }
            let rest = pressed.strip_prefix(&text).unwrap_or_default().trim();
            rest.clone_into(&mut self.saying.borrow_mut());
            *self.said.borrow_mut() = text;
            self.changed();
            self.keep_typed(rest).await;
            text = rest.to_owned();
        }
    }

    /// What was typed and is kept as said by now; told once.
    #[must_use]
    pub fn take_said(self) -> String {
        self.said.take()
    }

    /// Does what the citizen wants, or leaves it for the tab that leads. False where there is no chat, or it
    /// could be kept nowhere.
    pub(super) async fn wish(self, wish: Wish) -> bool {
        if self.look(|_| ()).is_none() {
            return false;
        }
        let now = self.now();
        let mut wish = Some(wish);
        let done = self.with_client(|client| {
            if let Some(wish) = wish.take() {
                wish.apply(client, now);
            }
        });
        let Some(mut wish) = wish.filter(|_| done.is_none()) else {
            self.wake.ring();
            return true;
        };
        // In the order in which they were made, as the names are listed.
        let name = [
            PREFIX,
            &now.to_string(),
            "-",
            &(self.ports.world.random_id)(),
        ]
        .concat();
        let put = Change::put(Cabinet::Chats, &name, wish.text().into_bytes());
        let is_kept = self.keep(vec![put]).await == Some(true);
        self.has_wishes.set(true);
        // This tab may have come to lead meanwhile.
        self.wake.ring();
        self.run();
        is_kept
    }

    /// Takes up what other tabs have left: with the record, in one piece, so that nothing is done twice.
    pub(super) async fn take_wishes(self) {
        if !self.has_wishes.replace(false) {
            return;
        }
        let kept = (self.ports.vault.list)(Cabinet::Chats).await;
        let mut kept = kept.unwrap_or_default();
        kept.retain(|record| record.name.starts_with(PREFIX));
        if kept.is_empty() {
            return;
        }
        let now = self.now();
        let mut taken = Vec::new();
        // There are few, and rarely more than one.
        while let Some(first) = kept.iter().map(|record| &record.name).min().cloned() {
            let Some(at) = kept.iter().position(|record| record.name == first) else {
                break;
            };
            let record = kept.swap_remove(at);
            let wish = std::str::from_utf8(&record.bytes)
                .ok()
                .and_then(Wish::from_text);
            if let Some(wish) = wish {
                self.with_client(|client| wish.apply(client, now));
            }
            taken.push(Change::remove(Cabinet::Chats, &record.name));
        }
        self.write(taken).await;
    }
}

impl Wish {
    fn apply(self, client: &mut Client, now: i64) {
        match self {
            Self::Say(txn, message) => {
                if !is_repeated(client, &message) {
                    client.say(&txn, message, now);
                }
            }
            Self::Retry(txn) => {
                client.decide(|queue| queue.retry(&txn, now));
            }
            Self::Discard(txn) => {
                client.decide(|queue| queue.discard(&txn));
            }
            Self::NoRating => client.apply(Signal::Rate),
            Self::Erase => client.leave(Leave::Erase),
        }
    }

    fn text(&mut self) -> String {
        let (word, name, message) = match self {
            Self::Say(txn, message) => ("say", txn.as_str(), message.to_text()),
            Self::Retry(txn) => ("retry", txn.as_str(), String::new()),
            Self::Discard(txn) => ("discard", txn.as_str(), String::new()),
            Self::NoRating => ("no-rating", "", String::new()),
            Self::Erase => ("erase", "", String::new()),
        };
        [word, " ", name, " ", &message].concat()
    }

    fn from_text(text: &str) -> Option<Self> {
        let (word, rest) = text.split_once(' ')?;
        let (name, message) = rest.split_once(' ')?;
        Some(match word {
            "say" => Self::Say(name.into(), Message::from_text(message)?),
            "retry" => Self::Retry(name.into()),
            "discard" => Self::Discard(name.into()),
            "no-rating" => Self::NoRating,
            "erase" => Self::Erase,
            _ => return None,
        })
    }
}

/// Whether it is something that is said once, and was: two tabs may have shown the same button.
fn is_repeated(client: &Client, message: &Message) -> bool {
    let mut said = client.record().queue.entries().iter();
    said.any(|entry| match (&entry.message, message) {
        (Message::End { .. }, Message::End { .. })
        | (Message::Rating { .. }, Message::Rating { .. }) => true,
        (one @ Message::Withdraw { .. }, other) => one == other,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use frontdoor_core::chat::{Attachment, Slot};

    use super::*;

    #[test]
    fn a_wish_is_read_as_it_was_written() {
        let say = |message| Wish::Say("t1".into(), message);
        for wish in [
            say(Message::Text("Two\nlines & \"quotes\"".into())),
            say(Message::End { body: "Bye".into() }),
            say(Message::Withdraw { event: "$1".into() }),
            say(Message::File(Attachment {
                name: "a b.pdf".into(),
                media_type: "application/pdf".into(),
                size: 12,
                slot: Slot::None,
            })),
            say(Message::Rating {
                body: "5 of 5".into(),
                score: 5,
                comment: String::new(),
            }),
            Wish::Retry("t2".into()),
            Wish::Discard("t3".into()),
            Wish::NoRating,
            Wish::Erase,
        ] {
            let mut wish = wish;
            assert_eq!(Wish::from_text(&wish.text()), Some(wish));
        }
        assert_eq!(Wish::from_text("dance"), None);
    }
}
