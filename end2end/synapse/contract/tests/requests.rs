//! Every request of the portal is one of the standard, and says the same in it.

use frontdoor_core::agency::matrix::{
    Auth, Config, account, media, messages, presence, room, send, sync,
};
use frontdoor_core::chat::{Attachment, Gap, Message, Packet, Queue, Session, Slot, Who};
use frontdoor_matrix_contract::request;
use ruma::api::client;

fn config() -> Config {
    Config {
        desk_user: Some("@desk:city.example".into()),
        ..Config::standard("https://matrix.city.example", "city.example")
    }
}

fn session() -> Session {
    let who = Who::Anonymous {
        password: "secret".into(),
    };
    Session {
        user: "@frontdoor-7k3f:city.example".into(),
        access: "syt_a".into(),
        refresh: "syr_a".into(),
        room: "!room:city.example".into(),
        ..Session::new("city", "7k3f", who, 0)
    }
}

fn sent(message: Message) -> frontdoor_core::agency::HttpRequest {
    let mut queue = Queue::default();
    queue.push("t1", message, 0);
    send::request(&config(), &session(), &queue.entries()[0])
}

#[test]
fn accounts() {
    let (config, session) = (config(), session());
    let ours = account::register(&config, &session, &Auth::Dummy(String::new()));
    let read: client::account::register::v3::Request = request(&ours).unwrap();
    assert_eq!(read.username.as_deref(), Some("frontdoor-7k3f"));
    assert_eq!(read.password.as_deref(), Some("secret"));
    assert_eq!(
        read.device_id.as_ref().map(|id| id.as_str()),
        Some("PORTAL")
    );
    assert!(read.refresh_token && read.auth.is_some());
    let read: client::session::login::v3::Request =
        request(&account::login(&config, &session)).unwrap();
    assert!(read.refresh_token);
    assert!(matches!(
        read.login_info,
        client::session::login::v3::LoginInfo::Password(_)
    ));
    let read: client::session::refresh_token::v3::Request =
        request(&account::refresh(&config, &session)).unwrap();
    assert_eq!(read.refresh_token, "syr_a");
    request::<client::session::logout::v3::Request>(&account::logout(&config, &session)).unwrap();
    let read: client::account::deactivate::v3::Request =
        request(&account::deactivate(&config, &session)).unwrap();
    assert!(read.erase && read.auth.is_some());
}

#[test]
fn rooms() {
    let (config, session) = (config(), session());
    let join = room::join(&config, &session, &config.alias(&session));
    let read: client::membership::join_room_by_id_or_alias::v3::Request = request(&join).unwrap();
    assert_eq!(
        read.room_id_or_alias.as_str(),
        "#frontdoor-7k3f:city.example"
    );
    let read: client::room::create_room::v3::Request =
        request(&room::create(&config, &session)).unwrap();
    assert_eq!(read.room_alias_name.as_deref(), Some("frontdoor-7k3f"));
    assert_eq!(read.invite.len(), 1);
    let content = read.creation_content.unwrap().deserialize().unwrap();
    assert!(!content.federate);
    let read: client::alias::get_alias::v3::Request =
        request(&room::look_up(&config, &session)).unwrap();
    assert_eq!(read.room_alias.as_str(), "#frontdoor-7k3f:city.example");
    request::<client::membership::leave_room::v3::Request>(&room::leave(&config, &session))
        .unwrap();
}

#[test]
fn messages_of_every_kind() {
    let file = Message::File(Attachment {
        name: "a.jpg".into(),
        media_type: "image/jpeg".into(),
        size: 7,
        slot: Slot::Full("mxc://city.example/a".into()),
    });
    let context = Message::Context {
        body: "b".into(),
        packet: Packet::default(),
    };
    let rating = Message::Rating {
        body: "4".into(),
        score: 4,
        comment: String::new(),
    };
    for (message, kind) in [
        (Message::Text("Hi".into()), "m.text"),
        (file, "m.image"),
        (context, "m.notice"),
        (rating, "m.notice"),
    ] {
        let read: client::message::send_message_event::v3::Request =
            request(&sent(message)).unwrap();
        assert_eq!(
            (read.room_id.as_str(), read.txn_id.as_str()),
            ("!room:city.example", "t1")
        );
        let content = read
            .body
            .deserialize_as_unchecked::<ruma::events::room::message::RoomMessageEventContent>();
        assert_eq!(content.unwrap().msgtype(), kind);
    }
    let back = sent(Message::Withdraw {
        event: "$event".into(),
    });
    let read: client::redact::redact_event::v3::Request = request(&back).unwrap();
    assert_eq!(read.event_id.as_str(), "$event");
}

#[test]
fn what_is_new_and_what_was_before() {
    let (config, session) = (config(), session());
    let poll = sync::request(&config, &session, Some("s1"), 20_000);
    let read: client::sync::sync_events::v3::Request = request(&poll).unwrap();
    assert_eq!(read.since.as_deref(), Some("s1"));
    assert_eq!(read.timeout.map(|wait| wait.as_millis()), Some(20_000));
    let Some(client::sync::sync_events::v3::Filter::FilterDefinition(filter)) = read.filter else {
        panic!("{:?}", read.filter);
    };
    assert_eq!(filter.room.rooms.unwrap()[0].as_str(), "!room:city.example");
    assert_eq!(filter.room.timeline.limit.map(u64::from), Some(50));
    assert_eq!(filter.room.timeline.types.map(|types| types.len()), Some(7));
    let gap = Gap { from: "t9".into() };
    let read: client::message::get_message_events::v3::Request =
        request(&messages::request(&config, &session, &gap)).unwrap();
    assert_eq!(read.from.as_deref(), Some("t9"));
    assert_eq!(read.filter.types.map(|types| types.len()), Some(7));
}

#[test]
fn files_and_signs_of_life() {
    let (config, session) = (config(), session());
    request::<client::media::create_mxc_uri::v1::Request>(&media::reserve(&config, &session))
        .unwrap();
    let upload = media::upload(
        &config,
        &session,
        "mxc://city.example/a",
        "a b",
        "text/plain",
        vec![7],
    );
    let read: client::media::create_content_async::v3::Request = request(&upload.unwrap()).unwrap();
    assert_eq!(
        (read.file.as_slice(), read.filename.as_deref()),
        (&[7][..], Some("a b"))
    );
    assert_eq!(read.content_type.as_deref(), Some("text/plain"));
    let download = media::download(&config, &session, "mxc://city.example/a").unwrap();
    let read: client::authenticated_media::get_content::v1::Request = request(&download).unwrap();
    assert_eq!(
        (read.server_name.as_str(), &*read.media_id),
        ("city.example", "a")
    );
    let limit = media::limit(&config, &session);
    request::<client::authenticated_media::get_media_config::v1::Request>(&limit).unwrap();
    for is_typing in [true, false] {
        let typing = presence::typing(&config, &session, is_typing);
        request::<client::typing::create_typing_event::v3::Request>(&typing).unwrap();
    }
    let read = presence::read(&config, &session, "$event");
    let read: client::receipt::create_receipt::v3::Request = request(&read).unwrap();
    assert_eq!(read.event_id.as_str(), "$event");
}
