//! What scripts may call: the functions of ECMAScript, lodash and moment that real forms use. What
//! is called often or needs the inside of values is compiled; all else is in the
//! [`library`](super::library).

mod date;
mod intrinsic;
mod list;
mod method;
mod number;
mod object;
mod pattern;
mod text;
mod time;

use super::library;
use super::run::{Outcome, Run, Thing, Val, whole};
use super::syntax::tree::{Class, Node};
use crate::find::parts;

pub(super) use date::text as date_text;
pub(super) use method::{is_method, method_of, moment_text};
pub use pattern::{Exec, Found};
pub(super) use time::iso_text;

/// Functions by their names.
struct Kind {
    /// The namespace, or the kind of value whose methods they are, which is their first argument.
    of: &'static str,
    /// With spaces between.
    names: &'static str,
    call: fn(place: u16, run: &mut Run<'_>, arguments: &[Val]) -> Outcome<Val>,
}

/// Declares the functions of a [`Kind`] as an enumeration.
macro_rules! functions {
    ($name:ident of $of:literal { $($variant:ident $text:literal,)* }) => {
        #[derive(Clone, Copy, PartialEq, Eq)]
        enum $name { $($variant,)* }

        impl $name {
            pub const KIND: super::Kind = super::Kind {
                of: $of,
                names: concat!($($text, " "),*),
                call: |place, run, arguments| match Self::ALL.get(usize::from(place)) {
                    Some(function) => function.call(run, arguments),
                    None => Ok(Val::UNDEFINED),
                },
            };
            const ALL: &[Self] = &[$(Self::$variant),*];
        }
    };
}
use functions;

static KINDS: [Kind; 14] = [
    number::GLOBAL,
    number::MATH,
    number::NUMBER,
    number::METHODS,
    object::OBJECT,
    object::ARRAY,
    object::JSON,
    object::METHODS,
    list::METHODS,
    text::STRING,
    text::METHODS,
    date::DATE,
    date::METHODS,
    intrinsic::INTRINSICS,
];

/// What a call of the library throws while it is not there.
pub(super) const MISSING: &str = "the library is not there";

/// The kind of those of the library.
const LIBRARY: u8 = u8::MAX;

/// A function, by its place in the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Native {
    kind: u8,
    place: u16,
}

impl Native {
    /// The two places as one number.
    pub fn code(self) -> u32 {
        u32::from(self.kind) << 16 | u32::from(self.place)
    }

    /// The function of such a number.
    pub fn of_code(code: u32) -> Self {
        let [_, kind, high, low] = code.to_be_bytes();
        Self {
            kind,
            place: u16::from_be_bytes([high, low]),
        }
    }

    /// The function of a name in a namespace.
    pub fn find(namespace: &str, name: &str) -> Option<Self> {
        let compiled = Self::compiled(namespace, name);
        compiled.or_else(|| match namespace {
            "" if matches!(name, "moment" | "encodeURIComponent") => Self::of_library("", name),
            "_" => Self::of_library("_", name),
            "moment" => Self::of_library("moment_", name),
            "Object" => Self::of_library("Object_", name),
            "Array" => Self::of_library("Array_", name),
            "Date" => Self::of_library("Date_", name),
            _ => None,
        })
    }

    fn compiled(of: &str, name: &str) -> Option<Self> {
        for (kind, known) in KINDS.iter().enumerate() {
            if known.of == of
                && let Some(place) = parts(known.names, b' ').position(|known| known == name)
            {
                return Some(Self {
                    kind: u8::try_from(kind).ok()?,
                    place: u16::try_from(place).ok()?,
                });
            }
        }
        None
    }

    /// A function that only the library sees.
    pub fn intrinsic(name: &str) -> Option<Self> {
        Self::compiled("intrinsic", name).or_else(|| Self::in_library(library::own_position(name)))
    }

    /// The method of a name that a kind of value has, the object being its first argument.
    fn method(kind: &str, name: &str) -> Option<Self> {
        let compiled = Self::compiled(kind, name);
        compiled.or_else(|| Self::of_library(kind, name))
    }

    fn of_library(prefix: &str, name: &str) -> Option<Self> {
        Self::in_library(library::position(prefix, name))
    }

    fn in_library(place: Option<usize>) -> Option<Self> {
        Some(Self {
            kind: LIBRARY,
            place: u16::try_from(place?).ok()?,
        })
    }

    /// Whether it can be called only once the library is there.
    pub fn is_scripted(self) -> bool {
        self.kind == LIBRARY
    }

