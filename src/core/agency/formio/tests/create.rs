use super::answer;
use crate::agency::formio::Config;
use crate::agency::formio::create::{decode, request};
use crate::agency::{Body, Clock, ErrorKind, HttpResponse, Method, Refusal, Retry};
use crate::model::Submitted;
use crate::outbox::{Obstacle, Rules, State, Submission};
use crate::tree::Limits;
use crate::value::Value;
use proptest::prelude::*;

fn refused(status: u16, body: &str) -> Refusal {
    decode(&answer(status, body)).unwrap_err()
}

/// The problems as `path rule message`.
fn problems(body: &str) -> Vec<String> {
    let lines = refused(400, body).problems.into_iter();
    lines
        .map(|problem| format!("{} {} {}", problem.path, problem.rule, problem.message))
        .collect()
}

/// The state of a submission that was answered so.
fn settled(status: u16, body: &str) -> State {
    after(&answer(status, body))
}

fn after(answer: &HttpResponse) -> State {
    let mut submission = Submission::new("1".into(), "county".into(), 0);
    assert!(submission.begin(0));
    let answer = decode(answer).map_err(|refusal| refusal.error);
    assert!(submission.answered(answer, 0, Rules::default()));
    submission.state
}

#[test]
fn answers_go_as_they_are_with_the_zone_alone() {
    let data = Value::from_json(br#"{"a":{"b":[1,"x",null]}}"#, &Limits::default()).unwrap();
    let clock = Clock {
        zone: "Europe/Oslo",
        utc_offset_minutes: 60,
    };
    let sent = request(
        &Config::standard("https://f.example"),
        "user/x",
        data.clone(),
        clock,
    );
    assert_eq!(sent.url, "https://f.example/user/x/submission");
    assert_eq!((sent.method, sent.timeout_ms), (Method::Post, 60_000));
    let Body::Json(body) = sent.body else {
        panic!("JSON is sent");
    };
    assert_eq!(
        body,
        r#"{"data":{"a":{"b":[1,"x",null]}},"metadata":{"timezone":"Europe/Oslo","offset":60},"state":"submitted"}"#
    );
    let clock = Clock {
        zone: "",
        utc_offset_minutes: -210,
    };
    let Body::Json(body) = request(&Config::standard(""), "x", data, clock).body else {
        panic!("JSON is sent");
    };
    assert!(body.contains(r#""metadata":{"offset":-210}"#), "{body}");
}

#[test]
fn the_id_is_the_reference() {
    for status in [200, 201] {
        let body = r#"{"_id":"64b1f0c2a9","form":"1","data":{"a":1},"state":"submitted"}"#;
        let expected = State::Sent {
            service_request_id: "64b1f0c2a9".into(),
        };
        assert_eq!(settled(status, body), expected);
    }
}

#[test]
fn a_form_that_keeps_nothing_accepts_without_a_reference() {
    for body in ["true", r#"{"data":{"a":1}}"#] {
        assert!(matches!(
            decode(&answer(200, body)),
            Ok(Submitted::Accepted { .. })
        ));
    }
}

#[test]
fn no_answer_of_success_that_is_no_submission_is_called_sent() {
    for body in [
        "",
        "<!DOCTYPE html><title>Sign in</title>",
        "{",
        "{}",
        "[]",
        "false",
        r#""ok""#,
        r#"{"_id":"1","title":"Form","components":[]}"#,
        r#"{"_id":""}"#,
        r#"{"_id":"64b1f0"#,
    ] {
        assert!(matches!(settled(200, body), State::Ask(_)), "{body}");
    }
}

#[test]
fn paths_of_the_present_server() {
    let body = r#"{"name":"ValidationError","details":[
        {"message":"Name is required","level":"error","path":["name"],
         "context":{"validator":"required","key":"name","label":"Name","path":"name","value":""}},
        {"message":"Age is <b>too</b> low","path":["rows",1,"age"],"context":{"validator":"min"}},
        {"message":"m","path":["a[0]",2,"b"],"context":{"validator":"pattern"}}]}"#;
    assert_eq!(
        problems(body),
        [
            "name required Name is required",
            "rows[1].age min Age is too low",
            "a[0][2].b pattern m",
        ]
    );
}

#[test]
fn paths_of_older_servers() {
    let joi = |path: &str| {
        problems(&format!(
            r#"{{"isJoi":true,"name":"ValidationError","_object":{{}},"details":[
                {{"message":"\"x\" is required","path":{path},"type":"any.required","context":{{"key":"x"}}}}]}}"#
        ))
    };
    assert_eq!(
        joi(r#""rows.1.x""#),
        [r#"rows[1].x required "x" is required"#]
    );
    assert_eq!(
        joi(r#"["rows","1","x"]"#),
        [r#"rows[1].x required "x" is required"#]
    );
    assert_eq!(joi("[]"), [r#"x required "x" is required"#]);
    assert_eq!(joi("7"), [r#"x required "x" is required"#]);
    assert_eq!(
        problems(r#"{"name":"ValidationError","errors":{"data.x":{"message":"No."},"y":"Why?"}}"#),
        ["data.x  No.", "y  Why?"]
    );
    assert_eq!(problems(r#"[{"message":"No.","path":"x"}]"#), ["x  No."]);
}

#[test]
fn words_without_a_place_are_of_the_whole() {
    for body in [
        "Text is required",
        r#""Text is required""#,
        r#"{"message":"Text is required"}"#,
        r#"{"name":"ValidationError","message":"Text is required","details":[]}"#,
        r#"{"details":["Text is required"]}"#,
    ] {
        assert_eq!(problems(body), ["  Text is required"], "{body}");
    }
    for body in ["", "<html><body>No</body></html>", "null", "12", "{"] {
        assert_eq!(problems(body), Vec::<String>::new(), "{body}");
    }
}

#[test]
fn a_refusal_says_why_and_is_not_sent_again_as_it_is() {
    let body = r#"{"name":"ValidationError","details":[
        {"message":"A is required","path":["a"]},{"message":"A is required","path":["b"]},
        {"message":"C is no","path":["c"]}]}"#;
    let expected = State::Refused {
        reason: "A is required\nC is no".into(),
    };
    assert_eq!(settled(400, body), expected);
    // A gateway that lost the status.
    assert_eq!(settled(200, body), expected);
    for status in [401, 403, 404, 413, 440] {
        assert!(
            matches!(settled(status, "No"), State::Refused { reason } if reason == "No"),
            "{status}"
        );
    }
    assert_eq!(refused(440, "").error.kind, ErrorKind::Auth);
    assert_eq!(refused(413, "").error.kind, ErrorKind::Http(413));
}

#[test]
fn failures_behind_the_point_of_storing_cannot_be_told() {
    for status in [302, 408, 409, 500, 502, 504] {
        assert!(matches!(settled(status, "Oops"), State::Ask(_)), "{status}");
    }
    assert_eq!(refused(500, "Oops").error.retry, Retry::Unsafe);
    let mut busy = answer(429, "");
    busy.retry_after = Some(9);
    let expected = State::Waiting {
        not_before: 9_000,
        obstacle: Some(Obstacle::TooManyRequests { wait: Some(9) }),
    };
    assert_eq!(after(&busy), expected);
}

#[test]
fn endless_refusals_are_bounded() {
    let detail = format!(r#"{{"message":"{}","path":["a"]}}"#, "x".repeat(3_000));
    let details = vec![detail; 700].join(",");
    let refusal = refused(400, &format!(r#"{{"details":[{details}]}}"#));
    assert_eq!(refusal.problems.len(), 500);
    assert_eq!(refusal.problems[0].message.chars().count(), 1_001);
    assert_eq!(refusal.error.messages.len(), 1);
    let long = refused(400, &"é".repeat(20_000));
    assert_eq!(long.problems[0].message.chars().count(), 1_001);
}

fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<i64>().prop_map(|number| number.to_string()),
        "[a-z.\\[\\]0-9]{0,9}".prop_map(|text| format!("\"{text}\"")),
    ];
    leaf.prop_recursive(4, 30, 5, |inner| {
        let key = prop::sample::select(vec![
            "details", "errors", "message", "path", "context", "_id", "data", "name", "type",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4)
                .prop_map(|items| format!("[{}]", items.join(","))),
            prop::collection::vec((key, inner), 0..5).prop_map(|entries| {
                let entries: Vec<_> = entries
                    .iter()
                    .map(|(k, v)| format!("\"{k}\":{v}"))
                    .collect();
                format!("{{{}}}", entries.join(","))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn no_answer_makes_decoding_panic(status in 100_u16..600, body in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut response = answer(status, "");
        response.body = body;
        decode(&response).ok();
    }

    #[test]
    fn no_refusal_makes_decoding_panic_and_none_is_called_sent(status in 300_u16..600, body in json()) {
        prop_assert!(decode(&answer(status, &body)).is_err());
    }

    #[test]
    fn what_is_called_sent_has_its_id_in_the_answer(body in json()) {
        if let Ok(Submitted::Id { service_request_id, .. }) = decode(&answer(200, &body)) {
            prop_assert!(body.contains(&service_request_id));
        }
    }
}
