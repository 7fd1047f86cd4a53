//! Answers in the shapes that Synapse 1.163 gives them.

use super::*;

fn refused(code: &str) -> String {
    [r#"{"errcode":""#, code, r#"","error":"words"}"#].concat()
}

#[test]
fn errors_are_told_apart_by_what_is_to_be_done() {
    let failure = |status, body: &str| room::decode(&answer(status, body)).unwrap_err();
    let limited =
        r#"{"errcode":"M_LIMIT_EXCEEDED","error":"Too Many Requests","retry_after_ms":3614}"#;
    let wait_ms = Some(3_614);
    assert_eq!(failure(429, limited), Failure::Busy { wait_ms });
    let huge = r#"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":1e30}"#;
    let wait_ms = Some(u32::MAX);
    assert_eq!(failure(429, huge), Failure::Busy { wait_ms });
    assert_eq!(failure(429, "<html>"), Failure::Busy { wait_ms: None });
    let token = |soft: &str| {
        let body = r#"{"errcode":"M_UNKNOWN_TOKEN","error":"Invalid access token passed.""#;
        failure(401, &[body, soft, "}"].concat())
    };
    assert_eq!(token(r#","soft_logout":true"#), Failure::Expired);
    assert_eq!(token(r#","soft_logout":false"#), Failure::Gone);
    assert_eq!(token(""), Failure::Gone);
    assert_eq!(failure(401, &refused("M_MISSING_TOKEN")), Failure::Expired);
    assert_eq!(failure(403, &refused("M_USER_DEACTIVATED")), Failure::Gone);
    assert_eq!(failure(413, &refused("M_TOO_LARGE")), Failure::TooLarge);
    assert_eq!(failure(413, "nginx"), Failure::TooLarge);
    let forbidden = Failure::Refused {
        code: "M_FORBIDDEN".into(),
    };
    assert_eq!(failure(403, &refused("M_FORBIDDEN")), forbidden);
    assert!(failure(400, "{}").is("M_UNKNOWN"));
    for (status, body) in [
        (502, "{}"),
        (500, r#"{"errcode":"M_UNKNOWN"}"#),
        (408, "{}"),
        (404, "<!doctype html>"),
        (200, r#"{"room_id":"!a"#),
        (200, "<!doctype html>"),
        (200, "[]"),
        (200, "{}"),
        (200, ""),
        (302, "{}"),
    ] {
        assert_eq!(
            failure(status, body),
            Failure::Unavailable,
            "{status} {body}"
        );
    }
}

#[test]
fn what_was_done_before_is_done() {
    let uploaded = |status, body: &str| media::decode_uploaded(&answer(status, body));
    assert_eq!(uploaded(200, "{}"), Ok(()));
    assert_eq!(uploaded(409, &refused("M_CANNOT_OVERWRITE_MEDIA")), Ok(()));
    assert!(
        uploaded(404, &refused("M_NOT_FOUND"))
            .unwrap_err()
            .is("M_NOT_FOUND")
    );
    let left = |status, body: &str| room::decode_left(&answer(status, body));
    assert_eq!(left(200, "{}"), Ok(()));
    assert_eq!(left(403, &refused("M_FORBIDDEN")), Ok(()));
    assert_eq!(left(500, "{}"), Err(Failure::Unavailable));
    let ended = |status, body: &str| account::decode_ended(&answer(status, body));
    assert_eq!(
        ended(200, r#"{"id_server_unbind_result":"success"}"#),
        Ok(())
    );
    assert_eq!(ended(401, &refused("M_UNKNOWN_TOKEN")), Ok(()));
    assert_eq!(ended(502, ""), Err(Failure::Unavailable));
}

#[test]
fn access_is_read_with_its_end() {
    let access = account::decode(&answer(
        200,
        r#"{"user_id":"@frontdoor-7k3f:city.example","access_token":"syt_b","home_server":"city.example",
        "device_id":"PORTAL","refresh_token":"syr_b","expires_in_ms":300000}"#,
    ));
    let mut session = new_session();
    access.unwrap().enter(&mut session, 1_000);
    assert_eq!(session.user, "@frontdoor-7k3f:city.example");
    assert_eq!(
        (session.access.as_str(), session.refresh.as_str()),
        ("syt_b", "syr_b")
    );
    assert_eq!(
        (session.expires, session.is_registered),
        (Some(301_000), true)
    );
    assert!(!session.expire(300_999) && session.expire(301_000) && !session.expire(301_000));
    assert_eq!((session.access.as_str(), session.expires), ("", None));
    // A refresh says neither whose access it is, nor always a new refresh token.
    let access = account::decode(&answer(200, r#"{"access_token":"syt_c"}"#));
    access.unwrap().enter(&mut session, 2_000);
    assert_eq!(
        (session.access.as_str(), session.refresh.as_str()),
        ("syt_c", "syr_b")
    );
    assert_eq!(session.user, "@frontdoor-7k3f:city.example");
}

#[test]
fn a_desk_says_as_much_as_it_likes() {
    let desk = desk::decode(&answer(
        200,
        r#"{"m.homeserver":{"base_url":"https://x"},"org.frontdoor.desk":{"state":"closed","waiting":3,
        "opens":"2026-11-23T08:00:00Z","message":true,
        "hours":[{"days":"Mo-Fr","opens":"08:00","closes":"18:00"},{"days":"never"}]}}"#,
    ));
    let desk = desk.unwrap();
    assert_eq!((desk.state, desk.waiting), (DeskState::Closed, Some(3)));
    assert_eq!(desk.opens, Some(1_795_420_800_000));
    assert!(desk.takes_messages);
    assert_eq!(desk.hours.len(), 1);
    for (status, body) in [
        (200, r#"{"m.homeserver":{}}"#),
        (200, r#"{"org.frontdoor.desk":"open"}"#),
        (
            200,
            r#"{"org.frontdoor.desk":{"state":"lunch","waiting":-1,"opens":"soon"}}"#,
        ),
        (404, "<html>"),
        (403, "{}"),
    ] {
        let desk = desk::decode(&answer(status, body)).unwrap();
        assert_eq!(desk, crate::chat::Desk::default(), "{body}");
    }
    assert_eq!(desk::decode(&answer(503, "")), Err(Failure::Unavailable));
}

#[test]
fn files_have_places_sizes_and_bytes() {
    let reserved = |body: &str| media::decode_reserved(&answer(200, body));
    let uri = r#"{"content_uri":"mxc://city.example/AbC","unused_expires_at":1795420800000}"#;
    assert_eq!(reserved(uri), Ok("mxc://city.example/AbC".into()));
    assert_eq!(
        reserved(r#"{"content_uri":"https://x/y"}"#),
        Err(Failure::Unavailable)
    );
    let limit = |body: &str| media::decode_limit(&answer(200, body));
    assert_eq!(limit(r#"{"m.upload.size":52428800}"#), Ok(Some(52_428_800)));
    assert_eq!(limit("{}"), Ok(None));
    assert_eq!(media::decode_download(answer(200, "\u{1}")), Ok(vec![1]));
    let gone = media::decode_download(answer(404, &refused("M_NOT_FOUND")));
    assert!(gone.unwrap_err().is("M_NOT_FOUND"));
}
