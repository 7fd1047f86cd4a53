//! Values into a run and out of it.

use super::heap::scalar_of;
use super::val::Shared;
use super::{Outcome, Run, Thing, Val};
use crate::expression::builtin::iso_text;
use crate::value::{Object, Value};

/// Levels of a result at most; what is deeper, as in a circle, is `undefined`.
const DEEPEST: u32 = 64;

impl Run<'_> {
    /// A value of the inputs, shared with them.
    pub fn import(&mut self, value: &Value) -> Val {
        match value {
            Value::List(_) | Value::Object(_) => self.put(Thing::Shared(Shared {
                value: value.clone(),
                touched: Vec::new(),
            })),
            scalar => scalar_of(scalar),
        }
    }

    /// A value for outside: dates and moments as ISO texts, functions as `undefined`, regular
    /// expressions as empty objects, as JSON has them.
    pub fn export(&mut self, value: &Val) -> Outcome<Value> {
        self.export_at(value, DEEPEST)
    }

    fn export_at(&mut self, value: &Val, levels: u32) -> Outcome<Value> {
        self.spend(1)?;
        Ok(match value {
            Val::Unset | Val::Undefined | Val::Native(_) | Val::Method => Value::Undefined,
            Val::Null => Value::Null,
            Val::Bool(value) => Value::Bool(*value),
            Val::Number(value) => Value::Number(*value),
            Val::Text(text) => Value::Text(text.clone()),
            Val::Ref(_) if levels == 0 => Value::Undefined,
            Val::Ref(_) => match self.thing(value) {
                Some(Thing::Shared(shared)) if shared.touched.is_empty() => shared.value.clone(),
                Some(Thing::Time(time)) if time.milliseconds.is_nan() => Value::Null,
                Some(Thing::Time(time)) => iso_text(time.milliseconds).into(),
                Some(Thing::Pattern(..)) => Value::object(),
                Some(Thing::Function(_)) | None => Value::Undefined,
                Some(_) => return self.export_container(value, levels - 1),
            },
        })
    }

    fn export_container(&mut self, value: &Val, levels: u32) -> Outcome<Value> {
        if self.is_list(value) {
            let items = self.items(value)?;
            let mut out = Vec::with_capacity(items.len());
            for item in &items {
                out.push(self.export_at(item, levels)?);
            }
            return Ok(out.into());
        }
        let entries = self.entries(value)?;
        let mut out = Object::default();
        for (key, entry) in &entries {
            let entry = self.export_at(entry, levels)?;
            out.set_shared(key, entry);
        }
        Ok(out.into())
    }
}
