//! What becomes of answers when they are sent.

use proptest::prelude::*;

use super::*;
use crate::model::{Answered, Media};

fn values(answered: &Answered) -> Vec<&str> {
    match answered {
        Answered::One(value) => vec![value],
        Answered::Several(values) => values.iter().map(String::as_str).collect(),
    }
}

fn photo(name: &str) -> Media {
    Media {
        file_name: name.into(),
        media_type: "image/jpeg".into(),
        bytes: vec![1],
    }
}

const ANSWERS: &str = r#"{
    "description": " A hole.\n",
    "location": {"lat": 53.5, "long": -1.25, "address_string": " 1 High St "},
    "email": "a@b.co ", "phone": "٥٥٥٠١٠٠", "first_name": " Ana",
    "attribute": {
        "many": ["b", "a", "gone"],
        "line": " x ",
        "count": "1.5",
        "when": "2026-02-01T09:30:00+01:00",
        "one": "b",
        "empty": "  ",
        "forgotten": "from another version of the form"
    }
}"#;

#[test]
fn the_request_holds_what_was_answered() {
    let form = form(vec![
        question("line", Datatype::String),
        question("count", Datatype::Number),
        question("when", Datatype::Datetime),
        list("one", Datatype::SingleValueList),
        list("many", Datatype::MultiValueList),
        question("empty", Datatype::Text),
    ]);
    let media = vec![photo("1"), photo("2"), photo("3")];
    let data = session(form.clone(), json(ANSWERS)).submission();
    let new = new_request(&form, &data, media);
    let sent: Vec<(&str, Vec<&str>)> = new
        .attributes
        .iter()
        .map(|(code, answered)| (code.as_str(), values(answered)))
        .collect();
    assert_eq!(
        sent,
        [
            ("line", vec!["x"]),
            ("count", vec!["1.5"]),
            ("when", vec!["2026-02-01T09:30:00+01:00"]),
            ("one", vec!["b"]),
            ("many", vec!["a", "b"]),
        ]
    );
    assert_eq!(new.service_code, "001");
    assert_eq!(new.description, "A hole.");
    assert_eq!(new.location.address_string, "1 High St");
    assert_eq!(new.location.lat_long, Some((53.5, -1.25)));
    assert_eq!(
        [&new.email, &new.phone, &new.first_name, &new.last_name],
        ["a@b.co", "5550100", "Ana", ""]
    );
    assert_eq!(new.media, [photo("1"), photo("2")]);
}

#[test]
fn only_what_the_agency_takes_is_sent() {
    let accepts = Accepts {
        coordinates: false,
        photos: 0,
        ..accepts()
    };
    let form = form_of(&accepts, None);
    let new = new_request(&form, &json(ANSWERS), vec![photo("1")]);
    assert_eq!(new.location.lat_long, None);
    assert_eq!(new.location.address_string, "1 High St");
    assert_eq!(new.attributes, []);
    assert_eq!(new.media, []);
}

#[test]
fn codes_are_taken_as_they_are() {
    let codes = [
        "a.b", "a", "a[0]", "[x]", "...", "email", "location", "UNIT/NO", " ",
    ];
    let form = form(codes.map(|code| question(code, Datatype::String)).to_vec());
    let plan = Arc::new(Plan::new(Arc::new(form)));
    let mut session = Session::new(Arc::clone(&plan), Value::object(), world());
    for (page, code) in (1..).zip(codes) {
        let item = &plan.definition().pages[page].items[0];
        let path = Plan::path_within(&Path::default(), item);
        assert_eq!(path, Path::default().key("attribute").key(code));
        assert_eq!(session.problems_on(page).len(), 1, "{code}");
        session.set(&path, code.to_uppercase().into());
        let left = session.problems_on(page).len();
        assert_eq!(left, usize::from(code == " "), "{code}");
    }
    let kept = session.answers().to_json();
    let again = Session::new(Arc::clone(&plan), json(&kept), world());
    let new = new_request(plan.definition(), &again.submission(), Vec::new());
    let sent = new.attributes.iter().map(|(code, answered)| {
        assert_eq!(values(answered), [code.to_uppercase()]);
        code.as_str()
    });
    assert_eq!(sent.collect::<Vec<_>>(), codes[..8]);
}

fn form_of_everything() -> Definition {
    form(vec![
        notice("n"),
        question("line", Datatype::String),
        question("count", Datatype::Number),
        question("when", Datatype::Datetime),
        question("long", Datatype::Text),
        list("one", Datatype::SingleValueList),
        list("many", Datatype::MultiValueList),
        Attribute {
            automated: Automated::HiddenField,
            ..question("hidden", Datatype::String)
        },
    ])
}

const CODES: [&str; 8] = [
    "line", "count", "when", "long", "one", "many", "hidden", "other",
];

fn any_answer() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<String>().prop_map(Value::from),
        "-?[0-9]{1,4}(\\.[0-9]{1,2})?".prop_map(Value::from),
        "202[0-9]-0[1-9]-[0-3][0-9]T10:00:00\\+01:00".prop_map(Value::from),
        "[abcz]".prop_map(Value::from),
        prop::collection::vec("[abcz]".prop_map(Value::from), 0..4).prop_map(Value::from),
        Just(Value::Null),
    ]
}

proptest! {
    // Each case is a whole form; a quarter of the usual number keeps the run short.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_answers_are_checked_and_only_what_is_asked_is_sent(
        attributes in prop::collection::vec(any_answer(), CODES.len()),
        fixed in prop::collection::vec(any_answer(), 7),
    ) {
        let mut answers = Value::object();
        for (code, answer) in CODES.iter().zip(attributes) {
            answers.set(&Path::default().key("attribute").key(code), answer);
        }
        let keys = ["location", "description", "media", "email", "first_name", "last_name", "phone"];
        for (key, answer) in keys.iter().zip(fixed) {
            answers.set(&Path::default().key(key), answer);
        }
        let form = form_of_everything();
        let session = session(form.clone(), answers);
        let new = new_request(&form, &session.submission(), Vec::new());
        for (code, answered) in &new.attributes {
            let values = values(answered);
            prop_assert!(CODES[..6].contains(&code.as_str()), "{}", code);
            prop_assert!(!values.is_empty());
            let several = matches!(answered, Answered::Several(_));
            prop_assert_eq!(code == "many", several);
            prop_assert!(values.iter().all(|value| !value.trim().is_empty()));
        }
        // Whatever passes its check is sent.
        for page in 1..7 {
            let code = &form.pages[page].items.last().unwrap().key;
            if session.problems_on(page).is_empty() {
                prop_assert!(new.attributes.iter().any(|(sent, _)| sent == code), "{}", code);
            }
        }
    }
}
