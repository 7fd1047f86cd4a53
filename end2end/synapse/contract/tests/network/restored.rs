//! Marks that the server does not know, or not any more.

use std::fs;
use std::path::Path;

use frontdoor_core::agency::matrix::sync;
use frontdoor_core::chat::Role;

use crate::device::{Device, fetch};
use crate::proxy::Proxy;
use crate::town::{Town, wait_until};

fn copy(from: &Path, to: &Path) {
    for name in ["homeserver.db", "homeserver.db-wal", "homeserver.db-shm"] {
        fs::remove_file(to.join(name)).ok();
        if from.join(name).exists() {
            fs::copy(from.join(name), to.join(name)).expect("it can be copied");
        }
    }
}

#[test]
fn a_server_that_went_back_is_followed() {
    let Some(mut town) = Town::start(|settings| settings) else {
        return;
    };
    let proxy = Proxy::start(town.synapse.settings().port, 1);
    let mut device = Device::start(&proxy.base_url(), "restored", |_| {});
    device.until_open();
    let user = device.session().user.clone();
    wait_until("the chat on the console", || {
        town.chat(&user)["id"].is_number()
    });
    device.say("I want a person");
    device.until_quiet();
    town.act(&user, "take", "agent-kim", "");
    town.act(&user, "write", "", "before");
    let has = |text: &'static str| {
        move |client: &frontdoor_core::agency::matrix::Client| {
            let events = client.record().timeline.events();
            events.iter().any(|event| {
                matches!(&event.content, frontdoor_core::chat::Content::Text(body) if body == text)
            })
        }
    };
    device.until("the first answer", has("before"));

    town.synapse.stop();
    let folder = town.synapse.settings().folder.clone();
    let kept = town.folder.0.join("kept");
    fs::create_dir_all(&kept).expect("the folder can be made");
    copy(&folder, &kept);
    town.synapse.start_again().unwrap_or_else(|e| panic!("{e}"));
    for number in 0..20 {
        device.say(&format!("forgotten {number}"));
    }
    device.until_quiet();
    let ahead = device.client.record().timeline.cursor().map(str::to_owned);

    town.synapse.kill();
    copy(&kept, &folder);
    town.synapse.start_again().unwrap_or_else(|e| panic!("{e}"));
    town.act(&user, "write", "", "after");
    device.until("what was said after the server went back", has("after"));
    device.say("and so say I");
    device.until_quiet();
    assert!(device.shown(Role::Me).contains(&"and so say I".into()));

    // It is as well that the client does not go by such a mark: the server sees nothing wrong with it.
    let session = device.session();
    let request = sync::request(&device.config, session, ahead.as_deref(), 0);
    let answer = fetch(&request).expect("an answer");
    assert_eq!(answer.status, 200);
    let request = sync::request(&device.config, session, Some("nonsense"), 0);
    let answer = fetch(&request).expect("an answer");
    let refused = sync::decode(&device.config, session, Some("nonsense"), &answer);
    println!("a mark that is none: {refused:?}");
    assert!(matches!(
        refused,
        Err(frontdoor_core::chat::Failure::Refused { .. })
    ));
}

#[test]
fn a_gap_of_hundreds_is_filled_on_a_page_that_was_away() {
    let Some(town) = Town::start(|settings| settings) else {
        return;
    };
    let proxy = Proxy::start(town.synapse.settings().port, 3);
    let mut device = Device::start(&proxy.base_url(), "away", |_| {});
    device.until_open();
    let user = device.session().user.clone();
    wait_until("the chat on the console", || {
        town.chat(&user)["id"].is_number()
    });
    device.say("I want a person");
    device.until_quiet();
    town.act(&user, "take", "agent-kim", "");
    let answers: Vec<String> = (0..160).map(|number| format!("answer {number}")).collect();
    for text in &answers {
        town.act(&user, "write", "", text);
    }
    let token = device.session().access.clone();
    let room = device.session().room.clone();
    let agent = "@agent-kim:localhost";
    wait_until("all answers", || {
        town.stored(&room, &token, agent).len() == answers.len()
    });
    proxy.set_percent(30);
    device.reload(|kept| kept);
    device.until("the last answer", |client| {
        let events = client.record().timeline.events();
        client.record().timeline.gap().is_none() && events.len() > 160
    });
    assert_eq!(device.shown(Role::Agent), answers);
}
