//! Servers that end in the middle.

use crate::desk::town::{Town, wait_until};

#[test]
fn a_chat_goes_on_whichever_server_was_started_again() {
    let Some(mut town) = Town::start() else {
        return;
    };
    let anna = town.citizen("anna");
    let room = anna.join();
    room.hear("desk", "automatic assistant");
    room.say("I want a person");
    room.phase("queued");

    town.stop_agency();
    room.say("Nobody hears this yet");
    town.start_agency();
    wait_until("what was said meanwhile", || {
        town.heard(&anna).contains(&"Nobody hears this yet".into())
    });
    assert_eq!(room.phase("queued")["position"], 1);
    town.act(&anna, "take", "agent-kim", "");
    room.phase("human");

    town.synapse.kill();
    for number in 0..5 {
        town.act(&anna, "write", "", &format!("Answer {number}"));
    }
    town.stop_agency();
    town.keep_database();
    town.synapse.start_again().expect("it starts again");
    town.start_agency();
    room.hear("agent-kim", "Answer 4");

    // As if none of the calls had been answered before both servers died.
    town.stop_agency();
    town.restore_database();
    town.synapse.kill();
    town.synapse.start_again().expect("it starts again");
    town.start_agency();
    town.act(&anna, "write", "", "Answer 5");
    room.hear("agent-kim", "Answer 5");
    let messages = room.messages();
    let answers: Vec<&str> = messages
        .iter()
        .filter(|(sender, _)| sender == "agent-kim")
        .filter_map(|(_, content)| content["body"].as_str())
        .collect();
    let expected: Vec<String> = (0..=5).map(|number| format!("Answer {number}")).collect();
    assert_eq!(answers, expected);
    assert_eq!(room.count("desk", "automatic assistant"), 1);
    room.say("Thank you");
    wait_until("the thanks", || {
        town.heard(&anna).contains(&"Thank you".into())
    });
    town.act(&anna, "end", "", "answered");
    room.phase("ended");
}

#[test]
fn what_the_homeserver_does_not_tell_is_found_in_the_room() {
    let Some(mut town) = Town::start() else {
        return;
    };
    let anna = town.citizen("anna");
    let room = anna.join();
    room.hear("desk", "automatic assistant");
    room.say("I want a person");
    room.phase("queued");
    town.act(&anna, "take", "agent-kim", "");
    room.phase("human");
    town.stop_agency();
    town.keep_database();
    town.start_agency();
    for text in ["first", "second"] {
        room.say(text);
        wait_until("it", || town.heard(&anna).contains(&text.into()));
    }

    // The homeserver has delivered both and will not again; the desk does not know them any more.
    town.stop_agency();
    town.restore_database();
    town.start_agency();
    assert!(!town.heard(&anna).contains(&"first".into()));
    room.say("third");
    wait_until("all of it, in order", || {
        let heard = town.heard(&anna);
        let said: Vec<&String> = heard
            .iter()
            .filter(|text| ["first", "second", "third"].contains(&text.as_str()))
            .collect();
        said == ["first", "second", "third"]
    });
}
