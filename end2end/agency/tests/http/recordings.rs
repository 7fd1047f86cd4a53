//! Recorded answers in place of the sandbox's own.

use std::path::Path;

use crate::fixture::{Folder, POTHOLE, Sandbox};

fn serving(folder: &Path) -> Sandbox {
    let folder = folder.to_owned();
    Sandbox::start_with(|options| options.recordings = Some(folder))
}

#[test]
fn a_map_says_which_file_answers_what() {
    let folder = Folder::new();
    folder.write("s.xml", "<services/>");
    folder.write("one.xml", "<one/>");
    folder.write("any.xml", "<any/>");
    folder.write("post.xml", "<posted/>");
    folder.write("error.xml", "<error>no</error>");
    folder.write(
        "recordings.json",
        r#"{
            "services.xml": "s.xml",
            "services/001.xml": "one.xml",
            "services/*.xml": "any.xml",
            "POST requests.xml": "post.xml",
            "requests/*.xml": { "file": "error.xml", "status": 403 },
            "tokens/*.xml": "gone.xml"
        }"#,
    );
    let sandbox = serving(&folder.0);
    let get = |resource: &str| sandbox.get(&format!("/recorded/open311/v2/{resource}"));
    let services = get("services.xml");
    assert_eq!(services.body, b"<services/>");
    assert_eq!(services.header("content-type"), "text/xml; charset=utf-8");
    assert_eq!(services.header("access-control-allow-origin"), "*");
    assert_eq!(get("services/001.xml").body, b"<one/>");
    assert_eq!(get("services/a%2Fb.xml").body, b"<any/>");
    assert_eq!(
        (get("requests/7.xml").status, get("requests.xml").status),
        (403, 404)
    );
    assert_eq!(get("services.json").status, 404);
    assert_eq!(get("tokens/x.xml").status, 404, "a file that is not there");
    let posted = sandbox.post("/recorded/open311/v2/requests.xml", POTHOLE);
    assert_eq!(posted.body, b"<posted/>");
    assert!(sandbox.stored().is_empty());
}

#[test]
fn without_a_map_names_decide() {
    let folder = Folder::new();
    folder.write("sf-services.xml", "<services/>");
    folder.write("sf-service_definition.xml", "<definition/>");
    folder.write("sf-get_service_request.xml", "<one/>");
    folder.write("sf-service_requests.xml", "<many/>");
    folder.write("sf-post_service_request.xml", "<posted/>");
    folder.write("sf-request_id_from_token.xml", "<token/>");
    let sandbox = serving(&folder.0);
    let get = |resource: &str| {
        sandbox
            .get(&format!("/recorded/open311/v2/{resource}"))
            .body
    };
    assert_eq!(get("services.xml"), b"<services/>");
    assert_eq!(get("services/006.xml"), b"<definition/>");
    assert_eq!(get("requests.xml"), b"<many/>");
    assert_eq!(get("requests/638344.xml"), b"<one/>");
    assert_eq!(get("tokens/12345.xml"), b"<token/>");
    let posted = sandbox.post("/recorded/open311/v2/requests.xml", POTHOLE);
    assert_eq!(posted.body, b"<posted/>");
    assert_eq!(
        sandbox.get("/recorded/open311/v2/services.json").status,
        404
    );
}

#[test]
fn recordings_misbehave_too() {
    let folder = Folder::new();
    folder.write("services.xml", "<services><service/></services>");
    let sandbox = serving(&folder.0);
    let path = "/recorded/open311/v2/services.xml";
    let put = |body| sandbox.staff_put("/api/misbehave/recorded", body).status;
    assert_eq!(
        put(r#"{"on":"services","kind":"error_500_before_store","times":1}"#),
        200
    );
    assert_eq!(sandbox.get(path).status, 500);
    assert_eq!(
        put(r#"{"on":"services","kind":"malformed_xml","times":1}"#),
        200
    );
    let cut = sandbox.get(path).text().to_owned();
    assert!(
        "<services><service/></services>".starts_with(&cut) && cut.len() == 15,
        "{cut}"
    );
}

#[test]
fn the_map_in_the_repository_is_well_formed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("recordings");
    let recordings = frontdoor_agency::recordings::Recordings::open(&folder);
    assert!(recordings.is_ok(), "{recordings:?}");
}

#[test]
fn without_recordings_there_is_no_such_agency() {
    let sandbox = Sandbox::start();
    assert_eq!(sandbox.get("/recorded/open311/v2/services.xml").status, 404);
}
