//! A homeserver of a few hundred lines: what Synapse does with the requests of a chat, as far as it was seen
//! on a real one.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::*;

/// How long an access lasts, milliseconds.
pub(super) const ACCESS_LASTS: i64 = 60_000;
/// Events of a poll, and of a page, at most.
const LIMIT: usize = 5;

#[derive(Default)]
pub(super) struct Server {
    pub now: i64,
    /// Passwords by account.
    pub accounts: HashMap<String, String>,
    /// Account and end by access.
    pub access: HashMap<String, (String, i64)>,
    /// Account and, once it was used, the access that came of it, by refresh token.
    pub refresh: HashMap<String, (String, Option<String>)>,
    pub rooms: Vec<Room>,
    /// Files by place; none where there is none yet.
    pub files: HashMap<String, Option<Vec<u8>>>,
    /// Whether the agency makes rooms that are asked for.
    pub makes_rooms: bool,
    /// Whether a token is asked for.
    pub wants_token: bool,
    /// Messages that are taken before it is too much.
    pub allowance: u32,
    pub names: u32,
}

pub(super) struct Room {
    pub id: String,
    pub alias: String,
    pub members: Vec<String>,
    pub events: Vec<Value>,
    txns: HashMap<(String, String), String>,
}

type Answer = Result<Value, (u16, Value)>;

fn no(status: u16, code: &str) -> (u16, Value) {
    (status, json!({ "errcode": code, "error": "no" }))
}

