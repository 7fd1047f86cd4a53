//! Hundreds of messages both ways, while everything goes wrong.

use frontdoor_core::chat::Role;

use crate::device::Device;
use crate::proxy::{Fate, Proxy};
use crate::town::{PATIENCE, Town, wait_until};
use serde_json::json;
use std::time::{Duration, Instant};

/// What is done before a message is sent, by its number.
enum Blow {
    Kill,
    Freeze,
    Reload,
    LoseRefresh,
    Gap,
    Answer,
}

fn blow(number: usize) -> Option<Blow> {
    Some(match number % 60 {
        13 | 47 => Blow::Reload,
        20 => Blow::Kill,
        28 => Blow::LoseRefresh,
        35 => Blow::Freeze,
        52 => Blow::Gap,
        n if n % 6 == 5 => Blow::Answer,
        _ => return None,
    })
}

#[test]
fn every_message_is_stored_once_and_in_order() {
    let is_full = std::env::var("FRONTDOOR_CONTRACT").is_ok_and(|run| run == "full");
    let count = if is_full { 520 } else { 80 };
    let seed = std::env::var("FRONTDOOR_SEED").ok();
    let seed: u64 = seed.and_then(|seed| seed.parse().ok()).unwrap_or(7);
    let short = json!("5s");
    let town = Town::start(|settings| settings.with("refreshable_access_token_lifetime", short));
    let Some(mut town) = town else { return };
    let proxy = Proxy::start(town.synapse.settings().port, seed);
    proxy.set_percent(30);
    let mut device = Device::start(&proxy.base_url(), "storm", |_| {});
    device.until_open();
    let user = device.session().user.clone();
    wait_until("the chat on the console", || {
        town.chat(&user)["id"].is_number()
    });
    device.say("I want a person");
    device.until_quiet();
    town.act(&user, "take", "agent-kim", "");

    let mut answers = Vec::new();
    let (mut kills, mut reloads, mut freezes) = (0, 0, 0);
    let mut answer = |town: &Town| {
        let text = format!("answer {}", answers.len());
        town.act(&user, "write", "", &text);
        answers.push(text);
    };
    for number in 0..count {
        device.say(&format!("message {number}"));
        // Some are written while others are on their way.
        for _ in 0..number % 9 * 3 {
            device.step();
        }
        match blow(number) {
            Some(Blow::Reload) => {
                reloads += 1;
                device.reload(|kept| kept);
            }
            Some(Blow::Kill) => {
                kills += 1;
                town.synapse.kill();
                for _ in 0..40 {
                    device.step();
                }
                town.synapse.start_again().unwrap_or_else(|e| panic!("{e}"));
            }
            Some(Blow::Freeze) => {
                freezes += 1;
                town.synapse.freeze();
                for _ in 0..300 {
                    device.step();
                }
                town.synapse.thaw();
            }
            Some(Blow::LoseRefresh) => proxy.next("/refresh", Fate::AnswerDropped),
            // More than a poll brings, while the page is away.
            Some(Blow::Gap) => (0..70).for_each(|_| answer(&town)),
            Some(Blow::Answer) => answer(&town),
            None => {}
        }
        if device.client.record().queue.entries().len() > 12 {
            device.until_quiet();
        }
    }
    device.until_quiet();
    proxy.set_percent(0);
    let last = format!("answer {}", answers.len() - 1);
    device.until("the last answer", |client| {
        let events = client.record().timeline.events();
        let is_last = |content: &frontdoor_core::chat::Content| {
            matches!(content, frontdoor_core::chat::Content::Text(body) if *body == last)
        };
        events.iter().any(|event| is_last(&event.content))
    });
    device.until_quiet();

    // The citizen's access may run out between two questions.
    let token = town.desk_token();
    let bodies = |sender: &str, device: &Device| -> Vec<String> {
        let stored = town.stored(&device.session().room, &token, sender);
        stored
            .iter()
            .map(|content| content["body"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    let stored = bodies(&user, &device);
    let doubled = stored.len() as i64 - unique(&stored) as i64;
    let lost = device
        .said
        .iter()
        .filter(|text| !stored.contains(text))
        .count();
    let plan = proxy.plan.lock().expect("the plan");
    println!(
        "messages {} sent, {} stored, {doubled} doubled, {lost} lost; answers {}; requests {}, broken {} {:?}; \
         kills {kills}, freezes {freezes}, reloads {reloads}; seed {seed}",
        device.said.len(),
        stored.len(),
        answers.len(),
        device.requests,
        plan.faults(),
        plan.done,
    );
    assert_eq!(stored, device.said);
    assert_eq!(bodies("@agent-kim:localhost", &device), answers);
    // The page has all that the agent said, once and in order, from where it begins to show.
    let shown = device.shown(Role::Agent);
    assert!(answers.ends_with(&shown) && shown.len() >= 50, "{shown:?}");
    let mine = device.shown(Role::Me);
    assert!(device.said.ends_with(&mine), "{mine:?}");
    let heard = || -> Vec<String> {
        let chat = town.chat(&user);
        let messages = chat["messages"].as_array().cloned().unwrap_or_default();
        messages
            .iter()
            .filter(|message| message["sender"] == user.as_str())
            .map(|message| message["body"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    let end = Instant::now() + PATIENCE;
    while heard().len() < device.said.len() && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(200));
    }
    assert_eq!(heard(), device.said, "at the agency");
}

fn unique(texts: &[String]) -> usize {
    let mut texts: Vec<&String> = texts.iter().collect();
    texts.sort_unstable();
    texts.dedup();
    texts.len()
}
