//! The desk as the homeserver and portals call it.

use serde_json::json;

use crate::desk::town::{Town, wait_until};
use crate::fixture::{Reply, Sandbox, client};

#[test]
fn what_is_told_twice_is_done_once() {
    let Some(town) = Town::start() else { return };
    let anna = town.citizen("anna");
    let room = anna.join();
    room.hear("desk", "automatic assistant");
    let token = town.registration["hs_token"].as_str().expect("a token");
    let question = |event: &str, words: &str| {
        json!({
            "type": "m.room.message", "event_id": event, "room_id": room.id,
            "sender": anna.user, "origin_server_ts": 1,
            "content": { "msgtype": "m.text", "body": words },
        })
    };
    let first = question("$first", "Is there a graffiti service?");
    for _ in 0..2 {
        assert_eq!(
            town.deliver("once", token, std::slice::from_ref(&first))
                .status,
            200
        );
    }
    let both = [
        first,
        question("$second", "And what about rats?"),
        json!("no event"),
    ];
    assert_eq!(town.deliver("twice", token, &both).status, 200);
    room.hear("desk", "Rats, mice or insects");
    // Started again, Synapse counts transactions anew: such an id says nothing.
    let again = question("$third", "Where do I report a lost dog?");
    assert_eq!(town.deliver("once", token, &[again]).status, 200);
    room.hear("desk", "Lost or stray dog");
    assert_eq!(room.count("desk", "Graffiti or posters"), 1);
    assert_eq!(
        town.heard(&anna)
            .iter()
            .filter(|words| words.contains("graffiti"))
            .count(),
        1
    );

    assert_eq!(town.deliver("other", "guessed", &both).status, 403);
    let agency = town.agency();
    assert_eq!(
        agency
            .get("/_matrix/app/v1/users/%40desk%3Alocalhost")
            .status,
        401
    );
    let ask = |path: &str| {
        let url = agency.url(&format!("/_matrix/app/v1/{path}"));
        let call = client()
            .get(url)
            .header("authorization", &format!("Bearer {token}"));
        Reply::read(call.call()).status
    };
    assert_eq!(ask("users/%40agent-kim%3Alocalhost"), 200);
    assert_eq!(ask("users/%40agent-nobody%3Alocalhost"), 404);
    assert_eq!(ask("rooms/%23lobby%3Alocalhost"), 404);
    let reply = anna.try_join("#frontdoor-:localhost");
    assert_eq!(reply.status, 404, "{}", reply.text());

    // Asked for by two at once, as by two tabs, there is one room.
    let (berta, alias) = (town.citizen("berta"), "#frontdoor-berta:localhost");
    let answers: Vec<_> = std::thread::scope(|scope| {
        let join = || berta.try_join(alias).json();
        let joins: Vec<_> = (0..3).map(|_| scope.spawn(join)).collect();
        let answers = joins.into_iter().map(|join| join.join());
        answers.map(|answer| answer.expect("an answer")).collect()
    });
    let rooms: Vec<&str> = answers
        .iter()
        .filter_map(|answer| answer["room_id"].as_str())
        .collect();
    assert_eq!(rooms.len(), 3, "{answers:?}");
    assert!(rooms.iter().all(|room| *room == rooms[0]), "{rooms:?}");
    wait_until("the chat", || {
        town.chats().iter().any(|chat| chat["room"] == rooms[0])
    });
}

#[test]
fn portals_read_whether_somebody_is_there() {
    let sandbox = Sandbox::start_with(|options| {
        options.matrix = Some("http://127.0.0.1:1".into());
    });
    let ask = || {
        let reply = sandbox.get("/.well-known/matrix/client");
        assert_eq!(reply.header("access-control-allow-origin"), "*");
        reply.json()
    };
    assert_eq!(ask()["m.homeserver"]["base_url"], "http://127.0.0.1:1");
    let desk = ask()["org.frontdoor.desk"].clone();
    assert_eq!(
        (&desk["state"], &desk["waiting"]),
        (&json!("open"), &json!(0))
    );
    assert_eq!(desk["hours"][0]["days"], "Mo-Fr");
    let moved = sandbox.staff_put("/api/desk", r#"{ "switch": "closed" }"#);
    assert_eq!(moved.status, 200, "{}", moved.text());
    let desk = ask()["org.frontdoor.desk"].clone();
    assert_eq!(
        (&desk["state"], &desk["message"]),
        (&json!("closed"), &json!(true))
    );
    assert!(
        desk["opens"]
            .as_str()
            .is_some_and(|at| at.ends_with(":00Z")),
        "{desk}"
    );
    assert_eq!(
        sandbox
            .staff_put("/api/desk", r#"{ "switch": "ajar" }"#)
            .status,
        400
    );
    let page = sandbox.staff_get("/chats");
    assert!(
        page.text().contains("value=\"closed\" selected"),
        "{}",
        page.text()
    );
}

#[test]
fn without_a_homeserver_there_is_no_desk() {
    let sandbox = Sandbox::start();
    assert_eq!(sandbox.get("/.well-known/matrix/client").status, 404);
    assert_eq!(sandbox.staff_get("/chats").status, 404);
    assert!(!sandbox.staff_get("/").text().contains("/chats"));
}
