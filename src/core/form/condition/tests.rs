//! The operators, one by one.

use crate::expression::Found;
use proptest::prelude::*;

use super::super::definition::{Comparison, Test};
use super::{World, holds};
use crate::value::{Object, Value};

/// 2026-11-22T00:30 in UTC, 23:30 of the day before in the world of these tests.
const WORLD: World = World {
    now: 1_795_307_400_000.0,
    utc_offset_minutes: -60,
    patterns: |pattern, _, text, _| Some(text.contains(pattern).then(Found::default)),
    libraries: false,
};

fn passes(answer: impl Into<Value>, comparison: Comparison, value: impl Into<Value>) -> bool {
    let test = Test {
        path: "a".into(),
        comparison,
        value: value.into(),
    };
    holds(&test, &answer.into(), &WORLD)
}

#[test]
fn equality_is_that_of_texts() {
    assert!(passes(true, Comparison::IsEqual, "true"));
    assert!(passes(1.0, Comparison::IsEqual, "1"));
    assert!(passes("1", Comparison::IsEqual, 1.0));
    assert!(!passes("Yes", Comparison::IsEqual, true));
    assert!(!passes(Value::Undefined, Comparison::IsEqual, ""));
    assert!(passes(Value::Undefined, Comparison::IsNotEqual, "a"));
    assert!(!passes(vec!["a".into()], Comparison::IsEqual, "a"));
}

#[test]
fn an_array_contains_whole_items_and_a_text_parts() {
    let ticked = || Value::from(vec!["north".into(), 2.0.into()]);
    assert!(passes(ticked(), Comparison::Includes, "north"));
    assert!(passes(ticked(), Comparison::Includes, "2"));
    assert!(!passes(ticked(), Comparison::Includes, "nor"));
    assert!(passes(ticked(), Comparison::NotIncludes, "nor"));
    assert!(passes(Value::Undefined, Comparison::NotIncludes, "north"));
    assert!(passes("northern", Comparison::Includes, "north"));
}

#[test]
fn amounts_are_compared_as_numbers() {
    assert!(passes(10.0, Comparison::GreaterThan, "9"));
    assert!(passes("10", Comparison::GreaterThanOrEqual, 10.0));
    assert!(passes(-1.5, Comparison::LessThan, "0"));
    assert!(!passes(10.0, Comparison::LessThanOrEqual, "9"));
    for answer in [Value::Undefined, "".into(), "many".into(), true.into()] {
        assert!(!passes(answer.clone(), Comparison::LessThan, "5"));
        assert!(!passes(answer, Comparison::GreaterThanOrEqual, "0"));
    }
}

#[test]
fn lengths_count_utf16_units() {
    assert!(passes("abc", Comparison::LongerThan, "2"));
    assert!(passes("a𝄞", Comparison::HasLength, 3.0));
    assert!(passes(Value::Undefined, Comparison::ShorterThan, "1"));
}

#[test]
fn days_are_compared_with_days_and_with_now() {
    assert!(passes("2026-01-31", Comparison::DateLessThan, "2026-02-01"));
    assert!(passes(
        "2026-02-01T23:00:00Z",
        Comparison::IsDateEqual,
        "2026-02-01"
    ));
    assert!(passes(
        "2026-02-01T09:00",
        Comparison::DateGreaterThan,
        "2026-02-01T08:59"
    ));
    assert!(!passes(
        "2026-02-30",
        Comparison::DateLessThan,
        "2027-01-01"
    ));
    assert!(passes(
        Value::Undefined,
        Comparison::IsNotDateEqual,
        "2027-01-01"
    ));
    // It is still the 21st here.
    assert!(passes("2026-11-21", Comparison::IsDateEqual, "P0D"));
    assert!(passes(
        "2008-11-21",
        Comparison::DateLessThanOrEqual,
        "-P18Y"
    ));
    assert!(!passes(
        "2008-11-22",
        Comparison::DateLessThanOrEqual,
        "-P18Y"
    ));
    assert!(passes("2026-12-21", Comparison::IsDateEqual, "P1M"));
    assert!(passes("2026-12-05", Comparison::IsDateEqual, "P2W"));
    assert!(passes(
        "2026-11-22T00:31",
        Comparison::DateGreaterThan,
        "PT1H"
    ));
    assert!(passes("14:30", Comparison::DateLessThan, "14:31"));
}

#[test]
fn emptiness_and_patterns() {
    let nothing = Object::from_iter([("line1", Value::from(" "))]);
    for empty in [
        Value::Undefined,
        Value::Null,
        " ".into(),
        Vec::new().into(),
        nothing.into(),
    ] {
        assert!(passes(empty.clone(), Comparison::IsEmpty, ""));
        assert!(!passes(empty, Comparison::IsNotEmpty, ""));
    }
    assert!(passes(false, Comparison::IsNotEmpty, ""));
    assert!(passes("abc", Comparison::Matches, "b"));
    assert!(!passes(Value::Undefined, Comparison::Matches, ""));
    assert!(passes("abc", Comparison::StartsWith, "ab"));
    assert!(passes("abc", Comparison::EndsWith, "bc"));
}

proptest! {
    #[test]
    fn no_texts_make_a_date_comparison_panic(answer in "[0-9PTYMDHW:-]{0,14}|.{0,12}", other in "-?P?T?[0-9]{0,12}[YMWDH]|.{0,12}") {
        for comparison in [Comparison::DateLessThan, Comparison::DateGreaterThanOrEqual] {
            let _ = passes(answer.as_str(), comparison, other.as_str());
        }
    }

    #[test]
    fn a_day_is_before_after_or_on_another(a in 0_i64..40_000, b in 0_i64..40_000) {
        let text = |number| {
            let day = super::Day::from_number(number);
            format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)
        };
        let (a_text, b_text) = (text(a), text(b));
        prop_assert_eq!(passes(a_text.as_str(), Comparison::DateLessThan, b_text.as_str()), a < b);
        prop_assert_eq!(passes(a_text.as_str(), Comparison::IsDateEqual, b_text.as_str()), a == b);
    }
}
