//! Whole chats, from the greeting to the end.

use serde_json::json;

use crate::desk::town::{Town, wait, wait_until};
use crate::fixture::{Reply, client};

#[test]
fn from_the_bot_to_a_person_to_another_to_the_end() {
    let Some(town) = Town::start() else { return };
    let (anna, bert) = (town.citizen("anna"), town.citizen("bert"));
    let room = anna.join();
    room.hear("desk", "automatic assistant");
    assert_eq!(room.phase("bot"), json!({ "phase": "bot" }));
    wait_until("the closed door", || {
        room.state("m.room.join_rules")["join_rule"] == "invite"
    });
    assert_eq!(
        bert.try_join(&room.id).status,
        403,
        "a chat is nobody else's"
    );
    assert_eq!(bert.try_join(&anna.alias).status, 403);
    assert_eq!(anna.join().id, room.id, "joined again, it is the same");
    assert_eq!(
        room.try_state("m.room.encryption", &json!({ "algorithm": "x" })),
        403
    );

    room.say("How do I report a pothole?");
    room.hear("desk", "Pothole or broken road surface");
    room.say("I want a person");
    let status = room.phase("queued");
    assert_eq!(
        (&status["position"], &status["eta_s"]),
        (&json!(1), &json!(120))
    );
    let other = bert.join();
    other.say("agent please");
    assert_eq!(other.phase("queued")["position"], 2);
    room.say("Is anybody there?");
    assert_eq!(town.try_act(&anna, "write", "", "Too early"), 409);

    town.act(&anna, "take", "agent-kim", "");
    assert_eq!(room.phase("human")["agent"], "@agent-kim:localhost");
    wait_until("the next place", || {
        other.state("org.frontdoor.desk.status")["position"] == 1
    });
    town.act(&anna, "write", "", "Hello, this is Kim.");
    room.hear("agent-kim", "Hello, this is Kim.");
    room.say("Hello Kim");
    wait_until("the citizen's words", || {
        town.heard(&anna).contains(&"Hello Kim".into())
    });
    assert!(town.heard(&anna).contains(&"Is anybody there?".into()));

    town.act(&anna, "take", "agent-ali", "");
    wait_until("Ali", || {
        room.phase("human")["agent"] == "@agent-ali:localhost"
    });
    town.act(&anna, "write", "agent-ali", "Ali here.");
    room.hear("agent-ali", "Ali here.");
    town.act(&anna, "queue", "", "");
    assert_eq!(
        room.phase("queued")["position"],
        1,
        "before those who came later"
    );
    town.act(&anna, "write", "agent-rosa", "Rosa here.");
    room.hear("agent-rosa", "Rosa here.");
    town.act(&anna, "end", "", "answered");
    let end = json!({ "phase": "ended", "by": "agent", "reason": "answered" });
    assert_eq!(room.phase("ended"), end);
    assert_eq!(town.try_act(&anna, "write", "agent-kim", "Too late"), 409);

    let rating = json!({
        "msgtype": "m.notice", "body": "5 of 5",
        "org.frontdoor.rating": { "score": 5, "comment": "quick" },
    });
    room.send("rating", &rating);
    wait_until("the rating", || {
        town.chat(&anna)["rating"] == json!({ "score": 5, "comment": "quick" })
    });
    room.leave();
    other.leave();
    wait_until("the other end", || {
        town.chat(&bert)["ended_by"] == "citizen"
    });
    assert_eq!(town.chat(&anna)["ended_by"], "agent", "who ended it stays");
    let greetings = room.count("desk", "automatic assistant");
    assert_eq!(greetings, 1);
}

#[test]
fn what_comes_along_is_shown_until_it_is_withdrawn() {
    let Some(town) = Town::start() else { return };
    let anna = town.citizen("anna");
    let room = anna.join();
    let packet = json!({
        "v": 1, "page": "Report it", "language": "en",
        "service": { "agency": "city", "service_code": "010", "name": "Missed bin collection" },
        "form": { "problems": ["Where is it?"], "page": 2 },
        "answers": [{ "label": "What day", "value": "Tuesday <b>" }],
    });
    let body =
        json!({ "msgtype": "m.notice", "body": "About bins", "org.frontdoor.context": packet });
    let event = room.send("context", &body);
    room.hear("desk", "Missed bin collection");
    let id = wait("the packet", || {
        let chat = town.chat(&anna);
        (chat["context"] == packet).then(|| chat["id"].to_string())
    });
    let page = || town.agency().staff_get(&format!("/chats/{id}"));
    assert!(
        page().text().contains("value: Tuesday &lt;b&gt;"),
        "{}",
        page().text()
    );
    let list = town.agency().staff_get("/chats/rows");
    assert!(list.text().contains("Missed bin collection"));
    assert_eq!(room.redact(&event), 200);
    wait_until("the withdrawal", || town.chat(&anna)["context"].is_null());
    assert!(!page().text().contains("Tuesday"));
    assert!(page().text().contains("taken back"));

    // Files, both ways, through the forms of the console.
    town.act(&anna, "take", "agent-kim", "");
    room.phase("human");
    let bytes = [0x89, b'P', b'N', b'G', 0, 255];
    let part = [
        b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"map.png\"\r\n\
          Content-Type: image/png\r\n\r\n"
            .as_slice(),
        &bytes,
        b"\r\n--x--\r\n",
    ]
    .concat();
    let sent = client()
        .post(format!("http://{}/chats/{id}/file", town.agency().staff))
        .header("content-type", "multipart/form-data; boundary=x")
        .send(&part);
    assert_eq!(Reply::read(sent).status, 303);
    let file = room.hear("agent-kim", "map.png");
    assert_eq!(
        (&file["msgtype"], &file["info"]["size"]),
        (&json!("m.image"), &json!(6))
    );
    assert_eq!(anna.download(file["url"].as_str().unwrap()), bytes);

    let uri = anna.upload("text/html", b"<script>alert(1)</script>");
    let content = json!({ "msgtype": "m.file", "body": "page.html", "url": uri });
    let event = room.send("file", &content);
    wait_until("the file", || {
        town.heard(&anna).contains(&"page.html".into())
    });
    let path = format!("/chats/{id}/files/{}", event.replace('$', "%24"));
    let reply = town.agency().staff_get(&path);
    assert_eq!(reply.body, b"<script>alert(1)</script>");
    assert_eq!(reply.header("content-disposition"), "attachment");
}

#[test]
fn a_citizen_may_make_the_room_and_invite_the_desk() {
    let Some(town) = Town::start() else { return };
    let anna = town.citizen("anna");
    let room = anna.invite_desk();
    room.hear("desk", "automatic assistant");
    room.say("I want a person");
    assert_eq!(room.phase("queued")["position"], 1);
    town.act(&anna, "write", "agent-kim", "Kim here.");
    room.hear("agent-kim", "Kim here.");
    let end = json!({ "msgtype": "m.notice", "body": "I end this chat.", "org.frontdoor.end": {} });
    room.send("end", &end);
    assert_eq!(room.phase("ended")["by"], "citizen");
}
