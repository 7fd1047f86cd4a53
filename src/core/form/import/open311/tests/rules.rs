//! Each rule, by its question.

use super::*;

/// What is wrong with an answer to the only question of a form, by rule.
fn rules(attribute: Attribute, answer: &str) -> Vec<String> {
    let code = attribute.code.clone();
    let answers = json(&format!(r#"{{"attribute":{{"{code}":{answer}}}}}"#));
    let session = session(form(vec![attribute]), answers);
    let problems = session.problems_on(1).into_iter();
    let told = problems.map(|problem| {
        assert_eq!(problem.path.to_string(), format!("attribute.{code}"));
        let params: Vec<&str> = problem.params.iter().map(|(_, value)| &**value).collect();
        [problem.rule, &problem.message, &params.concat()]
            .join(" ")
            .trim()
            .to_owned()
    });
    told.collect()
}

fn text(text: &str) -> String {
    Value::from(text).to_json()
}

const FINE: [&str; 0] = [];

#[test]
fn texts_have_a_length_in_characters() {
    let line = || question("q", Datatype::String);
    assert_eq!(rules(line(), &text(" \n ")), ["required"]);
    for letter in ["é", "😀"] {
        assert_eq!(rules(line(), &text(&letter.repeat(255))), FINE);
        assert_eq!(
            rules(line(), &text(&letter.repeat(256))),
            ["maxLength  255"]
        );
    }
    assert_eq!(rules(line(), &text(&("a".repeat(255) + "  "))), FINE);
    let long = || question("q", Datatype::Text);
    assert_eq!(rules(long(), &text(&"a\r\n".repeat(2_000))), FINE);
    let longer = "a\r\n".repeat(2_000) + "bc";
    assert_eq!(rules(long(), &text(&longer)), ["maxLength  4000"]);
    assert_eq!(
        rules(question("q", Datatype::Other("x".into())), "\"y\""),
        FINE
    );
    assert_eq!(
        rules(question("q", Datatype::SingleValueList), "\"y\""),
        FINE
    );
}

#[test]
fn what_is_not_required_may_be_left_out() {
    for datatype in [
        Datatype::String,
        Datatype::Number,
        Datatype::Datetime,
        Datatype::Text,
        Datatype::SingleValueList,
        Datatype::MultiValueList,
    ] {
        let asked = |required| Attribute {
            required,
            ..list("q", datatype.clone())
        };
        for nothing in ["null", "\"\""] {
            assert_eq!(rules(asked(false), nothing), FINE, "{datatype:?}");
            assert_eq!(rules(asked(true), nothing), ["required"], "{datatype:?}");
        }
    }
}

#[test]
fn numbers_and_dates_are_in_their_normal_form() {
    let number = || question("q", Datatype::Number);
    for fine in ["12", "-4.25", "007", "12345678901234567890"] {
        assert_eq!(rules(number(), &text(fine)), FINE, "{fine}");
    }
    for wrong in ["two", "1,5", "١٢", "1.", ".5", "-", "1e3"] {
        assert_eq!(rules(number(), &text(wrong)), ["number"], "{wrong}");
    }
    let date = || question("q", Datatype::Datetime);
    assert_eq!(rules(date(), "\"2026-11-21T14:30:00+01:00\""), FINE);
    assert_eq!(rules(date(), "\"2026-02-30T00:00:00+01:00\""), ["date"]);
    assert_eq!(rules(date(), "\"21/11/2026\""), ["date"]);
}

#[test]
fn choices_must_be_on_the_list() {
    let one = || list("q", Datatype::SingleValueList);
    let many = || list("q", Datatype::MultiValueList);
    assert_eq!(rules(one(), "\"a\""), FINE);
    assert_eq!(rules(one(), r#"["a","b"]"#), ["onlyAvailableItems"]);
    assert_eq!(rules(one(), "\"z\""), ["onlyAvailableItems"]);
    assert_eq!(rules(one(), "\"c\""), ["stopped Call us."]);
    assert_eq!(rules(many(), r#"["b","a"]"#), FINE);
    assert_eq!(rules(many(), r#"["a","A"]"#), ["onlyAvailableItems"]);
    assert_eq!(rules(many(), r#"["a","c"]"#), ["stopped Call us."]);
}

#[test]
fn answers_outlive_a_change_of_the_datatype_or_are_asked_again() {
    assert_eq!(rules(list("q", Datatype::MultiValueList), "\"a\""), FINE);
    assert_eq!(
        rules(list("q", Datatype::SingleValueList), "[\"a\"]"),
        ["onlyAvailableItems"]
    );
    assert_eq!(
        rules(question("q", Datatype::Text), "[\"a\"]"),
        ["nonarray"]
    );
}

#[test]
fn a_place_is_required_where_the_agency_wants_one() {
    let wrong = |coordinates, address, location_required, place: &str| {
        let accepts = Accepts {
            coordinates,
            address,
            location_required,
            ..accepts()
        };
        let answers = json(&format!(r#"{{"location":{place}}}"#));
        let session = session(form_of(&accepts, None), answers);
        let problems = session.problems_on(0).into_iter();
        let rules = problems.map(|problem| {
            assert_eq!(problem.path.to_string(), "location");
            problem.rule
        });
        rules.collect::<Vec<_>>()
    };
    let long = format!(r#"{{"address_string":"{}"}}"#, "x".repeat(501));
    assert_eq!(wrong(true, true, true, "null"), ["required"]);
    assert_eq!(
        wrong(true, true, true, r#"{"address_string":" "}"#),
        ["required"]
    );
    assert_eq!(
        wrong(true, true, true, r#"{"address_string":"1 High St"}"#),
        FINE
    );
    assert_eq!(wrong(true, true, true, r#"{"lat":1,"long":2}"#), FINE);
    for nowhere in [
        r#"{"lat":1}"#,
        r#"{"lat":91,"long":0}"#,
        r#"{"lat":"1","long":"2"}"#,
    ] {
        assert_eq!(wrong(true, true, true, nowhere), ["required"], "{nowhere}");
    }
    assert_eq!(
        wrong(true, false, true, r#"{"address_string":"1 High St"}"#),
        ["required"]
    );
    assert_eq!(
        wrong(false, true, true, r#"{"lat":1,"long":2}"#),
        ["required"]
    );
    assert_eq!(wrong(true, true, false, "null"), FINE);
    assert_eq!(wrong(true, true, true, &long), ["maxLength"]);
}

#[test]
fn contact_details_are_checked_when_given() {
    let bare = || form_of(&accepts(), None);
    let place_and_words = r#""location":{"lat":1,"long":2},"description":"x""#;
    let wrong = |definition, contact: &str| {
        problems(definition, &format!("{{{place_and_words}{contact}}}"))
    };
    assert_eq!(wrong(bare(), ""), FINE);
    assert_eq!(wrong(bare(), r#","email":" ","phone":" ""#), FINE);
    let names = format!(
        r#","last_name":"{}","email":"me","phone":"12""#,
        "x".repeat(256)
    );
    assert_eq!(
        wrong(bare(), &names),
        [
            "contact: last_name maxLength",
            "contact: email email",
            "contact: phone phone"
        ]
    );
    // What Form.io's own rule refuses.
    assert_eq!(wrong(bare(), r#","email":" josé@bücher.example ""#), FINE);
    let required = Accepts {
        email_required: true,
        ..accepts()
    };
    assert_eq!(
        problems(form_of(&required, None), "{}"),
        [
            "location: location required",
            "description: description required",
            "contact: email required"
        ]
    );
}
