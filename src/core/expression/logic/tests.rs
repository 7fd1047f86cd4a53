use super::*;
use crate::expression::syntax::tree::Tree;
use crate::expression::{Inputs, Reads, Script};
use crate::tree::Limits;

fn json(text: &str) -> Value {
    Value::from_json(text.as_bytes(), &Limits::default()).unwrap()
}

fn apply(rule: &Value, data: &Value) -> Result<Value, Stop> {
    assert_eq!(check(rule, 0), Ok(()));
    let inputs = Inputs::default();
    let tree = Tree::default();
    let mut run = Run::new(&tree, &inputs, 100_000);
    let data = run.import(data);
    run.logic(rule, data)
}

#[test]
fn the_official_suite_passes() {
    let suite = json(include_str!("../fixtures/jsonlogic.json"));
    let mut cases = 0;
    for case in suite.as_list().unwrap() {
        // Texts between the cases are headings.
        let Some([rule, data, wanted]) = case.as_list() else {
            continue;
        };
        cases += 1;
        let found = apply(rule, data);
        assert_eq!(found.as_ref(), Ok(wanted), "{}", rule.to_json());
    }
    assert_eq!(cases, 275);
}

#[test]
fn inputs_are_reached_by_their_names() {
    let rule =
        json(r#"{"and":[{"==":[{"var":"data.kind"},"a"]},{">":[{"_sum":[{"var":"row.n"}]},5]}]}"#);
    let script = Script::from_json_logic(&rule).unwrap();
    let inputs = Inputs {
        names: vec![
            ("data", json(r#"{"kind":"a"}"#)),
            ("row", json(r#"{"n":[2,4]}"#)),
        ],
        ..Inputs::default()
    };
    let found = script.run(&inputs, "show", Value::Undefined, 1_000);
    assert_eq!(found, Ok(Value::Bool(true)));
    let reads = [("data", "kind"), ("row", "n")];
    let reads = reads.map(|(input, name)| (input.to_owned(), name.to_owned()));
    assert_eq!(script.reads(), Reads::Known(reads.to_vec()));
}

#[test]
fn what_is_unknown_is_named() {
    let error = Script::from_json_logic(&json(r#"{"and":[{"method":[1,2]}]}"#)).unwrap_err();
    assert_eq!(error.what, "the operation `method` is outside the subset");
    let mut deep = Value::Null;
    for _ in 0..200 {
        deep = Value::from([("!", deep)].into_iter().collect::<Object>());
    }
    assert!(Script::from_json_logic(&deep).is_err());
}
