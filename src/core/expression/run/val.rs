//! Values while a script runs.

use std::sync::Arc;

use crate::expression::builtin::Native;
use crate::expression::syntax::tree::Tree;
use crate::value::{Object, Value};

/// One value, small enough to be copied. What has an identity is on the heap of the run, so that
/// two names of one array see the same changes; texts are with the run, too.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::expression) enum Val {
    /// A name that was given no value yet; reading it throws.
    Unset,
    #[default]
    Undefined,
    Null,
    Bool(bool),
    Number(f64),
    /// A place among the texts.
    Text(u32),
    Native(Native),
    /// A method that was taken from its object without being called.
    Method,
    /// A place on the heap.
    Ref(u32),
}

/// What is on the heap.
#[derive(Debug)]
pub(in crate::expression) enum Thing<'s> {
    /// An array or object of the inputs, as long as the script only reads it.
    Shared(Shared),
    List(Vec<Val>),
    Object(Object<Val>),
    Function(Closure<'s>),
    Time(Time),
    Pattern(Arc<str>, Arc<str>),
}

/// A container of the inputs. It is not copied; the containers in it that the script has touched
/// have places on the heap of their own, by their places in the order.
#[derive(Debug)]
pub(in crate::expression) struct Shared {
    pub value: Value,
    pub touched: Vec<(u32, u32)>,
}

/// A function and the frame in which it was made.
#[derive(Clone, Copy, Debug)]
pub(in crate::expression) struct Closure<'s> {
    pub tree: &'s Tree,
    /// Its place in the tree.
    pub function: u32,
    pub frame: u32,
}

/// A `Date`, or what `moment()` gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::expression) struct Time {
    /// Milliseconds since 1970 in UTC; NaN for an invalid one.
    pub milliseconds: f64,
    pub is_moment: bool,
    /// Whether its parts are told in UTC.
    pub is_utc: bool,
}

impl Val {
    pub fn is_nil(self) -> bool {
        matches!(self, Self::Undefined | Self::Null | Self::Unset)
    }

    /// Whether it is an object in the sense of ECMA-262 §6.1.7.
    pub fn is_object(self) -> bool {
        matches!(self, Self::Ref(_) | Self::Native(_) | Self::Method)
    }
}

impl From<bool> for Val {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<f64> for Val {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "lengths and places are far below 53 bits"
)]
impl From<usize> for Val {
    fn from(value: usize) -> Self {
        Self::Number(value as f64)
    }
}
