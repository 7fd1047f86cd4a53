//! Values while a script runs.

use std::num::NonZeroU64;
use std::sync::Arc;

use crate::expression::builtin::Native;
use crate::expression::syntax::tree::Tree;
use crate::value::{Object, Value};

/// One value in eight bytes, so that it is passed and returned in a register rather than by way of
/// memory, even as an [`Outcome`](super::Outcome): code that does so is a tenth smaller. What has an
/// identity is on the heap of the run, so that two names of one array see the same changes; texts are
/// with the run, too.
///
/// A number has its bits, all inverted. The others have a tag in the upper half and what they hold in
/// the lower; inverted, these would be the bits of a NaN, of which numbers have but one. None is 0.
///
/// Two are equal where their bits are, which is not what a script calls equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::expression) struct Val(NonZeroU64);

/// What a value is.
#[derive(Clone, Copy)]
pub(in crate::expression) enum Type {
    /// A name that was given no value yet; reading it throws.
    Unset,
    Undefined,
    Null,
    Bool(bool),
    Number(f64),
    Text,
    /// On the heap.
    Ref,
    Native(Native),
    /// A method that was taken from its object without being called.
    Method,
}

const TAG_UNSET: u32 = 1;
const TAG_UNDEFINED: u32 = 2;
const TAG_NULL: u32 = 3;
const TAG_BOOL: u32 = 4;
const TAG_TEXT: u32 = 5;
const TAG_REF: u32 = 6;
const TAG_NATIVE: u32 = 7;
const TAG_METHOD: u32 = 8;

impl Val {
    pub const UNSET: Self = Self::tagged(TAG_UNSET, 0);
    pub const UNDEFINED: Self = Self::tagged(TAG_UNDEFINED, 0);
    pub const NULL: Self = Self::tagged(TAG_NULL, 0);
    pub const METHOD: Self = Self::tagged(TAG_METHOD, 0);

    const fn tagged(tag: u32, held: u32) -> Self {
        Self::of_bits((tag as u64) << 32 | held as u64)
    }

    const fn of_bits(bits: u64) -> Self {
        match NonZeroU64::new(bits) {
            Some(bits) => Self(bits),
            None => Self(NonZeroU64::MAX),
        }
    }

    /// A text by its place among those of the run.
    pub(super) fn text(place: u32) -> Self {
        Self::tagged(TAG_TEXT, place)
    }

    /// A thing by its place on the heap.
    pub(super) fn reference(place: u32) -> Self {
        Self::tagged(TAG_REF, place)
    }

    /// The tag; of a number, some larger one.
    fn tag(self) -> u32 {
        (self.0.get() >> 32) as u32
    }

    #[allow(
        clippy::cast_possible_truncation,
        reason = "what a value holds is in the lower half"
    )]
    fn held(self) -> u32 {
        self.0.get() as u32
    }

    pub fn kind(self) -> Type {
        match self.tag() {
            TAG_UNSET => Type::Unset,
            TAG_UNDEFINED => Type::Undefined,
            TAG_NULL => Type::Null,
            TAG_BOOL => Type::Bool(self.held() != 0),
            TAG_TEXT => Type::Text,
            TAG_REF => Type::Ref,
            TAG_NATIVE => Type::Native(Native::of_code(self.held())),
            TAG_METHOD => Type::Method,
            _ => Type::Number(f64::from_bits(!self.0.get())),
        }
    }

    /// The number that it is.
    pub fn as_number(self) -> Option<f64> {
        match self.kind() {
            Type::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The place among the texts, where it is one.
    pub(super) fn text_place(self) -> Option<usize> {
        self.is_text().then_some(self.held() as usize)
    }

    /// The place on the heap, where it has one.
    pub(super) fn heap_place(self) -> Option<usize> {
        self.is_ref().then_some(self.held() as usize)
    }

    pub fn is_text(self) -> bool {
        self.tag() == TAG_TEXT
    }

    pub fn is_ref(self) -> bool {
        self.tag() == TAG_REF
    }

    pub fn is_nil(self) -> bool {
        self.tag() <= TAG_NULL
    }

    /// Whether it is an object in the sense of ECMA-262 §6.1.7.
    pub fn is_object(self) -> bool {
        (TAG_REF..=TAG_METHOD).contains(&self.tag())
    }
}

impl Default for Val {
    fn default() -> Self {
        Self::UNDEFINED
    }
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

impl From<bool> for Val {
    fn from(value: bool) -> Self {
        Self::tagged(TAG_BOOL, value.into())
    }
}

impl From<Native> for Val {
    fn from(value: Native) -> Self {
        Self::tagged(TAG_NATIVE, value.code())
    }
}

impl From<f64> for Val {
    fn from(value: f64) -> Self {
        let number = if value.is_nan() { f64::NAN } else { value };
        Self::of_bits(!number.to_bits())
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "lengths and places are far below 53 bits"
)]
impl From<usize> for Val {
    fn from(value: usize) -> Self {
        (value as f64).into()
    }
}
