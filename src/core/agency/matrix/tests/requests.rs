//! What is sent.

use serde_json::json;

use super::*;

const BASE: &str = "https://matrix.city.example/_matrix/";

fn path(request: &HttpRequest) -> &str {
    request
        .url
        .strip_prefix(BASE)
        .expect("an address of the API")
}

fn outgoing(message: Message) -> Outgoing {
    let mut queue = Queue::default();
    queue.push("txn/1", message, 0);
    queue.entries()[0].clone()
}

fn sent(message: Message) -> (HttpRequest, serde_json::Value) {
    let request = send::request(&config(), &session(), &outgoing(message));
    assert_eq!(request.method, Method::Put);
    assert_eq!(request.bearer.as_deref(), Some("syt_a"));
    let body = json(&request);
    (request, body)
}

#[test]
fn an_account_is_made_under_a_name_that_is_known_before() {
    let request = account::register(&config(), &new_session(), &Auth::Dummy(String::new()));
    assert_eq!(
        (request.method, path(&request)),
        (Method::Post, "client/v3/register")
    );
    assert_eq!(
        (request.bearer.as_deref(), request.timeout_ms),
        (None, 15_000)
    );
    let expected = json!({
        "auth": { "type": "m.login.dummy" },
        "username": "frontdoor-7k3f",
        "password": "secret\"",
        "device_id": "PORTAL",
        "refresh_token": true,
    });
    assert_eq!(json(&request), expected);
    let probe = account::register(&config(), &new_session(), &Auth::None);
    assert_eq!(json(&probe).get("auth"), None);
    let config = Config {
        registration_token: Some("t".into()),
        ..config()
    };
    let token = account::register(&config, &new_session(), &Auth::Token("s".into()));
    let expected = json!({ "type": "m.login.registration_token", "session": "s", "token": "t" });
    assert_eq!(json(&token)["auth"], expected);
}

#[test]
fn the_same_account_is_logged_in_to_on_the_same_device() {
    let request = account::login(&config(), &new_session());
    let expected = json!({
        "type": "m.login.password",
        "identifier": { "type": "m.id.user", "user": "frontdoor-7k3f" },
        "password": "secret\"",
        "device_id": "PORTAL",
        "refresh_token": true,
    });
    assert_eq!(
        (path(&request), json(&request)),
        ("client/v3/login", expected)
    );
    let signed_in = Session::new("city", "7k3f", Who::SignedIn, 0);
    let request = account::login_signed_in(&config(), &signed_in, "ey.J");
    let expected = json!({
        "type": "org.matrix.login.jwt",
        "token": "ey.J",
        "device_id": "PORTAL-7k3f",
        "refresh_token": true,
    });
    assert_eq!(
        (path(&request), json(&request)),
        ("client/v3/login", expected)
    );
    let request = account::refresh(&config(), &session());
    assert_eq!(json(&request), json!({ "refresh_token": "syr_a" }));
    assert_eq!(
        (path(&request), request.bearer.as_deref()),
        ("client/v3/refresh", None)
    );
}

#[test]
fn a_room_is_entered_by_its_alias_or_made_under_it() {
    let config = config();
    let request = room::join(&config, &session(), &config.alias(&session()));
    assert_eq!(
        path(&request),
        "client/v3/join/%23frontdoor-7k3f%3Acity.example"
    );
    let request = room::create(&config, &session());
    let expected = json!({
        "preset": "trusted_private_chat",
        "visibility": "private",
        "room_alias_name": "frontdoor-7k3f",
        "invite": ["@desk:city.example"],
        "creation_content": { "m.federate": false },
    });
    assert_eq!(
        (path(&request), json(&request)),
        ("client/v3/createRoom", expected)
    );
    let request = room::look_up(&config, &session());
    assert_eq!(
        (request.method, path(&request)),
        (
            Method::Get,
            "client/v3/directory/room/%23frontdoor-7k3f%3Acity.example"
        )
    );
    let request = room::leave(&config, &session());
    assert_eq!(
        path(&request),
        "client/v3/rooms/%21room%3Acity.example/leave"
    );
}

#[test]
fn messages_go_under_their_own_names() {
    let (request, body) = sent(Message::Text("Line 1\n\"2\"".into()));
    assert_eq!(
        path(&request),
        "client/v3/rooms/%21room%3Acity.example/send/m.room.message/txn%2F1"
    );
    let expected = json!({
        "org.frontdoor.txn": "txn/1", "msgtype": "m.text", "body": "Line 1\n\"2\"",
    });
    assert_eq!(body, expected);
    let (request, body) = sent(Message::Withdraw {
        event: "$a/b".into(),
    });
    assert_eq!(
        path(&request),
        "client/v3/rooms/%21room%3Acity.example/redact/%24a%2Fb/txn%2F1"
    );
    assert_eq!(body, json!({ "org.frontdoor.txn": "txn/1" }));
    let (_, body) = sent(Message::Rating {
        body: "4 of 5".into(),
        score: 4,
        comment: "Quick.".into(),
    });
    assert_eq!(
        body["org.frontdoor.rating"],
        json!({ "score": 4, "comment": "Quick." })
    );
    assert_eq!(body["msgtype"], "m.notice");
}

