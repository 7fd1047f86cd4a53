//! What is typed, and the answers and problems that come of it.

use std::sync::Arc;

use super::{DateAnswer, DatePart, FileAnswer, Filling, Progress, fill_in};
use crate::form::definition::Item;
use crate::form::engine::{Plan, World};
use crate::form::import::any;
use crate::tree::Limits;
use crate::value::{Path, Value};

const FORM: &str = r#"{"display":"wizard","components":[
  {"type":"panel","key":"one","title":"One","components":[
    {"type":"number","key":"age","label":"Age","input":true,"validate":{"required":true}},
    {"type":"textfield","key":"name","label":"Name","input":true,"defaultValue":"Ada"},
    {"type":"day","key":"born","label":"Born","input":true,"fields":{}},
    {"type":"radio","key":"kind","label":"Kind","input":true,
     "values":[{"value":"a","label":"A"},{"value":"b","label":"B"}]},
    {"type":"selectboxes","key":"many","label":"Many","input":true,
     "values":[{"value":"x","label":"X"},{"value":"y","label":"Y"}]},
    {"type":"checkbox","key":"tick","label":"Tick","input":true}]},
  {"type":"panel","key":"two","title":"Two","components":[
    {"type":"datagrid","key":"rows","label":"Rows","input":true,"components":[
      {"type":"number","key":"size","label":"Size","input":true,"defaultValue":7},
      {"type":"textfield","key":"what","label":"What","input":true,"validate":{"required":true}}]},
    {"type":"file","key":"papers","label":"Papers","input":true,"multiple":true,"storage":"base64"}]}]}"#;

fn world() -> World {
    World {
        now: 1_795_348_800_000.0,
        utc_offset_minutes: 60,
        patterns: |_, _, _, _| None,
        libraries: true,
    }
}

fn plan() -> Arc<Plan> {
    let definition = any(FORM.as_bytes());
    assert_eq!(definition.findings, []);
    Arc::new(Plan::new(Arc::new(definition)))
}

fn filling() -> Filling {
    Filling::new(plan(), world())
}

/// Does something with an item by its key.
fn with(filling: &mut Filling, key: &str, change: impl FnOnce(&mut Filling, &Item)) {
    let plan = filling.session().shared_plan();
    let numbers = 0..u32::try_from(plan.len()).expect("few items");
    let mut items = numbers.filter_map(|number| plan.item(number));
    let item = items.find(|item| item.key == key).expect("there is one");
    change(filling, item);
}

fn type_text(filling: &mut Filling, key: &str, path: &str, text: &str) {
    with(filling, key, |filling, item| {
        filling.type_text(item, &Path::parse(path), text);
    });
}

fn type_date(filling: &mut Filling, part: DatePart, text: &str) {
    with(filling, "born", |filling, item| {
        filling.type_date(item, &Path::parse("born"), part, text);
    });
}

fn text(filling: &mut Filling, key: &str, path: &str) -> String {
    let mut found = String::new();
    with(filling, key, |filling, item| {
        found = filling.text(item, &Path::parse(path));
    });
    found
}

fn answer(filling: &Filling, path: &str) -> Value {
    filling.session().answers().get(&Path::parse(path)).clone()
}

fn problems(filling: &Filling, page: usize) -> Vec<String> {
    let found = filling.problems_on(page);
    let told = found
        .iter()
        .map(|found| format!("{} {}", found.path, found.rule));
    told.collect()
}

fn json(text: &str) -> Value {
    Value::from_json(text.as_bytes(), &Limits::default()).expect("the test's JSON is right")
}

#[test]
fn a_number_is_kept_as_typed_and_read_as_meant() {
    let mut filling = filling();
    type_text(&mut filling, "age", "age", "1 234,50");
    assert_eq!(answer(&filling, "age"), Value::Number(1234.5));
    assert_eq!(text(&mut filling, "age", "age"), "1 234,50");
    assert_eq!(problems(&filling, 0), [] as [&str; 0]);
}

#[test]
fn what_is_no_number_is_no_answer_and_stays_in_its_field() {
    let mut filling = filling();
    type_text(&mut filling, "age", "age", "forty");
    assert_eq!(answer(&filling, "age"), Value::Undefined);
    assert_eq!(text(&mut filling, "age", "age"), "forty");
    assert_eq!(problems(&filling, 0), ["age number"]);
    type_text(&mut filling, "age", "age", "");
    assert_eq!(problems(&filling, 0), ["age required"]);
}

