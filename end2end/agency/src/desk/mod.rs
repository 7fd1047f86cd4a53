//! The desk: a contact centre on a Matrix homeserver, of which it is an application service. It opens
//! a room for every citizen who asks for one, a bot answers first, people take over, and it ends.
//!
//! In reading order: [`names`] and [`event`] are what it hears, [`chat`] and [`conversation`] are what
//! becomes of it, [`bot`] what is answered without a person, [`outgoing`] what follows from it; [`service`] is
//! what the homeserver calls, [`matrix`] how the desk calls it, [`work`] carries both on, and [`look_back`]
//! finds what the homeserver forgot to tell. [`hours`] and [`state`] say whether anybody is there.

pub mod bot;
pub mod chat;
pub mod conversation;
pub mod event;
pub mod hours;
pub mod look_back;
pub mod matrix;
pub mod names;
pub mod outgoing;
pub mod registration;
pub mod rooms;
pub mod service;
pub mod state;
pub mod work;

use std::sync::Arc;

use serde_json::json;
use tokio::sync::{Mutex, Notify, OnceCell};

use crate::store::{Refusal, Store, StoreError};
pub use chat::{Chat, Phase};
pub use conversation::{Act, Answer, Input};
pub use event::{Event, Kind, Message};
use matrix::{Matrix, MatrixError};
use names::{AGENTS, BOT, Names};

/// The device of the bot and of every agent. A homeserver keeps the ids of transactions for a device;
/// those of an application service without one it forgets when it ends.
const DEVICE: &str = "DESK";

/// Where the homeserver is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Homeserver {
    /// The address of its client-server API, plain HTTP.
    pub base_url: String,
    /// Its name: what stands after the colon.
    pub server_name: String,
}

/// The desk.
#[derive(Debug)]
pub struct Desk {
    /// What everything is called.
    pub names: Names,
    /// The homeserver.
    pub matrix: Matrix,
    store: Store,
    /// The token by which the homeserver is known.
    homeserver_token: String,
    as_token: String,
    /// Done once the bot and the agents have accounts.
    accounts: OnceCell<()>,
    /// Held while a room is made, so that one alias, asked for twice at once, is one room.
    rooms: Mutex<()>,
    /// Something has arrived.
    arrived: Notify,
    /// Something has to go out.
    due: Notify,
}

impl Desk {
    /// The desk on this homeserver, with the tokens that the database keeps.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn open(store: &Store, homeserver: &Homeserver) -> Result<Arc<Self>, StoreError> {
        let names = Names {
            server: homeserver.server_name.clone(),
        };
        let as_token = store.desk_secret("as_token").await?;
        Ok(Arc::new(Self {
            matrix: Matrix::new(&homeserver.base_url, as_token.clone(), names.clone()),
            names,
            store: store.clone(),
            homeserver_token: store.desk_secret("hs_token").await?,
            as_token,
            accounts: OnceCell::new(),
            rooms: Mutex::default(),
            arrived: Notify::new(),
            due: Notify::new(),
        }))
    }

    /// Staff do something in the chat in this room.
    ///
    /// # Errors
    /// When it cannot be done.
    pub async fn act(&self, room: &str, act: Act) -> Result<(), Refusal> {
        let names = self.names.clone();
        let now = crate::clock::Instant::now();
        let done = self
            .store
            .step(room, &self.names, move |chat| chat.act(act, &names, now))
            .await;
        self.due.notify_one();
        done
    }

    /// Sees to it that the bot and the agents have accounts; once.
    ///
    /// # Errors
    /// When the homeserver does not take them.
    pub async fn accounts(&self) -> Result<(), MatrixError> {
        self.accounts
            .get_or_try_init(|| async {
                self.account(BOT, "Marlow Bay assistant").await?;
                for agent in AGENTS {
                    self.account(agent.localpart, agent.name).await?;
                }
                Ok(())
            })
            .await
            .copied()
    }

    async fn account(&self, localpart: &str, name: &str) -> Result<(), MatrixError> {
        let body = json!({
            "type": "m.login.application_service",
            "username": localpart,
            "inhibit_login": true,
        });
        let path = "/_matrix/client/v3/register";
        let made = self.matrix.call(localpart, "POST", path, body.to_string());
        match made.await {
            Err(error) if !error.is("M_USER_IN_USE") => return Err(error),
            _ => {}
        }
        let body = json!({
            "type": "m.login.application_service",
            "identifier": { "type": "m.id.user", "user": localpart },
            "device_id": DEVICE,
        });
        let path = "/_matrix/client/v3/login";
        let login = self.matrix.call(localpart, "POST", path, body.to_string());
        login.await?;
        let user = outgoing::segment(&self.names.user(localpart));
        let path = format!("/_matrix/client/v3/profile/{user}/displayname");
        let body = json!({ "displayname": name }).to_string();
        self.matrix.call(localpart, "PUT", &path, body).await?;
        Ok(())
    }
}
