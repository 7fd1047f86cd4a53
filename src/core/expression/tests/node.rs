//! What scripts give here and what they give in Node.

use super::*;
use crate::value::number;

/// The value as the fixture writes it: JSON, and what JSON has no word for.
fn encode(value: &Value, out: &mut String) {
    match value {
        Value::Undefined => out.push_str("undefined"),
        Value::Number(number) if *number == 0.0 && number.is_sign_negative() => out.push_str("-0"),
        Value::Number(number) => out.push_str(&number::to_text(*number)),
        Value::List(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                out.push_str(if place > 0 { "," } else { "" });
                encode(item, out);
            }
            out.push(']');
        }
        Value::Object(object) => {
            out.push('{');
            for (place, (key, item)) in object.iter().enumerate() {
                out.push_str(if place > 0 { "," } else { "" });
                out.push_str(&Value::from(key).to_json());
                out.push(':');
                encode(item, out);
            }
            out.push('}');
        }
        other => out.push_str(&other.to_json()),
    }
}

#[test]
fn scripts_give_what_they_give_in_node() {
    let fixture = json(include_str!("../fixtures/node.json"));
    let entry = |value: &Value, name: &str| value.as_object().unwrap().get(name).unwrap().clone();
    let all = entry(&fixture, "inputs");
    let mut wrong = Vec::new();
    let cases = entry(&fixture, "cases");
    let cases = cases.as_list().unwrap();
    assert!(cases.len() >= 300);
    for case in cases {
        let source = entry(case, "script");
        let source = source.as_text().unwrap();
        let result = ["show", "valid", "value"];
        let name = entry(case, "result");
        let result = result
            .into_iter()
            .find(|known| Some(*known) == name.as_text())
            .unwrap();
        let inputs = Inputs {
            now: 1_714_979_289_010.0,
            utc_offset_minutes: 120,
            ..inputs(&all)
        };
        let initial = if result == "value" {
            "old".into()
        } else {
            true.into()
        };
        let found = match Script::parse(source) {
            Err(error) => error.what,
            Ok(script) => match script.run(&inputs, result, initial, 100_000) {
                Ok(value) => {
                    let mut text = String::new();
                    encode(&value, &mut text);
                    text
                }
                Err(Stop::Thrown(_)) => "thrown".to_owned(),
                Err(Stop::OutOfFuel) => "out of fuel".to_owned(),
            },
        };
        let wanted = entry(case, "outcome");
        if Some(&*found) != wanted.as_text() {
            wrong.push(format!(
                "{source}\n    here {found}\n    Node {}",
                wanted.as_text().unwrap()
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
