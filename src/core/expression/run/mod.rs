//! Running a script: its state, its fuel, and how it ends.

mod call;
mod coerce;
mod expression;
mod frame;
mod heap;
mod member;
mod operator;
mod place;
mod statement;
mod transfer;
mod val;

use std::sync::Arc;

use super::builtin::{self, Native};
use super::syntax::tree::{Symbol, Tree};
use super::{Inputs, Stop};
use crate::value::{Object, Value};

use frame::Frame;
pub(super) use member::whole;
pub(super) use statement::Flow;
pub(super) use val::{Closure, Thing, Time, Type, Val};

/// Levels of evaluation within each other at most; a script that recurses deeper throws, as it
/// does in a browser, though there later.
const DEEPEST: u32 = 320;

/// What a step of a script costs, where one of the library costs 1: there a call that a script sees
/// as one step takes many small ones.
const OWN_STEP: u32 = 8;

/// Characters of a string at most.
const LONGEST_TEXT: usize = 1_000_000;

/// That evaluation goes no further. Why is with the run, so that every outcome stays small.
#[derive(Clone, Copy)]
pub(super) struct Halt(());

/// Why evaluation went no further.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cause {
    /// A value was thrown.
    Throw,
    /// There is no fuel left.
    Fuel,
    /// A `?.` met nothing: the chain around it is `undefined`.
    Short,
}

pub(super) type Outcome<T> = Result<T, Halt>;

/// A script that runs.
pub(super) struct Run<'s> {
    /// The tree of the code that runs.
    tree: &'s Tree,
    pub inputs: &'s Inputs,
    heap: Vec<Thing<'s>>,
    texts: Vec<Arc<str>>,
    /// The variables of all frames, the innermost last.
    slots: Vec<(Symbol, Val)>,
    frames: Vec<Frame>,
    /// The frame whose code runs.
    frame: u32,
    fuel: u32,
    /// What a step of the code that runs costs.
    price: u32,
    depth: u32,
    /// Why it was halted last.
    cause: Cause,
    /// What was thrown last.
    thrown: Val,
    /// What a function returned last.
    returned: Val,
    /// Whether the script said beforehand that it may call the library.
    pub may_call_library: bool,
}

impl<'s> Run<'s> {
    pub fn new(tree: &'s Tree, inputs: &'s Inputs, fuel: u32) -> Self {
        Self {
            tree,
            inputs,
            heap: Vec::new(),
            texts: Vec::new(),
            slots: Vec::new(),
            frames: Vec::new(),
            frame: 0,
            fuel: fuel.saturating_mul(OWN_STEP),
            price: OWN_STEP,
            depth: 0,
            cause: Cause::Fuel,
            thrown: Val::UNDEFINED,
            returned: Val::UNDEFINED,
            may_call_library: tree.needs_library,
        }
    }

    /// Runs the whole script; what it returned, or else what its result is at the end.
    pub fn script(mut self, result: &str, initial: Value) -> Result<Value, Stop> {
        let tree = self.tree;
        let result = tree.names.iter().position(|name| **name == *result);
        let result = result.and_then(|place| Symbol::try_from(place).ok());
        for symbol in tree.list(tree.scope.names) {
            let value = if Some(*symbol) == result {
                self.import(&initial)
            } else {
                self.input(*symbol)
            };
            self.slots.push((*symbol, value));
        }
        self.begin(0, 0);
        self.declare_functions(tree.scope);
        match self.outcome(result) {
            Ok(value) => Ok(value.unwrap_or(initial)),
            Err(_) => Err(self.stop()),
        }
    }

    fn outcome(&mut self, result: Option<Symbol>) -> Outcome<Option<Value>> {
        let value = match (self.statements(self.tree.body)?, result) {
            (Flow::Return, _) => self.returned,
            (_, Some(symbol)) => self.variable(symbol)?,
            (_, None) => return Ok(None),
        };
        self.export(value).map(Some)
    }

    /// What a name of the outermost scope holds when the script begins.
    fn input(&mut self, symbol: Symbol) -> Val {
        let name = self.tree.name(symbol);
        let inputs = self.inputs;
        for (known, value) in &inputs.names {
            if *known == name {
                return self.import(value);
            }
        }
        if self.tree.undeclared.contains(&symbol) || super::syntax::is_input(name) {
            Val::UNSET
        } else {
            Val::UNDEFINED
        }
    }

    /// What a rule of JSONLogic gives for a value.
    pub fn logic(mut self, rule: &Value, data: Val) -> Result<Value, Stop> {
        self.may_call_library = true;
        let rule = self.import(rule);
        let outcome = match Native::intrinsic("logic") {
            Some(logic) => logic.call(&mut self, &[rule, data]),
            None => Err(self.error("ReferenceError", builtin::MISSING)),
        };
        let outcome = outcome.and_then(|value| self.export(value));
        outcome.map_err(|_| self.stop())
    }

    /// Why it stopped, for the one who started it.
    pub fn stop(&mut self) -> Stop {
        match self.cause {
            Cause::Fuel => Stop::OutOfFuel,
            Cause::Short => Stop::Thrown("a chain ended nowhere".to_owned()),
            Cause::Throw => {
                let value = std::mem::take(&mut self.thrown);
                self.fuel = self.fuel.max(10_000);
                let text = self.error_text(value);
                Stop::Thrown(text.unwrap_or_else(|_| "something that is no text".to_owned()))
            }
        }
    }

    fn halt(&mut self, cause: Cause) -> Halt {
        self.cause = cause;
        Halt(())
    }

    /// Pays for so many steps, elements or characters.
    pub fn spend(&mut self, steps: usize) -> Outcome<()> {
        let steps = u32::try_from(steps).unwrap_or(u32::MAX);
        match self.fuel.checked_sub(steps.saturating_mul(self.price)) {
            Some(left) => {
                self.fuel = left;
                Ok(())
            }
            None => {
                self.fuel = 0;
                Err(self.halt(Cause::Fuel))
            }
        }
    }

    /// Goes one level deeper; the caller comes back by itself.
    pub fn deepen(&mut self) -> Outcome<()> {
        if self.depth >= DEEPEST {
            return Err(self.error("RangeError", "the script recurses too deeply"));
        }
        self.depth += 1;
        Ok(())
    }

    /// A string that the script made.
    pub fn text(&mut self, text: String) -> Outcome<Val> {
        self.spend(text.len() / 16)?;
        if text.len() > LONGEST_TEXT {
            return Err(self.error("RangeError", "a string became too long"));
        }
        Ok(self.put_text(text.into()))
    }

    /// An error to be thrown, with its name and its message.
    pub fn error(&mut self, name: &str, message: &str) -> Halt {
        let mut error = Object::default();
        for (key, text) in [("name", name), ("message", message)] {
            error.set(key, self.put_text(text.into()));
        }
        let error = self.put(Thing::Object(error));
        self.throw(error)
    }

    /// A value to be thrown.
    pub fn throw(&mut self, value: Val) -> Halt {
        self.thrown = value;
        self.halt(Cause::Throw)
    }

    pub fn type_error(&mut self, message: &str) -> Halt {
        self.error("TypeError", message)
    }

    /// What is said of a thrown value.
    fn error_text(&mut self, value: Val) -> Outcome<String> {
        let text = self.text_of(value)?;
        Ok(self.str(text).to_owned())
    }
}
