//! Anything there is.

use super::*;

pub(super) fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{0,6}".prop_map(String::from),
        Just(" \n\"\\\u{7f}é👍\u{0}".to_owned()),
    ]
}

fn any_phase() -> impl Strategy<Value = Phase> {
    prop_oneof![
        Just(Phase::Bot),
        any::<(Option<u32>, Option<u32>)>()
            .prop_map(|(position, eta_s)| Phase::Queued { position, eta_s }),
        any_text().prop_map(|agent| Phase::Human { agent }),
        any_text().prop_map(Phase::Other),
    ]
}

fn any_end() -> impl Strategy<Value = End> {
    let by = prop_oneof![
        Just(Ender::Citizen),
        Just(Ender::Agent),
        Just(Ender::Desk),
        Just(Ender::Unknown)
    ];
    (by, any_text()).prop_map(|(by, reason)| End { by, reason })
}

pub(super) fn any_status() -> impl Strategy<Value = Status> {
    prop_oneof![
        4 => any_phase().prop_map(Status::Open),
        1 => any_end().prop_map(Status::Ended),
    ]
}

fn any_desk() -> impl Strategy<Value = Desk> {
    let state = prop_oneof![
        Just(DeskState::Open),
        Just(DeskState::Closed),
        Just(DeskState::Busy),
        Just(DeskState::Unknown)
    ];
    (state, any::<bool>()).prop_map(|(state, takes_messages)| Desk {
        state,
        takes_messages,
        ..Desk::default()
    })
}

fn any_role() -> impl Strategy<Value = Role> {
    prop_oneof![Just(Role::Me), Just(Role::Bot), Just(Role::Agent)]
}

fn any_membership() -> impl Strategy<Value = Membership> {
    prop_oneof![
        Just(Membership::Joined),
        Just(Membership::Invited),
        Just(Membership::Left)
    ]
}

pub(super) fn any_signal() -> impl Strategy<Value = Signal> {
    prop_oneof![
        Just(Signal::Ask),
        any_desk().prop_map(Signal::Desk),
        Just(Signal::Start),
        Just(Signal::NotStarted),
        Just(Signal::Opened),
        Just(Signal::Seen),
        any_status().prop_map(Signal::Status),
        ("[ab]", any_role(), any_membership(), any_text()).prop_map(
            |(user, role, membership, name)| Signal::Member {
                user,
                role,
                membership,
                name,
            }
        ),
        Just(Signal::Encrypted),
        any_end().prop_map(Signal::End),
        Just(Signal::Rate),
        Just(Signal::Again),
    ]
}

fn any_content() -> impl Strategy<Value = Content> {
    prop_oneof![
        any_text().prop_map(Content::Text),
        (any_text(), any_text(), any::<Option<u64>>(), any_text()).prop_map(
            |(name, media_type, size, uri)| Content::File(FileInfo {
                name,
                media_type,
                size,
                uri,
            })
        ),
        any_text().prop_map(Content::Context),
        (any_text(), any::<u8>()).prop_map(|(body, score)| Content::Rating { body, score }),
        Just(Content::Redacted),
        any_text().prop_map(|target| Content::Redaction { target }),
        (any_text(), any_membership(), any_text()).prop_map(|(user, membership, name)| {
            Content::Member {
                user,
                membership,
                name,
            }
        }),
        any_status().prop_map(Content::Status),
        Just(Content::Encrypted),
        Just(Content::Encryption),
        Just(Content::Unknown),
    ]
}

pub(super) fn any_event() -> impl Strategy<Value = Event> {
    (
        any_text(),
        prop::option::of(any_text()),
        any_text(),
        any_role(),
        any::<i64>(),
        any_content(),
    )
        .prop_map(|(id, txn, sender, role, at, content)| Event {
            id,
            txn,
            sender,
            role,
            at,
            content,
        })
}

fn any_packet() -> impl Strategy<Value = Packet> {
    let service = (any_text(), any_text(), any_text()).prop_map(|(agency, service_code, name)| {
        PacketService {
            agency,
            service_code,
            name,
        }
    });
    let answer = (any_text(), any_text()).prop_map(|(label, value)| PacketAnswer { label, value });
    (
        any_text(),
        prop::option::of(service),
        prop::collection::vec(any_text(), 0..3),
        any::<Option<u32>>(),
        any_text(),
        prop::collection::vec(answer, 0..3),
        any_text(),
    )
        .prop_map(
            |(page, service, problems, form_page, request, answers, language)| Packet {
                page,
                service,
                problems,
                form_page,
                request,
                answers,
                language,
            },
        )
}

pub(super) fn any_message() -> impl Strategy<Value = Message> {
    let slot = prop_oneof![
        Just(Slot::None),
        any_text().prop_map(Slot::Reserved),
        any_text().prop_map(Slot::Full),
    ];
    prop_oneof![
        any_text().prop_map(Message::Text),
        (any_text(), any_text(), any::<u64>(), slot).prop_map(|(name, media_type, size, slot)| {
            Message::File(Attachment {
                name,
                media_type,
                size,
                slot,
            })
        }),
        (any_text(), any_packet()).prop_map(|(body, packet)| Message::Context { body, packet }),
        (any_text(), any::<u8>(), any_text()).prop_map(|(body, score, comment)| Message::Rating {
            body,
            score,
            comment,
        }),
        any_text().prop_map(|body| Message::End { body }),
        any_text().prop_map(|event| Message::Withdraw { event }),
    ]
}

pub(super) fn any_outgoing() -> impl Strategy<Value = Outgoing> {
    let state = prop_oneof![
        any::<i64>().prop_map(|not_before| SendState::Waiting { not_before }),
        Just(SendState::Sending),
        Just(SendState::Held(Why::Away)),
        Just(SendState::Held(Why::Old)),
        any_text().prop_map(|code| SendState::Failed { code }),
        any_text().prop_map(|event| SendState::Sent { event }),
    ];
    (
        any_text(),
        any_message(),
        any::<i64>(),
        any::<Option<i64>>(),
        any::<u32>(),
        state,
    )
        .prop_map(
            |(txn, message, written, first_try, tries, state)| Outgoing {
                txn,
                message,
                written,
                first_try,
                tries,
                state,
            },
        )
}
