//! Services that answer a token, or nothing.

use std::time::Duration;

use serde_json::Value;

use crate::fixture::{POTHOLE, Sandbox, leaf};

const GRAFFITI: &[(&str, &str)] = &[
    ("api_key", "sandbox-city"),
    ("service_code", "graffiti"),
    ("address_string", "Under the bridge"),
    ("attribute[SURFACE]", "WALL"),
    ("attribute[HATE]", "no"),
];

#[test]
fn a_token_leads_to_the_reference_after_a_while() {
    let sandbox = Sandbox::start();
    sandbox.staff_put("/api/mode/city", r#"{"token_delay_ms":400}"#);
    let posted = sandbox
        .post("/city/open311/v2/requests.json", GRAFFITI)
        .json();
    assert!(posted[0].get("service_request_id").is_none(), "{posted}");
    let token = posted[0]["token"].as_str().unwrap();
    let path = format!("tokens/{token}.json");
    let waiting = sandbox.city(&path);
    assert_eq!(waiting[0]["service_request_id"], Value::Null);
    assert_eq!(waiting[0]["token"], token);
    assert_eq!(sandbox.city("requests.json"), serde_json::json!([]));
    let id = sandbox.stored()[0]["service_request_id"]
        .as_str()
        .unwrap()
        .to_owned();
    let one = format!("/city/open311/v2/requests/{id}.json");
    assert_eq!(sandbox.get(&one).status, 404);

    std::thread::sleep(Duration::from_millis(450));
    assert_eq!(sandbox.city(&path)[0]["service_request_id"].to_string(), id);
    let leaves = sandbox
        .get(&format!("/city/open311/v2/tokens/{token}.xml"))
        .xml();
    assert_eq!(
        leaf(&leaves, "service_requests/request/service_request_id"),
        id
    );
    assert_eq!(sandbox.get(&one).status, 200);
}

#[test]
fn every_service_can_answer_a_token() {
    let sandbox = Sandbox::start();
    sandbox.staff_put(
        "/api/mode/city",
        r#"{"answers":"token_only","token_delay_ms":0}"#,
    );
    let posted = sandbox.post("/city/open311/v2/requests.xml", POTHOLE);
    let leaves = posted.xml();
    let token = leaf(&leaves, "service_requests/request/token");
    assert!(!posted.text().contains("service_request_id"));
    let id = sandbox.city(&format!("tokens/{token}.json"))[0]["service_request_id"].to_string();
    assert_eq!(sandbox.stored()[0]["service_request_id"], id);
}

#[test]
fn a_blackbox_service_answers_neither() {
    let sandbox = Sandbox::start();
    let reply = sandbox.post(
        "/transit/open311/v2/requests.json",
        &[
            ("api_key", "sandbox-transit"),
            ("service_code", "thanks a driver"),
            ("description", "Line 12 waited for my mother."),
        ],
    );
    let mut keys: Vec<String> = reply.json()[0]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    keys.sort();
    assert_eq!(keys, ["account_id", "service_notice"]);
    assert_eq!(sandbox.stored().len(), 1);
    let public = sandbox.get("/transit/open311/v2/requests.json").json();
    assert_eq!(public, serde_json::json!([]));
}
