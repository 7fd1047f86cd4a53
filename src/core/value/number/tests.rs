use proptest::prelude::*;

use super::*;
use crate::ecmascript::Written::{Fixed, Precision, Radix};

/// What JavaScript says of texts: `Number`, `parseFloat`, `parseInt`.
#[test]
fn texts_are_read_as_javascript_reads_them() {
    let nan = f64::NAN;
    let infinity = f64::INFINITY;
    for (text, number, float, int) in [
        ("", 0.0, nan, nan),
        ("  ", 0.0, nan, nan),
        ("42", 42.0, 42.0, 42.0),
        (" 42\n", 42.0, 42.0, 42.0),
        ("42px", nan, 42.0, 42.0),
        ("px42", nan, nan, nan),
        ("-1.5e3", -1500.0, -1500.0, -1.0),
        ("1e", nan, 1.0, 1.0),
        ("1e+", nan, 1.0, 1.0),
        ("1.", 1.0, 1.0, 1.0),
        (".5", 0.5, 0.5, nan),
        (".", nan, nan, nan),
        ("+7", 7.0, 7.0, 7.0),
        ("--7", nan, nan, nan),
        ("0x1F", 31.0, 0.0, 31.0),
        ("0b11", 3.0, 0.0, 0.0),
        ("0o17", 15.0, 0.0, 0.0),
        ("0x", nan, 0.0, nan),
        ("1,5", nan, 1.0, 1.0),
        ("1_000", nan, 1.0, 1.0),
        ("Infinity", infinity, infinity, nan),
        ("-Infinity", -infinity, -infinity, nan),
        ("infinity", nan, nan, nan),
        ("NaN", nan, nan, nan),
        ("1e999", infinity, infinity, 1.0),
        ("1e-999", 0.0, 0.0, 1.0),
        (
            "0.30000000000000004",
            0.300_000_000_000_000_04,
            0.300_000_000_000_000_04,
            0.0,
        ),
        ("\u{A0}12\u{FEFF}", 12.0, 12.0, 12.0),
        ("010", 10.0, 10.0, 10.0),
    ] {
        let same = |found: f64, wanted: f64| found == wanted || (found.is_nan() && wanted.is_nan());
        assert!(same(from_text(text), number), "Number({text:?})");
        assert!(same(parse_float(text), float), "parseFloat({text:?})");
        assert!(same(parse_int(text, 0), int), "parseInt({text:?})");
    }
    assert_eq!(parse_int("ff", 16), 255.0);
    assert_eq!(parse_int("-101", 2), -5.0);
    assert!(parse_int("1", 1).is_nan() && parse_int("1", 37).is_nan());
}

#[test]
fn numbers_are_written_as_javascript_writes_them() {
    for (number, text) in [
        (0.0, "0"),
        (-0.0, "0"),
        (1.0, "1"),
        (-1.5, "-1.5"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e21, "1e+21"),
        (1e20, "100000000000000000000"),
        (123_456_789_012_345_680_000.0, "123456789012345680000"),
        (1.25e-7, "1.25e-7"),
        (1e-6, "0.000001"),
        (1e-7, "1e-7"),
        (0.000_012_3, "0.0000123"),
        (5e-324, "5e-324"),
        (f64::MAX, "1.7976931348623157e+308"),
        (f64::NAN, "NaN"),
        (f64::NEG_INFINITY, "-Infinity"),
        (4_294_967_296.5, "4294967296.5"),
    ] {
        assert_eq!(to_text(number), text);
    }
}

#[test]
fn places_and_digits_are_rounded_as_javascript_rounds_them() {
    for (number, places, text) in [
        (1.005, 2, "1.00"),
        (1.25, 1, "1.3"),
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (-0.4, 0, "-0"),
        (0.0, 2, "0.00"),
        (9.995, 2, "9.99"),
        (999.5, 0, "1000"),
        (1e21, 2, "1e+21"),
        (0.000_001, 7, "0.0000010"),
    ] {
        assert_eq!(write(number, Fixed(places)), text, "{number} {places}");
    }
    assert_eq!(write(123.456, Precision(4)), "123.5");
    assert_eq!(write(0.000_001_23, Precision(2)), "0.0000012");
    assert_eq!(write(123_456.0, Precision(2)), "1.2e+5");
    assert_eq!(write(5.0, Precision(3)), "5.00");
    assert_eq!(write(255.0, Radix(16)), "ff");
    assert_eq!(write(-5.5, Radix(2)), "-101.1");
    assert_eq!(to_int32(4_294_967_297.0), 1);
    assert_eq!(to_int32(-1.9), -1);
    assert_eq!(to_int32(2_147_483_648.0), -2_147_483_648);
    assert_eq!(to_int32(f64::NAN), 0);
}

/// The digits of a number without its exponent, its point and the zeros around it.
fn significant(text: &str) -> String {
    let mantissa = text.split('e').next().unwrap_or_default();
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}

proptest! {
    #[test]
    fn every_number_is_read_back(bits in any::<u64>()) {
        let number = f64::from_bits(bits);
        prop_assume!(number.is_finite());
        prop_assert_eq!(from_text(&to_text(number)), number);
    }

    #[test]
    fn digits_are_those_of_the_standard_library(bits in any::<u64>(), small in -1e6..1e6_f64, digits in 1..25_u32) {
        let number = f64::from_bits(bits).abs();
        prop_assume!(number.is_finite() && number > 0.0);
        prop_assert_eq!(significant(&to_text(number)), significant(&format!("{number:e}")));
        // Ties are rounded up here (ECMA-262, 21.1.3.5), and to the even digit there.
        let exact = significant(&format!("{number:.1100e}"));
        prop_assume!(exact.get(digits as usize..) != Some("5"));
        let precise = format!("{:.*e}", digits as usize - 1, number);
        prop_assert_eq!(significant(&write(number, Precision(digits))), significant(&precise));
        prop_assert_eq!(write(small, Fixed(3)), format!("{small:.3}"));
    }

    #[test]
    fn every_decimal_is_right_to_the_last_bit(text in "-?[0-9]{1,40}(\\.[0-9]{1,40})?(e-?[0-9]{1,3})?") {
        let wanted: f64 = text.parse().unwrap();
        prop_assert_eq!(from_text(&text), wanted);
    }

    #[test]
    fn no_text_panics(text in ".{0,40}", radix in any::<i32>()) {
        let _ = (from_text(&text), parse_float(&text), parse_int(&text, radix));
    }
}
