//! Every misbehaviour can be seen, does to the database what it says, and ends.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::fixture::{POTHOLE, Sandbox, xml_leaves};

const POST: &str = "/city/open311/v2/requests.json";
const SERVICES: &str = "/city/open311/v2/services.json";

/// A sandbox whose next new request meets this kind.
fn on_post(kind: &str) -> Sandbox {
    let sandbox = Sandbox::start();
    sandbox.misbehave(&format!(
        r#"{{"on":"post","kind":"{kind}","ms":300,"times":1}}"#
    ));
    sandbox
}

/// The kind is over: the next request is stored and answered.
fn is_well_again(sandbox: &Sandbox, stored_before: usize) {
    sandbox.pothole();
    assert_eq!(sandbox.stored().len(), stored_before + 1);
}

#[test]
fn drop_before_store_closes_without_a_byte() {
    let sandbox = on_post("drop_before_store");
    assert_eq!(sandbox.raw_pothole(), b"");
    assert_eq!(sandbox.stored().len(), 0);
    is_well_again(&sandbox, 0);
}

#[test]
fn drop_after_store_closes_without_a_byte() {
    let sandbox = on_post("drop_after_store");
    assert_eq!(sandbox.raw_pothole(), b"");
    assert_eq!(sandbox.stored().len(), 1);
    is_well_again(&sandbox, 1);
}

#[test]
fn late_commit_drops_first_and_stores_later() {
    let sandbox = on_post("late_commit");
    assert_eq!(sandbox.raw_pothole(), b"");
    assert_eq!(sandbox.stored().len(), 0);
    sandbox.wait_for_stored(1);
    is_well_again(&sandbox, 1);
}

#[test]
fn errors_come_before_and_after_storing() {
    for (kind, stored) in [("error_500_before_store", 0), ("error_500_after_store", 1)] {
        let sandbox = on_post(kind);
        let reply = sandbox.post(POST, POTHOLE);
        assert_eq!(reply.status, 500, "{kind}");
        assert_eq!(reply.json()[0]["code"], 500, "{kind}");
        assert_eq!(reply.header("access-control-allow-origin"), "*", "{kind}");
        assert_eq!(sandbox.stored().len(), stored, "{kind}");
        is_well_again(&sandbox, stored);
    }
}

#[test]
fn answers_in_place_of_handling_store_nothing() {
    for (kind, status, content_type, part) in [
        ("html_200", 200, "text/html", "<!DOCTYPE html>"),
        (
            "duplicate_400",
            400,
            "application/json",
            "base is a duplicate",
        ),
        ("refuse_400", 400, "application/json", "outside the area"),
        ("plain_text_404", 404, "text/plain", "not found"),
        ("too_many_requests", 429, "application/json", "Too many"),
    ] {
        let sandbox = on_post(kind);
        let reply = sandbox.post(POST, POTHOLE);
        assert_eq!(reply.status, status, "{kind}");
        assert!(
            reply.header("content-type").starts_with(content_type),
            "{kind}"
        );
        assert!(reply.text().contains(part), "{kind}: {}", reply.text());
        assert_eq!(sandbox.stored().len(), 0, "{kind}");
        is_well_again(&sandbox, 0);
    }
}

#[test]
fn token_only_answers_a_token_once() {
    let sandbox = on_post("token_only");
    let posted = sandbox.post(POST, POTHOLE).json();
    assert!(posted[0]["token"].is_string());
    assert!(posted[0].get("service_request_id").is_none());
    is_well_again(&sandbox, 1);
}

#[test]
fn malformed_answers_cannot_be_read_and_are_stored() {
    for (kind, path) in [
        ("malformed_json", POST),
        ("malformed_xml", "/city/open311/v2/requests.xml"),
    ] {
        let sandbox = on_post(kind);
        let reply = sandbox.post(path, POTHOLE);
        assert_eq!(reply.status, 200);
        assert!(serde_json::from_slice::<serde_json::Value>(&reply.body).is_err());
        assert!(xml_leaves(reply.text()).is_err() || kind == "malformed_json");
        assert!(
            reply
                .text()
                .starts_with(if path == POST { "[" } else { "<?xml" })
        );
        assert_eq!(sandbox.stored().len(), 1, "{kind}");
        is_well_again(&sandbox, 1);
    }
}

#[test]
fn a_cut_answer_announces_more_than_it_sends() {
    let sandbox = on_post("cut_answer");
    let answer = String::from_utf8(sandbox.raw_pothole()).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").expect("headers");
    assert!(head.starts_with("HTTP/1.1 200 OK"), "{head}");
    let announced: usize = head
        .lines()
        .find_map(|line| {
            line.to_ascii_lowercase()
                .strip_prefix("content-length: ")?
                .parse()
                .ok()
        })
        .expect("a length");
    assert_eq!(body.len(), announced / 2);
    assert!(body.starts_with('['));
    assert_eq!(sandbox.stored().len(), 1);
    is_well_again(&sandbox, 1);
}

#[test]
fn a_delay_delays_and_goes_with_others() {
    let sandbox = Sandbox::start();
    sandbox.misbehave(
        r#"[{"on":"services","kind":"delay","ms":400,"times":1},
            {"on":"all","kind":"no_cors"},
            {"on":"services","kind":"empty_list","times":1}]"#,
    );
    let start = Instant::now();
    let reply = sandbox.get(SERVICES);
    assert!(start.elapsed() >= Duration::from_millis(400));
    assert_eq!(reply.json(), serde_json::json!([]));
    assert_eq!(reply.header("access-control-allow-origin"), "");
    let again = sandbox.get(SERVICES);
    assert!(again.json().as_array().unwrap().len() > 20);
    assert_eq!(
        again.header("access-control-allow-origin"),
        "",
        "until cleared"
    );
    let rules = sandbox.staff_get("/api/misbehave/city").json();
    assert_eq!(rules.as_array().unwrap().len(), 1);
    assert_eq!(sandbox.staff_delete("/api/misbehave/city").status, 204);
    assert_eq!(
        sandbox.get(SERVICES).header("access-control-allow-origin"),
        "*"
    );
}