#[test]
fn a_date_is_stored_once_it_is_whole() {
    let mut filling = filling();
    type_text(&mut filling, "age", "age", "1");
    type_date(&mut filling, DatePart::Day, "5");
    assert_eq!(answer(&filling, "born"), Value::Undefined);
    let found = filling.problems_on(0);
    assert_eq!(found[0].rule, "dateParts");
    assert_eq!(found[0].params, [("parts", "month year".to_owned())]);
    type_date(&mut filling, DatePart::Month, "2");
    type_date(&mut filling, DatePart::Year, "1999");
    assert_eq!(answer(&filling, "born"), "02/05/1999".into());
    assert_eq!(problems(&filling, 0), [] as [&str; 0]);
    with(&mut filling, "born", |filling, item| {
        let held = filling.date(item, &Path::parse("born"));
        assert_eq!(held.civil().as_deref(), Some("1999-02-05"));
    });
    type_date(&mut filling, DatePart::Month, "13");
    assert_eq!(answer(&filling, "born"), Value::Undefined);
    assert_eq!(problems(&filling, 0), ["born date"]);
    let mut held = DateAnswer::default();
    with(&mut filling, "born", |filling, item| {
        held = filling.date(item, &Path::parse("born"));
    });
    assert_eq!((held.day.as_str(), held.month.as_str()), ("5", "13"));
}

