//! Synapse with the limits that it comes with.

use frontdoor_core::chat::Contact;

use crate::device::Device;
use crate::proxy::Proxy;
use crate::town::Town;

#[test]
fn whoever_says_too_much_at_once_waits_and_loses_nothing() {
    let town = Town::start(|mut settings| {
        settings.rate_limits = true;
        settings
    });
    let Some(town) = town else { return };
    let proxy = Proxy::start(town.synapse.settings().port, 1);
    let mut device = Device::start(&proxy.base_url(), "limits", |_| {});
    device.until_open();
    for number in 0..14 {
        device.say(&format!("message {number}"));
    }
    device.until_quiet();
    let session = device.session();
    let stored = town.stored(&session.room, &session.access, &session.user);
    let stored: Vec<&str> = stored
        .iter()
        .filter_map(|content| content["body"].as_str())
        .collect();
    assert_eq!(stored, device.said);
    assert_eq!(device.client.contact(), &Contact::Online);
    println!(
        "default limits: {} messages, {} requests",
        stored.len(),
        device.requests
    );
    // Ten at once and one every five seconds: it was held back, and did not knock at the door all the time.
    assert!(device.requests < 90, "{}", device.requests);
}
