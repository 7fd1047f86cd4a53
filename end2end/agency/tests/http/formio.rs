//! The Form.io server: real forms, checked by Form.io's own engine in a real Node process.

use serde_json::{Value, json};

use crate::fixture::{Folder, Reply, Sandbox};

pub const LUNCH: &str = "team_lunch_order";
const LAKES: &str = "kitchen_sink_datagrid";

pub fn submit(sandbox: &Sandbox, form: &str, data: &Value) -> Reply {
    let body = json!({
        "data": data,
        "metadata": { "timezone": "Europe/Oslo", "offset": 60 },
        "state": "submitted",
    });
    send(
        sandbox,
        form,
        "application/json",
        body.to_string().as_bytes(),
    )
}

fn send(sandbox: &Sandbox, form: &str, content_type: &str, body: &[u8]) -> Reply {
    sandbox.post_body(&format!("/formio/{form}/submission"), content_type, body)
}

pub fn lunch() -> Value {
    json!({ "name": "Ana", "lunchSelection": "vegCurry", "allergiesListThem": "" })
}

pub fn stored(sandbox: &Sandbox) -> Vec<Value> {
    let reply = sandbox.staff_get("/api/submissions").json();
    reply.as_array().expect("a list").clone()
}

#[test]
fn every_form_of_the_folder_is_listed_and_served_as_it_is() {
    let sandbox = Sandbox::start();
    let list = sandbox.get("/formio/form?type=form").json();
    let list = list.as_array().expect("a list");
    assert!(list.len() >= 10, "{} forms", list.len());
    for entry in list {
        let path = entry["path"].as_str().expect("a path");
        let reply = sandbox.get(&format!("/formio/{path}?live=1"));
        let file = format!("{}/data/formio/{path}.json", env!("CARGO_MANIFEST_DIR"));
        assert_eq!(reply.body, std::fs::read(file).unwrap(), "{path}");
        assert_eq!(reply.header("access-control-allow-origin"), "*");
        assert!(
            entry["title"]
                .as_str()
                .is_some_and(|title| !title.is_empty())
        );
    }
    assert_eq!(sandbox.get("/formio/nothing").status, 404);
    assert_eq!(sandbox.get("/formio/nothing/submission").status, 404);
}

#[test]
fn a_page_may_ask_before_it_sends_json() {
    let sandbox = Sandbox::start();
    let reply = sandbox.options(&format!("/formio/{LUNCH}/submission"));
    assert_eq!(reply.status, 204);
    assert_eq!(reply.header("access-control-allow-origin"), "*");
    assert_eq!(reply.header("access-control-allow-headers"), "content-type");
    assert!(
        reply
            .header("access-control-allow-methods")
            .contains("POST")
    );
}

#[test]
fn what_is_stored_is_what_was_sent() {
    let sandbox = Sandbox::start();
    let catch = |number: usize| json!({ "fishType": "rainbow", "numberCaught": 0.1 + number as f64, "numberKept": number });
    let lake = |number: usize| {
        json!({
            "lakeName": format!("Lake \"{number}\" \u{e6}\u{1f41f}\n<b>"),
            "closestTown": "",
            "numberOfDays": number,
            "dataGrid": [catch(number), catch(number + 1)],
        })
    };
    let data = json!({
        "fishermansName": "Ana",
        "email": "ana@example.org",
        "forWhichBcLakeRegionAreYouCompletingTheseQuestions": 2,
        "didYouFishAnyBcLakesThisYear": "yes",
        "oneRowPerLake": (1..=50).map(lake).collect::<Vec<_>>(),
    });
    let reply = submit(&sandbox, LAKES, &data);
    assert_eq!(reply.status, 201, "{}", reply.text());
    assert_eq!(reply.header("access-control-allow-origin"), "*");
    let answer = reply.json();
    let id = answer["_id"].as_str().expect("a reference");
    assert_eq!(id.len(), 24);
    assert_eq!(answer["data"], data);
    let read = sandbox.staff_get(&format!("/api/submissions/{id}")).json();
    assert_eq!(read["data"], data);
    assert_eq!(read["form"], LAKES);
    assert_eq!(read["metadata"]["timezone"], "Europe/Oslo");
    assert_eq!(read["state"], "submitted");
    assert_eq!(sandbox.staff_get("/api/submissions/0").status, 404);
}

