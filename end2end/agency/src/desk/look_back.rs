//! Looks for what the homeserver has not told. Synapse keeps in memory which events an application service
//! is still to get, so that one that is killed forgets some of them for good; the rooms have them all.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::Desk;
use super::matrix::MatrixError;
use super::names::BOT;
use super::outgoing::segment;
use crate::store::StoreError;

/// How long between two looks: nobody waits longer for an answer that got lost this way.
const PAUSE: Duration = Duration::from_secs(15);

/// How many events are asked for at once.
const PAGE: usize = 50;

/// Pages at most for one room: what is further back than this was seen before or is read by nobody now.
const MOST_PAGES: usize = 20;

impl Desk {
    /// Looks into every room whose chat goes on, from time to time, for as long as it is polled.
    pub async fn look_back(self: Arc<Self>) {
        loop {
            tokio::time::sleep(PAUSE).await;
            let rooms = self.store.open_rooms().await.unwrap_or_default();
            for room in rooms {
                // A homeserver that does not answer now is asked again after the pause.
                match self.look_into(&room).await {
                    Ok(true) => self.arrived.notify_one(),
                    Ok(false) | Err(Missed::Homeserver) => {}
                    Err(Missed::Store(error)) => eprintln!("The desk: {error}"),
                }
            }
        }
    }

    /// Keeps what the desk does not know of a room; whether there was any.
    async fn look_into(&self, room: &str) -> Result<bool, Missed> {
        let mut unknown = Vec::new();
        let mut from = String::new();
        for _ in 0..MOST_PAGES {
            let path = format!(
                "/_matrix/client/v3/rooms/{}/messages?dir=b&limit={PAGE}{from}",
                segment(room)
            );
            let mut page = self.matrix.call(BOT, "GET", &path, String::new()).await?;
            let Value::Array(events) = page["chunk"].take() else {
                break;
            };
            let count = events.len();
            let new = self.store.unknown(events).await?;
            let is_all_new = new.len() == count;
            unknown.extend(new);
            match page["end"].as_str() {
                Some(end) if is_all_new => from = format!("&from={}", segment(end)),
                _ => break,
            }
        }
        let is_any = !unknown.is_empty();
        unknown.reverse();
        self.store.arrive(unknown).await?;
        Ok(is_any)
    }
}

/// Why a room was not looked into.
enum Missed {
    Homeserver,
    Store(StoreError),
}

impl From<MatrixError> for Missed {
    fn from(_: MatrixError) -> Self {
        Self::Homeserver
    }
}

impl From<StoreError> for Missed {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
