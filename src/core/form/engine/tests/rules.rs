//! Rules.

use super::{errors, evaluated};

#[test]
fn rules_of_texts_numbers_and_choices() {
    let form = r#"
        {"type":"textfield","key":"a","validate":{"minLength":3,"maxLength":"5","pattern":"[a-z]+"}},
        {"type":"number","key":"n","validate":{"min":1,"max":"10"}},
        {"type":"email","key":"e"},
        {"type":"selectboxes","key":"s","values":[{"value":"x"},{"value":"y"}],
         "validate":{"minSelectedCount":2,"onlyAvailableItems":true}},
        {"type":"radio","key":"r","values":[{"value":"x"}],"validate":{"onlyAvailableItems":true}},
        {"type":"textarea","key":"w","validate":{"maxWords":2}}"#;
    let answers = r#"{"a":"A1","n":"12","e":"x@y","s":{"x":true,"z":false},"r":"q","w":"a b c"}"#;
    assert_eq!(
        errors(&evaluated(form, answers)),
        [
            "a minLength",
            "a pattern",
            "n max",
            "n number",
            "e email",
            "s minSelectedCount",
            "s onlyAvailableItems",
            "r onlyAvailableItems",
            "w maxWords",
        ]
    );
    assert!(evaluated(form, "{}").problems.is_empty());
}

#[test]
fn a_day_may_lack_parts_and_must_exist() {
    let form =
        r#"{"type":"day","key":"d","fields":{"day":{"required":true},"month":{},"year":{}}}"#;
    for (answer, wanted) in [
        ("\"11/22/2026\"", vec![]),
        ("\"02/30/2026\"", vec!["d day"]),
        ("\"11/00/2026\"", vec!["d day"]),
        ("\"\"", vec!["d day"]),
        ("7", vec!["d day"]),
    ] {
        let found = evaluated(form, &format!(r#"{{"d":{answer}}}"#));
        assert_eq!(errors(&found), wanted, "{answer}");
    }
}

#[test]
fn what_counts_as_an_answer_depends_on_the_type() {
    let form = r#"
        {"type":"checkbox","key":"c","validate":{"required":true}},
        {"type":"radio","key":"r","validate":{"required":true}},
        {"type":"textfield","key":"t","validate":{"required":true}},
        {"type":"datagrid","key":"g","validate":{"required":true},"components":[
          {"type":"textfield","key":"x"}]}"#;
    let given = evaluated(form, r#"{"c":false,"r":false,"t":"  ","g":[{"x":""}]}"#);
    assert_eq!(errors(&given), ["c required", "t required", "g required"]);
}

#[test]
fn one_message_is_told_once() {
    let form = r#"{"type":"textfield","key":"a","multiple":true,
        "validate":{"minLength":3,"pattern":"[a-z]+","customMessage":"Three letters"}}"#;
    let found = evaluated(form, r#"{"a":["1","ok","2"]}"#);
    assert_eq!(errors(&found), ["a minLength"]);
    assert_eq!(found.problems[0].message, "Three letters");
}

#[test]
fn a_script_says_what_is_wrong() {
    let form = r#"{"type":"textfield","key":"a",
        "validate":{"custom":"valid = input === data.b ? 'The same twice' : true"}}"#;
    let found = evaluated(form, r#"{"a":"x","b":"x"}"#);
    assert_eq!(errors(&found), ["a custom"]);
    assert_eq!(found.problems[0].message, "The same twice");
}

#[test]
fn our_own_rules_are_told_apart() {
    let form = r#"{"type":"fnrfield","key":"f","validate":{"custom":"valid = instance.validateFnrNew(input)"}},
        {"type":"navDatepicker","key":"d","latestAllowedDate":0},
        {"type":"number","key":"n","validate":{"step":"0.5"}}"#;
    let found = evaluated(form, r#"{"f":"13097248032","d":"2026-11-23","n":1.2}"#);
    assert!(found.problems.is_empty());
    let extra: Vec<&str> = found.extra.iter().map(|problem| problem.rule).collect();
    assert_eq!(extra, ["checksum", "maxDate", "step"]);
}

#[test]
fn nothing_is_asked_of_a_hidden_component_of_several_questions() {
    // The peer shows what is within types that it does not know, whatever hides them.
    let form = r#"
        {"type":"textfield","key":"t"},
        {"type":"sender","key":"s","input":true,"senderRole":"person","validate":{"required":true},
         "customConditional":"show = data.t === 'yes'"}"#;
    let asked = |answers: &str| {
        let found = evaluated(form, answers).extra.into_iter();
        found
            .map(|problem| problem.path.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        asked(r#"{"t":"yes"}"#),
        ["s.nationalIdentityNumber", "s.firstName", "s.surname"]
    );
    assert!(asked(r#"{"t":"no"}"#).is_empty());
}

#[test]
fn a_limit_that_counts_from_another_day_is_told_as_a_day() {
    let form = r#"
        {"type":"navDatepicker","key":"a","input":true,"earliestAllowedDate":"3"},
        {"type":"navDatepicker","key":"b","input":true,"beforeDateInputKey":"c"},
        {"type":"navDatepicker","key":"c","input":true}"#;
    let answers = r#"{"a":"2026-11-22","b":"2026-02-28","c":"2026-02-28"}"#;
    let told: Vec<_> = evaluated(form, answers)
        .extra
        .into_iter()
        .flat_map(|problem| problem.params)
        .collect();
    assert_eq!(
        told,
        [
            ("minDate", "2026-11-25".to_owned()),
            ("minDate", "2026-03-01".to_owned())
        ]
    );
}
