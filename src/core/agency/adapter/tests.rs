use super::*;
use crate::agency::{Body, ErrorKind};
use crate::form::definition::Platform;
use crate::model::ServiceKind;
use crate::tree::Limits;

fn service(metadata: bool) -> Service {
    Service {
        service_code: "a/1".into(),
        service_name: "Pothole".into(),
        description: String::new(),
        metadata,
        kind: ServiceKind::Realtime,
        keywords: Vec::new(),
        groups: Vec::new(),
    }
}

fn answer(status: u16, body: &str) -> HttpResponse {
    HttpResponse {
        status,
        content_type: String::new(),
        retry_after: None,
        body: body.as_bytes().to_vec(),
    }
}

fn georeport() -> Adapter {
    Adapter::Open311(open311::Config::standard("/v2"))
}

fn formio() -> Adapter {
    Adapter::Formio(formio::Config::standard("/f"))
}

const CLOCK: Clock = Clock {
    zone: "Europe/Oslo",
    utc_offset_minutes: 60,
};

fn sent(adapter: &Adapter, definition: &Definition, data: &str) -> (String, Body) {
    let data = Value::from_json(data.as_bytes(), &Limits::default()).unwrap();
    let service = service(true);
    let request =
        adapter.submission_request(definition, &service, data, Vec::new(), "7K3FQ2MX", CLOCK);
    (request.url, request.body)
}

#[test]
fn a_service_of_open311_becomes_a_form_and_its_answers_a_request() {
    let adapter = georeport();
    let request = adapter.definition_request(&service(true)).unwrap();
    assert_eq!(request.url, "/v2/services/a%2F1.json");
    let body = r#"{"service_code":"a/1","attributes":[{"variable":true,"code":"x.y",
        "datatype":"string","required":true,"description":"Which?"}]}"#;
    let form = adapter
        .decode_form(&service(true), Some(&answer(200, body)))
        .unwrap();
    assert_eq!(form.platform, Platform::Open311);
    assert_eq!(form.pages[1].items[0].label, "Which?");
    let answers = r#"{"description":"A hole.","attribute":{"x.y":"left"}}"#;
    let (url, body) = sent(&adapter, &form, answers);
    assert_eq!(url, "/v2/requests.json");
    assert_eq!(adapter.carrier(&form), Carrier::Description);
    let expected = "service_code=a%2F1&description=A+hole.%0A%5Bref+7K3FQ2MX%5D\
        &attribute%5Bx.y%5D=left";
    assert_eq!(body, Body::Form(expected.into()));
}

#[test]
fn a_service_without_metadata_has_a_form_without_asking() {
    let adapter = georeport();
    assert_eq!(adapter.definition_request(&service(false)), None);
    let form = adapter.decode_form(&service(false), None).unwrap();
    assert_eq!(form.pages.len(), 3);
    let refused = adapter.decode_form(&service(true), Some(&answer(404, "")));
    assert_eq!(refused.unwrap_err().kind, ErrorKind::NotFound);
}

