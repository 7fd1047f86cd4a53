//! Conditions and rules.

use super::Identifier;
use crate::expression::Script;
use crate::value::Value;

/// When something is shown, required or followed.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// Form.io's `when`/`eq`: shown where the answer at `when` equals `eq`, or the opposite.
    When {
        /// Key or path of the question.
        when: String,
        /// What it is compared with, as text.
        eq: String,
        /// `show` as text; `true` means shown where they are equal.
        show: String,
    },
    /// Several comparisons.
    Compare {
        /// Whether one is enough.
        any: bool,
        /// Whether the opposite counts.
        negated: bool,
        /// The comparisons.
        tests: Vec<Test>,
    },
    /// A script that sets `show`; shown where it throws.
    Script(Script),
    /// A JSONLogic rule.
    JsonLogic(Script),
    /// All of these hold.
    All(Vec<Condition>),
    /// One of these holds.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
}

/// One comparison of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// Key or path of the question.
    pub path: String,
    /// How.
    pub comparison: Comparison,
    /// With what.
    pub value: Value,
}

/// How an answer is compared: the operators of Form.io and of digital-form-builder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the names are those of the standards' operators"
)]
pub enum Comparison {
    IsEqual,
    IsNotEqual,
    IsEmpty,
    IsNotEmpty,
    LessThan,
    GreaterThan,
    LessThanOrEqual,
    GreaterThanOrEqual,
    DateLessThan,
    DateGreaterThan,
    DateLessThanOrEqual,
    DateGreaterThanOrEqual,
    IsDateEqual,
    IsNotDateEqual,
    Includes,
    NotIncludes,
    StartsWith,
    EndsWith,
    /// digital-form-builder: longer than, shorter than, as long as, in characters.
    LongerThan,
    ShorterThan,
    HasLength,
    Matches,
    /// Form.io: an operator that it does not know holds.
    Always,
}

/// What an answer has to satisfy.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// What.
    pub limit: Limit,
    /// The author's own words for when any rule of the item is broken, as plain text; may be empty.
    /// Of rules with the same words, only the first that is broken is told.
    pub message: String,
}

/// The rules, with Form.io's names in the comments where it has one.
#[derive(Clone, Debug, PartialEq)]
pub enum Limit {
    /// `required`.
    Required,
    /// `minLength`, in UTF-16 units as JavaScript counts.
    MinLength(u32),
    /// `maxLength`.
    MaxLength(u32),
    /// `minWords`.
    MinWords(u32),
    /// `maxWords`.
    MaxWords(u32),
    /// `pattern`, a JavaScript pattern without its anchors.
    Pattern(String),
    /// `min`.
    Min(f64),
    /// `max`.
    Max(f64),
    /// Digits after the decimal point at most, or a multiple: the step of a number.
    Step(f64),
    /// Earliest day or moment: a fixed one, or an offset in days from today.
    MinDate(DatePrecision),
    /// Latest day or moment.
    MaxDate(DatePrecision),
    /// `minYear`.
    MinYear(i32),
    /// `maxYear`.
    MaxYear(i32),
    /// `minSelectedCount`, or fewest rows or files.
    MinItems(u32),
    /// `maxSelectedCount`, or most rows or files.
    MaxItems(u32),
    /// `onlyAvailableItems`.
    OnlyAvailableItems,
    /// `custom`: a script that sets `valid` to true or to what is wrong.
    Script(Script),
    /// Only digits.
    DigitsOnly,
    /// No choice that stops the form ([`Choice::stop`](super::Choice::stop)); not a rule of Form.io.
    NotStopped,
    /// The digits check themselves; not a rule of Form.io.
    Checksum(Identifier),
    /// `email`.
    Email,
    /// An address that mail can be sent to, in any script; not a rule of Form.io, whose own takes no
    /// international domains and takes addresses that no agency means.
    Mailbox,
    /// What can be a telephone number; not a rule of Form.io.
    Phone,
    /// `url`.
    Url,
    /// `number`: no text.
    Number,
    /// `time`, with the format in which it is stored, such as `HH:mm:ss`.
    Time(String),
    /// `date`: a moment that JavaScript reads.
    Moment,
    /// `day`: a day that exists, as text with slashes.
    Day(DayParts),
    /// `day`: the parts of a day that must be there.
    RequiredDay(DayParts),
    /// `mask`: `9` is a digit, `a` and `A` are letters, `*` either; the rest is itself.
    Mask(String),
    /// `array`, `nonarray` and `array_nonempty`: whether the answer is an array.
    Array(ArrayForm),
    /// `json`: a JSONLogic rule that gives `true` or says what is wrong.
    JsonLogic(Script),
}

/// The parts of a `day` of Form.io.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayParts {
    /// Whether the day comes before the month.
    pub day_first: bool,
    /// Whether day, month and year are hidden.
    pub hidden: [bool; 3],
    /// Whether day, month and year are required.
    pub required: [bool; 3],
}

/// What is asked of an answer that may be an array.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArrayForm {
    /// Whether it has to be one.
    pub several: bool,
    /// Whether it may be one although it does not have to.
    pub allowed: bool,
    /// Whether each of its entries is an array as well.
    pub nested: bool,
    /// Whether its entries may be anything.
    pub any: bool,
    /// Whether it has to have entries.
    pub required: bool,
}

/// What a date is measured against.
#[derive(Clone, Debug, PartialEq)]
pub enum DatePrecision {
    /// An ISO 8601 day or moment.
    Fixed(String),
    /// Days from today.
    Days(i32),
    /// The answer to another question, and whether the same day will do.
    After(String, bool),
}
