//! How conditions find answers.

use super::{errors, evaluated, hidden};

#[test]
fn a_condition_names_an_answer_in_its_own_row() {
    let form = r#"{"type":"datagrid","key":"rows","components":[
        {"type":"textfield","key":"kind"},
        {"type":"textfield","key":"more","validate":{"required":true},
         "conditional":{"when":"rows.kind","eq":"other","show":true}}]}"#;
    let answers = r#"{"rows":[{"kind":"x","more":"m"},{"kind":"other"}]}"#;
    let found = evaluated(form, answers);
    assert_eq!(hidden(&found), ["rows[0].more"]);
    assert_eq!(errors(&found), ["rows[1].more required"]);
    assert_eq!(
        found.data.to_json(),
        r#"{"rows":[{"kind":"x"},{"kind":"other"}]}"#
    );
}

#[test]
fn a_key_alone_names_the_first_row() {
    let form = r#"{"type":"datagrid","key":"rows","components":[
        {"type":"textfield","key":"kind"},
        {"type":"textfield","key":"more","conditional":{"when":"kind","eq":"other","show":true}}]}"#;
    let found = evaluated(form, r#"{"rows":[{"kind":"other"},{"kind":"x"}]}"#);
    assert!(found.hidden.is_empty());
}

#[test]
fn layout_may_be_part_of_a_name() {
    let form = r#"{"type":"panel","key":"p","input":false,"components":[
          {"type":"container","key":"c","components":[{"type":"textfield","key":"a"}]}]},
        {"type":"textfield","key":"b","conditional":{"when":"p.c.a","eq":"1","show":true}},
        {"type":"textfield","key":"d","conditional":{"when":"c.a","eq":"1","show":true}},
        {"type":"textfield","key":"e","conditional":{"when":"a","eq":"1","show":true}}"#;
    assert!(evaluated(form, r#"{"c":{"a":"1"}}"#).hidden.is_empty());
    assert_eq!(hidden(&evaluated(form, "{}")), ["b", "d", "e"]);
}

#[test]
fn flags_are_compared_one_by_one() {
    let form = r#"{"type":"selectboxes","key":"s","values":[{"value":"x"},{"value":"y"}]},
        {"type":"textfield","key":"a","conditional":{"when":"s","eq":"x","show":true}},
        {"type":"textfield","key":"b","conditional":{"when":"s","eq":"x","show":false}},
        {"type":"textfield","key":"c","conditional":{"when":"s.y","eq":"true","show":true}}"#;
    let found = evaluated(form, r#"{"s":{"x":true,"y":false}}"#);
    assert_eq!(hidden(&found), ["b", "c"]);
}

#[test]
fn several_comparisons() {
    let form = r#"{"type":"number","key":"n"},{"type":"textfield","key":"t"},
        {"type":"textfield","key":"all","conditional":{"conjunction":"all","show":true,"conditions":[
          {"component":"n","operator":"greaterThan","value":3},
          {"component":"t","operator":"isNotEmpty"}]}},
        {"type":"textfield","key":"any","conditional":{"conjunction":"any","show":false,"conditions":[
          {"component":"n","operator":"isEqual","value":"4"},
          {"component":"nowhere","operator":"isEqual","value":"1"}]}}"#;
    assert_eq!(hidden(&evaluated(form, r#"{"n":4,"t":"x"}"#)), ["any"]);
    assert_eq!(hidden(&evaluated(form, r#"{"n":3,"t":"x"}"#)), ["all"]);
    assert_eq!(hidden(&evaluated(form, r#"{"n":4}"#)), ["all", "any"]);
}
