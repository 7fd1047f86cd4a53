//! A change evaluates again what depends on it, and nothing else is different.

use proptest::prelude::*;

use super::{evaluate, json, plan, world};
use crate::form::engine::{Evaluation, Plan, Session};
use crate::value::{Path, Value};
use std::sync::Arc;

/// Everything that depends on something else: names by key and by path, rows, containers,
/// calculations one on the other, logic, names that two items share, text in containers.
const FORM: &str = r#"
    {"type":"radio","key":"a","values":[{"value":"1"},{"value":"2"}]},
    {"type":"panel","key":"p","input":false,"conditional":{"when":"a","eq":"1","show":true},"components":[
      {"type":"textfield","key":"b","validate":{"required":true}},
      {"type":"number","key":"n","validate":{"max":5}}]},
    {"type":"number","key":"twice","calculateValue":"value = data.n * 2"},
    {"type":"textfield","key":"big","customConditional":"show = data.twice > 4","validate":{"required":true}},
    {"type":"container","key":"c","components":[
      {"type":"content","key":"note","html":"x","conditional":{"when":"a","eq":"2","show":true}},
      {"type":"textfield","key":"d","customConditional":"show = row.e === 'x'"},
      {"type":"textfield","key":"e"}]},
    {"type":"datagrid","key":"rows","validate":{"required":true},"components":[
      {"type":"textfield","key":"kind","validate":{"pattern":"[xy]"}},
      {"type":"textfield","key":"more","conditional":{"when":"rows.kind","eq":"x","show":true}},
      {"type":"number","key":"sum","calculateValue":"value = (row.count || 0) + (data.n || 0)"},
      {"type":"number","key":"count"},
      {"type":"editgrid","key":"inner","components":[
        {"type":"textfield","key":"i","customConditional":"show = data.a !== row.i","validate":{"minLength":2}}]}]},
    {"type":"textfield","key":"total","calculateValue":"value = data.rows.length + ':' + data.c.e"},
    {"type":"textfield","key":"b","conditional":{"when":"a","eq":"2","show":true}},
    {"type":"textfield","key":"l","logic":[
      {"trigger":{"type":"simple","simple":{"when":"kind","eq":"x","show":true}},
       "actions":[{"type":"property","property":{"type":"boolean","value":"hidden"},"state":true},
                  {"type":"value","value":"value = data.total"}]}]},
    {"type":"textfield","key":"last","conditional":{"when":"l","eq":"1:x","show":true}}"#;

#[derive(Clone, Debug)]
enum Change {
    Set(&'static str, &'static str),
    Add(&'static str),
    Remove(&'static str, usize),
    Move(&'static str, usize, usize),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let paths = prop::sample::select(vec![
        "a",
        "b",
        "n",
        "big",
        "c",
        "c.d",
        "c.e",
        "rows",
        "rows[0]",
        "rows[0].kind",
        "rows[1].kind",
        "rows[0].more",
        "rows[1].count",
        "rows[0].inner",
        "rows[0].inner[0].i",
        "rows[1].inner[1].i",
        "total",
        "l",
        "last",
        "unknown",
    ]);
    let values = prop::sample::select(vec![
        "\"1\"",
        "\"2\"",
        "\"x\"",
        "\"y\"",
        "3",
        "9",
        "null",
        "\"\"",
        "{}",
        "[]",
        "true",
        r#"{"e":"x"}"#,
        r#"[{"kind":"x","count":2},{"kind":"y"}]"#,
        r#"[{"i":"1"},{"i":"zz"}]"#,
    ]);
    let rows = prop::sample::select(vec!["rows", "rows[0].inner", "rows[1].inner"]);
    let change = prop_oneof![
        6 => (paths, values).prop_map(|(path, value)| Change::Set(path, value)),
        2 => rows.clone().prop_map(Change::Add),
        1 => (rows.clone(), 0..3_usize).prop_map(|(path, index)| Change::Remove(path, index)),
        1 => (rows, 0..3_usize, 0..3_usize).prop_map(|(path, from, to)| Change::Move(path, from, to)),
    ];
    prop::collection::vec(change, 1..12)
}

fn apply(session: &mut Session, change: &Change) {
    match *change {
        Change::Set(path, value) => session.set(&Path::parse(path), json(value)),
        Change::Add(path) => {
            session.add_row(&Path::parse(path));
        }
        Change::Remove(path, index) => session.remove_row(&Path::parse(path), index),
        Change::Move(path, from, to) => session.move_row(&Path::parse(path), from, to),
    }
}

fn shown(evaluation: &Evaluation) -> String {
    let Evaluation {
        data,
        hidden,
        problems,
        extra,
    } = evaluation;
    format!("{} {hidden:?} {problems:?} {extra:?}", data.to_json())
}

fn session(plan: &Arc<Plan>) -> Session {
    Session::new(Arc::clone(plan), Value::object(), world())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn changes_one_by_one_come_to_the_same(changes in changes()) {
        let plan = plan(FORM);
        let mut session = session(&plan);
        for change in &changes {
            apply(&mut session, change);
            let whole = evaluate(&plan, session.answers(), &world());
            // Not a number is not itself, so the two are compared as they are written.
            let (ours, whole) = (shown(&session.evaluation()), shown(&whole));
            prop_assert_eq!(ours, whole, "after {:?} of {:?}", change, &changes);
        }
    }
}

#[test]
fn rows_are_added_moved_and_removed() {
    let plan = plan(FORM);
    let mut session = session(&plan);
    let rows = Path::parse("rows");
    assert_eq!(session.add_row(&rows), 0);
    assert_eq!(session.add_row(&rows), 1);
    session.set(&Path::parse("rows[0].kind"), "x".into());
    session.set(&Path::parse("rows[1].kind"), "y".into());
    session.move_row(&rows, 0, 1);
    let kinds = |session: &Session| {
        let rows = session
            .answers()
            .get(&Path::parse("rows"))
            .as_list()
            .unwrap_or_default();
        let kind = |row: &Value| row.get(&Path::parse("kind")).as_text().map(str::to_owned);
        rows.iter().filter_map(kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&session), ["y", "x"]);
    session.remove_row(&rows, 0);
    assert_eq!(kinds(&session), ["x"]);
    session.remove_row(&rows, 7);
    assert_eq!(kinds(&session), ["x"]);
}

#[test]
fn hidden_answers_are_kept_but_not_sent() {
    let plan = plan(FORM);
    let mut session = session(&plan);
    session.set(&Path::parse("a"), "1".into());
    session.set(&Path::parse("n"), 3.0.into());
    session.set(&Path::parse("a"), "2".into());
    let number = Path::parse("n");
    assert_eq!(session.answers().get(&number), &Value::Number(3.0));
    assert_eq!(session.submission().get(&number), &Value::Undefined);
    session.set(&Path::parse("a"), "1".into());
    assert_eq!(session.submission().get(&number), &Value::Number(3.0));
}