#[test]
fn rules_are_for_their_call_and_their_agency() {
    let sandbox = Sandbox::start();
    let id = sandbox.pothole();
    for (on, path) in [
        ("services", SERVICES.to_owned()),
        (
            "definition",
            "/city/open311/v2/services/001.json".to_owned(),
        ),
        ("request", format!("/city/open311/v2/requests/{id}.json")),
        ("request", "/city/open311/v2/requests.json".to_owned()),
        ("token", "/city/open311/v2/tokens/x.json".to_owned()),
        ("discovery", "/city/discovery.json".to_owned()),
    ] {
        sandbox.misbehave(&format!(r#"{{"on":"{on}","kind":"html_200"}}"#));
        let html = sandbox
            .get(&path)
            .header("content-type")
            .starts_with("text/html");
        assert!(html, "{on} {path}");
        let other = if on == "services" {
            "/city/discovery.json"
        } else {
            SERVICES
        };
        assert_eq!(
            sandbox.get(other).header("content-type"),
            "application/json; charset=utf-8"
        );
        let transit = sandbox.get("/transit/open311/v2/services.json");
        assert_eq!(
            transit.header("content-type"),
            "application/json; charset=utf-8"
        );
    }
}

#[test]
fn a_drop_meets_a_fresh_connection_unless_told_otherwise() {
    let call = b"GET /city/open311/v2/discovery.json HTTP/1.1\r\nHost: agency\r\n\r\n";
    for (keep_alive, closes) in [(false, true), (true, false)] {
        let sandbox = Sandbox::start();
        let mut idle = TcpStream::connect(sandbox.public).unwrap();
        idle.set_read_timeout(Some(Duration::from_millis(300)))
            .unwrap();
        idle.write_all(call).unwrap();
        let mut answer = vec![0; 4096];
        assert!(idle.read(&mut answer).unwrap() > 0);
        sandbox.misbehave(&format!(
            r#"{{"on":"post","kind":"drop_after_store","keep_alive":{keep_alive}}}"#
        ));
        assert_eq!(idle.read(&mut answer).is_ok_and(|read| read == 0), closes);
        let reply = sandbox.get(SERVICES);
        assert_eq!(reply.header("connection") == "close", closes);
        sandbox.staff_delete("/api/misbehave/city");
        assert_eq!(sandbox.get(SERVICES).header("connection"), "");
    }
}

#[test]
fn a_dropped_read_closes_without_a_byte() {
    let sandbox = Sandbox::start();
    sandbox.misbehave(r#"{"on":"services","kind":"drop_before_store","times":1}"#);
    let request = "GET /city/open311/v2/services.json HTTP/1.1\r\nHost: agency\r\n\r\n";
    assert_eq!(sandbox.raw(request), b"");
    assert_eq!(sandbox.get(SERVICES).status, 200);
}

#[test]
fn formats_can_be_taken_away() {
    let sandbox = Sandbox::start();
    sandbox.staff_put("/api/mode/city", r#"{"formats":"xml"}"#);
    let json = sandbox.get(SERVICES);
    assert_eq!(json.status, 404);
    assert!(json.header("content-type").starts_with("text/plain"));
    assert_eq!(sandbox.post(POST, POTHOLE).status, 404);
    assert_eq!(sandbox.get("/city/open311/v2/services.xml").status, 200);
    assert_eq!(sandbox.get("/transit/open311/v2/services.json").status, 200);
    assert!(sandbox.stored().is_empty());
}

#[test]
fn wrong_commands_are_refused_and_change_nothing() {
    let sandbox = Sandbox::start();
    for (path, body) in [
        ("/api/misbehave/city", r#"{"on":"post","kind":"explode"}"#),
        ("/api/misbehave/city", "nonsense"),
        ("/api/mode/city", r#"{"formats":"yaml"}"#),
        ("/api/mode/city", r#"{"colour":"red"}"#),
    ] {
        assert_eq!(sandbox.staff_put(path, body).status, 400, "{body}");
    }
    assert_eq!(sandbox.staff_put("/api/mode/nowhere", "{}").status, 404);
    assert_eq!(
        sandbox.staff_get("/api/misbehave/city").json(),
        serde_json::json!([])
    );
    is_well_again(&sandbox, 0);
}

#[test]
fn a_reset_ends_it_all() {
    let sandbox = Sandbox::start();
    sandbox.pothole();
    sandbox.misbehave(r#"{"on":"post","kind":"late_commit","ms":200}"#);
    sandbox.raw_pothole();
    sandbox.misbehave(r#"{"on":"all","kind":"html_200"}"#);
    sandbox.staff_put("/api/mode/transit", r#"{"formats":"xml"}"#);
    assert_eq!(sandbox.staff_post("/api/reset", &[]).status, 204);
    assert_eq!(sandbox.get("/transit/open311/v2/services.json").status, 200);
    std::thread::sleep(Duration::from_millis(400));
    assert!(sandbox.stored().is_empty(), "nothing is stored late");
    is_well_again(&sandbox, 0);
}
