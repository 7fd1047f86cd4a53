//! Every misbehaviour applies to the Form.io server, and does to the database what it says.

use serde_json::{Value, json};

use crate::fixture::Sandbox;
use crate::formio::{LUNCH, lunch, stored, submit};

/// Forgets what was stored, and makes the next submission meet this kind. One sandbox serves many
/// kinds, since each starts an engine of its own.
fn arm(sandbox: &Sandbox, kind: &str) {
    assert_eq!(sandbox.staff_post("/api/reset", &[]).status, 204);
    let rule = format!(r#"{{"on":"post","kind":"{kind}","ms":300,"times":1}}"#);
    let reply = sandbox.staff_put("/api/misbehave/formio", &rule);
    assert_eq!(reply.status, 200, "{}", reply.text());
}

/// What a raw connection gets for a lunch, up to its close.
fn raw_lunch(sandbox: &Sandbox) -> Vec<u8> {
    let body = json!({ "data": lunch() }).to_string();
    sandbox.raw(&format!(
        "POST /formio/{LUNCH}/submission HTTP/1.1\r\nHost: agency\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    ))
}

#[test]
fn misbehaviour_in_place_of_handling_stores_nothing() {
    let sandbox = Sandbox::start();
    for (kind, status, part) in [
        ("error_500_before_store", 500, "The server failed"),
        ("html_200", 200, "<!DOCTYPE html>"),
        ("duplicate_400", 400, "base is a duplicate"),
        ("refuse_400", 400, r#""name":"ValidationError""#),
        ("plain_text_404", 404, "not found"),
        ("too_many_requests", 429, "Too many"),
    ] {
        arm(&sandbox, kind);
        let reply = submit(&sandbox, LUNCH, &lunch());
        assert_eq!(reply.status, status, "{kind}");
        assert!(reply.text().contains(part), "{kind}: {}", reply.text());
        assert!(stored(&sandbox).is_empty(), "{kind}");
        assert_eq!(
            submit(&sandbox, LUNCH, &lunch()).status,
            201,
            "{kind} is over"
        );
    }
}

#[test]
fn misbehaviour_after_handling_stores() {
    let sandbox = Sandbox::start();
    for (kind, status) in [
        ("error_500_after_store", 500),
        ("malformed_json", 201),
        ("token_only", 200),
        ("no_cors", 201),
        ("delay", 201),
    ] {
        arm(&sandbox, kind);
        let start = std::time::Instant::now();
        let reply = submit(&sandbox, LUNCH, &lunch());
        assert_eq!(reply.status, status, "{kind}");
        assert_eq!(stored(&sandbox).len(), 1, "{kind}");
        match kind {
            "malformed_json" => assert!(serde_json::from_slice::<Value>(&reply.body).is_err()),
            "token_only" => assert_eq!(reply.text(), "true"),
            "no_cors" => assert_eq!(reply.header("access-control-allow-origin"), ""),
            "delay" => assert!(start.elapsed().as_millis() >= 300),
            _ => {}
        }
    }
}

#[test]
fn drops_close_without_a_byte() {
    let sandbox = Sandbox::start();
    for (kind, at_once, later) in [
        ("drop_before_store", 0, 0),
        ("drop_after_store", 1, 1),
        ("late_commit", 0, 1),
    ] {
        arm(&sandbox, kind);
        assert_eq!(raw_lunch(&sandbox), b"", "{kind}");
        assert_eq!(stored(&sandbox).len(), at_once, "{kind}");
        std::thread::sleep(std::time::Duration::from_millis(600));
        assert_eq!(stored(&sandbox).len(), later, "{kind}");
    }
    arm(&sandbox, "cut_answer");
    let answer = String::from_utf8(raw_lunch(&sandbox)).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").expect("headers");
    assert!(head.starts_with("HTTP/1.1 201"), "{head}");
    assert!(serde_json::from_str::<Value>(body).is_err());
    assert_eq!(stored(&sandbox).len(), 1);
}

#[test]
fn reads_misbehave_too() {
    let sandbox = Sandbox::start();
    let rules = r#"[{"on":"definition","kind":"html_200","times":1},
        {"on":"services","kind":"empty_list","times":1}]"#;
    sandbox.staff_put("/api/misbehave/formio", rules);
    let reply = sandbox.get(&format!("/formio/{LUNCH}"));
    assert!(reply.header("content-type").starts_with("text/html"));
    assert_eq!(sandbox.get("/formio/form").text(), "[]");
    assert_eq!(sandbox.staff_get("/api/misbehave/formio").text(), "[]");
    assert!(sandbox.get(&format!("/formio/{LUNCH}")).json()["components"].is_array());
}
