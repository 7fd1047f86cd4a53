//! The way to a room, step by step.

use super::*;

const IN: &str = r#"{"user_id":"@frontdoor-7k3f:city.example","access_token":"syt_b","device_id":"PORTAL",
    "refresh_token":"syr_b","expires_in_ms":300000}"#;
const ROOM: &str = r#"{"room_id":"!new"}"#;

/// Answers step after step; what was asked, and how it ended.
fn walk(
    config: &Config,
    session: &mut Session,
    answers: &[(u16, &str)],
) -> (Vec<String>, Result<Progress, Failure>) {
    let mut opening = Opening::new(config, session);
    let mut asked = Vec::new();
    let mut result = Ok(opening.progress());
    for (status, body) in answers {
        let request = opening
            .request(config, session, "ey.J")
            .expect("another step");
        let path = request.url.split("/_matrix/").nth(1).unwrap();
        asked.push(path.split('/').nth(2).unwrap().to_owned());
        let response = answer(*status, body);
        result = opening.answered(config, session, Ok(&response), 0);
    }
    (asked, result)
}

#[test]
fn an_agency_that_makes_rooms_takes_two_steps() {
    let mut session = new_session();
    let (asked, end) = walk(&config(), &mut session, &[(200, IN), (200, ROOM)]);
    assert_eq!(
        (asked, end),
        (vec!["register".into(), "join".into()], Ok(Progress::Done))
    );
    assert_eq!(session.room, "!new");
    assert!(session.is_open());
    let (asked, end) = walk(&config(), &mut session, &[]);
    assert_eq!((asked.len(), end), (0, Ok(Progress::Done)));
}

#[test]
fn a_start_whose_answers_were_lost_comes_to_the_same_place() {
    let in_use = r#"{"errcode":"M_USER_IN_USE","error":"User ID already taken."}"#;
    let no_room = r#"{"errcode":"M_NOT_FOUND","error":"Room alias not found"}"#;
    let made = r#"{"errcode":"M_ROOM_IN_USE","error":"Room alias already taken"}"#;
    let mut session = new_session();
    let answers = [
        (502, ""),
        (400, in_use),
        (200, IN),
        (404, no_room),
        (400, made),
        (200, ROOM),
        (200, ROOM),
    ];
    let (asked, end) = walk(&config(), &mut session, &answers);
    let expected = [
        "register",
        "register",
        "login",
        "join",
        "createRoom",
        "directory",
        "join",
    ];
    assert_eq!(asked, expected);
    assert_eq!((end, session.room.as_str()), (Ok(Progress::Done), "!new"));
}

#[test]
fn without_a_desk_to_invite_no_room_is_made() {
    let config = Config {
        desk_user: None,
        ..config()
    };
    let no_room = r#"{"errcode":"M_NOT_FOUND"}"#;
    let (_, end) = walk(&config, &mut new_session(), &[(200, IN), (404, no_room)]);
    assert!(end.unwrap_err().is("M_NOT_FOUND"));
    let config = Config {
        room: Rooms::Create,
        ..self::config()
    };
    let (asked, _) = walk(&config, &mut new_session(), &[(200, IN), (200, ROOM)]);
    assert_eq!(asked, ["register", "createRoom"]);
}

#[test]
fn a_registration_token_is_given_within_the_servers_session() {
    let config = Config {
        registration_token: Some("t".into()),
        ..config()
    };
    let flows = r#""session":"S","params":{},
        "flows":[{"stages":["m.login.recaptcha"]},{"stages":["m.login.registration_token","m.login.dummy"]}]}"#;
    let probe = ["{", flows].concat();
    let half = [r#"{"completed":["m.login.registration_token"],"#, flows].concat();
    let mut session = new_session();
    let answers = [(401, &*probe), (401, &*half), (200, IN), (200, ROOM)];
    let (asked, end) = walk(&config, &mut session, &answers);
    assert_eq!(asked, ["register", "register", "register", "join"]);
    assert_eq!(end, Ok(Progress::Done));
    // A token that is not taken is not given again.
    let wrong = [
        r#"{"errcode":"M_UNAUTHORIZED","error":"Invalid registration token","#,
        flows,
    ]
    .concat();
    let (_, end) = walk(&config, &mut new_session(), &[(401, &probe), (401, &wrong)]);
    assert!(end.unwrap_err().is("M_FORBIDDEN"));
    // Nor is any proof that the portal does not have.
    let (_, end) = walk(&self::config(), &mut new_session(), &[(401, &probe)]);
    assert!(end.unwrap_err().is("M_FORBIDDEN"));
    let sessionless = r#"{"session":"S","flows":[{"stages":["m.login.dummy"]}],"params":{}}"#;
    let answers = [(401, sessionless), (200, IN), (200, ROOM)];
    let (asked, end) = walk(&self::config(), &mut new_session(), &answers);
    assert_eq!((asked.len(), end), (3, Ok(Progress::Done)));
}

#[test]
fn access_that_has_run_out_is_renewed_or_had_by_the_password() {
    let expired = r#"{"errcode":"M_UNKNOWN_TOKEN","soft_logout":true}"#;
    let mut session = session();
    session.lose_access();
    let (asked, end) = walk(
        &config(),
        &mut session,
        &[(200, r#"{"access_token":"syt_b"}"#)],
    );
    assert_eq!((asked, end), (vec!["refresh".into()], Ok(Progress::Done)));
    session.lose_access();
    let forbidden = r#"{"errcode":"M_FORBIDDEN","error":"refresh token isn't valid anymore"}"#;
    let (asked, end) = walk(&config(), &mut session, &[(403, forbidden), (200, IN)]);
    assert_eq!(
        (asked, end),
        (vec!["refresh".into(), "login".into()], Ok(Progress::Done))
    );
    // In the middle of the way.
    session.room.clear();
    let answers = [(401, expired), (200, IN), (200, ROOM)];
    let (asked, end) = walk(&config(), &mut session, &answers);
    assert_eq!(asked, ["join", "refresh", "join"]);
    assert_eq!(end, Ok(Progress::Done));
    // Somebody else's name.
    let mut session = new_session();
    let in_use = r#"{"errcode":"M_USER_IN_USE"}"#;
    let (asked, end) = walk(&config(), &mut session, &[(400, in_use), (403, forbidden)]);
    assert_eq!(asked, ["register", "login"]);
    assert!(end.unwrap_err().is("M_FORBIDDEN"));
}

#[test]
fn a_citizen_who_is_signed_in_proves_it_each_time() {
    let mut session = Session::new("city", "7k3f", Who::SignedIn, 0);
    assert!(Opening::new(&config(), &session).wants_proof());
    let (asked, end) = walk(&config(), &mut session, &[(200, IN), (200, ROOM)]);
    assert_eq!(
        (asked, end),
        (vec!["login".into(), "join".into()], Ok(Progress::Done))
    );
    assert!(!Opening::new(&config(), &session).wants_proof());
}

#[test]
fn what_passes_leaves_the_step_as_it_is() {
    let mut session = new_session();
    let mut opening = Opening::new(&config(), &session);
    let before = opening.clone();
    for error in [TransportError::Offline, TransportError::TimedOut] {
        let end = opening.answered(&config(), &mut session, Err(error), 0);
        assert!(end.unwrap_err().passes());
    }
    assert_eq!((opening, session), (before, new_session()));
}
