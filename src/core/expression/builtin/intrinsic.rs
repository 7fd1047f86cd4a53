//! What the library needs of the inside of values; scripts do not see it.

use super::time::{clip, from_parts, parse_iso, parts};
use super::{Kind, Native, argument, functions, pattern, text};
use crate::expression::run::{Outcome, Run, Thing, Time, Type, Val};
use crate::value::{Path, Segment};

functions!(Intrinsic of "intrinsic" {
    Kind "kind",
    Keys "keys",
    Own "own",
    Path "path",
    Library "library",
    Parts "parts",
    Utc "utc",
    Stamp "stamp",
    Put "put",
    IsUtc "isUtc",
    Iso "iso",
    Exec "exec",
    Separated "separated",
    Bytes "bytes",
});

pub(super) const INTRINSICS: Kind = Intrinsic::KIND;

impl Intrinsic {
    fn call(self, run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
        let (first, second) = (argument(args, 0), argument(args, 1));
        match self {
            Self::Kind => Ok(run.put_text(kind(run, first).into())),
            Self::Keys => {
                let keys = run.keys(first)?;
                run.list(keys)
            }
            Self::Own => {
                let key = run.key_of(second)?;
                run.has_own(first, &key).map(Val::from)
            }
            Self::Path => path(run, first),
            Self::Library => {
                let name = run.key_of(first)?;
                Ok(Native::intrinsic(&name).map_or(Val::UNDEFINED, Val::from))
            }
            Self::Parts => {
                let milliseconds = run.number_of(first)?;
                run.list(parts(milliseconds).map(Val::from).to_vec())
            }
            Self::Utc => {
                let mut given = [f64::NAN, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0];
                for (part, item) in given.iter_mut().zip(run.items(first)?) {
                    *part = run.number_of(item)?;
                }
                Ok(from_parts(given).into())
            }
            Self::Stamp => {
                let time = moment(run, first, second)?;
                Ok(run.put(Thing::Time(time)))
            }
            Self::Put => {
                let time = moment(run, second, argument(args, 2))?;
                if let Some(place) = run.thing_mut(first) {
                    *place = Thing::Time(time);
                }
                Ok(first)
            }
            Self::IsUtc => {
                Ok(matches!(run.thing(first), Some(Thing::Time(time)) if time.is_utc).into())
            }
            Self::Iso => {
                let ahead = run.number_of(second)?;
                Ok(parse_iso(run.str(first), ahead, true)
                    .unwrap_or(f64::NAN)
                    .into())
            }
            Self::Exec => pattern::exec(run, args),
            Self::Separated => text::separated(run, args),
            Self::Bytes => {
                let bytes = run.str(first).bytes();
                let bytes = bytes.map(|byte| Val::from(f64::from(byte))).collect();
                run.list(bytes)
            }
        }
    }
}

/// What kind of value it is, as the library tells them apart.
fn kind(run: &Run<'_>, value: Val) -> &'static str {
    match value.kind() {
        Type::Unset | Type::Undefined => "undefined",
        Type::Null => "null",
        Type::Bool(_) => "boolean",
        Type::Number(_) => "number",
        Type::Text => "text",
        Type::Native(_) | Type::Method => "function",
        Type::Ref if run.is_list(value) => "list",
        Type::Ref => match run.thing(value) {
            Some(Thing::Function(_)) => "function",
            Some(Thing::Pattern(..)) => "pattern",
            Some(Thing::Time(time)) if time.is_moment => "moment",
            Some(Thing::Time(_)) => "date",
            _ => "object",
        },
    }
}

/// The names and indexes of a path of lodash: of a text, or the parts themselves.
fn path(run: &mut Run<'_>, path: Val) -> Outcome<Val> {
    if run.is_list(path) {
        return Ok(path);
    }
    let path = run.text_of(path)?;
    let path = Path::parse(run.str(path));
    let mut all = Vec::new();
    for segment in path.segments() {
        all.push(match segment {
            Segment::Key(key) => run.put_text(key.clone()),
            Segment::Index(index) => (*index).into(),
        });
    }
    run.list(all)
}

fn moment(run: &mut Run<'_>, milliseconds: Val, is_utc: Val) -> Outcome<Time> {
    Ok(Time {
        milliseconds: clip(run.number_of(milliseconds)?),
        is_moment: true,
        is_utc: run.truthy(is_utc),
    })
}
