//! A citizen's portal in a few calls of the client-server API, written for these tests alone.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::desk::town::wait;
use crate::fixture::{Reply, client};

const API: &str = "/_matrix/client/v3";

/// Somebody with an account.
pub struct Citizen {
    base_url: String,
    token: String,
    pub user: String,
    /// The alias of the room that a portal asks for.
    pub alias: String,
}

/// A room that the citizen is in.
pub struct Room<'a> {
    pub id: String,
    citizen: &'a Citizen,
}

fn segment(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

impl Citizen {
    /// Makes an account as a portal does for a start with this id.
    pub fn register(base_url: &str, start: &str) -> Self {
        let mut citizen = Self {
            base_url: base_url.to_owned(),
            token: String::new(),
            user: String::new(),
            alias: format!("#frontdoor-{start}:localhost"),
        };
        let body = json!({
            "auth": { "type": "m.login.dummy" },
            "username": format!("frontdoor-{start}"),
            "password": format!("{start} and something long"),
            "device_id": "PORTAL",
        });
        let made = citizen.call("POST", &format!("{API}/register"), &body);
        let made = made.json();
        made["access_token"]
            .as_str()
            .unwrap_or_else(|| panic!("{made}"))
            .clone_into(&mut citizen.token);
        made["user_id"]
            .as_str()
            .expect("a name")
            .clone_into(&mut citizen.user);
        citizen
    }

    /// A call with the citizen's token.
    pub fn call(&self, method: &str, path: &str, body: &Value) -> Reply {
        self.send(
            method,
            path,
            "application/json",
            body.to_string().as_bytes(),
        )
    }

    fn send(&self, method: &str, path: &str, media_type: &str, body: &[u8]) -> Reply {
        let mut request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base_url))
            .header("content-type", media_type);
        if !self.token.is_empty() {
            request = request.header("authorization", format!("Bearer {}", self.token));
        }
        Reply::read(if method == "GET" {
            client().run(request.body(()).expect("a request"))
        } else {
            client().run(request.body(body).expect("a request"))
        })
    }

    /// Tries to join the room of an alias or an id.
    pub fn try_join(&self, room: &str) -> Reply {
        self.call("POST", &format!("{API}/join/{}", segment(room)), &json!({}))
    }

    /// Joins the room that the desk makes.
    pub fn join(&self) -> Room<'_> {
        let reply = self.try_join(&self.alias);
        assert_eq!(reply.status, 200, "{}", reply.text());
        self.room(&reply.json())
    }

    /// The room in this answer.
    pub fn room(&self, answer: &Value) -> Room<'_> {
        Room {
            id: answer["room_id"].as_str().expect("a room").to_owned(),
            citizen: self,
        }
    }

    /// Makes a room with the desk's bot in it, where the desk makes none.
    pub fn invite_desk(&self) -> Room<'_> {
        let body = json!({
            "preset": "trusted_private_chat",
            "invite": ["@desk:localhost"],
            "creation_content": { "m.federate": false },
        });
        let reply = self.call("POST", &format!("{API}/createRoom"), &body);
        assert_eq!(reply.status, 200, "{}", reply.text());
        self.room(&reply.json())
    }

    /// Stores a file and gives its address.
    pub fn upload(&self, media_type: &str, bytes: &[u8]) -> String {
        let path = "/_matrix/media/v3/upload?filename=x";
        let reply = self.send("POST", path, media_type, bytes);
        reply.json()["content_uri"]
            .as_str()
            .expect("an address")
            .to_owned()
    }

    /// The bytes of a file.
    pub fn download(&self, uri: &str) -> Vec<u8> {
        let path = uri.replace("mxc://", "/_matrix/client/v1/media/download/");
        let reply = self.send("GET", &path, "", b"");
        assert_eq!(reply.status, 200);
        reply.body
    }
}

impl Room<'_> {
    fn path(&self, rest: &str) -> String {
        format!("{API}/rooms/{}/{rest}", segment(&self.id))
    }

    /// Sends a message; the same transaction is the same message.
    pub fn send(&self, transaction: &str, content: &Value) -> String {
        let path = self.path(&format!("send/m.room.message/{transaction}"));
        let reply = self.citizen.call("PUT", &path, content);
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()["event_id"].as_str().expect("an id").to_owned()
    }

    /// Says something.
    pub fn say(&self, words: &str) -> String {
        let transaction = segment(words).replace('%', "-");
        self.send(&transaction, &json!({ "msgtype": "m.text", "body": words }))
    }

    /// Takes an event back: the answer's status.
    pub fn redact(&self, event: &str) -> u16 {
        let path = self.path(&format!("redact/{}/r1", segment(event)));
        self.citizen.call("PUT", &path, &json!({})).status
    }

    /// Leaves.
    pub fn leave(&self) {
        let reply = self.citizen.call("POST", &self.path("leave"), &json!({}));
        assert_eq!(reply.status, 200);
    }

    /// Tries to set a part of the state: the answer's status.
    pub fn try_state(&self, kind: &str, content: &Value) -> u16 {
        let path = self.path(&format!("state/{kind}/"));
        self.citizen.call("PUT", &path, content).status
    }

    /// A part of the state.
    pub fn state(&self, kind: &str) -> Value {
        let path = self.path(&format!("state/{kind}/"));
        self.citizen.call("GET", &path, &Value::Null).json()
    }

    /// Waits until the desk's status has this phase, and gives it.
    pub fn phase(&self, phase: &str) -> Value {
        wait(&format!("the phase {phase}"), || {
            Some(self.state("org.frontdoor.desk.status")).filter(|status| status["phase"] == phase)
        })
    }

    /// The content of all messages so far, with who sent each before the colon.
    pub fn messages(&self) -> Vec<(String, Value)> {
        let path = self.path("messages?dir=f&limit=500");
        let answer = self.citizen.call("GET", &path, &Value::Null).json();
        let events = answer["chunk"].as_array().cloned().unwrap_or_default();
        events
            .into_iter()
            .filter(|event| event["type"] == "m.room.message")
            .map(|event| {
                let sender = event["sender"].as_str().expect("a sender");
                let name = sender.split([':', '@']).nth(1).expect("a name");
                (name.to_owned(), event["content"].clone())
            })
            .collect()
    }

    /// Waits for a message of this sender that has these words in it, and gives its content.
    pub fn hear(&self, sender: &str, words: &str) -> Value {
        wait(&format!("\"{words}\" of {sender}"), || {
            let messages = self.messages();
            messages.into_iter().find_map(|(name, content)| {
                let body = content["body"].as_str().unwrap_or_default();
                (name == sender && body.contains(words)).then_some(content)
            })
        })
    }

    /// How many messages of this sender have these words in them.
    pub fn count(&self, sender: &str, words: &str) -> usize {
        let has = |content: &Value| content["body"].as_str().unwrap_or_default().contains(words);
        let messages = self.messages();
        let found = messages
            .iter()
            .filter(|(name, content)| name == sender && has(content));
        found.count()
    }
}
