//! Many at once.

use std::collections::BTreeSet;
use std::sync::{Arc, Barrier};

use crate::fixture::{POTHOLE, Reply, Sandbox, client};

#[test]
fn two_hundred_concurrent_posts_store_two_hundred() {
    let sandbox = Sandbox::start();
    let url = sandbox.url("/city/open311/v2/requests.json");
    let together = Arc::new(Barrier::new(200));
    let senders: Vec<_> = (0..200)
        .map(|number| {
            let (url, together) = (url.clone(), Arc::clone(&together));
            std::thread::spawn(move || {
                let description = format!("number {number}");
                let mut fields = POTHOLE.to_vec();
                fields.push(("description", &description));
                together.wait();
                let reply = Reply::read(client().post(&url).send_form(fields));
                assert_eq!(reply.status, 200, "{}", reply.text());
                reply.json()[0]["service_request_id"].to_string()
            })
        })
        .collect();
    let references: BTreeSet<String> = senders
        .into_iter()
        .map(|sender| sender.join().expect("a reference"))
        .collect();
    assert_eq!(references.len(), 200, "every reference is given once");
    let stored = sandbox.stored();
    assert_eq!(stored.len(), 200);
    let descriptions: BTreeSet<String> = stored
        .iter()
        .map(|row| row["description"].to_string())
        .collect();
    assert_eq!(descriptions.len(), 200, "every text is stored once");
    assert!(
        stored
            .iter()
            .all(|row| row["attributes"][0]["value"] == "LANE")
    );
}
