//! Expressions of real forms, without `eval`: the JavaScript subset of Form.io scripts, JSONLogic
//! and structured conditions.
//!
//! Evaluation is total: it ends by its fuel, cannot panic, and sees nothing but its inputs. Inputs
//! are shared with a script and never changed by it: what it sets on `data` or `row` it sees itself
//! until it ends, and nobody else does.

mod builtin;
mod library;
mod logic;
mod reads;
mod run;
mod syntax;
mod text;

#[cfg(test)]
mod tests;

use crate::joined::joined;
use crate::value::Value;
pub use builtin::{Exec, Found};
#[cfg(any(test, feature = "library"))]
pub use library::library_text;
pub use library::{has_library, provide_library};
use run::Run;
use syntax::tree::Tree;

/// A script of the subset, ready to run.
#[derive(Clone, Debug, PartialEq)]
pub struct Script(Body);

#[derive(Clone, Debug, PartialEq)]
enum Body {
    JavaScript(Box<Tree>),
    JsonLogic(Value),
}

/// Why a text is no script of the subset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsupported {
    /// What was met, in developers' English, by its name: "`while` is outside the subset",
    /// "`instance.setValue` is outside the subset".
    pub what: String,
    /// Byte offset in the script; 0 for JSONLogic.
    pub at: usize,
}

impl Unsupported {
    fn new(what: &str, at: usize) -> Self {
        Self {
            what: joined(&[what, " is outside the subset"], ""),
            at,
        }
    }
}

/// What the publisher's own renderer does where a script calls into it.
#[derive(Clone, Debug, PartialEq)]
pub enum HostCall {
    /// It throws, as a method of an `instance` that is not there does.
    Throws,
    /// It gives this value, whatever the arguments.
    Returns(Value),
    /// It gives this value, but throws where the script is [`Inputs::bare`].
    ReturnsUnlessBare(Value),
}

/// What a script may read.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// Names and their values: `data`, `row`, `value`, `component`, `form`, `rowIndex` ...
    pub names: Vec<(&'static str, Value)>,
    /// Milliseconds since 1970 in UTC, for `new Date()` and `moment()`.
    pub now: f64,
    /// How far local time is ahead of UTC, in minutes.
    pub utc_offset_minutes: i32,
    /// Regular expressions; without it a script that needs one throws.
    pub patterns: Option<Exec>,
    /// Whether the script has none of the libraries `_` and `moment`, as in Form.io's engine without
    /// its renderer: to reach for one throws.
    pub bare: bool,
}

/// Why a script gave no value.
#[derive(Clone, Debug, PartialEq)]
pub enum Stop {
    /// It threw, such as a member of `undefined`; with what, in developers' English.
    Thrown(String),
    /// It used up its fuel.
    OutOfFuel,
}

/// What a script reads of the answers, found before it runs, for recalculation of what a change
/// touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reads {
    /// These: the names that follow `data.`, `row.` and the like, by the name of the input. An
    /// input that is read as a whole, such as `value`, stands with an empty name.
    Known(Vec<(String, String)>),
    /// It reaches for entries by computed names, so anything.
    Anything,
}

impl Script {
    /// Reads a script of the JavaScript subset (forms.md §2.3, tiers 1, 2 and 5).
    ///
    /// # Errors
    /// The first thing outside the subset, and where.
    pub fn parse(source: &str) -> Result<Self, Unsupported> {
        Self::parse_with(source, &[])
    }

    /// Reads a script that may call its host. An entry such as `instance.isNew` stands for calls of
    /// that method; one without a point, such as `instance`, for the name itself.
    ///
    /// # Errors
    /// The first thing outside the subset, and where.
    pub fn parse_with(source: &str, host: &[(&str, HostCall)]) -> Result<Self, Unsupported> {
        let tree = syntax::parse(source, host)?;
        Ok(Self(Body::JavaScript(Box::new(tree))))
    }

    /// Reads a JSONLogic rule (jsonlogic.com), with the lodash operations that Form.io adds.
    ///
    /// # Errors
    /// An operation that JSONLogic does not know.
    pub fn from_json_logic(rule: &Value) -> Result<Self, Unsupported> {
        logic::check(rule, 0)?;
        Ok(Self(Body::JsonLogic(rule.clone())))
    }

    /// Whether it may call what only the library has ([`provide_library`]); without it such a call throws.
    #[must_use]
    pub fn needs_library(&self) -> bool {
        match &self.0 {
            Body::JavaScript(tree) => tree.needs_library,
            Body::JsonLogic(_) => true,
        }
    }

    /// What it reads.
    #[must_use]
    pub fn reads(&self) -> Reads {
        match &self.0 {
            Body::JavaScript(tree) => reads::of_script(tree),
            Body::JsonLogic(rule) => reads::of_rule(rule),
        }
    }

    /// Runs it as Form.io does: `result` (such as `show`, `valid` or `value`) is a variable that
    /// starts as `initial`, and its value at the end is the outcome, unless the script returned
    /// another. A JSONLogic rule gives its own value; its `var` begins with the name of an input.
    ///
    /// # Errors
    /// Why it gave no value.
    pub fn run(
        &self,
        inputs: &Inputs,
        result: &'static str,
        initial: Value,
        fuel: u32,
    ) -> Result<Value, Stop> {
        match &self.0 {
            Body::JavaScript(tree) => Run::new(tree, inputs, fuel).script(result, initial),
            Body::JsonLogic(rule) => {
                let tree = Tree::default();
                logic::run(rule, Run::new(&tree, inputs, fuel))
            }
        }
    }
}