impl Server {
    /// What comes of a request.
    pub fn handle(&mut self, request: &HttpRequest) -> HttpResponse {
        let (path, query) = request.url.split_once('?').unwrap_or((&request.url, ""));
        let path = path.split("/_matrix/").nth(1).expect("the API");
        let path: Vec<String> = path.split('/').map(crate::percent::decode).collect();
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        let query: HashMap<&str, String> = query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(key, value)| (key, crate::percent::decode(value)))
            .collect();
        let body = match &request.body {
            Body::Json(_) => super::json(request),
            _ => Value::Null,
        };
        let answer = match (request.method, path.as_slice()) {
            (Method::Post, ["client", "v3", "register"]) => self.register(&body),
            (Method::Post, ["client", "v3", "login"]) => self.login(&body),
            (Method::Post, ["client", "v3", "refresh"]) => self.renew(&body),
            _ => match self.who(request) {
                Ok(user) => self.act(&user, request, &path, &query, &body),
                Err(no) => Err(no),
            },
        };
        match answer {
            Ok(value) => super::answer(200, &value.to_string()),
            Err((status, value)) => super::answer(status, &value.to_string()),
        }
    }

    /// What somebody else says.
    pub fn say(&mut self, alias: &str, text: &str) {
        let id = self.name("$");
        if let Some(room) = self.rooms.iter_mut().find(|room| room.alias == alias) {
            room.events.push(json!({
                "type": "m.room.message", "event_id": id, "sender": "@kim:city.example",
                "origin_server_ts": self.now, "content": { "msgtype": "m.text", "body": text },
            }));
        }
    }

    fn name(&mut self, prefix: &str) -> String {
        self.names += 1;
        [prefix, &self.names.to_string()].concat()
    }

    fn who(&mut self, request: &HttpRequest) -> Result<String, (u16, Value)> {
        let token = request.bearer.as_deref().unwrap_or_default();
        let (user, end) = self
            .access
            .get(token)
            .cloned()
            .ok_or_else(|| no(401, "M_UNKNOWN_TOKEN"))?;
        if end <= self.now {
            let body = json!({ "errcode": "M_UNKNOWN_TOKEN", "soft_logout": true });
            return Err((401, body));
        }
        // The token it came of counts no more.
        self.refresh
            .retain(|_, (_, led_to)| led_to.as_deref() != Some(token));
        Ok(user)
    }

    fn enter(&mut self, user: &str) -> Value {
        let (access, refresh) = (self.name("syt_"), self.name("syr_"));
        self.access
            .insert(access.clone(), (user.to_owned(), self.now + ACCESS_LASTS));
        self.refresh
            .insert(refresh.clone(), (user.to_owned(), None));
        json!({
            "user_id": user, "access_token": access, "refresh_token": refresh,
            "expires_in_ms": ACCESS_LASTS, "device_id": "PORTAL",
        })
    }

    fn register(&mut self, body: &Value) -> Answer {
        assert_eq!(body["device_id"], "PORTAL");
        let user = format!("@{}:city.example", body["username"].as_str().unwrap());
        if self.accounts.contains_key(&user) {
            return Err(no(400, "M_USER_IN_USE"));
        }
        let stages = if self.wants_token {
            json!(["m.login.registration_token", "m.login.dummy"])
        } else {
            json!(["m.login.dummy"])
        };
        let mut flows = json!({ "session": "S", "params": {}, "flows": [{ "stages": stages }] });
        let auth = &body["auth"];
        match (self.wants_token, auth["type"].as_str()) {
            (false, Some("m.login.dummy")) => {}
            (true, Some("m.login.registration_token")) if auth["session"] == "S" => {
                assert_eq!(auth["token"], "t");
                flows["completed"] = json!(["m.login.registration_token"]);
                return Err((401, flows));
            }
            (true, Some("m.login.dummy")) if auth["session"] == "S" => {}
            _ => return Err((401, flows)),
        }
        let password = body["password"].as_str().unwrap().to_owned();
        self.accounts.insert(user.clone(), password);
        Ok(self.enter(&user))
    }

    fn login(&mut self, body: &Value) -> Answer {
        assert_eq!(body["device_id"], "PORTAL");
        let user = format!(
            "@{}:city.example",
            body["identifier"]["user"].as_str().unwrap()
        );
        if self.accounts.get(&user).map(String::as_str) != body["password"].as_str() {
            return Err(no(403, "M_FORBIDDEN"));
        }
        Ok(self.enter(&user))
    }

    fn renew(&mut self, body: &Value) -> Answer {
        let token = body["refresh_token"].as_str().unwrap();
        let Some((user, _)) = self.refresh.get(token).cloned() else {
            return Err(no(403, "M_FORBIDDEN"));
        };
        let answer = self.enter(&user);
        let access = answer["access_token"].as_str().map(str::to_owned);
        self.refresh.insert(token.to_owned(), (user, access));
        Ok(answer)
    }

    fn act(
        &mut self,
        user: &str,
        request: &HttpRequest,
        path: &[&str],
        query: &HashMap<&str, String>,
        body: &Value,
    ) -> Answer {
        match (request.method, path) {
            (Method::Post, ["client", "v3", "join", name]) => self.join(user, name),
            (Method::Post, ["client", "v3", "createRoom"]) => {
                let alias = format!(
                    "#{}:city.example",
                    body["room_alias_name"].as_str().unwrap()
                );
                assert_eq!(body["invite"], json!(["@desk:city.example"]));
                if self.rooms.iter().any(|room| room.alias == alias) {
                    return Err(no(400, "M_ROOM_IN_USE"));
                }
                self.make(&alias);
                self.join(user, &alias)
            }
            (Method::Get, ["client", "v3", "directory", "room", alias]) => {
                let room = self.rooms.iter().find(|room| room.alias == *alias);
                let room = room.ok_or_else(|| no(404, "M_NOT_FOUND"))?;
                Ok(json!({ "room_id": room.id }))
            }
            (Method::Get, ["client", "v3", "sync"]) => self.sync(user, query),
            (Method::Post, ["media", "v1", "create"]) => {
                let uri = self.name("mxc://city.example/");
                self.files.insert(uri.clone(), None);
                Ok(json!({ "content_uri": uri }))
            }
            (Method::Put, ["media", "v3", "upload", server, id]) => {
                let Body::Bytes { bytes, .. } = &request.body else {
                    panic!("{:?}", request.body);
                };
                match self.files.get_mut(&format!("mxc://{server}/{id}")) {
                    None => Err(no(404, "M_NOT_FOUND")),
                    Some(Some(_)) => Err(no(409, "M_CANNOT_OVERWRITE_MEDIA")),
                    Some(empty) => {
                        *empty = Some(bytes.clone());
                        Ok(json!({}))
                    }
                }
            }
            (_, ["client", "v3", "rooms", id, rest @ ..]) => {
                let place = self.rooms.iter().position(|room| room.id == *id);
                let place = place.ok_or_else(|| no(404, "M_NOT_FOUND"))?;
                if !self.rooms[place]
                    .members
                    .iter()
                    .any(|member| member == user)
                {
                    return Err(no(403, "M_FORBIDDEN"));
                }
                match (request.method, rest) {
                    (Method::Put, ["send", kind, txn]) => {
                        self.send(place, user, txn, json!({ "type": kind, "content": body }))
                    }
                    (Method::Put, ["redact", target, txn]) => {
                        let event = json!({
                            "type": "m.room.redaction", "redacts": target, "content": body,
                        });
                        self.send(place, user, txn, event)
                    }
                    (Method::Get, ["messages"]) => Ok(self.rooms[place].messages(query)),
                    other => panic!("{other:?}"),
                }
            }
            other => panic!("{other:?}"),
        }
    }

    fn make(&mut self, alias: &str) {
        let id = self.name("!room/");
        self.rooms.push(Room {
            id,
            alias: alias.to_owned(),
            members: Vec::new(),
            events: Vec::new(),
            txns: HashMap::new(),
        });
    }

    fn join(&mut self, user: &str, name: &str) -> Answer {
        let is_it = |room: &Room| room.id == name || room.alias == name;
        if !self.rooms.iter().any(is_it) && self.makes_rooms {
            self.make(name);
        }
        let event = self.name("$");
        let room = self.rooms.iter_mut().find(|room| is_it(room));
        let room = room.ok_or_else(|| no(404, "M_NOT_FOUND"))?;
        if !room.members.iter().any(|member| member == user) {
            room.members.push(user.to_owned());
            room.events.push(json!({
                "type": "m.room.member", "state_key": user, "sender": user, "event_id": event,
                "origin_server_ts": self.now, "content": { "membership": "join" },
            }));
        }
        Ok(json!({ "room_id": room.id }))
    }

    fn send(&mut self, place: usize, user: &str, txn: &str, mut event: Value) -> Answer {
        let key = (user.to_owned(), txn.to_owned());
        if let Some(id) = self.rooms[place].txns.get(&key) {
            return Ok(json!({ "event_id": id }));
        }
        if self.allowance == 0 {
            self.allowance = 10;
            let body = json!({ "errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 3_614 });
            return Err((429, body));
        }
        self.allowance -= 1;
        let id = self.name("$");
        event["event_id"] = json!(id);
        event["sender"] = json!(user);
        event["origin_server_ts"] = json!(self.now);
        event["unsigned"] = json!({ "transaction_id": txn });
        let room = &mut self.rooms[place];
        if let Some(target) = event["redacts"].as_str().map(str::to_owned) {
            for event in &mut room.events {
                if event["event_id"] == json!(target) {
                    event["content"] = json!({});
                    event["unsigned"] = json!({ "redacted_because": { "event_id": id } });
                }
            }
        }
        room.txns.insert(key, id.clone());
        room.events.push(event);
        Ok(json!({ "event_id": id }))
    }

    fn sync(&self, user: &str, query: &HashMap<&str, String>) -> Answer {
        let filter: Value = serde_json::from_str(&query["filter"]).unwrap();
        let wanted = &filter["room"]["rooms"][0];
        let room = self.rooms.iter().find(|room| json!(room.id) == *wanted);
        let room = room.filter(|room| room.members.iter().any(|member| member == user));
        let Some(room) = room else {
            return Ok(json!({ "next_batch": "s0" }));
        };
        let to = room.events.len();
        let since = match query.get("since") {
            None => 0,
            Some(since) => {
                let number = since.strip_prefix('s').and_then(|since| since.parse().ok());
                number.ok_or_else(|| no(400, "M_UNKNOWN"))?
            }
        };
        let next = format!("s{to}");
        if since == to {
            return Ok(json!({ "next_batch": next }));
        }
        let from = since.max(to.saturating_sub(LIMIT));
        Ok(
            json!({ "next_batch": next, "rooms": { "join": { room.id.clone(): {
            "timeline": {
                "limited": from > since, "prev_batch": format!("t{from}"), "events": room.events[from..to],
            },
            "state": { "events": [] },
        } } } }),
        )
    }
}

impl Room {
    fn messages(&self, query: &HashMap<&str, String>) -> Value {
        assert_eq!(query["dir"], "b");
        let place = |mark: &String| mark[1..].parse::<usize>().unwrap();
        let from = place(&query["from"]);
        let to = query.get("to").map_or(0, place);
        let begin = to.max(from.saturating_sub(LIMIT));
        let chunk: Vec<&Value> = self.events[begin..from].iter().rev().collect();
        let mut answer = json!({ "start": query["from"], "chunk": chunk });
        // The last page that has something does not know that it is the last.
        if begin < from {
            answer["end"] = json!(format!("t{begin}"));
        }
        answer
    }
}
