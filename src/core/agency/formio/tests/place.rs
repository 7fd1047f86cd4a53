use super::answer;
use crate::agency::formio::create::decode;
use crate::agency::formio::definition;
use crate::agency::formio::place::{Placed, place};
use crate::form::definition::Definition;

const FORM: &str = r#"{"title":"Permit","display":"wizard","components":[
  {"type":"panel","key":"page1","title":"You","components":[
    {"type":"textfield","key":"name","label":"Name","input":true},
    {"type":"container","key":"home","label":"Home","input":true,"components":[
      {"type":"textfield","key":"street","label":"Street","input":true},
      {"type":"textfield","key":"note","label":"Note","input":true}]},
    {"type":"container","key":"work","label":"Work","input":true,"components":[
      {"type":"textfield","key":"note","label":"Note","input":true}]},
    {"type":"datagrid","key":"rows","label":"Rows","input":true,"components":[
      {"type":"textfield","key":"age","label":"Age","input":true},
      {"type":"selectboxes","key":"kinds","label":"Kinds","input":true,
       "values":[{"label":"A","value":"a"}]}]},
    {"type":"identity","key":"who","label":"Who","input":true,"validate":{"required":true}},
    {"type":"htmlelement","key":"words","content":"<p>Words</p>"}]}]}"#;

fn form() -> Definition {
    let form = definition::decode(&answer(200, FORM)).unwrap();
    assert!(!form.is_blocked(), "{:?}", form.findings);
    form
}

fn placed(paths: &[&str]) -> Placed {
    let details: Vec<_> = paths
        .iter()
        .map(|path| format!(r#"{{"message":"No","path":"{path}"}}"#))
        .collect();
    let body = format!(
        r#"{{"name":"ValidationError","details":[{}]}}"#,
        details.join(",")
    );
    place(&form(), decode(&answer(400, &body)).unwrap_err().problems)
}

fn field(path: &str) -> Option<String> {
    let placed = placed(&[path]);
    assert_eq!(placed.fields.len() + placed.summary.len(), 1);
    placed
        .fields
        .first()
        .map(|problem| problem.path.to_string())
}

#[test]
fn problems_stand_at_the_answers_they_are_about() {
    for path in ["name", "home.street", "rows", "rows[3].age"] {
        assert_eq!(field(path).as_deref(), Some(path));
    }
    assert_eq!(field("rows.0.kinds.a").as_deref(), Some("rows[0].kinds"));
    assert_eq!(field("data.home.street").as_deref(), Some("home.street"));
}

#[test]
fn a_problem_of_what_is_several_questions_here_stands_at_the_first() {
    assert_eq!(field("who").as_deref(), Some("who.harDuFodselsnummer"));
    let number = "who.identitetsnummer";
    assert_eq!(field(number).as_deref(), Some(number));
}

#[test]
fn a_bare_key_finds_its_only_question() {
    assert_eq!(field("street").as_deref(), Some("home.street"));
    for several_or_in_rows in ["note", "age"] {
        assert_eq!(field(several_or_in_rows), None);
    }
}

#[test]
fn what_has_no_question_goes_to_the_summary_as_it_came() {
    let placed = placed(&["name", "captcha", "page1", "words", "data", "home"]);
    assert_eq!(placed.fields.len(), 1);
    let summary: Vec<_> = placed.summary.iter().map(|p| p.path.to_string()).collect();
    assert_eq!(summary, ["captcha", "page1", "words", "data", "home"]);
}
