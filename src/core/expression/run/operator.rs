//! Operators between values (ECMA-262 §13.5 to §13.12).

use std::cmp::Ordering;

use super::{Outcome, Run, Thing, Type, Val};
use crate::ecmascript::{Reckoned, engine};
use crate::expression::syntax::tree::{Operator, Unary};
use crate::value::number;

impl Run<'_> {
    pub fn operate(&mut self, operator: Operator, left: Val, right: Val) -> Outcome<Val> {
        use Operator as O;
        Ok(match operator {
            O::Add => return self.add(left, right),
            O::Equal => self.loosely_equal(left, right)?.into(),
            O::NotEqual => (!self.loosely_equal(left, right)?).into(),
            O::Same => self.strictly_equal(left, right).into(),
            O::NotSame => (!self.strictly_equal(left, right)).into(),
            O::Less => (self.less_than(left, right)? == Some(true)).into(),
            O::Greater => (self.less_than(right, left)? == Some(true)).into(),
            O::LessOrEqual => (self.less_than(right, left)? == Some(false)).into(),
            O::GreaterOrEqual => (self.less_than(left, right)? == Some(false)).into(),
            O::In => self.has_key(left, right)?.into(),
            O::InstanceOf => {
                matches!(right.kind(), Type::Native(class) if class.made(self, left)).into()
            }
            _ => {
                let left = self.number_of(left)?;
                let right = self.number_of(right)?;
                match operator {
                    O::Power => self.power(left, right),
                    _ => arithmetic(operator, left, right),
                }
                .into()
            }
        })
    }

    /// `+`: texts are joined, all else is added (ECMA-262 §13.15.3).
    fn add(&mut self, left: Val, right: Val) -> Outcome<Val> {
        let left = self.primitive_of(left, false)?;
        let right = self.primitive_of(right, false)?;
        if !left.is_text() && !right.is_text() {
            return Ok((self.number_of(left)? + self.number_of(right)?).into());
        }
        let mut joined = String::new();
        for part in [left, right] {
            let part = self.text_of(part)?;
            self.append(&mut joined, part)?;
        }
        self.text(joined)
    }

    fn has_key(&mut self, key: Val, object: Val) -> Outcome<bool> {
        if !object.is_ref() {
            return Err(self.type_error("`in` was asked of what is no object"));
        }
        let key = self.key_of(key)?;
        self.has_own(object, &key)
    }

    /// Whether one value is less than another; none where a number is NaN (ECMA-262 §7.2.13).
    fn less_than(&mut self, left: Val, right: Val) -> Outcome<Option<bool>> {
        let left = self.primitive_of(left, true)?;
        let right = self.primitive_of(right, true)?;
        if left.is_text() && right.is_text() {
            return Ok(Some(self.compare_texts(left, right) == Ordering::Less));
        }
        let left = self.number_of(left)?;
        let right = self.number_of(right)?;
        Ok(left.partial_cmp(&right).map(Ordering::is_lt))
    }

    /// The order of texts by UTF-16 units, which differs from that of code points beyond the first
    /// plane.
    pub fn compare_texts(&self, left: Val, right: Val) -> Ordering {
        let (left, right) = (self.str(left), self.str(right));
        left.encode_utf16().cmp(right.encode_utf16())
    }

    /// `**` (ECMA-262 §6.1.6.1.3), which differs from IEEE 754 where the base is one.
    pub fn power(&self, base: f64, exponent: f64) -> f64 {
        if exponent.is_nan() || (base.abs() == 1.0 && exponent.is_infinite()) {
            return f64::NAN;
        }
        (engine().reckon)(Reckoned::Power, base, exponent)
    }

    pub fn operate_on_one(&mut self, operator: Unary, value: Val) -> Outcome<Val> {
        Ok(match operator {
            Unary::Not => (!self.truthy(value)).into(),
            Unary::Minus => (-self.number_of(value)?).into(),
            Unary::Plus => self.number_of(value)?.into(),
            Unary::BitNot => f64::from(!number::to_int32(self.number_of(value)?)).into(),
            Unary::Void => Val::UNDEFINED,
            Unary::Typeof => {
                let name = self.type_of(value);
                self.put_text(name.into())
            }
        })
    }

    /// `typeof` (ECMA-262 §13.5.3).
    fn type_of(&self, value: Val) -> &'static str {
        match value.kind() {
            Type::Unset | Type::Undefined => "undefined",
            Type::Null => "object",
            Type::Bool(_) => "boolean",
            Type::Number(_) => "number",
            Type::Text => "string",
            Type::Native(_) | Type::Method => "function",
            Type::Ref => match self.thing(value) {
                Some(Thing::Function(_)) => "function",
                _ => "object",
            },
        }
    }
}

/// Operators on two numbers.
fn arithmetic(operator: Operator, left: f64, right: f64) -> f64 {
    use Operator as O;
    let bits = |combine: fn(i32, i32) -> i32| {
        f64::from(combine(number::to_int32(left), number::to_int32(right)))
    };
    match operator {
        O::Subtract => left - right,
        O::Multiply => left * right,
        O::Divide => left / right,
        O::Remainder => number::remainder(left, right),
        O::BitAnd => bits(|left, right| left & right),
        O::BitOr => bits(|left, right| left | right),
        O::BitXor => bits(|left, right| left ^ right),
        O::ShiftLeft => bits(|left, right| left.wrapping_shl(right.cast_unsigned())),
        O::ShiftRight => bits(|left, right| left.wrapping_shr(right.cast_unsigned())),
        O::ShiftRightUnsigned => {
            let left = number::to_int32(left).cast_unsigned();
            f64::from(left.wrapping_shr(number::to_int32(right).cast_unsigned()))
        }
        _ => f64::NAN,
    }
}
