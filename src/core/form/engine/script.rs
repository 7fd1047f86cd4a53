//! What scripts see, and what becomes of them.

use super::World;
use crate::expression::{Inputs, Script};
use crate::form::definition::Item;
use crate::value::{Object, Value};

/// Steps that one script may take: a hundred times what the longest script of real forms needs for
/// rows in the hundreds, and less than a frame of a phone.
const FUEL: u32 = 200_000;

/// What is around an item while one of its scripts runs.
pub(super) struct Surroundings<'a> {
    pub world: &'a World,
    pub item: &'a Item,
    pub data: &'a Value,
    /// The object that holds the answer: a row, a container or all answers; `null` where it is
    /// missing.
    pub row: Value,
    /// The answer.
    pub value: Value,
    /// Which of several answers it is.
    pub index: Option<usize>,
}

impl Surroundings<'_> {
    /// Runs a script whose outcome is in the variable `result`, which starts as `initial`; none
    /// where it throws or runs out of fuel, in which case the peer goes on without it.
    pub fn run(&self, script: &Script, result: &'static str, initial: Value) -> Option<Value> {
        self.run_with(script, result, initial, self.value.clone())
    }

    /// As [`Self::run`], with another `value` for the script.
    pub fn run_with(
        &self,
        script: &Script,
        result: &'static str,
        initial: Value,
        value: Value,
    ) -> Option<Value> {
        let inputs = Inputs {
            names: vec![
                ("data", self.data.clone()),
                ("row", self.row.clone()),
                ("value", value),
                ("input", self.value.clone()),
                ("component", self.component()),
                ("instance", Value::Undefined),
                ("rowIndex", self.row_index()),
            ],
            now: self.world.now,
            utc_offset_minutes: self.world.utc_offset_minutes,
            patterns: Some(self.world.patterns),
            bare: !self.world.libraries,
        };
        script.run(&inputs, result, initial, FUEL).ok()
    }

    fn component(&self) -> Value {
        let mut component = Object::default();
        component.set("key", self.item.key.as_str().into());
        component.set("type", self.item.source_type.as_str().into());
        component.set("label", self.item.label.as_str().into());
        component.into()
    }

    #[allow(clippy::cast_precision_loss, reason = "rows are few")]
    fn row_index(&self) -> Value {
        self.index
            .map_or(Value::Undefined, |index| (index as f64).into())
    }
}
