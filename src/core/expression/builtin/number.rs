//! Numbers, `Math`, and functions that stand under no name (ECMA-262 §19.2, §21.1, §21.3), without
//! chance, trigonometry and what else no form reckons.

use super::{Kind, argument, date, functions, integer, object, whole_within};
use crate::ecmascript::{Reckoned, Written, engine};
use crate::expression::run::{Outcome, Run, Val};
use crate::value::number;

/// The largest whole number of which all smaller ones can be told apart.
const LARGEST_SAFE: f64 = 9_007_199_254_740_991.0;

functions!(Global of "" {
    Number "Number",
    String "String",
    Boolean "Boolean",
    ParseFloat "parseFloat",
    ParseInt "parseInt",
    IsNaN "isNaN",
    IsFinite "isFinite",
    Date "Date",
    Array "Array",
    Object "Object",
});

functions!(Math of "Math" {
    Abs "abs",
    Ceil "ceil",
    Floor "floor",
    Trunc "trunc",
    Sqrt "sqrt",
    Log "log",
    Log10 "log10",
    Round "round",
    Sign "sign",
    Max "max",
    Min "min",
    Pow "pow",
});

functions!(Number of "Number" {
    IsInteger "isInteger",
    IsSafeInteger "isSafeInteger",
    IsNaN "isNaN",
    IsFinite "isFinite",
    ParseFloat "parseFloat",
    ParseInt "parseInt",
});

functions!(Method of "number_" {
    Fixed "toFixed",
    Precision "toPrecision",
    Text "toString",
});

pub(super) const GLOBAL: Kind = Global::KIND;
pub(super) const MATH: Kind = Math::KIND;
pub(super) const NUMBER: Kind = Number::KIND;
pub(super) const METHODS: Kind = Method::KIND;

/// A number that stands in a namespace under a name.
pub(super) fn constant(namespace: &str, name: &str) -> Option<f64> {
    use std::f64::consts;
    Some(match (namespace, name) {
        ("Math", "PI") => consts::PI,
        ("Math", "E") => consts::E,
        ("Math", "LN2") => consts::LN_2,
        ("Math", "LN10") => consts::LN_10,
        ("Math", "SQRT2") => consts::SQRT_2,
        ("Number", "MAX_SAFE_INTEGER") => LARGEST_SAFE,
        ("Number", "MIN_SAFE_INTEGER") => -LARGEST_SAFE,
        ("Number", "MAX_VALUE") => f64::MAX,
        ("Number", "MIN_VALUE") => 5e-324,
        ("Number", "EPSILON") => f64::EPSILON,
        ("Number", "POSITIVE_INFINITY") => f64::INFINITY,
        ("Number", "NEGATIVE_INFINITY") => f64::NEG_INFINITY,
        ("Number", "NaN") => f64::NAN,
        _ => return None,
    })
}

impl Global {
    fn call(self, run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
        let first = argument(args, 0);
        match self {
            Self::Number if args.is_empty() => Ok(0.0.into()),
            Self::Number => run.number_of(first).map(Val::from),
            Self::String if args.is_empty() => run.text(String::new()),
            Self::String => run.text_of(first),
            Self::Boolean => Ok(run.truthy(first).into()),
            Self::ParseFloat => Number::ParseFloat.call(run, args),
            Self::ParseInt => Number::ParseInt.call(run, args),
            Self::IsNaN => Ok(run.number_of(first)?.is_nan().into()),
            Self::IsFinite => Ok(run.number_of(first)?.is_finite().into()),
            Self::Date => run.text(date::text(run.inputs.now, run.inputs)),
            Self::Array => object::new_array(run, args),
            Self::Object if first.is_ref() => Ok(first),
            Self::Object => run.object(Default::default()),
        }
    }
}

impl Math {
    fn call(self, run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
        if matches!(self, Self::Max | Self::Min) {
            return self.extreme(run, args);
        }
        let x = run.number_of(argument(args, 0))?;
        Ok(match self {
            Self::Abs => x.abs(),
            Self::Ceil => x.ceil(),
            Self::Floor => x.floor(),
            Self::Sqrt => x.sqrt(),
            Self::Log => (engine().reckon)(Reckoned::Logarithm, x, x),
            Self::Log10 => (engine().reckon)(Reckoned::DecimalLogarithm, x, x),
            // To the nearest whole number, halves up (ECMA-262 §21.3.2.28).
            Self::Round if x - x.floor() >= 0.5 => x.floor() + 1.0,
            Self::Round => x.floor(),
            Self::Sign if x == 0.0 || x.is_nan() => x,
            Self::Sign => x.signum(),
            Self::Pow => {
                let exponent = run.number_of(argument(args, 1))?;
                run.power(x, exponent)
            }
            _ => x.trunc(),
        }
        .into())
    }

    fn extreme(self, run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
        let is_max = self == Self::Max;
        let mut best = if is_max {
            f64::NEG_INFINITY
        } else {
            f64::INFINITY
        };
        for arg in args {
            let number = run.number_of(*arg)?;
            let is_better = if is_max { number > best } else { number < best };
            if is_better || number.is_nan() {
                best = number;
            }
            if best.is_nan() {
                best = f64::NAN;
            }
        }
        Ok(best.into())
    }
}

impl Number {
    fn call(self, run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
        let value = argument(args, 0);
        let number = value.as_number();
        let is_whole = number.is_some_and(|x| x.is_finite() && x.trunc() == x);
        Ok(match self {
            Self::IsInteger => is_whole.into(),
            Self::IsSafeInteger => {
                let is_safe = number.is_some_and(|x| x.abs() <= LARGEST_SAFE);
                (is_whole && is_safe).into()
            }
            Self::IsNaN => number.is_some_and(f64::is_nan).into(),
            Self::IsFinite => number.is_some_and(f64::is_finite).into(),
            Self::ParseFloat => {
                let text = run.text_of(value)?;
                number::parse_float(run.str(text)).into()
            }
            Self::ParseInt => {
                let text = run.text_of(value)?;
                let radix = run.number_of(argument(args, 1))?;
                number::parse_int(run.str(text), number::to_int32(radix)).into()
            }
        })
    }
}

impl Method {
    fn call(self, run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
        let number = run.number_of(argument(args, 0))?;
        let how = match self {
            Self::Fixed => Written::Fixed(digits(run, args, 0.0)?),
            Self::Precision if !argument(args, 1).is_nil() => {
                Written::Precision(digits(run, args, 1.0)?)
            }
            Self::Precision => Written::Shortest,
            Self::Text => {
                let radix = integer(run, args, 1, 10.0)?;
                if !(2.0..=36.0).contains(&radix) {
                    return Err(run.error("RangeError", "there is no such radix"));
                }
                Written::Radix(whole_within(radix, 36) as u32)
            }
        };
        let text = match how {
            Written::Shortest | Written::Radix(10) => number::to_text(number),
            how => (engine().write)(number, how),
        };
        run.text(text)
    }
}

/// How many digits are asked for.
fn digits(run: &mut Run<'_>, args: &[Val], least: f64) -> Outcome<u32> {
    let digits = integer(run, args, 1, least)?;
    if !(least..=100.0).contains(&digits) {
        return Err(run.error("RangeError", "there are no so many digits"));
    }
    Ok(whole_within(digits, 100) as u32)
}
