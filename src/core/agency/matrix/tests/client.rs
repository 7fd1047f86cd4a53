//! What the client makes of single answers; the simulation plays whole chats.

use super::*;
use crate::chat::{Contact, End, Ender, Leave, SendState, Stage, Why};

const NOW: i64 = 1_700_000_000_000;
const EMPTY: &str = r#"{"next_batch":"s1"}"#;
const ROOM: &str = r#"{"next_batch":"s1","rooms":{"join":{"!room:city.example":{"timeline":{
  "events":[],"prev_batch":"t1"}}}}}"#;

fn client() -> Client {
    let mut record = Record::new(session());
    record.conversation.stage = Stage::Open(Phase::Bot);
    Client::new(config(), record, NOW)
}

fn call(client: &mut Client, lane: Lane, now: i64) -> Call {
    match client.next(lane, now) {
        Next::Send(call) => call,
        other => panic!("{other:?}"),
    }
}

/// The server answers the next call of a lane.
fn answers(client: &mut Client, lane: Lane, now: i64, status: u16, body: &str) -> String {
    let call = call(client, lane, now);
    let url = call.request.url.clone();
    client.answered(call, Ok(answer(status, body)), now, 255);
    url
}

fn is_fresh(url: &str) -> bool {
    url.contains("/sync?") && !url.contains("timeout=25000") && !url.contains("since=")
}

