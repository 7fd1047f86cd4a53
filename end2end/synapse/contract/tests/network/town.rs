//! A homeserver and an agency with a desk on it, and what both know in the end.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use frontdoor_agency::Running;
use frontdoor_agency::options::Options;
use frontdoor_synapse::server::free_port;
use frontdoor_synapse::{Installation, Settings, Synapse};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

/// How long something may take on a machine that is busy with other things.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// Both servers, which end with it.
pub struct Town {
    // In this order: the servers go before the folder that they write to.
    agency: Option<Running>,
    runtime: Runtime,
    pub synapse: Synapse,
    staff: String,
    pub folder: Folder,
}

/// A folder that goes with its handle.
pub struct Folder(pub PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

impl Drop for Town {
    fn drop(&mut self) {
        self.synapse.kill();
        if let Some(agency) = self.agency.take() {
            self.runtime.block_on(agency.stop());
        }
    }
}

impl Town {
    /// Starts both; none, which is said, where there is no Python. `change` is for the homeserver's settings.
    pub fn start(change: impl FnOnce(Settings) -> Settings) -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let installation = Installation::for_tests()?;
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("contract-{}-{number}", std::process::id());
        let folder = Folder(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name));
        std::fs::create_dir_all(&folder.0).expect("the folder can be made");
        let settings = Settings::new(folder.0.join("synapse"), free_port().expect("a port"));
        let mut options = Options::new(folder.0.join("agency"));
        options.listen.set_port(0);
        options.staff_listen.set_port(0);
        options.matrix = Some(settings.base_url());
        std::fs::create_dir_all(&options.data).expect("the folder can be made");
        let runtime = Runtime::new().expect("a runtime");
        let agency = runtime
            .block_on(frontdoor_agency::serve(&options))
            .expect("the agency starts");
        let mut settings = change(settings);
        settings
            .application_services
            .push(options.data.join("desk.yaml"));
        let synapse = Synapse::start(&installation, settings).unwrap_or_else(|e| panic!("{e}"));
        Some(Self {
            staff: format!("http://{}", agency.staff),
            agency: Some(agency),
            runtime,
            synapse,
            folder,
        })
    }

    /// The chat of a citizen as the agency's console has it.
    pub fn chat(&self, user: &str) -> Value {
        let chats = get(&format!("{}/api/chats", self.staff), None);
        let chats = chats.as_array().cloned().unwrap_or_default();
        let of = chats.iter().find(|chat| chat["citizen"] == user);
        let Some(of) = of else { return Value::Null };
        get(&format!("{}/api/chats/{}", self.staff, of["id"]), None)
    }

    /// What staff do in it.
    pub fn act(&self, user: &str, action: &str, agent: &str, text: &str) {
        let id = self.chat(user)["id"].clone();
        let url = format!("{}/api/chats/{id}/{action}", self.staff);
        let done = ureq::post(&url).send_form([("agent", agent), ("text", text)]);
        let status = done.map(|answer| answer.status().as_u16());
        assert!(matches!(status, Ok(204)), "{action}: {status:?}");
    }

    /// The desk's access, which does not run out.
    pub fn desk_token(&self) -> String {
        let path = self.folder.0.join("agency").join("desk.yaml");
        let text = std::fs::read_to_string(path).expect("the desk's registration");
        let registration: Value = serde_json::from_str(&text).expect("JSON, which is YAML too");
        let token = registration["as_token"].as_str();
        token.expect("its token").to_owned()
    }

    /// All messages that the homeserver has of this sender, in its order: their content.
    pub fn stored(&self, room: &str, token: &str, sender: &str) -> Vec<Value> {
        let base = self.synapse.base_url();
        let room = frontdoor_core::percent::encode(room);
        let mut from = String::new();
        let mut found = Vec::new();
        loop {
            let url =
                format!("{base}/_matrix/client/v3/rooms/{room}/messages?dir=f&limit=1000{from}");
            let page = get(&url, Some(token));
            let chunk = page["chunk"].as_array().expect("a page");
            let of = chunk
                .iter()
                .filter(|event| event["type"] == "m.room.message" && event["sender"] == sender);
            found.extend(of.map(|event| event["content"].clone()));
            match page["end"].as_str() {
                Some(end) => from = format!("&from={}", frontdoor_core::percent::encode(end)),
                None => return found,
            }
        }
    }
}

/// Reads JSON, of whoever has this token.
pub fn get(url: &str, token: Option<&str>) -> Value {
    let mut request = ureq::get(url).config().http_status_as_error(false).build();
    if let Some(token) = token {
        request = request.header("authorization", &format!("Bearer {token}"));
    }
    let answer = request
        .call()
        .and_then(|mut answer| answer.body_mut().read_to_string());
    let text = answer.unwrap_or_else(|error| panic!("{url}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|_| json!(text))
}

/// Waits until it is so.
pub fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < end, "{what} did not come");
        std::thread::sleep(Duration::from_millis(50));
    }
}
