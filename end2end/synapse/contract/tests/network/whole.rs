//! A chat from its packet to the end, and chats that must not be.

use frontdoor_core::agency::matrix::{Rooms, account};
use frontdoor_core::chat::{
    Attachment, Content, Event, Failure, Leave, Message, Packet, Slot, Stage,
};
use serde_json::json;

use crate::device::{Device, fetch, now};
use crate::proxy::Proxy;
use crate::town::{Town, wait_until};

fn event(device: &Device, is_it: impl Fn(&Content) -> bool) -> Option<&Event> {
    device.events().iter().find(|event| is_it(&event.content))
}

#[test]
fn a_packet_goes_along_and_is_withdrawn_and_a_chat_is_rated_and_erased() {
    let Some(town) = Town::start(|settings| settings) else {
        return;
    };
    let proxy = Proxy::start(town.synapse.settings().port, 5);
    proxy.set_percent(25);
    let mut device = Device::start(&proxy.base_url(), "whole", |_| {});
    let packet = Packet {
        page: "Report it".into(),
        language: "en".into(),
        ..Packet::default()
    };
    let body = "About bins".to_owned();
    let sent = device
        .client
        .say("packet", Message::Context { body, packet }, now());
    assert!(sent);
    let file = Message::File(Attachment {
        name: "a.txt".into(),
        media_type: "text/plain".into(),
        size: 4,
        slot: Slot::None,
    });
    assert!(device.client.say("file", file, now()));
    device.until_open();
    device.until_quiet();
    let user = device.session().user.clone();
    wait_until("the packet", || {
        town.chat(&user)["context"]["page"] == "Report it"
    });
    let packet = event(&device, |content| matches!(content, Content::Context(_)));
    let packet = packet.expect("the packet is shown").id.clone();
    let Some(Content::File(file)) = event(&device, |content| matches!(content, Content::File(_)))
        .map(|event| event.content.clone())
    else {
        panic!("{:?}", device.events());
    };
    assert_eq!(file.name, "a.txt");

    device.client.say(
        "back",
        Message::Withdraw {
            event: packet.clone(),
        },
        now(),
    );
    device.until_quiet();
    wait_until("the withdrawal", || town.chat(&user)["context"].is_null());
    let shown = device
        .client
        .record()
        .timeline
        .get(&packet)
        .expect("it is there");
    assert_eq!(shown.content, Content::Redacted);
    let stored = town.stored(&device.session().room, &device.session().access, &user);
    assert_eq!(stored[0], json!({}), "the server has nothing of it left");

    device.client.say(
        "end",
        Message::End {
            body: "I end this chat.".into(),
        },
        now(),
    );
    device.until("the end", |client| {
        matches!(client.record().conversation.stage, Stage::Ended(_))
    });
    let rating = Message::Rating {
        body: "5 of 5".into(),
        score: 5,
        comment: "quick".into(),
    };
    device.client.say("rating", rating, now());
    device.until("the rating", |client| {
        matches!(client.record().conversation.stage, Stage::Rated(_))
    });
    wait_until("the rating at the agency", || {
        town.chat(&user)["rating"]["score"] == 5
    });

    let session = device.session().clone();
    device.client.leave(Leave::Erase);
    while !device.is_over {
        device.step();
    }
    proxy.set_percent(0);
    let answer = fetch(&account::login(&device.config, &session)).expect("an answer");
    let again = account::decode(&answer);
    println!("after the account was closed: {again:?}");
    assert!(matches!(
        again,
        Err(Failure::Gone | Failure::Refused { .. })
    ));
}

#[test]
fn nothing_is_written_in_the_open_into_an_encrypted_room() {
    let town = Town::start(|settings| {
        settings.with("encryption_enabled_by_default_for_room_type", json!("all"))
    });
    let Some(town) = town else { return };
    let mut device = Device::start(&town.synapse.base_url(), "secret", |config| {
        config.room = Rooms::Create;
    });
    device.say("in the open");
    device.until("the room", |client| {
        client.record().conversation.is_encrypted
    });
    for _ in 0..100 {
        device.step();
    }
    let session = device.session();
    let stored = town.stored(&session.room, &session.access, &session.user);
    assert_eq!(stored, Vec::<serde_json::Value>::new());
    assert_eq!(device.client.record().queue.entries().len(), 1);
}
