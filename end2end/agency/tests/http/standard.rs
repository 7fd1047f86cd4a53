//! The shapes of GeoReport v2, in both formats.

use serde_json::{Value, json};

use crate::fixture::{POTHOLE, Sandbox, leaf};

#[test]
fn services_say_the_same_in_both_formats() {
    let sandbox = Sandbox::start();
    for agency in ["city", "transit"] {
        let json = sandbox.get(&format!("/{agency}/open311/v2/services.json"));
        let xml = sandbox.get(&format!("/{agency}/open311/v2/services.xml"));
        assert_eq!(
            json.header("content-type"),
            "application/json; charset=utf-8"
        );
        assert_eq!(xml.header("content-type"), "text/xml; charset=utf-8");
        let leaves = xml.xml();
        let json = json.json();
        let services = json.as_array().expect("a bare array");
        assert!(services.len() >= 9);
        for name in [
            "service_code",
            "service_name",
            "description",
            "metadata",
            "type",
            "keywords",
            "group",
        ] {
            let path = format!("services/service/{name}");
            let in_xml: Vec<&str> = leaves
                .iter()
                .filter(|(at, _)| *at == path)
                .map(|(_, text)| text.as_str())
                .collect();
            let in_json: Vec<String> = services
                .iter()
                .map(|service| match &service[name] {
                    Value::String(text) => text.clone(),
                    other => other.to_string(),
                })
                .collect();
            assert_eq!(in_xml, in_json, "{name}");
        }
    }
}

#[test]
fn the_lists_hold_what_journeys_need() {
    let sandbox = Sandbox::start();
    let city = sandbox.city("services.json");
    let services = city.as_array().unwrap();
    assert!(services.iter().any(|s| s["metadata"] == json!(false)));
    assert!(services.iter().any(|s| s["type"] == json!("batch")));
    assert!(
        services
            .iter()
            .any(|s| s["description"].to_string().contains("<p>"))
    );
    let transit = sandbox.get("/transit/open311/v2/services.json").json();
    let transit = transit.as_array().unwrap();
    assert!(transit.iter().any(|s| s["type"] == json!("blackbox")));
    assert!(
        transit
            .iter()
            .any(|s| s["service_code"] == json!("LIFT/ESC 1"))
    );
}

#[test]
fn a_definition_has_the_shape_of_the_standard() {
    let sandbox = Sandbox::start();
    let json = sandbox.city("services/001.json");
    assert_eq!(json["service_code"], "001");
    let attributes = json["attributes"].as_array().unwrap();
    let find = |code: &str| attributes.iter().find(|a| a["code"] == code).unwrap();
    assert_eq!(
        find("WHERE")["values"][0],
        json!({ "key": "LANE", "name": "In a traffic lane" })
    );
    assert_eq!(find("WHERE")["required"], true);
    assert_eq!(find("SAFE")["variable"], false);
    assert_eq!(find("SAFE")["datatype_description"], Value::Null);
    assert!(find("DEPTH").get("values").is_none());

    let leaves = sandbox.get("/city/open311/v2/services/001.xml").xml();
    assert_eq!(leaf(&leaves, "service_definition/service_code"), "001");
    let root = "service_definition/attributes/attribute";
    let codes = leaves
        .iter()
        .filter(|(at, _)| *at == format!("{root}/code"));
    assert_eq!(codes.count(), attributes.len());
    assert_eq!(leaf(&leaves, &format!("{root}/values/value/key")), "LANE");
}

#[test]
fn a_code_with_slash_and_blank_has_a_definition() {
    let sandbox = Sandbox::start();
    let reply = sandbox.get("/transit/open311/v2/services/LIFT%2FESC%201.json");
    assert_eq!(reply.status, 200);
    assert_eq!(reply.json()["service_code"], "LIFT/ESC 1");
}

#[test]
fn a_new_request_is_answered_with_its_reference() {
    let sandbox = Sandbox::start();
    let json = sandbox
        .post("/city/open311/v2/requests.json", POTHOLE)
        .json();
    assert!(json[0]["service_request_id"].is_u64(), "{json}");
    assert_eq!(json[0]["account_id"], Value::Null);
    assert!(json[0]["service_notice"].is_string());
    let leaves = sandbox.post("/city/open311/v2/requests.xml", POTHOLE).xml();
    let reference = leaf(&leaves, "service_requests/request/service_request_id");
    assert!(reference.parse::<u64>().is_ok(), "{reference}");
    assert_eq!(leaf(&leaves, "service_requests/request/account_id"), "");
}

