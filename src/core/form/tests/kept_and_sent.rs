//! What becomes of answers: kept on the device, and sent.

use proptest::prelude::*;

use super::*;
use crate::model::{Answered, Media};

fn values(answered: &Answered) -> Vec<&str> {
    match answered {
        Answered::One(value) => vec![value],
        Answered::Several(values) => values.iter().map(String::as_str).collect(),
    }
}

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
    let mut answers = Answers {
        description: " A hole.\n".into(),
        address: " 1 High St ".into(),
        lat_long: Some((53.5, -1.25)),
        email: "a@b.co ".into(),
        phone: "٥٥٥٠١٠٠".into(),
        ..Answers::default()
    };
    answers.set("many", chosen(&["b", "a"]));
    answers.set("line", text(" x "));
    answers.set("count", text("1,5"));
    answers.set("when", date("1", "2", "2026", "9:30"));
    answers.set("one", chosen(&["b"]));
    answers.set("empty", text("  "));
    answers.set("forgotten", text("from another version of the form"));
    let photo = |name: &str| Media {
        file_name: name.into(),
        media_type: "image/jpeg".into(),
        bytes: vec![1],
    };
    let new = form.new_request(
        "001",
        &answers,
        vec![photo("1"), photo("2"), photo("3")],
        60,
    );
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
        (new.email.as_str(), new.phone.as_str()),
        ("a@b.co", "5550100")
    );
    assert_eq!(new.media, [photo("1"), photo("2")]);

    let no_coordinates = Form::new(
        None,
        &Accepts {
            coordinates: false,
            photos: 0,
            ..accepts()
        },
    );
    let new = no_coordinates.new_request("1", &answers, vec![photo("1")], 0);
    assert_eq!(new.location.lat_long, None);
    assert_eq!(new.attributes, []);
    assert_eq!(new.media, []);
}

#[test]
fn unreadable_parts_of_kept_answers_are_passed_over() {
    assert_eq!(Answers::from_json("[]"), None);
    assert_eq!(Answers::from_json("{"), None);
    let kept = r#"{"description":"d","email":7,"phone":["x"],"new":{"a":1},"lat":"91","long":"0",
        "attributes":[{"code":"a","text":" t "},{"text":"no code"},{"code":"b"},5,
        {"code":"c","chosen":["k",null]},{"code":"d","month":"2"}]}"#;
    let answers = Answers::from_json(kept).unwrap();
    assert_eq!(answers.description, "d");
    assert_eq!(answers.email, "7");
    assert_eq!(answers.phone, "");
    assert_eq!(answers.lat_long, None);
    assert_eq!(
        answers.attributes,
        [
            ("a".into(), text(" t ")),
            ("c".into(), chosen(&["k"])),
            ("d".into(), date("", "2", "", "")),
        ]
    );
}

fn any_answer() -> impl Strategy<Value = Answer> {
    let part = || {
        prop_oneof![
            any::<String>(),
            "[0-9٠-٩]{0,4}",
            "[0-9]{1,2}[:.]?[0-9]{0,2} ?(am|م)?"
        ]
    };
    prop_oneof![
        any::<String>().prop_map(Answer::Text),
        "[-+ ]?[0-9.,' ٠-٩٫]{0,12}".prop_map(Answer::Text),
        prop::collection::vec("[abcz]", 0..4).prop_map(Answer::Chosen),
        [part(), part(), part(), part()].prop_map(|[day, month, year, time]| {
            Answer::Date(DateAnswer {
                day,
                month,
                year,
                time,
            })
        }),
    ]
}

const CODES: [&str; 8] = [
    "line", "count", "when", "long", "one", "many", "hidden", "other",
];

fn any_answers() -> impl Strategy<Value = Answers> {
    let attributes = prop::collection::vec(prop::option::of(any_answer()), CODES.len());
    let place = prop::option::of((
        -900_000_000..=900_000_000_i64,
        -1_800_000_000..=1_800_000_000_i64,
    ));
    let texts = prop::collection::vec(any::<String>(), 6);
    (attributes, place, texts).prop_map(|(attributes, place, texts)| {
        let answered = CODES.iter().zip(attributes);
        let mut texts = texts.into_iter();
        let mut next = || texts.next().unwrap();
        Answers {
            attributes: answered
                .filter_map(|(code, answer)| Some(((*code).to_owned(), answer?)))
                .collect(),
            description: next(),
            address: next(),
            lat_long: place.map(|(lat, long)| (lat as f64 / 1e7, long as f64 / 1e7)),
            email: next(),
            first_name: next(),
            last_name: next(),
            phone: next(),
        }
    })
}

fn form_of_everything() -> Form {
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

proptest! {
    // Each case is a whole form; a quarter of the usual number keeps the run short.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn answers_survive_being_kept(answers in any_answers()) {
        prop_assert_eq!(Answers::from_json(&answers.to_json()), Some(answers));
    }

    #[test]
    fn any_kept_text_is_read_or_refused(text in any::<String>()) {
        let _ = Answers::from_json(&text);
    }

    #[test]
    fn any_answers_are_checked_and_only_shown_ones_are_sent(answers in any_answers(), now in any::<i64>()) {
        let form = form_of_everything();
        let problems = form.check_all(&answers, now);
        prop_assert_eq!(problems.is_empty(), form.is_complete(&answers, now));
        for (page, problem) in &problems {
            prop_assert_eq!(form.page_of(&problem.field), Some(*page));
        }
        let new = form.new_request("1", &answers, Vec::new(), 90);
        for (code, answered) in &new.attributes {
            let values = values(answered);
            prop_assert!(CODES[..6].contains(&code.as_str()), "{}", code);
            prop_assert!(!values.is_empty());
            let single = (code == "many") == matches!(answered, Answered::Several(_));
            prop_assert!(single && values.iter().all(|value| !value.trim().is_empty()));
            prop_assert!(answers.get(code).is_some_and(|answer| !answer.is_empty()));
        }
        // Whatever passes its check is sent.
        for page in 1..7 {
            let PageKind::Question(attribute) = &form.pages[page].kind else { continue };
            if problems.iter().all(|(wrong, _)| *wrong != page) {
                prop_assert!(new.attributes.iter().any(|(code, _)| *code == attribute.code));
            }
        }
    }
}