#[test]
fn calculations_are_stored_as_sent_and_what_no_field_asks_for_is_dropped() {
    let sandbox = Sandbox::start();
    // Form.io's server calculates only what says `calculateServer`.
    let data = json!({ "myTestRadio": 10, "textField": "100", "carColor": "red", "topSpeed": 100 });
    let mut sent = data.clone();
    sent["other"] = json!("x");
    let answer = submit(&sandbox, "calculated_values", &sent).json();
    assert_eq!(answer["data"], data);
}

#[test]
fn wrong_answers_are_refused_by_path_and_not_stored() {
    let sandbox = Sandbox::start();
    let reply = submit(&sandbox, LUNCH, &json!({ "name": "Ana" }));
    assert_eq!(reply.status, 400, "{}", reply.text());
    assert_eq!(reply.header("access-control-allow-origin"), "*");
    let refusal = reply.json();
    assert_eq!(refusal["name"], "ValidationError");
    assert_eq!(refusal["details"].as_array().map(Vec::len), Some(1));
    let detail = &refusal["details"][0];
    assert_eq!(detail["path"], json!(["lunchSelection"]));
    assert_eq!(detail["message"], "Lunch selection is required");
    assert_eq!(detail["context"]["validator"], "required");
    assert_eq!(stored(&sandbox), Vec::<Value>::new());
}

#[test]
fn every_form_refuses_or_takes_an_empty_submission() {
    let sandbox = Sandbox::start();
    let list = sandbox.get("/formio/form").json();
    let mut refused = 0;
    for entry in list.as_array().expect("a list") {
        let path = entry["path"].as_str().expect("a path");
        let reply = submit(&sandbox, path, &json!({}));
        if reply.status == 201 {
            continue;
        }
        assert_eq!(reply.status, 400, "{path}: {}", reply.text());
        refused += 1;
        for detail in reply.json()["details"].as_array().expect("details") {
            let path = detail["path"].as_array().expect("a path");
            assert!(!path.is_empty(), "{detail}");
            assert!(
                detail["message"]
                    .as_str()
                    .is_some_and(|text| !text.is_empty())
            );
        }
    }
    assert!(refused >= 10, "{refused} refused");
}

#[test]
fn errors_in_rows_and_objects_say_where() {
    let sandbox = Sandbox::start();
    let data =
        json!({ "opplysningerOmBarn": [{ "fornavnBarn": "Kari" }, { "etternavnBarn": "Moe" }] });
    let refusal = submit(&sandbox, "nav554401", &data).json();
    let details = refusal["details"].as_array().expect("details");
    let paths: Vec<&Value> = details.iter().map(|detail| &detail["path"]).collect();
    let has = |path: Value| paths.contains(&&path);
    assert!(
        has(json!(["opplysningerOmBarn", 1, "fornavnBarn"])),
        "{paths:?}"
    );
    assert!(!has(json!(["opplysningerOmBarn", 0, "fornavnBarn"])));
    assert!(has(json!(["dineOpplysninger1", "fornavn"])));
}

fn permit() -> Value {
    json!({
        "full_name": "Ana Lopez",
        "date_of_birth": "14/03/1984",
        "email": "ana@example.org",
        "phone": "",
        "address": { "street": "1 High St", "town": "Marlow", "postcode": "40213" },
        "residence": "owner",
        "vehicles": [
            { "registration": "MB 1", "make": "kia", "fuel": "electric", "home_charger": "no" },
            { "registration": "MB 2", "make": "fiat", "fuel": "petrol" },
        ],
        "starts_on": "2026-12-01T00:00:00+01:00",
        "reductions": { "badge": false, "carer": true, "benefit": false },
        "fee": 150,
        "proof_of_address": [{
            "storage": "base64", "name": "bill.pdf", "originalName": "bill.pdf", "size": 4,
            "type": "application/pdf", "url": "data:application/pdf;base64,Zm9vYg==",
        }],
        "declaration": true,
    })
}

