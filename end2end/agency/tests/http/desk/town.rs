//! A homeserver and an agency with a desk on it, both on free ports.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use frontdoor_synapse::server::free_port;
use frontdoor_synapse::{Installation, Settings, Synapse};
use serde_json::{Value, json};

use crate::desk::citizen::Citizen;
use crate::fixture::{Folder, Reply, Sandbox, client};

/// How long something may take that is told from one server to the other.
const PATIENCE: Duration = Duration::from_secs(30);

/// Both servers.
pub struct Town {
    // Dropped in this order: the servers before the folder that they write to.
    pub agency: Option<Sandbox>,
    pub synapse: Synapse,
    pub registration: Value,
    agency_port: u16,
    folder: Folder,
}

impl Town {
    /// Starts both; `None`, which is said, where there is no Python.
    pub fn start() -> Option<Self> {
        let installation = Installation::for_tests()?;
        let folder = Folder::new();
        let settings = Settings::new(folder.0.join("synapse"), free_port().expect("a port"));
        let agency = agency(&folder, &settings.base_url(), 0);
        let registered = folder.0.join("desk.yaml");
        let text = std::fs::read_to_string(&registered).expect("the desk is registered");
        let mut settings = settings;
        settings.application_services.push(registered);
        let synapse = Synapse::start(&installation, settings).unwrap_or_else(|e| panic!("{e}"));
        Some(Self {
            agency_port: agency.public.port(),
            agency: Some(agency),
            synapse,
            registration: serde_json::from_str(&text).expect("it is JSON"),
            folder,
        })
    }

    /// The agency, which has to be there.
    pub fn agency(&self) -> &Sandbox {
        self.agency.as_ref().expect("the agency is there")
    }

    /// Ends the agency.
    pub fn stop_agency(&mut self) {
        self.agency.take().expect("the agency is there").stop();
    }

    /// Starts it again, at the same address and with what it has stored.
    pub fn start_agency(&mut self) {
        let base_url = self.synapse.base_url();
        self.agency = Some(agency(&self.folder, &base_url, self.agency_port));
    }

    /// A citizen with a new account.
    pub fn citizen(&self, start: &str) -> Citizen {
        Citizen::register(&self.synapse.base_url(), start)
    }

    /// The files of the agency's database, which has to be stopped.
    fn database(&self) -> impl Iterator<Item = (PathBuf, PathBuf)> {
        ["agency.sqlite", "agency.sqlite-wal", "agency.sqlite-shm"]
            .map(|name| {
                (
                    self.folder.0.join(name),
                    self.folder.0.join(format!("{name}.kept")),
                )
            })
            .into_iter()
    }

    /// Keeps what the stopped agency has stored.
    pub fn keep_database(&self) {
        for (now, kept) in self.database().filter(|(now, _)| now.exists()) {
            std::fs::copy(now, kept).expect("it can be copied");
        }
    }

    /// Has the stopped agency forget all that it stored since [`Town::keep_database`].
    pub fn restore_database(&self) {
        for (now, kept) in self.database() {
            std::fs::remove_file(&now).ok();
            if kept.exists() {
                std::fs::rename(kept, now).expect("it can be renamed");
            }
        }
    }

    /// The chats as the console has them.
    pub fn chats(&self) -> Vec<Value> {
        let reply = self.agency().staff_get("/api/chats").json();
        reply.as_array().expect("a list").clone()
    }

    /// The chat of this citizen, with what was said, as the console has it.
    pub fn chat(&self, citizen: &Citizen) -> Value {
        let chats = self.chats();
        let of = chats.iter().find(|chat| chat["citizen"] == citizen.user);
        let id = &of.unwrap_or_else(|| panic!("{chats:?}"))["id"];
        self.agency().staff_get(&format!("/api/chats/{id}")).json()
    }

    /// What staff do in the chat of this citizen: the answer's status.
    pub fn try_act(&self, citizen: &Citizen, action: &str, agent: &str, text: &str) -> u16 {
        let path = format!("/api/chats/{}/{action}", self.chat(citizen)["id"]);
        let fields = [("agent", agent), ("text", text)];
        self.agency().staff_post(&path, &fields).status
    }

    /// The same; it has to be done.
    pub fn act(&self, citizen: &Citizen, action: &str, agent: &str, text: &str) {
        assert_eq!(self.try_act(citizen, action, agent, text), 204, "{action}");
    }

    /// The words in the chat of this citizen, as the console has them.
    pub fn heard(&self, citizen: &Citizen) -> Vec<String> {
        let chat = self.chat(citizen);
        let messages = chat["messages"].as_array().expect("a list");
        messages
            .iter()
            .map(|message| message["body"].as_str().expect("a text").to_owned())
            .collect()
    }

    /// What the homeserver would do: a transaction with these events.
    pub fn deliver(&self, id: &str, token: &str, events: &[Value]) -> Reply {
        let url = self
            .agency()
            .url(&format!("/_matrix/app/v1/transactions/{id}"));
        Reply::read(
            client()
                .put(url)
                .header("authorization", &format!("Bearer {token}"))
                .header("content-type", "application/json")
                .send(json!({ "events": events }).to_string()),
        )
    }
}

fn agency(folder: &Folder, matrix: &str, port: u16) -> Sandbox {
    Sandbox::start_in(&folder.0, |options| {
        options.matrix = Some(matrix.to_owned());
        options.listen.set_port(port);
    })
}

/// Waits until `look` finds something.
pub fn wait<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < end, "{what} did not come");
        std::thread::sleep(Duration::from_millis(30));
    }
}

/// Waits until it is so.
pub fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    wait(what, || is_so().then_some(()));
}