    /// Whether it is of lodash or moment, not of the language.
    pub fn is_library(self) -> bool {
        self.kind == LIBRARY && library::is_of_library(usize::from(self.place))
    }

    /// Whether an object was made by it.
    pub fn made(self, run: &Run<'_>, value: Val) -> bool {
        if Some(self) == Self::find("", "Array") {
            run.is_list(value)
        } else if Some(self) == Self::find("", "Date") {
            matches!(run.thing(value), Some(Thing::Time(time)) if !time.is_moment)
        } else {
            Some(self) == Self::find("", "Object") && value.is_ref()
        }
    }

    pub fn call(self, run: &mut Run<'_>, arguments: &[Val]) -> Outcome<Val> {
        if self.kind == LIBRARY {
            // Checked over all tests and all real forms, since the portal fetches it by what a script says.
            debug_assert!(
                run.may_call_library,
                "a call of the library was not foreseen"
            );
            return match library::function(usize::from(self.place)) {
                Some(tree) => run.call_library(tree, arguments),
                None => Err(run.error("ReferenceError", MISSING)),
            };
        }
        match KINDS.get(usize::from(self.kind)) {
            Some(kind) => (kind.call)(self.place, run, arguments),
            None => Ok(Val::UNDEFINED),
        }
    }
}

/// What stands in a namespace under a name.
pub(super) fn of_namespace(namespace: &str, name: &str) -> Option<Node> {
    if let Some(native) = Native::find(namespace, name) {
        return Some(Node::Native(native));
    }
    number::constant(namespace, name).map(Node::Number)
}

/// What `new` makes.
pub(super) fn construct(run: &mut Run<'_>, class: Class, arguments: &[Val]) -> Outcome<Val> {
    let first = argument(arguments, 0);
    match class {
        Class::Date => date::construct(run, arguments),
        Class::Error => {
            let name = run.put_text("Error".into());
            let message = text_or(run, first, "")?;
            let entries = [("name", name), ("message", message)];
            run.object(entries.into_iter().collect())
        }
        Class::Array => object::new_array(run, arguments),
        Class::Object => run.object(Default::default()),
        Class::RegExp => {
            let pattern = run.key_of(first)?;
            let flags = text_or(run, argument(arguments, 1), "")?;
            let flags = run.shared(flags);
            Ok(run.put(Thing::Pattern(pattern, flags)))
        }
    }
}

/// The argument at a place, `undefined` where there is none.
fn argument(arguments: &[Val], place: usize) -> Val {
    arguments.get(place).copied().unwrap_or_default()
}

/// The argument at a place as a whole number, or what stands in where it is `undefined`.
fn integer(run: &mut Run<'_>, arguments: &[Val], place: usize, otherwise: f64) -> Outcome<f64> {
    match argument(arguments, place) {
        Val::UNDEFINED => Ok(otherwise),
        value => run.integer_of(value),
    }
}

/// A value as a text, or what stands in where it is `undefined`.
fn text_or(run: &mut Run<'_>, value: Val, otherwise: &str) -> Outcome<Val> {
    match value {
        Val::UNDEFINED => Ok(run.put_text(otherwise.into())),
        value => run.text_of(value),
    }
}

/// The arguments at two places as places from one to another within a length, counted from the end
/// where they are negative (ECMA-262, `slice`).
fn range(
    run: &mut Run<'_>,
    arguments: &[Val],
    place: usize,
    length: usize,
) -> Outcome<(usize, usize)> {
    let from = relative(integer(run, arguments, place, 0.0)?, length);
    let to = relative(integer(run, arguments, place + 1, f64::INFINITY)?, length);
    Ok((from, to))
}

fn relative(place: f64, length: usize) -> usize {
    if place < 0.0 {
        length - whole_within(-place, length)
    } else {
        whole_within(place, length)
    }
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

/// A length that a script asks for, within what it may have.
fn length_of(number: f64) -> Option<usize> {
    whole(number).filter(|length| *length <= 100_000)
}

/// A place, or -1.
fn place(found: Option<usize>) -> Val {
    found.map_or(Val::from(-1.0), Val::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_table_has_a_name_twice_or_too_many_of_them() {
        for (at, kind) in KINDS.iter().enumerate() {
            assert!(kind.names.split(' ').count() < 256);
            for (place, name) in kind.names.trim_end().split(' ').enumerate() {
                let native = Native::compiled(kind.of, name).unwrap();
                let found = (usize::from(native.kind), usize::from(native.place));
                assert_eq!(found, (at, place), "{}{name}", kind.of);
                assert_eq!(library::position(kind.of, name), None);
            }
        }
    }
}
