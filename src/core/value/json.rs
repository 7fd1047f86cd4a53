//! JSON in and out (RFC 8259; ECMA-262 §25.5).

use std::borrow::Cow;
use std::sync::Arc;

use super::{Object, Value, number};
use crate::tree::json::{Build, build, write_string};
use crate::tree::{Limits, SyntaxError};

impl Value {
    /// Reads a JSON document. Of a repeated key the last one counts, as in JavaScript.
    ///
    /// # Errors
    /// The first syntax error or exceeded limit, with its line and column.
    pub fn from_json(text: &[u8], limits: &Limits) -> Result<Self, SyntaxError> {
        build(text, limits)
    }

    /// The value as a JSON document without white space: entries that are `undefined` are left out,
    /// `undefined` items and numbers that are not finite are `null`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write_json(&mut out);
        out
    }

    fn write_json(&self, out: &mut String) {
        match self {
            Self::Undefined | Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(value) if value.is_finite() => out.push_str(&number::to_text(*value)),
            Self::Number(_) => out.push_str("null"),
            Self::Text(text) => write_string(text, out),
            Self::List(items) => {
                out.push('[');
                for (place, item) in items.iter().enumerate() {
                    if place > 0 {
                        out.push(',');
                    }
                    item.write_json(out);
                }
                out.push(']');
            }
            Self::Object(object) => {
                out.push('{');
                let mut any = false;
                for (key, value) in object.iter() {
                    if matches!(value, Self::Undefined) {
                        continue;
                    }
                    if any {
                        out.push(',');
                    }
                    any = true;
                    write_string(key, out);
                    out.push(':');
                    value.write_json(out);
                }
                out.push('}');
            }
        }
    }
}

/// Texts of at most so many bytes are kept once for a document: definitions say the same few hundred
/// words thousands of times.
const SHORT: usize = 24;

impl Build for Value {
    type Items = Vec<Self>;
    type Entries = Object;
    /// Keys and short texts.
    type Known = Object;

    fn word(word: &'static str) -> Self {
        match word {
            "null" => Self::Null,
            other => Self::Bool(other == "true"),
        }
    }

    fn number(text: &str) -> Self {
        Self::Number(number::from_text(text))
    }

    fn text(known: &mut Object, text: Cow<'_, str>) -> Self {
        if text.len() <= SHORT {
            Self::Text(known.shared_key(&text))
        } else {
            Self::Text(Arc::from(text))
        }
    }

    fn item(items: &mut Vec<Self>, item: Self) {
        items.push(item);
    }

    fn entry(known: &mut Object, entries: &mut Object, key: Cow<'_, str>, value: Self) {
        entries.set_shared(&known.shared_key(&key), value);
    }

    fn list(items: Vec<Self>) -> Self {
        items.into()
    }

    fn map(entries: Object) -> Self {
        entries.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Value {
        Value::from_json(text.as_bytes(), &Limits::default()).unwrap()
    }

    #[test]
    fn kinds_are_told_apart() {
        let value = read(r#"{"a":[1,-2.5e-3,"1",true,false,null,{}],"a b":"\u00e9","c":{"d":[]}}"#);
        assert_eq!(
            value.to_json(),
            r#"{"a":[1,-0.0025,"1",true,false,null,{}],"a b":"é","c":{"d":[]}}"#
        );
        assert_eq!(read(r#"{"a":1,"b":2,"a":3}"#).to_json(), r#"{"a":3,"b":2}"#);
        assert!(Value::from_json(b"{", &Limits::default()).is_err());
    }

    #[test]
    fn what_json_cannot_say_is_left_out_or_null() {
        let object: Object = [
            ("none", Value::Undefined),
            (
                "items",
                vec![Value::Undefined, f64::NAN.into(), 1e21.into()].into(),
            ),
        ]
        .into_iter()
        .collect();
        assert_eq!(
            Value::from(object).to_json(),
            r#"{"items":[null,null,1e+21]}"#
        );
    }

    fn values(numbers: impl Strategy<Value = f64> + 'static) -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            numbers.prop_map(Value::Number),
            ".{0,8}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::vec((".{0,4}", inner), 0..5)
                    .prop_map(|entries| Value::from(entries.into_iter().collect::<Object>())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(value in values(prop::num::f64::NORMAL)) {
            prop_assert_eq!(read(&value.to_json()), value);
        }

        // That reader is wrong in the last bit of long fractions, so they are short here.
        #[test]
        fn another_reader_agrees(value in values(any::<i32>().prop_map(|eighths| f64::from(eighths) / 8.0))) {
            let text = value.to_json();
            let other: serde_json::Value = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(read(&other.to_string()), value);
        }
    }
}
