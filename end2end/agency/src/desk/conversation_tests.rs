//! Conversations without a server.

use super::*;
use crate::desk::names::AGENTS;

fn names() -> Names {
    Names {
        server: "localhost".into(),
    }
}

fn chat() -> Chat {
    Chat {
        id: 1,
        room: "!room".into(),
        is_our_room: true,
        citizen: String::new(),
        phase: Phase::Bot,
        agent: String::new(),
        ended: Default::default(),
        context: Default::default(),
        rating: Default::default(),
        misses: 0,
        opened_at: Instant(0),
        queued_at: None,
        told: String::new(),
    }
}

fn joined() -> Chat {
    let mut chat = chat();
    chat.happens(
        Input::Joined("@citizen:localhost".into()),
        &names(),
        Instant(0),
    );
    chat
}

/// Who does what, such as `desk invite`.
fn shape(out: &[Outgoing]) -> Vec<String> {
    out.iter()
        .map(|call| {
            let path = call.path.split('/').skip(6).collect::<Vec<_>>().join("/");
            format!("{} {path}", call.user)
        })
        .collect()
}

#[test]
fn the_door_closes_behind_the_citizen() {
    let mut chat = chat();
    let joined = || Input::Joined("@citizen:localhost".into());
    let out = chat.happens(joined(), &names(), Instant(0));
    assert_eq!(
        shape(&out),
        [
            "desk state/m.room.join_rules/",
            "desk send/m.room.message/{transaction}"
        ]
    );
    assert!(chat.happens(joined(), &names(), Instant(0)).is_empty());
}

#[test]
fn from_the_bot_to_the_queue_to_a_person_to_another_to_the_end() {
    let (mut chat, names) = (joined(), names());
    let [kim, ali, _] = AGENTS;
    assert!(
        chat.act(Act::Write("Hello".into()), &names, Instant(1))
            .is_err()
    );
    chat.happens(Input::Said(Answer::Person), &names, Instant(1));
    assert_eq!(chat.phase, Phase::Queued);
    let status = chat.status(2, &names);
    assert_eq!(
        (&status["position"], &status["eta_s"]),
        (&json!(2), &json!(240))
    );

    let out = chat.act(Act::Take(kim), &names, Instant(2)).unwrap();
    assert_eq!(
        shape(&out),
        [
            "desk invite",
            "agent-kim join",
            "desk send/m.room.message/{transaction}"
        ]
    );
    assert_eq!(chat.status(0, &names)["agent"], "@agent-kim:localhost");
    let out = chat.act(Act::Take(ali), &names, Instant(3)).unwrap();
    assert_eq!(
        shape(&out)[..3],
        ["desk invite", "agent-ali join", "agent-kim leave"]
    );
    let out = chat.act(Act::Queue, &names, Instant(4)).unwrap();
    assert!(shape(&out).contains(&"agent-ali leave".to_owned()));
    assert_eq!(chat.queued_at, Some(Instant(1)), "the place is not lost");

    chat.act(Act::Take(kim), &names, Instant(5)).unwrap();
    chat.act(Act::End("done".into()), &names, Instant(6))
        .unwrap();
    let status = chat.status(0, &names);
    assert_eq!(
        status,
        json!({ "phase": "ended", "by": "agent", "reason": "done" })
    );
    assert!(
        chat.act(Act::Take(kim), &names, Instant(7)).is_err(),
        "an end is one"
    );
}

#[test]
fn a_citizen_who_leaves_is_not_talked_to() {
    let (mut chat, names) = (joined(), names());
    let other = Input::Left("@friend:localhost".into());
    assert!(chat.happens(other, &names, Instant(1)).is_empty());
    let left = Input::Left("@citizen:localhost".into());
    let out = chat.happens(left, &names, Instant(1));
    assert_eq!(
        shape(&out),
        ["desk state/org.frontdoor.desk.status/", "desk leave"]
    );
    assert_eq!(chat.ended.0, "citizen");
    assert_eq!(chat.told, chat.status(0, &names).to_string());
}

#[test]
fn a_packet_is_kept_until_it_is_withdrawn() {
    let (mut chat, names) = (joined(), names());
    let packet = json!({ "v": 1, "service": { "name": "Fallen tree" } });
    let out = chat.happens(Input::Context(packet, "$1".into()), &names, Instant(1));
    assert!(out[0].body.contains("Fallen tree"), "{}", out[0].body);
    chat.happens(Input::Withdrawn("$2".into()), &names, Instant(2));
    assert!(!chat.context.0.is_empty());
    chat.happens(Input::Withdrawn("$1".into()), &names, Instant(3));
    assert_eq!(chat.context, Default::default());
}

#[test]
fn the_bot_gives_up_in_time() {
    let (mut chat, names) = (joined(), names());
    let mut ask = || chat.happens(Input::Said(Answer::Unknown), &names, Instant(1));
    assert!(!ask()[0].body.contains(WANTS_PERSON));
    assert!(ask()[0].body.contains(WANTS_PERSON));
}
