//! Objects, arrays and JSON as namespaces (ECMA-262 §20.1, §23.1.2, §25.5); more is in the library.

use super::{Kind, argument, functions, length_of};
use crate::expression::run::{Outcome, Run, Thing, Val};
use crate::tree::Limits;
use crate::value::Value;

functions!(Object of "Object" {
    Keys "keys",
});

functions!(Array of "Array" {
    IsArray "isArray",
});

functions!(Json of "JSON" {
    Stringify "stringify",
    Parse "parse",
});

functions!(Method of "object_" {
    HasOwnProperty "hasOwnProperty",
    ToString "toString",
    ValueOf "valueOf",
    Call "call",
    Apply "apply",
});

pub(super) const OBJECT: Kind = Object::KIND;
pub(super) const ARRAY: Kind = Array::KIND;
pub(super) const JSON: Kind = Json::KIND;
pub(super) const METHODS: Kind = Method::KIND;

impl Object {
    fn call(self, run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
        let object = argument(args, 0);
        if object.is_nil() {
            return Err(run.type_error("nothing has no entries"));
        }
        let mut keys = run.keys(object)?;
        for key in &mut keys {
            *key = run.text_of(*key)?;
        }
        run.list(keys)
    }
}

impl Array {
    fn call(self, run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
        Ok(run.is_list(argument(args, 0)).into())
    }
}

impl Json {
    fn call(self, run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
        let first = argument(args, 0);
        if self == Self::Stringify {
            return match run.export(first)? {
                Value::Undefined => Ok(Val::UNDEFINED),
                value => run.text(value.to_json()),
            };
        }
        let text = run.key_of(first)?;
        run.spend(text.len() / 4)?;
        match Value::from_json(text.as_bytes(), &Limits::default()) {
            Ok(value) => Ok(run.import(&value)),
            Err(error) => Err(run.error("SyntaxError", &error.what)),
        }
    }
}

impl Method {
    fn call(self, run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
        let (this, first) = (argument(args, 0), argument(args, 1));
        match self {
            Self::HasOwnProperty => {
                let key = run.key_of(first)?;
                run.has_own(this, &key).map(Val::from)
            }
            Self::ToString => run.text_of(this),
            Self::ValueOf => Ok(match run.thing(this) {
                Some(Thing::Time(time)) => time.milliseconds.into(),
                _ => this,
            }),
            // Functions have these two; `this` is outside the subset, so their first argument is too.
            Self::Call => run.call(this, args.get(2..).unwrap_or_default()),
            Self::Apply => {
                let arguments = run.items(argument(args, 2))?;
                run.call(this, &arguments)
            }
        }
    }
}

/// `Array(…)`: of so many items, or of these.
pub(super) fn new_array(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    if let [only] = args
        && let Some(length) = only.as_number()
    {
        let Some(length) = length_of(length) else {
            return Err(run.error("RangeError", "there is no array of this length"));
        };
        run.spend(length)?;
        return run.list(vec![Val::UNDEFINED; length]);
    }
    run.list(args.to_vec())
}