#[test]
fn a_form_of_formio_is_read_and_sent_as_it_is() {
    let adapter = formio();
    let request = adapter.definition_request(&service(false)).unwrap();
    assert_eq!(request.url, "/f/a/1");
    let body = r#"{"components":[{"type":"textfield","key":"name","label":"Name","input":true}]}"#;
    let form = adapter
        .decode_form(&service(false), Some(&answer(200, body)))
        .unwrap();
    assert_eq!(form.platform, Platform::FormIo);
    let (url, body) = sent(&adapter, &form, r#"{"name":"Ana"}"#);
    assert_eq!(url, "/f/a/1/submission");
    let Body::Json(body) = body else {
        panic!("{body:?}");
    };
    assert!(body.starts_with(r#"{"data":{"name":"Ana"},"#), "{body}");
    let none = adapter.decode_form(&service(false), None).unwrap_err();
    assert!(matches!(none.kind, ErrorKind::Undecodable(_)));
}

#[test]
fn a_service_may_declare_an_attribute_for_the_reference() {
    let adapter = georeport();
    let form = |attributes: &str| {
        let body = format!(r#"{{"service_code":"a/1","attributes":[{attributes}]}}"#);
        let answer = answer(200, &body);
        adapter.decode_form(&service(true), Some(&answer)).unwrap()
    };
    let asked = |form: &Definition| form.pages.iter().any(|page| page.key == "question-1");
    for declared in ["", r#","automated":"hidden_field""#] {
        let form = form(&format!(
            r#"{{"variable":true,"code":"client_reference","datatype":"string",
            "required":true,"description":"Do not touch"{declared}}}"#
        ));
        assert_eq!(adapter.carrier(&form), Carrier::Field);
        assert!(!asked(&form), "nobody is asked for it");
        let (_, body) = sent(&adapter, &form, r#"{"description":"A hole."}"#);
        let expected = "service_code=a%2F1&description=A+hole.\
            &attribute%5Bclient_reference%5D=7K3FQ2MX";
        assert_eq!(body, Body::Form(expected.into()));
    }
    for other in [
        r#"{"variable":true,"code":"client_reference","datatype":"number"}"#,
        r#"{"variable":false,"code":"client_reference","datatype":"string"}"#,
        r#"{"variable":true,"code":"client_reference","datatype":"string","automated":"server_set"}"#,
        r#"{"variable":true,"code":"reference","datatype":"string"}"#,
    ] {
        assert_eq!(
            adapter.carrier(&form(other)),
            Carrier::Description,
            "{other}"
        );
    }
}

#[test]
fn the_text_is_cut_and_never_the_reference() {
    let adapter = georeport();
    let form = adapter.decode_form(&service(false), None).unwrap();
    let sent = |length: usize| {
        let answers = format!(r#"{{"description":"{}"}}"#, "x".repeat(length));
        match sent(&adapter, &form, &answers).1 {
            Body::Form(body) => body.split_once("description=").unwrap().1.to_owned(),
            other => panic!("{other:?}"),
        }
    };
    let mark = "%0A%5Bref+7K3FQ2MX%5D";
    for length in [3_985, 3_986, 5_000] {
        assert_eq!(sent(length), ["x".repeat(3_985).as_str(), mark].concat());
    }
}

#[test]
fn a_form_of_formio_may_have_a_component_for_the_reference() {
    let adapter = formio();
    let form = |components: &str| {
        let body = format!(r#"{{"components":[{components}]}}"#);
        adapter
            .decode_form(&service(false), Some(&answer(200, &body)))
            .unwrap()
    };
    let hidden = r#"{"type":"hidden","key":"clientRef","input":true}"#;
    let wrapped = |kind: &str, key: &str| {
        format!(r#"{{"type":"{kind}","key":"{key}","input":true,"components":[{hidden}]}}"#)
    };
    for (components, data) in [
        (hidden.to_owned(), r#"{"a":1,"clientRef":"7K3FQ2MX"}"#),
        (
            wrapped("fieldset", "f"),
            r#"{"a":1,"clientRef":"7K3FQ2MX"}"#,
        ),
        (
            wrapped("container", "c"),
            r#"{"a":1,"c":{"clientRef":"7K3FQ2MX"}}"#,
        ),
        (wrapped("datagrid", "d"), r#"{"a":1}"#),
        (hidden.replace("hidden", "textfield"), r#"{"a":1}"#),
        (hidden.replace("clientRef", "other"), r#"{"a":1}"#),
    ] {
        let form = form(&components);
        let (_, body) = sent(&adapter, &form, r#"{"a":1}"#);
        let Body::Json(body) = body else {
            panic!("{body:?}");
        };
        let expected = [r#"{"data":"#, data, ","].concat();
        assert!(body.starts_with(&expected), "{components} {body}");
        let is_carried = data.contains("7K3FQ2MX");
        assert_eq!(adapter.carrier(&form) == Carrier::Field, is_carried);
    }
    assert_eq!(adapter.look_up_delay(), None);
    assert_eq!(georeport().look_up_delay(), Some(600));
}

#[test]
fn a_refusal_names_answers_where_the_standard_does() {
    let body = r#"{"name":"ValidationError","details":[{"message":"No","path":["name"]}]}"#;
    let refusal = formio().decode_submission(&answer(400, body)).unwrap_err();
    assert_eq!(refusal.problems[0].path.to_string(), "name");
    let body = r#"[{"code":400,"description":"No"}]"#;
    let refusal = georeport()
        .decode_submission(&answer(400, body))
        .unwrap_err();
    assert_eq!(refusal.error.messages[0].description, "No");
    assert!(refusal.problems.is_empty());
}

#[test]
fn only_what_is_public_can_be_followed() {
    assert!(georeport().tracks() && !formio().tracks());
    let request = georeport().tracking().unwrap().request_request("7");
    assert_eq!(request.url, "/v2/requests/7.json");
}
