//! What scripts may call: the functions of ECMAScript, lodash and moment that real forms use.

mod array;
mod change;
mod date;
mod global;
mod iterate;
mod lodash;
mod math;
mod moment;
mod number;
mod object;
mod pattern;
mod sort;
mod string;
mod time;

use super::run::{Outcome, Run, Thing, Val};
use super::syntax::tree::{Class, Expr};
use crate::value::Value;

pub(super) use date::text as date_text;
pub(super) use moment::text as moment_text;
pub use pattern::{Exec, Found};
pub(super) use time::iso_text;

/// A function that needs no object.
type Function = fn(&mut Run<'_>, &[Val]) -> Outcome<Val>;

/// A function of an object.
pub(super) type Method = fn(&mut Run<'_>, &Val, &[Val]) -> Outcome<Val>;

/// Functions and constants that stand under one name.
struct Namespace {
    /// Empty for what stands under no name.
    name: &'static str,
    functions: &'static [(&'static str, Function)],
    constants: &'static [(&'static str, f64)],
}

static NAMESPACES: [Namespace; 15] = [
    global::GLOBAL,
    math::MATH,
    number::NUMBER,
    string::STRING,
    object::OBJECT,
    object::ARRAY,
    object::JSON,
    date::DATE,
    moment::MOMENT,
    lodash::COLLECTIONS,
    lodash::VALUES,
    lodash::LISTS,
    lodash::GROUPS,
    lodash::OBJECTS,
    lodash::SCALARS,
];

/// The methods of each kind of value.
const METHODS: [&[(&str, Method)]; 10] = [
    string::METHODS,
    string::PATTERN_METHODS,
    array::METHODS,
    change::METHODS,
    number::METHODS,
    object::METHODS,
    date::METHODS,
    moment::METHODS,
    moment::COMPARISONS,
    pattern::METHODS,
];

/// A function of a namespace, by its place in the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Native {
    namespace: u8,
    place: u8,
}

impl Native {
    /// The function of a name in a namespace.
    pub fn find(namespace: &str, name: &str) -> Option<Self> {
        for (at, known) in NAMESPACES.iter().enumerate() {
            if known.name == namespace
                && let Some(place) = known.functions.iter().position(|(known, _)| *known == name)
            {
                return Some(Self {
                    namespace: u8::try_from(at).ok()?,
                    place: u8::try_from(place).ok()?,
                });
            }
        }
        None
    }

    fn entry(self) -> Option<&'static (&'static str, Function)> {
        let namespace = NAMESPACES.get(usize::from(self.namespace))?;
        namespace.functions.get(usize::from(self.place))
    }

    /// Its name without its namespace.
    pub fn name(self) -> &'static str {
        self.entry().map_or("", |(name, _)| name)
    }

    /// Whether it is of a library, not of the language.
    pub fn is_library(self) -> bool {
        let namespace = NAMESPACES.get(usize::from(self.namespace));
        namespace.is_some_and(|known| matches!(known.name, "_" | "moment"))
            || self.name() == "moment"
    }

    pub fn call(self, run: &mut Run<'_>, arguments: &[Val]) -> Outcome<Val> {
        match self.entry() {
            Some((_, function)) => function(run, arguments),
            None => Ok(Val::Undefined),
        }
    }
}

/// What stands in a namespace under a name.
pub(super) fn of_namespace(namespace: &str, name: &str) -> Option<Expr> {
    if let Some(native) = Native::find(namespace, name) {
        return Some(Expr::Native(native));
    }
    let mut known = NAMESPACES.iter().filter(|known| known.name == namespace);
    known.find_map(|known| {
        let mut constants = known.constants.iter();
        let (_, value) = constants.find(|(known, _)| *known == name)?;
        Some(Expr::Literal(Value::Number(*value)))
    })
}

/// Whether values of some kind have a method of this name.
pub(super) fn is_method(name: &str) -> bool {
    let mut tables = METHODS.iter();
    tables.any(|methods| methods.iter().any(|(known, _)| *known == name))
}

/// The method of a name that a value has by its kind.
pub(super) fn method_of(run: &Run<'_>, object: &Val, name: &str) -> Option<Method> {
    let tables: [&[(&str, Method)]; 2] = match object {
        Val::Text(_) => [string::METHODS, string::PATTERN_METHODS],
        Val::Number(_) => [number::METHODS, object::METHODS],
        Val::Ref(_) if run.is_list(object) => [array::METHODS, change::METHODS],
        Val::Ref(_) => match run.thing(object) {
            Some(Thing::Time(time)) if time.is_moment => [moment::METHODS, moment::COMPARISONS],
            Some(Thing::Time(_)) => [date::METHODS, &[]],
            Some(Thing::Pattern(..)) => [pattern::METHODS, &[]],
            _ => [object::METHODS, &[]],
        },
        _ => [object::METHODS, &[]],
    };
    let mut methods = tables.into_iter().flatten();
    methods.find_map(|(known, method)| (*known == name).then_some(*method))
}

/// What `new` makes.
pub(super) fn construct(run: &mut Run<'_>, class: Class, arguments: &[Val]) -> Outcome<Val> {
    match class {
        Class::Date => date::construct(run, arguments),
        Class::Error => {
            let message = match argument(arguments, 0) {
                Val::Undefined => "".into(),
                message => run.text_of(message)?,
            };
            let entries = [("name", "Error".into()), ("message", Val::Text(message))];
            run.object(entries.into_iter().collect())
        }
        Class::Array => object::new_array(run, arguments),
        Class::Object => run.object(Default::default()),
        Class::RegExp => {
            let pattern = run.text_of(argument(arguments, 0))?;
            let flags = match argument(arguments, 1) {
                Val::Undefined => "".into(),
                flags => run.text_of(flags)?,
            };
            Ok(run.put(Thing::Pattern(pattern, flags)))
        }
    }
}

/// The argument at a place, `undefined` where there is none.
fn argument(arguments: &[Val], place: usize) -> &Val {
    const NOTHING: &Val = &Val::Undefined;
    arguments.get(place).unwrap_or(NOTHING)
}

/// The argument at a place as a whole number, or what stands in where it is `undefined`.
fn integer(run: &mut Run<'_>, arguments: &[Val], place: usize, otherwise: f64) -> Outcome<f64> {
    match argument(arguments, place) {
        Val::Undefined => Ok(otherwise),
        value => run.integer_of(value),
    }
}

/// A place counted from the end where it is negative, within the length (ECMA-262, `slice`).
fn relative(place: f64, length: usize) -> usize {
    let Val::Number(end) = Val::from(length) else {
        return 0;
    };
    let place = if place < 0.0 { end + place } else { place };
    whole_within(place, length)
}

/// A number as a place from 0 to the length.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "casts saturate, and NaN is 0"
)]
fn whole_within(number: f64, length: usize) -> usize {
    (number as usize).min(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_table_has_a_name_twice_or_too_many_of_them() {
        assert!(NAMESPACES.len() < 256);
        for namespace in &NAMESPACES {
            assert!(namespace.functions.len() < 256);
        }
        for (at, one) in NAMESPACES.iter().enumerate() {
            for (name, _) in one.functions {
                let native = Native::find(one.name, name).unwrap();
                assert_eq!(usize::from(native.namespace), at, "{}.{name}", one.name);
                assert_eq!(native.name(), *name);
            }
        }
    }
}