#[test]
fn a_page_begins_with_the_newest_and_goes_on_from_there() {
    let mut client = client();
    client.say("t1", Message::Text("Hi".into()), NOW);
    assert!(
        matches!(client.next(Lane::Talk, NOW), Next::Nothing),
        "the room was not seen"
    );
    assert!(is_fresh(&answers(
        &mut client,
        Lane::Listen,
        NOW,
        200,
        ROOM
    )));
    let poll = call(&mut client, Lane::Listen, NOW + 1_000);
    assert!(
        poll.request.url.ends_with("&since=s1"),
        "{}",
        poll.request.url
    );
    assert!(
        matches!(client.next(Lane::Listen, NOW), Next::Nothing),
        "one at a time"
    );
    let send = answers(&mut client, Lane::Talk, NOW, 200, r#"{"event_id":"$1"}"#);
    assert!(send.ends_with("/send/m.room.message/t1"));
    client.answered(poll, Err(TransportError::TimedOut), NOW + 1_000, 255);
    assert!(matches!(client.contact(), Contact::Reconnecting { .. }));
    assert!(matches!(client.next(Lane::Listen, NOW + 1_000), Next::At(at) if at == NOW + 1_500));
    let url = answers(&mut client, Lane::Listen, NOW + 1_500, 200, ROOM);
    assert!(
        is_fresh(&url),
        "the server may have gone back to an older state"
    );
}

#[test]
fn a_poll_without_a_mark_is_never_asked_twice_with_the_same_words() {
    let ask = |now| call(&mut client(), Lane::Listen, now).request.url;
    assert_ne!(ask(NOW), ask(NOW + 1));
    let url = ask(NOW + 4_999);
    assert!(url.contains("/sync?timeout=4999&"), "{url}");
}

#[test]
fn a_server_that_does_not_wait_is_not_asked_all_the_time() {
    let mut client = client();
    answers(&mut client, Lane::Listen, NOW, 200, EMPTY);
    assert!(matches!(client.next(Lane::Listen, NOW), Next::At(at) if at == NOW + 1_000));
}

#[test]
fn a_mark_that_is_refused_is_given_up() {
    let mut client = client();
    answers(&mut client, Lane::Listen, NOW, 200, ROOM);
    let refused = r#"{"errcode":"M_UNKNOWN","error":"Invalid stream token"}"#;
    answers(&mut client, Lane::Listen, NOW + 1_000, 400, refused);
    assert_eq!(client.contact(), &Contact::Online);
    assert!(is_fresh(&answers(
        &mut client,
        Lane::Listen,
        NOW + 1_000,
        200,
        ROOM
    )));
}

#[test]
fn an_old_access_that_is_refused_says_nothing_of_the_new_one() {
    let mut client = client();
    answers(&mut client, Lane::Listen, NOW, 200, ROOM);
    let poll = call(&mut client, Lane::Listen, NOW + 1_000);
    client.say("t1", Message::Text("Hi".into()), NOW);
    let soft = r#"{"errcode":"M_UNKNOWN_TOKEN","soft_logout":true}"#;
    answers(&mut client, Lane::Talk, NOW, 401, soft);
    let renewed = r#"{"access_token":"syt_b","refresh_token":"syr_b","expires_in_ms":300000}"#;
    assert!(answers(&mut client, Lane::Talk, NOW, 200, renewed).ends_with("/refresh"));
    let hard = r#"{"errcode":"M_UNKNOWN_TOKEN","soft_logout":false}"#;
    client.answered(poll, Ok(answer(401, hard)), NOW, 0);
    assert_eq!(client.record().session.access, "syt_b");
    let again = call(&mut client, Lane::Talk, NOW);
    assert_eq!(again.request.bearer.as_deref(), Some("syt_b"));
    assert!(again.request.url.ends_with("/t1"), "under the same name");
}

#[test]
fn an_access_that_was_taken_is_asked_for_once_more() {
    let mut client = client();
    let hard = r#"{"errcode":"M_UNKNOWN_TOKEN"}"#;
    answers(&mut client, Lane::Listen, NOW, 401, hard);
    assert!(matches!(client.next(Lane::Talk, NOW), Next::At(_)));
    let refused = r#"{"errcode":"M_FORBIDDEN","error":"no"}"#;
    assert!(answers(&mut client, Lane::Talk, NOW + 500, 403, refused).ends_with("/login"));
    assert_eq!(client.contact(), &Contact::Gone);
    assert!(matches!(
        client.record().conversation.stage,
        Stage::Ended(_)
    ));
    assert!(matches!(
        client.next(Lane::Talk, NOW + 9_000),
        Next::Nothing
    ));
}

#[test]
fn after_a_long_absence_the_room_is_looked_at_and_the_citizen_asked() {
    let mut client = client();
    answers(&mut client, Lane::Listen, NOW, 200, ROOM);
    let later = NOW + 700_000;
    client.say("t1", Message::Text("Hi".into()), later);
    assert!(matches!(client.next(Lane::Talk, later), Next::Nothing));
    assert!(is_fresh(&answers(
        &mut client,
        Lane::Listen,
        later,
        200,
        ROOM
    )));
    let held = SendState::Held(Why::Away);
    assert_eq!(client.record().queue.get("t1").unwrap().state, held);
    assert!(client.decide(|queue| queue.retry("t1", later)));
    assert!(
        call(&mut client, Lane::Talk, later)
            .request
            .url
            .ends_with("/t1")
    );
}

#[test]
fn a_start_that_is_refused_is_told_and_can_be_made_again() {
    let mut client = Client::new(config(), Record::new(new_session()), NOW);
    let begin = |client: &mut Client| {
        for signal in [Signal::Desk(crate::chat::Desk::default()), Signal::Start] {
            client.apply(signal);
        }
    };
    begin(&mut client);
    let refused = r#"{"errcode":"M_FORBIDDEN","error":"Registration is closed"}"#;
    answers(&mut client, Lane::Talk, NOW, 403, refused);
    assert!(
        client
            .refusal()
            .is_some_and(|failure| failure.is("M_FORBIDDEN"))
    );
    assert_eq!(client.record().conversation.stage, Stage::Idle);
    assert!(matches!(client.next(Lane::Talk, NOW), Next::Nothing));
    begin(&mut client);
    assert_eq!(client.refusal(), None);
    assert!(
        call(&mut client, Lane::Talk, NOW)
            .request
            .url
            .ends_with("/register")
    );
}

#[test]
fn whoever_goes_leaves_the_room_and_closes_the_account() {
    let mut client = client();
    client.leave(Leave::Erase);
    let record = Record::from_text(&client.to_text()).unwrap();
    let mut client = Client::new(config(), record, NOW);
    assert!(answers(&mut client, Lane::Talk, NOW, 200, "{}").ends_with("/leave"));
    assert!(answers(&mut client, Lane::Talk, NOW, 200, "{}").ends_with("/account/deactivate"));
    assert!(matches!(client.next(Lane::Talk, NOW), Next::Over));
    assert!(matches!(client.next(Lane::Listen, NOW), Next::Nothing));
}

#[test]
fn typing_is_told_once_in_a_while_and_taken_back() {
    let mut client = client();
    answers(&mut client, Lane::Listen, NOW, 200, ROOM);
    client.types(true, NOW);
    assert!(answers(&mut client, Lane::Talk, NOW, 200, "{}").contains("/typing/"));
    client.types(true, NOW + 1_000);
    assert!(matches!(client.next(Lane::Talk, NOW + 1_000), Next::At(at) if at == NOW + 5_000));
    let call = call(&mut client, Lane::Talk, NOW + 5_000);
    assert_eq!(json(&call.request)["typing"], false);
}

#[test]
fn who_takes_over_to_leave_waits_for_no_call_of_before() {
    let mut client = client();
    answers(&mut client, Lane::Listen, NOW, 200, ROOM);
    client.say("t1", Message::Text("Hi".into()), NOW);
    call(&mut client, Lane::Talk, NOW);
    client.leave(Leave::Erase);
    assert!(matches!(client.next(Lane::Talk, NOW), Next::Nothing));
    client.break_off();
    let leave = call(&mut client, Lane::Talk, NOW);
    assert!(
        leave.request.url.ends_with("/leave"),
        "{}",
        leave.request.url
    );
}

#[test]
fn a_rating_counts_once_the_room_has_it_whether_or_not_the_answer_came() {
    let mut client = client();
    let user = client.record().session.user.clone();
    answers(&mut client, Lane::Listen, NOW, 200, ROOM);
    client.apply(Signal::End(End {
        by: Ender::Agent,
        reason: String::new(),
    }));
    let rating = Message::Rating {
        body: "5 of 5".into(),
        score: 5,
        comment: String::new(),
    };
    client.say("t1", rating, NOW);
    let call = call(&mut client, Lane::Talk, NOW);
    client.answered(call, Err(TransportError::Unreachable), NOW, 255);
    let echo = [
        r#"{"next_batch":"s2","rooms":{"join":{"!room:city.example":{"timeline":{"events":[
        {"event_id":"$9","type":"m.room.message","origin_server_ts":1,"sender":""#,
        &user,
        r#"","content":{"msgtype":"m.notice","body":"5 of 5","org.frontdoor.rating":{"score":5}},
        "unsigned":{"transaction_id":"t1"}}]}}}}}"#,
    ]
    .concat();
    answers(&mut client, Lane::Listen, NOW + 1_000, 200, &echo);
    assert!(matches!(
        client.record().conversation.stage,
        Stage::Rated(_)
    ));
    assert!(client.record().queue.entries().is_empty());
}