#[test]
fn the_demonstrations_own_form_is_checked() {
    let sandbox = Sandbox::start();
    let reply = submit(&sandbox, "parking_permit", &permit());
    assert_eq!(reply.status, 201, "{}", reply.text());
    assert_eq!(reply.json()["data"], permit());
    let mut wrong = permit();
    wrong["address"]["postcode"] = json!("x");
    wrong["vehicles"][0]["home_charger"] = json!("");
    wrong["vehicles"][1]["make"] = json!("cart");
    wrong["reductions"]["badge"] = json!(true);
    let refusal = submit(&sandbox, "parking_permit", &wrong).json();
    let details = refusal["details"].as_array().expect("details");
    let paths: Vec<String> = details
        .iter()
        .map(|detail| detail["path"].to_string())
        .collect();
    for path in [
        r#"["address","postcode"]"#,
        r#"["vehicles",0,"home_charger"]"#,
        r#"["vehicles",1,"make"]"#,
        r#"["badge_number"]"#,
    ] {
        assert!(paths.iter().any(|known| known == path), "{path} {paths:?}");
    }
}

#[test]
fn what_is_no_submission_is_refused() {
    let sandbox = Sandbox::start();
    let body = json!({ "data": lunch() }).to_string();
    let plain = send(&sandbox, LUNCH, "text/plain", body.as_bytes());
    assert_eq!(plain.status, 400);
    assert_eq!(
        plain.json()["details"][0]["path"],
        json!(["lunchSelection"])
    );
    assert_eq!(send(&sandbox, LUNCH, "application/json", b"{").status, 400);
    assert_eq!(submit(&sandbox, "nothing", &lunch()).status, 404);
    let large = vec![b' '; 16 * 1024 * 1024 + 1];
    assert_eq!(
        send(&sandbox, LUNCH, "application/json", &large).status,
        413
    );
    assert!(stored(&sandbox).is_empty());
    assert_eq!(submit(&sandbox, LUNCH, &lunch()).status, 201);
}

#[test]
fn many_at_once_get_their_own_answers() {
    let sandbox = Sandbox::start();
    std::thread::scope(|scope| {
        for number in 0..20 {
            let sandbox = &sandbox;
            scope.spawn(move || {
                let data = json!({ "name": format!("{number}"), "lunchSelection": "burgs" });
                let answer = submit(sandbox, LUNCH, &data).json();
                assert_eq!(answer["data"]["name"], data["name"]);
            });
        }
    });
    assert_eq!(stored(&sandbox).len(), 20);
}

#[test]
fn submissions_survive_a_restart_and_go_with_a_reset() {
    let folder = Folder::new();
    let sandbox = Sandbox::start_in(&folder.0, |_| {});
    submit(&sandbox, LUNCH, &lunch());
    sandbox.stop();
    let sandbox = Sandbox::start_in(&folder.0, |_| {});
    assert_eq!(stored(&sandbox)[0]["data"]["name"], "Ana");
    assert_eq!(sandbox.staff_post("/api/reset", &[]).status, 204);
    assert!(stored(&sandbox).is_empty());
}

#[test]
fn forms_of_any_folder_are_served_wrapped_or_not() {
    let folder = Folder::new();
    let form = r#"{"title":"Own","components":[{"type":"textfield","key":"a","input":true,
        "unique":true,"validate":{"required":true}}]}"#;
    folder.write("bare.json", form);
    folder.write(
        "wrapped.json",
        &format!(r#"{{"name":"x","schema":{form}}}"#),
    );
    folder.write("notes.txt", "no form");
    let sandbox = Sandbox::start_with(|options| options.forms.clone_from(&folder.0));
    let list = sandbox.get("/formio/form").json();
    assert_eq!(list.as_array().map(Vec::len), Some(2));
    for path in ["bare", "wrapped"] {
        assert_eq!(submit(&sandbox, path, &json!({ "a": "x" })).status, 201);
        assert_eq!(submit(&sandbox, path, &json!({})).status, 400);
    }
}

#[test]
fn without_the_engine_nothing_is_taken() {
    let empty = Folder::new();
    let sandbox = Sandbox::start_with(|options| options.formio.clone_from(&empty.0));
    for _ in 0..2 {
        let reply = submit(&sandbox, LUNCH, &lunch());
        assert_eq!(reply.status, 500);
        assert!(reply.text().contains("npm ci"), "{}", reply.text());
    }
    assert!(stored(&sandbox).is_empty());
}
