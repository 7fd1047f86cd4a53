//! Ways in that a server may insist on: a token to register with, and a proof of who the citizen is.

use std::process::Command;

use frontdoor_core::chat::{Contact, Who};
use frontdoor_synapse::Installation;
use serde_json::{Value, json};

use crate::device::Device;
use crate::town::{Town, wait_until};

/// Signs what it is told to with a secret, as a portal's login would (RFC 7519 with HS256).
const SIGN: &str = r#"
import base64, hashlib, hmac, json, sys
def text(piece): return base64.urlsafe_b64encode(piece).rstrip(b"=").decode()
claims, secret = sys.argv[1:]
head = text(json.dumps({"alg": "HS256", "typ": "JWT"}).encode()) + "." + text(claims.encode())
print(head + "." + text(hmac.new(secret.encode(), head.encode(), hashlib.sha256).digest()), end="")
"#;

fn python(arguments: &[&str]) -> String {
    let installation = Installation::for_tests().expect("it was there a moment ago");
    let done = Command::new(&installation.python).args(arguments).output();
    let done = done.expect("Python starts");
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    String::from_utf8(done.stdout).expect("text")
}

/// Asks the homeserver as its administrator.
fn administer(town: &Town, path: &str, access: &str, body: &Value) -> Value {
    let url = format!("{}{path}", town.synapse.base_url());
    let request = ureq::post(&url).header("content-type", "application/json");
    let answer = request
        .header("authorization", &format!("Bearer {access}"))
        .send(body.to_string());
    let text = answer.and_then(|mut answer| answer.body_mut().read_to_string());
    serde_json::from_str(&text.unwrap_or_else(|e| panic!("{url}: {e}"))).expect("JSON")
}

/// Says something and waits until the agency has it.
fn is_heard(town: &Town, device: &mut Device) {
    device.until_open();
    device.say("Is anybody there?");
    device.until_quiet();
    let user = device.session().user.clone();
    wait_until("the message at the agency", || {
        let messages = town.chat(&user)["messages"].clone();
        let of = messages.as_array().cloned().unwrap_or_default();
        of.iter()
            .any(|message| message["body"] == "Is anybody there?")
    });
}

#[test]
fn a_registration_token_lets_in_and_nothing_else_does() {
    let town = Town::start(|settings| settings.with("registration_requires_token", json!(true)));
    let Some(town) = town else { return };
    let base = town.synapse.base_url();
    let configuration = town.folder.0.join("synapse/homeserver.yaml");
    let script = "synapse._scripts.register_new_matrix_user";
    let account = ["--user", "admin", "--password", "of the test", "--admin"];
    let configuration = ["--config", configuration.to_str().expect("text"), &base];
    python(&[&["-m", script], &account[..], &configuration].concat());
    let login = json!({
        "type": "m.login.password",
        "identifier": { "type": "m.id.user", "user": "admin" },
        "password": "of the test",
    });
    let access = administer(&town, "/_matrix/client/v3/login", "", &login)["access_token"].clone();
    let access = access.as_str().expect("an administrator");
    let token = json!({ "token": "marlow-bay" });
    administer(
        &town,
        "/_synapse/admin/v1/registration_tokens/new",
        access,
        &token,
    );

    let mut device = Device::start(&base, "token", |config| {
        config.registration_token = Some("marlow-bay".into());
    });
    is_heard(&town, &mut device);
    for wrong in [None, Some("another".to_owned())] {
        let mut device = Device::start(&base, "no-token", |config| {
            config.registration_token = wrong;
        });
        device.until("a refusal", |client| client.refusal().is_some());
        assert!(!device.session().is_registered);
    }
}

#[test]
fn a_citizen_who_is_signed_in_comes_in_by_a_proof_of_it() {
    let secret = "that the portal's login and the homeserver share";
    let settings = json!({ "enabled": true, "secret": secret, "algorithm": "HS256" });
    let short = json!("4s");
    let town = Town::start(|all| {
        all.with("jwt_config", settings)
            .with("refreshable_access_token_lifetime", short)
    });
    let Some(town) = town else { return };
    let base = town.synapse.base_url();
    let proof = |secret| python(&["-c", SIGN, r#"{"sub":"citizen-42"}"#, secret]);

    let mut device = Device::start_as(&base, "jwt", Who::SignedIn, |_| {});
    device.proof = proof(secret);
    is_heard(&town, &mut device);
    assert_eq!(device.session().user, "@citizen-42:localhost");
    // Nothing of the proof is kept, and access that ran out is had again.
    device.reload(|kept| {
        assert!(!kept.contains("eyJ"), "{kept}");
        kept
    });
    let access = device.session().access.clone();
    device.until("fresh access", |client| {
        let now = &client.record().session.access;
        !now.is_empty() && *now != access && client.contact() == &Contact::Online
    });

    let mut device = Device::start_as(&base, "forged", Who::SignedIn, |_| {});
    device.proof = proof("guessed");
    device.until("a refusal", |client| client.refusal().is_some());
}
