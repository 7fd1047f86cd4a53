//! Order, hiding and clearing.

use super::{errors, evaluated, hidden};

const CHOICE: &str = r#"{"type":"radio","key":"a","values":[{"value":"yes"},{"value":"no"}]}"#;

#[test]
fn what_is_hidden_is_cleared_and_not_checked() {
    let form = format!(
        r#"{CHOICE},
        {{"type":"textfield","key":"b","validate":{{"required":true}},
          "conditional":{{"when":"a","eq":"yes","show":true}}}},
        {{"type":"textfield","key":"c","clearOnHide":false,
          "conditional":{{"when":"a","eq":"yes","show":"true"}}}}"#
    );
    let shown = evaluated(&form, r#"{"a":"yes"}"#);
    assert_eq!(errors(&shown), ["b required"]);
    let gone = evaluated(&form, r#"{"a":"no","b":"x","c":"y"}"#);
    assert_eq!(hidden(&gone), ["b", "c"]);
    assert_eq!(gone.data.to_json(), r#"{"a":"no","c":"y"}"#);
    assert!(gone.problems.is_empty());
}

#[test]
fn a_hidden_panel_hides_what_is_within_but_does_not_name_it() {
    let form = format!(
        r#"{CHOICE},{{"type":"panel","key":"p","input":false,
          "conditional":{{"when":"a","eq":"yes","show":true}},
          "components":[{{"type":"textfield","key":"b","validate":{{"required":true}}}}]}}"#
    );
    let found = evaluated(&form, r#"{"a":"no","b":"x"}"#);
    assert_eq!(hidden(&found), ["p"]);
    assert_eq!(found.data.to_json(), r#"{"a":"no"}"#);
    assert!(found.problems.is_empty());
}

#[test]
fn what_an_author_hides_is_kept_and_not_checked() {
    let form = r#"{"type":"fieldset","key":"f","input":false,"hidden":true,"components":[
        {"type":"textfield","key":"b","validate":{"required":true}},
        {"type":"textfield","key":"c","validateWhenHidden":true,"validate":{"required":true}}]}"#;
    let found = evaluated(form, r#"{"b":"x"}"#);
    assert_eq!(found.data.to_json(), r#"{"b":"x"}"#);
    assert_eq!(errors(&found), ["c required"]);
    assert!(found.hidden.is_empty());
}

#[test]
fn later_items_see_what_earlier_ones_did_and_not_the_other_way_round() {
    let form = r#"
        {"type":"number","key":"double","calculateValue":"value = data.n * 2"},
        {"type":"number","key":"n","calculateValue":"value = 5"},
        {"type":"number","key":"triple","calculateValue":"value = data.n * 3"}"#;
    let found = evaluated(form, r#"{"n":1}"#);
    assert_eq!(found.data.to_json(), r#"{"n":5,"double":2,"triple":15}"#);
}

#[test]
fn a_script_that_throws_shows_and_passes() {
    let form = r#"
        {"type":"textfield","key":"a","customConditional":"show = data.x.y.z === 1"},
        {"type":"textfield","key":"b","validate":{"custom":"valid = input.foo.bar"}},
        {"type":"textfield","key":"c","calculateValue":"value = data.x.y"}"#;
    let found = evaluated(form, r#"{"a":"1","b":"2","c":"3"}"#);
    assert!(found.problems.is_empty() && found.hidden.is_empty());
    assert_eq!(found.data.to_json(), r#"{"a":"1","b":"2","c":"3"}"#);
}

#[test]
fn a_first_answer_is_found_only_where_there_is_none() {
    let form = r#"
        {"type":"textfield","key":"a","customDefaultValue":"value = 'first'"},
        {"type":"textfield","key":"b","multiple":true,"customDefaultValue":"value = 'one'"}"#;
    let found = evaluated(form, "{}");
    assert_eq!(found.data.to_json(), r#"{"a":"first","b":["one"]}"#);
    let found = evaluated(form, r#"{"a":""}"#);
    assert_eq!(found.data.to_json(), r#"{"a":"","b":["one"]}"#);
}

#[test]
fn logic_hides_requires_and_sets() {
    let form = r#"
        {"type":"checkbox","key":"on"},
        {"type":"textfield","key":"a","logic":[
          {"trigger":{"type":"simple","simple":{"when":"on","eq":"true","show":true}},
           "actions":[{"type":"property","property":{"type":"boolean","value":"validate.required"},"state":true}]}]},
        {"type":"textfield","key":"b","logic":[
          {"trigger":{"type":"javascript","javascript":"result = data.on"},
           "actions":[{"type":"property","property":{"type":"boolean","value":"hidden"},"state":true}]}]},
        {"type":"textfield","key":"c","logic":[
          {"trigger":{"type":"javascript","javascript":"result = data.on"},
           "actions":[{"type":"value","value":"value = data.b + '!'"}]}]}"#;
    let found = evaluated(form, r#"{"on":true,"b":"x"}"#);
    assert_eq!(errors(&found), ["a required"]);
    assert_eq!(hidden(&found), ["b"]);
    assert_eq!(found.data.to_json(), r#"{"on":true,"c":"undefined!"}"#);
    let found = evaluated(form, r#"{"on":false,"b":"x"}"#);
    assert_eq!(found.data.to_json(), r#"{"on":false,"b":"x"}"#);
    assert!(found.problems.is_empty() && found.hidden.is_empty());
}
