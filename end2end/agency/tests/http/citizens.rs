//! What a citizen sends is stored as typed, and comes back without what is nobody's business.

use serde_json::{Value, json};

use crate::fixture::{Folder, Sandbox, leaf};

const FULL: &[(&str, &str)] = &[
    ("api_key", "sandbox-city"),
    ("jurisdiction_id", "city.marlowbay.example"),
    ("service_code", "001"),
    ("lat", "51.5030"),
    ("long", "-3.16240"),
    ("address_string", "14 Harbour Road, \"Łódź\" & <co>"),
    ("address_id", "A-7"),
    ("email", "ana@example.org"),
    ("device_id", "d1"),
    ("account_id", "acc"),
    ("first_name", "Ana"),
    ("last_name", "O'Neill"),
    ("phone", "+1 555 0100"),
    (
        "description",
        "A hole.\r\nIt is deep: \u{1F573}\u{FE0F} 100 % <b>",
    ),
    ("attribute[WHERE]", "CYCLE"),
    ("attribute[DEPTH]", "7.50"),
    ("attribute[SEEN]", "2026-03-27"),
    ("attribute[RISK][]", "BIKES"),
    ("attribute[RISK][]", "WHEEL"),
    ("attribute[LAMP]", "H 1042"),
    ("attribute[HELP]", "Behind the kiosk,\r\nin the shade."),
];

#[test]
fn the_row_equals_what_was_typed() {
    let sandbox = Sandbox::start();
    let posted = sandbox.post("/city/open311/v2/requests.json", FULL).json();
    let id = posted[0]["service_request_id"].to_string();
    assert_eq!(posted[0]["account_id"], "acc");
    let row = sandbox
        .staff_get(&format!("/api/requests/city/{id}"))
        .json();
    for (name, value) in FULL {
        let is_field =
            !name.starts_with("attribute") && !["api_key", "jurisdiction_id"].contains(name);
        if is_field {
            assert_eq!(row[*name], *value, "{name}");
        }
    }
    let expected: Vec<Value> = FULL
        .iter()
        .filter_map(|(name, value)| {
            let code = name.strip_prefix("attribute[")?.split(']').next()?;
            Some(json!({ "code": code, "value": value }))
        })
        .collect();
    assert_eq!(row["attributes"], json!(expected));
    assert_eq!(row["photos"], 0);
}

#[test]
fn both_dialects_of_several_values_are_taken() {
    let sandbox = Sandbox::start();
    let repeated: Vec<_> = FULL
        .iter()
        .map(|(name, value)| (name.trim_end_matches("[]"), *value))
        .collect();
    let posted = sandbox.post("/city/open311/v2/requests.json", &repeated);
    assert_eq!(posted.status, 200, "{}", posted.text());
    let attributes = sandbox.stored()[0]["attributes"].to_string();
    assert!(attributes.contains("BIKES") && attributes.contains("WHEEL"));
}

#[test]
fn anyone_may_see_the_request_and_nobody_its_sender() {
    let sandbox = Sandbox::start();
    let id = sandbox.post("/city/open311/v2/requests.json", FULL).json()[0]["service_request_id"]
        .to_string();
    let reply = sandbox.get(&format!("/city/open311/v2/requests/{id}.json"));
    let request = &reply.json()[0];
    assert_eq!(request["status"], "open");
    assert_eq!(request["service_name"], "Pothole or broken road surface");
    assert_eq!(request["agency_responsible"], "Highways team");
    assert_eq!(request["lat"], json!(51.503));
    assert_eq!(request["long"], json!(-3.1624));
    assert_eq!(request["description"], FULL[13].1);
    assert_eq!(request["notes"][0]["type"], "opened");
    assert!(
        request["expected_datetime"]
            .as_str()
            .unwrap()
            .ends_with("+01:00")
    );
    let leaves = sandbox
        .get(&format!("/city/open311/v2/requests/{id}.xml"))
        .xml();
    let root = "service_requests/request";
    assert_eq!(leaf(&leaves, &format!("{root}/description")), FULL[13].1);
    assert_eq!(leaf(&leaves, &format!("{root}/address")), FULL[5].1);
    assert_eq!(leaf(&leaves, &format!("{root}/notes/note/type")), "opened");
    for secret in ["ana@example.org", "O'Neill", "555 0100", "kiosk"] {
        assert!(!reply.text().contains(secret), "{secret}");
    }
}

#[test]
fn a_restart_forgets_nothing_and_reuses_no_reference() {
    let folder = Folder::new();
    let sandbox = Sandbox::start_in(&folder.0, |_| {});
    let first = sandbox.pothole();
    let before = sandbox.stored();
    sandbox.stop();
    let sandbox = Sandbox::start_in(&folder.0, |_| {});
    assert_eq!(sandbox.stored(), before);
    assert_eq!(sandbox.staff_post("/api/reset", &[]).status, 204);
    assert!(sandbox.stored().is_empty());
    assert_ne!(sandbox.pothole(), first);
}

#[test]
fn the_transit_authority_takes_reports_without_a_place() {
    let sandbox = Sandbox::start();
    let reply = sandbox.post(
        "/transit/open311/v2/requests.json",
        &[
            ("api_key", "sandbox-transit"),
            ("service_code", "LIFT/ESC 1"),
            ("attribute[STATION]", "HOS"),
            ("attribute[UNIT/NO]", "L2"),
        ],
    );
    assert_eq!(reply.status, 200, "{}", reply.text());
    let id = reply.json()[0]["service_request_id"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(id.starts_with("TR-"), "{id}");
    let request = sandbox
        .get(&format!("/transit/open311/v2/requests/{id}.json"))
        .json();
    assert_eq!(request[0]["lat"], Value::Null);
    assert_eq!(
        sandbox
            .get(&format!("/city/open311/v2/requests/{id}.json"))
            .status,
        404
    );
}
