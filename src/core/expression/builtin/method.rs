//! Which methods values have.

use super::Native;
use crate::expression::run::{Outcome, Run, Thing, Type, Val};

/// The kinds of values that have methods of their own.
const WITH_METHODS: [&str; 7] = [
    "list_", "text_", "object_", "number_", "date_", MOMENT, "pattern_",
];

const MOMENT: &str = "m_";

/// Whether values of some kind have a method of this name, and whether one of these is in the library.
/// Those of a moment do not count, since whoever has a moment has the library.
pub(in crate::expression) fn is_method(name: &str) -> Option<bool> {
    let methods = WITH_METHODS.iter();
    let methods = methods.filter_map(|kind| Some((kind, Native::method(kind, name)?)));
    let scripted = methods.map(|(kind, method)| method.is_scripted() && *kind != MOMENT);
    scripted.reduce(|one, other| one | other)
}

/// The method of a name that a value has by its kind.
pub(in crate::expression) fn method_of(run: &Run<'_>, object: Val, name: &str) -> Option<Native> {
    let kind = match object.kind() {
        Type::Text => "text_",
        Type::Number(_) => "number_",
        _ if run.is_list(object) => "list_",
        _ => match run.thing(object) {
            Some(Thing::Time(time)) if time.is_moment => MOMENT,
            Some(Thing::Time(_)) => "date_",
            Some(Thing::Pattern(..)) => "pattern_",
            _ => "object_",
        },
    };
    Native::method(kind, name).or_else(|| Native::method("object_", name))
}

/// A moment as a text.
pub(in crate::expression) fn moment_text(run: &mut Run<'_>, moment: Val) -> Outcome<Val> {
    match Native::method(MOMENT, "toString") {
        Some(native) => native.call(run, &[moment]),
        None => Ok(Val::UNDEFINED),
    }
}
