use super::*;

fn member(user: &str, membership: Membership) -> Signal {
    Signal::Member {
        user: user.into(),
        role: Role::Agent,
        membership,
        name: user.to_uppercase(),
    }
}

fn opened() -> Conversation {
    let mut chat = Conversation::default();
    for signal in [
        Signal::Ask,
        Signal::Desk(Desk::default()),
        Signal::Start,
        Signal::Opened,
        Signal::Seen,
    ] {
        assert!(chat.apply(signal.clone()), "{signal:?}");
    }
    chat
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn every_signal_is_taken_at_every_stage_and_the_end_stays(
        signals in prop::collection::vec(any::any_signal(), 0..30))
    {
        let mut chat = Conversation::default();
        for signal in signals {
            let before = chat.clone();
            let changed = chat.apply(signal.clone());
            prop_assert!(changed || before == chat);
            match (&before.stage, &signal, &chat.stage) {
                (Stage::Ended(end), Signal::Rate, Stage::Rated(still)) => prop_assert_eq!(end, still),
                (Stage::Ended(_) | Stage::Rated(_), Signal::Again, after) => {
                    prop_assert_eq!(after, &Stage::Idle);
                    prop_assert_eq!(&chat, &Conversation::default());
                }
                (Stage::Ended(_) | Stage::Rated(_), _, _) => prop_assert_eq!(&before, &chat),
                (_, _, Stage::Rated(_)) => prop_assert!(false, "rated before it ended"),
                _ => {}
            }
            if before.is_encrypted && !matches!(signal, Signal::Again) {
                prop_assert!(chat.is_encrypted && !chat.may_send() && !chat.may_rate());
            }
            if chat.may_send() {
                prop_assert!(chat.is_seen && matches!(chat.stage, Stage::Open(_)));
            }
        }
    }
}

#[test]
fn a_chat_goes_from_the_bot_to_a_person_and_ends() {
    let mut chat = opened();
    assert!(chat.may_send());
    chat.apply(status(Phase::Bot));
    assert_eq!(chat.stage, Stage::Open(Phase::Bot));
    let queued = Phase::Queued {
        position: Some(2),
        eta_s: Some(240),
    };
    chat.apply(status(queued.clone()));
    assert_eq!(chat.stage, Stage::Open(queued.clone()));
    // The desk has its say, so that it does not matter who comes.
    chat.apply(member("kim", Membership::Joined));
    assert_eq!(chat.stage, Stage::Open(queued));
    chat.apply(status(Phase::Human {
        agent: "kim".into(),
    }));
    assert_eq!(chat.agent_name(), Some("KIM"));
    assert!(chat.apply(ended()) && !chat.may_send() && chat.may_rate());
    assert!(!chat.apply(status(Phase::Bot)) && !chat.apply(Signal::Start));
    assert!(chat.apply(Signal::Rate) && !chat.apply(Signal::Rate));
    assert!(chat.apply(Signal::Again));
    assert_eq!(chat.stage, Stage::Idle);
}

#[test]
fn without_a_word_of_the_desk_it_counts_who_is_there() {
    let mut chat = opened();
    let nobody = Stage::Open(Phase::Queued {
        position: None,
        eta_s: None,
    });
    let human = |agent: &str| {
        Stage::Open(Phase::Human {
            agent: agent.into(),
        })
    };
    assert_eq!(chat.stage, nobody);
    chat.apply(member("kim", Membership::Invited));
    assert_eq!(chat.stage, nobody);
    chat.apply(member("kim", Membership::Joined));
    assert_eq!(chat.stage, human("kim"));
    chat.apply(member("lee", Membership::Joined));
    assert_eq!(chat.stage, human("lee"));
    chat.apply(member("lee", Membership::Left));
    assert_eq!(chat.stage, human("kim"));
    chat.apply(member("kim", Membership::Left));
    assert_eq!(chat.stage, nobody);
    // What they said still has to be told as theirs.
    assert_eq!(
        (chat.name_of("kim"), chat.name_of("ann")),
        (Some("KIM"), None)
    );
    chat.apply(Signal::Member {
        user: "me".into(),
        role: Role::Me,
        membership: Membership::Left,
        name: String::new(),
    });
    assert!(matches!(&chat.stage, Stage::Ended(end) if end.by == Ender::Unknown));
}

#[test]
fn a_closed_desk_is_begun_with_only_where_it_takes_messages() {
    for takes_messages in [true, false] {
        let desk = Desk {
            state: DeskState::Closed,
            takes_messages,
            ..Desk::default()
        };
        let mut chat = Conversation::default();
        chat.apply(Signal::Ask);
        chat.apply(Signal::Desk(desk.clone()));
        assert_eq!(chat.stage, Stage::Closed(desk));
        assert_eq!(chat.apply(Signal::Start), takes_messages);
        chat.apply(Signal::Ask);
        let stage = if takes_messages {
            Stage::Opening
        } else {
            Stage::Asking
        };
        assert_eq!(chat.stage, stage);
    }
}

#[test]
fn nothing_is_sent_before_the_room_was_seen_or_once_it_is_encrypted() {
    let mut chat = Conversation::resumed(Stage::Open(Phase::Bot));
    assert!(!chat.may_send());
    chat.apply(Signal::Seen);
    assert!(chat.may_send());
    let event = event("e", Content::Encryption);
    chat.apply(Signal::of(&event, |_| Role::Agent).unwrap());
    assert!(!chat.may_send());
}