#[test]
fn choices_are_stored_as_their_publisher_stores_them() {
    let mut filling = filling();
    with(&mut filling, "kind", |filling, item| {
        filling.choose_one(item, &Path::parse("kind"), Some(1), "B");
        assert_eq!(filling.chosen(item, &Path::parse("kind")), [1]);
    });
    with(&mut filling, "many", |filling, item| {
        filling.choose_also(item, &Path::parse("many"), 1, true);
        assert_eq!(filling.chosen(item, &Path::parse("many")), [1]);
    });
    with(&mut filling, "tick", |filling, item| {
        filling.tick(item, &Path::parse("tick"), true);
        assert!(filling.is_ticked(item, &Path::parse("tick")));
    });
    assert_eq!(answer(&filling, "kind"), "b".into());
    assert_eq!(answer(&filling, "many"), json(r#"{"x":false,"y":true}"#));
    assert_eq!(answer(&filling, "tick"), Value::Bool(true));
}

#[test]
fn a_first_answer_that_was_emptied_does_not_come_back() {
    let mut filling = filling();
    assert_eq!(text(&mut filling, "name", "name"), "Ada");
    type_text(&mut filling, "name", "name", "");
    let kept = filling.to_json();
    let mut again = Filling::from_json(plan(), world(), &kept).expect("it is what was kept");
    assert_eq!(text(&mut again, "name", "name"), "");
}

#[test]
fn what_was_typed_into_a_row_moves_with_it() {
    let mut filling = filling();
    assert_eq!(
        filling.row_count(&Path::parse("rows")),
        1,
        "a grid begins with a row"
    );
    with(&mut filling, "rows", |filling, item| {
        assert_eq!(
            filling.add_row(item, &Path::parse("rows")),
            Path::parse("rows[1]")
        );
    });
    assert_eq!(answer(&filling, "rows[1].size"), Value::Number(7.0));
    type_text(&mut filling, "size", "rows[0].size", "no");
    type_text(&mut filling, "size", "rows[1].size", "1,5");
    filling.move_row(&Path::parse("rows"), 1, 0);
    assert_eq!(text(&mut filling, "size", "rows[0].size"), "1,5");
    assert_eq!(text(&mut filling, "size", "rows[1].size"), "no");
    filling.remove_row(&Path::parse("rows"), 0);
    assert_eq!(text(&mut filling, "size", "rows[0].size"), "no");
    assert_eq!(
        problems(&filling, 1),
        ["rows[0].size number", "rows[0].what required"]
    );
}

#[test]
fn rows_that_lack_something_are_not_missing() {
    let form = FORM.replace(
        r#""label":"Rows","input":true,"#,
        r#""label":"Rows","input":true,"validate":{"required":true},"#,
    );
    let plan = Arc::new(Plan::new(Arc::new(any(form.as_bytes()))));
    let mut filling = Filling::new(plan, world());
    filling.answer(&Path::parse("rows[0].size"), Value::Undefined);
    assert_eq!(problems(&filling, 1), ["rows[0].what required"]);
    filling.remove_row(&Path::parse("rows"), 0);
    assert_eq!(problems(&filling, 1), ["rows required"]);
}

#[test]
fn what_the_agency_refused_stands_until_it_is_changed() {
    let mut filling = filling();
    type_text(&mut filling, "age", "age", "3");
    filling.refuse(vec![(Path::parse("age"), "Too young".to_owned())]);
    assert_eq!(filling.problems_on(0)[0].message, "Too young");
    type_text(&mut filling, "age", "age", "4");
    assert_eq!(problems(&filling, 0), [] as [&str; 0]);
    filling.refuse(vec![(Path::parse("age"), "Too young".to_owned())]);
    type_text(&mut filling, "name", "name", "Bo");
    let told = "another answer may have been the reason, which only the agency knows";
    assert_eq!(problems(&filling, 0), [] as [&str; 0], "{told}");
}

#[test]
fn a_page_is_done_once_it_was_gone_on_from_without_problems() {
    let mut filling = filling();
    assert_eq!(filling.progress(0), Progress::ToDo);
    filling.go_on_from(0);
    assert_eq!(filling.progress(0), Progress::Begun);
    type_text(&mut filling, "age", "age", "3");
    assert_eq!(filling.progress(0), Progress::Done);
}

#[test]
fn files_are_held_apart_and_put_in_when_they_are_sent() {
    let mut filling = filling();
    let path = Path::parse("papers");
    for id in ["a", "b"] {
        let file = FileAnswer {
            id: id.to_owned(),
            name: "letter.pdf".to_owned(),
            size: 3,
            media_type: "application/pdf".to_owned(),
        };
        filling.add_file(&path, &file);
        assert_eq!(filling.files(&path).last(), Some(&file));
    }
    let sent = fill_in(&filling.session().submission(), &mut |file| {
        (file.id == "b").then(|| "content".into())
    });
    assert_eq!(*sent.get(&path), json(r#"["content"]"#));
    assert_eq!(filling.keep_files(&|id| id == "a"), 1);
    assert_eq!(filling.files(&path).len(), 1);
    filling.remove_file(&path, "a");
    assert_eq!(filling.files(&path), []);
}

#[test]
fn what_is_missing_is_told_as_missing_whatever_the_rule_is_called() {
    let form = r#"{"components":[
      {"type":"day","key":"born","label":"Born","input":true,
       "fields":{"day":{"required":true},"month":{"required":true},"year":{"required":true}}},
      {"type":"file","key":"papers","label":"Papers","input":true,"multiple":true,
       "validate":{"required":true}},
      {"type":"datagrid","key":"rows","label":"Rows","input":true,"validate":{"required":true},
       "components":[{"type":"textfield","key":"what","label":"What","input":true,
        "validate":{"required":true}}]}]}"#;
    let plan = Arc::new(Plan::new(Arc::new(any(form.as_bytes()))));
    let mut filling = Filling::new(plan, world());
    assert_eq!(
        problems(&filling, 0),
        ["born required", "papers required", "rows[0].what required"]
    );
    filling.remove_row(&Path::parse("rows"), 0);
    assert_eq!(
        problems(&filling, 0),
        ["born required", "papers required", "rows required"]
    );
}

#[test]
fn what_is_kept_is_gone_on_with() {
    let mut filling = filling();
    type_text(&mut filling, "age", "age", "x");
    type_date(&mut filling, DatePart::Day, "5");
    filling.go_on_from(0);
    let mut again = Filling::from_json(plan(), world(), &filling.to_json()).expect("it is kept");
    assert_eq!(text(&mut again, "age", "age"), "x");
    assert_eq!(problems(&again, 0), problems(&filling, 0));
    assert_eq!(again.progress(0), Progress::Begun);
    assert!(Filling::from_json(plan(), world(), "[1]").is_none());
    assert!(Filling::from_json(plan(), world(), "").is_none());
}
