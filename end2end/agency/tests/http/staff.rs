//! What staff do is what the citizen sees.

use crate::fixture::{POTHOLE, Sandbox, leaf};

#[test]
fn actions_become_history() {
    let sandbox = Sandbox::start();
    let id = sandbox.pothole();
    let act = |action: &str, text: &str| {
        let path = format!("/api/requests/city/{id}/{action}");
        assert_eq!(
            sandbox.staff_post(&path, &[("text", text)]).status,
            204,
            "{action}"
        );
    };
    act("acknowledge", "");
    act("note", "A crew is booked & paid.");
    act("close", "Filled on Tuesday <b>.");
    let closed = sandbox.city(&format!("requests/{id}.json"))[0].clone();
    assert_eq!(closed["status"], "closed");
    assert_eq!(closed["status_notes"], "Filled on Tuesday <b>.");
    let kinds: Vec<&str> = closed["notes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|note| note["type"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["opened", "acknowledged", "note", "closed"]);
    assert_ne!(
        closed["notes"][1]["summary"], "",
        "an acknowledgement has words"
    );
    assert_eq!(closed["notes"][2]["summary"], "A crew is booked & paid.");
    assert_eq!(
        sandbox
            .city("requests.json?status=closed")
            .as_array()
            .unwrap()
            .len(),
        1
    );

    act("reopen", "We look again.");
    let leaves = sandbox
        .get(&format!("/city/open311/v2/requests/{id}.xml"))
        .xml();
    assert_eq!(leaf(&leaves, "service_requests/request/status"), "open");
    let summaries: Vec<&str> = leaves
        .iter()
        .filter(|(at, _)| at == "service_requests/request/notes/note/summary")
        .map(|(_, text)| text.as_str())
        .collect();
    assert_eq!(summaries.len(), 5);
    assert_eq!(summaries[3], "Filled on Tuesday <b>.");
}

#[test]
fn what_is_not_there_is_not_found() {
    let sandbox = Sandbox::start();
    let id = sandbox.pothole();
    assert_eq!(sandbox.staff_get("/api/requests/city/1").status, 404);
    assert_eq!(
        sandbox
            .staff_get(&format!("/api/requests/transit/{id}"))
            .status,
        404
    );
    let explode = format!("/api/requests/city/{id}/explode");
    assert_eq!(sandbox.staff_post(&explode, &[("text", "")]).status, 404);
    assert_eq!(
        sandbox
            .staff_post("/api/requests/city/1/close", &[("text", "")])
            .status,
        404
    );
}

#[test]
fn the_page_shows_and_does_the_same_and_is_safe() {
    let sandbox = Sandbox::start();
    let mut fields = POTHOLE.to_vec();
    fields.push(("description", "<script>alert(1)</script>"));
    let id = sandbox
        .post("/city/open311/v2/requests.json", &fields)
        .json()[0]["service_request_id"]
        .to_string();
    let list = sandbox.staff_get("/");
    assert!(list.text().contains(&format!("/requests/city/{id}")));
    assert!(list.text().contains("Pothole"));
    let page = sandbox.staff_get(&format!("/requests/city/{id}"));
    assert!(
        page.header("content-security-policy")
            .contains("default-src 'none'")
    );
    assert!(page.text().contains("&lt;script&gt;alert(1)"));
    assert!(!page.text().contains("<script"));
    let close = format!("/requests/city/{id}/close");
    assert!(page.text().contains(&close));
    let done = sandbox.staff_post(&close, &[("text", "Done.")]);
    assert_eq!(done.status, 303);
    assert_eq!(done.header("location"), format!("/requests/city/{id}"));
    assert_eq!(
        sandbox.city(&format!("requests/{id}.json"))[0]["status"],
        "closed"
    );
    assert_eq!(sandbox.staff_get("/style.css").status, 200);
}

#[test]
fn the_page_can_address_references_of_every_agency() {
    let sandbox = Sandbox::start_with(|options| options.demo = true);
    let list = sandbox.staff_get("/").text().to_owned();
    let links: Vec<&str> = list
        .split("<a href=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert_eq!(links.len(), 6);
    for link in links {
        assert_eq!(sandbox.staff_get(link).status, 200, "{link}");
    }
}

#[test]
fn a_demonstration_has_histories_and_is_not_repeated() {
    let folder = crate::fixture::Folder::new();
    let sandbox = Sandbox::start_in(&folder.0, |options| options.demo = true);
    let stored = sandbox.stored();
    assert_eq!(stored.len(), 6);
    let closed: Vec<_> = stored
        .iter()
        .filter(|row| row["status"] == "closed")
        .collect();
    assert_eq!(closed.len(), 1);
    assert!(closed[0]["expected_datetime"].is_string());
    assert_eq!(closed[0]["notes"].as_array().unwrap().len(), 3);
    let now = frontdoor_agency::clock::Instant::now();
    for row in &stored {
        for note in row["notes"].as_array().unwrap() {
            let at = frontdoor_agency::clock::Instant::from_w3c(note["datetime"].as_str().unwrap());
            assert!(at.unwrap() <= now, "nothing happens in the future: {note}");
        }
    }
    sandbox.stop();
    let sandbox = Sandbox::start_in(&folder.0, |options| options.demo = true);
    assert_eq!(sandbox.stored(), stored);
}
