//! Values into a run and out of it.

use super::val::Shared;
use super::{Outcome, Run, Thing, Type, Val};
use crate::expression::builtin::iso_text;
use crate::value::{Object, Value};

/// Levels of a result at most; what is deeper, as in a circle, is `undefined`.
const DEEPEST: u32 = 64;

impl Run<'_> {
    /// A value of the inputs, shared with them.
    pub fn import(&mut self, value: &Value) -> Val {
        match value {
            Value::Undefined => Val::UNDEFINED,
            Value::Null => Val::NULL,
            Value::Bool(value) => (*value).into(),
            Value::Number(value) => (*value).into(),
            Value::Text(text) => self.put_text(text.clone()),
            Value::List(_) | Value::Object(_) => self.put(Thing::Shared(Shared {
                value: value.clone(),
                touched: Vec::new(),
            })),
        }
    }

    /// A value for outside: dates and moments as ISO texts, functions as `undefined`, regular
    /// expressions as empty objects, as JSON has them.
    pub fn export(&mut self, value: Val) -> Outcome<Value> {
        self.export_at(value, DEEPEST)
    }

    fn export_at(&mut self, value: Val, levels: u32) -> Outcome<Value> {
        self.spend(1)?;
        Ok(match value.kind() {
            Type::Unset | Type::Undefined | Type::Native(_) | Type::Method => Value::Undefined,
            Type::Null => Value::Null,
            Type::Bool(value) => Value::Bool(value),
            Type::Number(value) => Value::Number(value),
            Type::Text => Value::Text(self.shared(value)),
            Type::Ref if levels == 0 => Value::Undefined,
            Type::Ref => match self.thing(value) {
                Some(Thing::Shared(shared)) if shared.touched.is_empty() => shared.value.clone(),
                Some(Thing::Time(time)) if time.milliseconds.is_nan() => Value::Null,
                Some(Thing::Time(time)) => iso_text(time.milliseconds).into(),
                Some(Thing::Pattern(..)) => Value::object(),
                Some(Thing::Function(_)) | None => Value::Undefined,
                Some(_) => return self.export_container(value, levels - 1),
            },
        })
    }

    fn export_container(&mut self, value: Val, levels: u32) -> Outcome<Value> {
        if self.is_list(value) {
            let mut out = Vec::new();
            for item in self.items(value)? {
                out.push(self.export_at(item, levels)?);
            }
            return Ok(out.into());
        }
        let mut out = Object::default();
        for key in self.keys(value)? {
            let key = self.shared(key);
            let entry = self.get(value, &key)?;
            let entry = self.export_at(entry, levels)?;
            out.set_shared(&key, entry);
        }
        Ok(out.into())
    }
}