#[test]
fn files_are_put_where_a_place_was_made_for_them() {
    let (config, session) = (config(), session());
    let request = media::reserve(&config, &session);
    assert_eq!(
        (request.method, path(&request)),
        (Method::Post, "media/v1/create")
    );
    let put = |uri| media::upload(&config, &session, uri, "a b.jpg", "image/jpeg", vec![1, 2]);
    let request = put("mxc://city.example/AbC").unwrap();
    assert_eq!(
        path(&request),
        "media/v3/upload/city.example/AbC?filename=a%20b.jpg"
    );
    let body = Body::Bytes {
        media_type: "image/jpeg".into(),
        bytes: vec![1, 2],
    };
    assert_eq!(
        (request.method, request.body, request.timeout_ms),
        (Method::Put, body, 60_000)
    );
    for wrong in [
        "https://x/y",
        "mxc://x",
        "mxc://x/",
        "mxc:///y",
        "mxc://x/y/z",
    ] {
        assert_eq!(put(wrong), None, "{wrong}");
        assert_eq!(media::download(&config, &session, wrong), None, "{wrong}");
    }
    let request = media::download(&config, &session, "mxc://x.y:8448/..").unwrap();
    assert_eq!(path(&request), "client/v1/media/download/x.y%3A8448/%252E");
    assert_eq!(
        path(&media::limit(&config, &session)),
        "client/v1/media/config"
    );
    for (media_type, kind) in [
        ("image/jpeg", "m.image"),
        ("audio/ogg", "m.audio"),
        ("video/mp4", "m.video"),
        ("application/pdf", "m.file"),
        ("", "m.file"),
    ] {
        let (_, body) = sent(Message::File(Attachment {
            name: "a".into(),
            media_type: media_type.into(),
            size: 7,
            slot: Slot::Full("mxc://x/y".into()),
        }));
        assert_eq!(body["msgtype"], kind);
        assert_eq!(body["url"], "mxc://x/y");
        assert_eq!(body["info"], json!({ "mimetype": media_type, "size": 7 }));
    }
}

#[test]
fn the_packet_says_what_was_ticked_and_nothing_else() {
    let (_, body) = sent(Message::Context {
        body: "On the page".into(),
        packet: Packet {
            page: "/services/city/001".into(),
            language: "en".into(),
            ..Packet::default()
        },
    });
    let expected = json!({ "v": 1, "page": "/services/city/001", "language": "en" });
    assert_eq!(body["org.frontdoor.context"], expected);
    assert_eq!(
        (&body["msgtype"], &body["body"]),
        (&json!("m.notice"), &json!("On the page"))
    );
    let (_, body) = sent(Message::Context {
        body: "b".into(),
        packet: Packet {
            service: Some(PacketService {
                agency: "city".into(),
                service_code: "001".into(),
                name: "Pothole".into(),
            }),
            problems: vec!["Enter a street".into()],
            form_page: Some(2),
            request: "4711".into(),
            answers: vec![PacketAnswer {
                label: "Street".into(),
                value: "Main".into(),
            }],
            ..Packet::default()
        },
    });
    let expected = json!({
        "v": 1,
        "service": { "agency": "city", "service_code": "001", "name": "Pothole" },
        "form": { "problems": ["Enter a street"], "page": 2 },
        "request": "4711",
        "answers": [{ "label": "Street", "value": "Main" }],
    });
    assert_eq!(body["org.frontdoor.context"], expected);
}

#[test]
fn polls_ask_for_one_room_and_wait_for_less_than_the_device_does() {
    let request = sync::request(&config(), &session(), Some("s1&x"), 20_000);
    let (address, filter) = request.url.split_once("&filter=").unwrap();
    assert_eq!(address, [BASE, "client/v3/sync?timeout=20000"].concat());
    let (filter, since) = filter.split_once("&since=").unwrap();
    assert_eq!((since, request.timeout_ms), ("s1%26x", 35_000));
    let filter: serde_json::Value =
        serde_json::from_str(&crate::percent::decode(filter)).expect("JSON");
    assert_eq!(filter["room"]["rooms"], json!(["!room:city.example"]));
    assert_eq!(filter["room"]["timeline"]["limit"], 50);
    assert_eq!(filter["presence"]["not_types"], json!(["*"]));
    assert!(!request.url.contains("syt_"));
    let gap = Gap { from: "t1".into() };
    let request = messages::request(&config(), &session(), &gap);
    let begin = "client/v3/rooms/%21room%3Acity.example/messages?dir=b&limit=100&from=t1&filter=";
    assert!(path(&request).starts_with(begin), "{}", request.url);
}

#[test]
fn the_rest_is_as_the_standard_has_it() {
    let (config, session) = (config(), session());
    let request = presence::typing(&config, &session, true);
    let user = "client/v3/rooms/%21room%3Acity.example/typing/%40frontdoor-7k3f%3Acity.example";
    assert_eq!((request.method, path(&request)), (Method::Put, user));
    assert_eq!(json(&request), json!({ "typing": true, "timeout": 8_000 }));
    assert_eq!(
        json(&presence::typing(&config, &session, false)),
        json!({ "typing": false })
    );
    let request = presence::read(&config, &session, "$e");
    assert_eq!(
        path(&request),
        "client/v3/rooms/%21room%3Acity.example/receipt/m.read/%24e"
    );
    let request = account::deactivate(&config, &session);
    let expected = json!({
        "auth": {
            "type": "m.login.password",
            "identifier": { "type": "m.id.user", "user": "frontdoor-7k3f" },
            "password": "secret\"",
        },
        "erase": true,
    });
    assert_eq!(
        (path(&request), json(&request)),
        ("client/v3/account/deactivate", expected)
    );
    assert_eq!(
        path(&account::logout(&config, &session)),
        "client/v3/logout"
    );
    let request = desk::request(&config);
    assert_eq!(
        request.url,
        "https://matrix.city.example/.well-known/matrix/client"
    );
    assert_eq!(request.bearer, None);
    let config = Config {
        desk_url: Some("/desk.json".into()),
        ..config
    };
    assert_eq!(desk::request(&config).url, "/desk.json");
}