#[test]
fn errors_have_the_shape_of_the_standard() {
    let sandbox = Sandbox::start();
    let wrong_key = [("api_key", "nope"), ("service_code", "001")];
    let json = sandbox.post("/city/open311/v2/requests.json", &wrong_key);
    assert_eq!(json.status, 403);
    assert_eq!(json.json()[0]["code"], 403);
    assert_eq!(
        json.json()[0]["description"],
        "Invalid api_key received -- can't proceed with create_request."
    );
    let xml = sandbox.post("/city/open311/v2/requests.xml", &wrong_key);
    assert_eq!(xml.status, 403);
    assert_eq!(leaf(&xml.xml(), "errors/error/code"), "403");

    let unknown = sandbox.get("/city/open311/v2/requests/1.xml");
    assert_eq!(unknown.status, 404);
    assert_eq!(leaf(&unknown.xml(), "errors/error/code"), "404");

    let incomplete = [("api_key", "sandbox-city"), ("service_code", "001")];
    let reply = sandbox.post("/city/open311/v2/requests.json", &incomplete);
    assert_eq!(reply.status, 400);
    assert_eq!(reply.json().as_array().unwrap().len(), 2, "place and WHERE");

    for (path, status) in [
        ("/city/open311/v2/services/999.json", 404),
        ("/city/open311/v2/services/004.json", 400),
        ("/city/open311/v2/tokens/nope.json", 404),
        (
            "/city/open311/v2/services.json?jurisdiction_id=elsewhere",
            404,
        ),
        (
            "/city/open311/v2/requests.json?start_date=2026-01-01T00:00:00",
            400,
        ),
        ("/city/open311/v2/services", 404),
        ("/nowhere/open311/v2/services.json", 404),
    ] {
        assert_eq!(sandbox.get(path).status, status, "{path}");
    }
    assert!(sandbox.stored().is_empty());
}

#[test]
fn every_answer_but_a_preflight_may_be_read_by_every_page() {
    let sandbox = Sandbox::start();
    for path in [
        "/city/open311/v2/services.json",
        "/city/open311/v2/requests/1.json",
        "/city/open311/v2/services",
        "/city/media/none",
        "/nowhere/",
    ] {
        let origin = sandbox
            .get(path)
            .header("access-control-allow-origin")
            .to_owned();
        assert_eq!(origin, "*", "{path}");
    }
    let refused = sandbox.post("/city/open311/v2/requests.json", &[]);
    assert_eq!(refused.header("access-control-allow-origin"), "*");
    for path in ["/city/open311/v2/requests.json", "/city/media/none"] {
        let preflight = sandbox.options(path);
        assert_eq!(preflight.status, 405, "{path}");
        assert_eq!(
            preflight.header("access-control-allow-origin"),
            "",
            "{path}"
        );
    }
    assert_eq!(
        sandbox.post("/city/open311/v2/services.json", &[]).status,
        405
    );
}

#[test]
fn discovery_names_the_endpoint_and_its_formats() {
    let sandbox = Sandbox::start();
    let endpoint = &sandbox.get("/city/discovery.json").json()["endpoints"][0];
    assert_eq!(endpoint["url"], sandbox.url("/city/open311/v2"));
    assert_eq!(endpoint["formats"], json!(["text/xml", "application/json"]));
    sandbox.staff_put("/api/mode/city", r#"{"formats":"xml"}"#);
    let leaves = sandbox.get("/city/discovery.xml").xml();
    let formats: Vec<_> = leaves
        .iter()
        .filter(|(at, _)| at.ends_with("/format"))
        .collect();
    assert_eq!(formats.len(), 1);
    assert_eq!(formats[0].1, "text/xml");
}

#[test]
fn the_list_can_be_filtered_and_paged() {
    let sandbox = Sandbox::start_with(|options| options.demo = true);
    let ids = |query: &str| -> Vec<String> {
        let list = sandbox.city(&format!("requests.json?{query}"));
        let rows = list.as_array().unwrap().iter();
        rows.map(|row| row["service_request_id"].to_string())
            .collect()
    };
    let all = ids("");
    assert_eq!(all.len(), 4);
    assert_eq!(ids("status=closed").len(), 1);
    assert_eq!(ids("status=open,closed"), all);
    assert_eq!(ids("service_code=001,003").len(), 2);
    assert_eq!(
        ids(&format!("service_request_id={},{}", all[0], all[2])).len(),
        2
    );
    assert_eq!(ids("page=1&page_size=3"), all[..3]);
    assert_eq!(ids("page=2&page_size=3"), all[3..]);
    assert!(ids("page=3&page_size=3").is_empty());
    assert!(ids("end_date=2020-01-01T00:00:00Z").is_empty());
    let requested = sandbox.city("requests.json")[0]["requested_datetime"].clone();
    let from = requested.as_str().unwrap();
    assert_eq!(
        ids(&format!("start_date={from}")),
        all[..1],
        "an unescaped plus"
    );
}
