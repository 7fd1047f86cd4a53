//! The portal's own transport against the Form.io server: what one writes the other reads.

use frontdoor_core::agency::formio::place::place;
use frontdoor_core::agency::formio::{Config, create, definition, services};
use frontdoor_core::agency::{AgencyError, Body, Clock, HttpRequest, HttpResponse, Method};
use frontdoor_core::form::definition::Definition;
use frontdoor_core::model::Submitted;
use frontdoor_core::outbox::{Rules, State, Submission};
use frontdoor_core::tree::Limits;
use frontdoor_core::value::Value;

use crate::fixture::{Reply, Sandbox, client};

const CLOCK: Clock<'_> = Clock {
    zone: "Europe/Oslo",
    utc_offset_minutes: 60,
};

fn config(sandbox: &Sandbox) -> Config {
    Config {
        live: true,
        ..Config::standard(&sandbox.url("/formio"))
    }
}

/// Sends as the browser does.
fn fetch(request: HttpRequest) -> HttpResponse {
    let reply = Reply::read(match (request.method, request.body) {
        (Method::Get, Body::None) => client().get(&request.url).call(),
        (Method::Post, Body::Json(text)) => client()
            .post(&request.url)
            .header("content-type", "application/json")
            .send(text.as_bytes()),
        other => panic!("the transport has no such request: {other:?}"),
    });
    HttpResponse {
        status: reply.status,
        content_type: reply.header("content-type").to_owned(),
        retry_after: reply.header("retry-after").parse().ok(),
        body: reply.body,
    }
}

fn form(sandbox: &Sandbox, path: &str) -> Definition {
    let answer = fetch(definition::request(&config(sandbox), path));
    definition::decode(&answer).expect("a form")
}

fn submit(sandbox: &Sandbox, path: &str, data: &str) -> HttpResponse {
    let data = Value::from_json(data.as_bytes(), &Limits::default()).expect("JSON");
    fetch(create::request(&config(sandbox), path, data, CLOCK))
}

/// How a request stands that was sent and answered like this, at an agency that cannot be asked.
fn after(answer: Result<Submitted, AgencyError>) -> State {
    let mut sent = Submission::new("one".into(), "city".into(), 0);
    assert!(sent.begin(0) && sent.answered(answer, 1, Rules::default()));
    sent.state
}

#[test]
fn the_servers_forms_are_listed() {
    let sandbox = Sandbox::start();
    let config = config(&sandbox);
    let list = services::decode(&config, &fetch(services::request(&config))).expect("a list");
    assert!(list.findings.is_empty(), "{:?}", list.findings);
    let permit = list
        .value
        .iter()
        .find(|form| form.service_code == "parking_permit");
    let name = permit.map(|form| form.service_name.as_str());
    assert_eq!(name, Some("Resident parking permit"));
}

#[test]
fn a_submission_arrives_as_it_was_and_its_reference_comes_back() {
    let sandbox = Sandbox::start();
    let data = r#"{"name":"Åse \"A\"","lunchSelection":"burgs","allergiesListThem":"\u0007\n"}"#;
    let answer = submit(&sandbox, "team_lunch_order", data);
    let Ok(Submitted::Id {
        service_request_id, ..
    }) = create::decode(&answer)
    else {
        panic!("{answer:?}");
    };
    let stored = sandbox.staff_get(&format!("/api/submissions/{service_request_id}"));
    let sent: serde_json::Value = serde_json::from_str(data).unwrap();
    assert_eq!(stored.json()["data"], sent);
    assert_eq!(stored.json()["metadata"]["offset"], 60);
}

#[test]
fn what_the_engine_refuses_stands_at_a_question_of_every_form() {
    let sandbox = Sandbox::start();
    let list = sandbox.get("/formio/form").json();
    let mut placed_at_questions = 0;
    for entry in list.as_array().expect("a list") {
        let path = entry["path"].as_str().expect("a path");
        let form = form(&sandbox, path);
        // One form is there to be refused: it asks for a drawn signature.
        let is_blocked = path == "boat_mooring";
        assert_eq!(form.is_blocked(), is_blocked, "{path}: {:?}", form.findings);
        if is_blocked {
            continue;
        }
        let Err(refusal) = create::decode(&submit(&sandbox, path, "{}")) else {
            continue;
        };
        let placed = place(&form, refusal.problems);
        assert!(placed.summary.is_empty(), "{path}: {:?}", placed.summary);
        placed_at_questions += placed.fields.len();
        let state = after(Err(refusal.error));
        assert!(matches!(state, State::Refused { .. }), "{path}: {state:?}");
    }
    assert!(placed_at_questions >= 100, "{placed_at_questions}");
}

#[test]
fn misbehaviour_is_told_as_what_is_known() {
    let sandbox = Sandbox::start();
    type Known = fn(&State) -> bool;
    let unknown: Known = |state| matches!(state, State::Ask(_));
    let accepted: Known = |state| *state == State::Accepted;
    for (kind, sent, known) in [
        ("error_500_before_store", false, unknown),
        ("error_500_after_store", true, unknown),
        ("html_200", false, unknown),
        ("malformed_json", true, unknown),
        ("token_only", true, accepted),
    ] {
        sandbox.staff_post("/api/reset", &[]);
        let rule = format!(r#"{{"on":"post","kind":"{kind}","times":1}}"#);
        sandbox.staff_put("/api/misbehave/formio", &rule);
        let answer = submit(
            &sandbox,
            "team_lunch_order",
            r#"{"lunchSelection":"burgs"}"#,
        );
        let answer = create::decode(&answer).map_err(|refusal| refusal.error);
        let state = after(answer);
        assert!(known(&state), "{kind}: {state:?}");
        let stored = sandbox.staff_get("/api/submissions").json();
        assert_eq!(
            stored.as_array().map(Vec::len),
            Some(usize::from(sent)),
            "{kind}"
        );
    }
}
