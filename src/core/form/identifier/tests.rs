//! Published examples, and what the checksums promise.

use proptest::prelude::*;

use super::super::definition::Identifier;
use super::{Fault, Options, check};

fn plain(kind: Identifier, text: &str) -> Result<String, Fault> {
    check(kind, text, Options::default())
}

#[test]
fn published_numbers_are_right() {
    for (kind, text, normal) in [
        // NAV's examples: a national identity number, a D number and an H number.
        (Identifier::Fodselsnummer, "130972 48022", "13097248022"),
        (Identifier::Fodselsnummer, "53097248016", "53097248016"),
        (Identifier::Fodselsnummer, "13527248013", "13527248013"),
        // Brønnøysundregistrene and Skatteetaten.
        (Identifier::Organisasjonsnummer, "974 760 673", "974760673"),
        (Identifier::Organisasjonsnummer, "974761076", "974761076"),
        (Identifier::Kontonummer, "8601.11.17947", "86011117947"),
        // The Dutch government's example for tests.
        (Identifier::Bsn, "111222333", "111222333"),
        (Identifier::Bsn, "12345672", "012345672"),
        // The examples of the SWIFT registry.
        (
            Identifier::Iban,
            "GB29 NWBK 6016 1331 9268 19",
            "GB29NWBK60161331926819",
        ),
        (Identifier::Iban, "no93 8601 1117 947", "NO9386011117947"),
        (
            Identifier::Iban,
            "NL91 ABNA 0417 1643 00",
            "NL91ABNA0417164300",
        ),
        (
            Identifier::Iban,
            "DE89370400440532013000",
            "DE89370400440532013000",
        ),
        (
            Identifier::Iban,
            "MT84MALT011000012345MTLCAST001S",
            "MT84MALT011000012345MTLCAST001S",
        ),
        // HMRC's form of an example, with letters that are given out.
        (Identifier::Nino, "ab 12 34 56 c", "AB123456C"),
    ] {
        assert_eq!(plain(kind, text).as_deref(), Ok(normal), "{kind:?} {text}");
    }
}

#[test]
fn each_fault_is_told() {
    for (kind, text, fault) in [
        (Identifier::Fodselsnummer, "13097248023", Fault::Checksum),
        (Identifier::Fodselsnummer, "1309724802", Fault::Length),
        (Identifier::Fodselsnummer, "1309724802a", Fault::Characters),
        (Identifier::Fodselsnummer, "31027248022", Fault::Meaning),
        (
            Identifier::Organisasjonsnummer,
            "974760674",
            Fault::Checksum,
        ),
        (Identifier::Organisasjonsnummer, "123456785", Fault::Meaning),
        (Identifier::Kontonummer, "86011117948", Fault::Checksum),
        (Identifier::Kontonummer, "", Fault::Length),
        (Identifier::Bsn, "111222334", Fault::Checksum),
        (Identifier::Bsn, "000000000", Fault::Meaning),
        (Identifier::Bsn, "1112", Fault::Length),
        (
            Identifier::Iban,
            "GB29 NWBK 6016 1331 9268 18",
            Fault::Checksum,
        ),
        (
            Identifier::Iban,
            "GB29 NWBK 6016 1331 9268 1",
            Fault::Length,
        ),
        (
            Identifier::Iban,
            "ZZ29 NWBK 6016 1331 9268 19",
            Fault::Meaning,
        ),
        (Identifier::Iban, "2929 NWBK", Fault::Characters),
        (Identifier::Iban, "G", Fault::Length),
        (Identifier::Nino, "QQ123456C", Fault::Meaning),
        (Identifier::Nino, "BG123456C", Fault::Meaning),
        (Identifier::Nino, "AB123456E", Fault::Meaning),
        (Identifier::Nino, "AB12345", Fault::Length),
        (Identifier::Nino, "A1123456C", Fault::Characters),
        (Identifier::Nino, "AB123456C!", Fault::Characters),
    ] {
        assert_eq!(plain(kind, text), Err(fault), "{kind:?} {text}");
    }
}

#[test]
fn synthetic_numbers_count_in_test_environments_alone() {
    let synthetic = Options { synthetic: true };
    let number = "29822099635";
    assert!(check(Identifier::Fodselsnummer, number, synthetic).is_ok());
    assert_eq!(
        plain(Identifier::Fodselsnummer, number),
        Err(Fault::Meaning)
    );
}

/// The national identity number that begins with these nine digits, where there is one.
fn fodselsnummer(day: u32, month: u32, year: u32, individual: u32) -> Option<String> {
    let start = format!("{day:02}{month:02}{year:02}{individual:03}");
    let control = |digits: &str, weights: &[u32]| -> Option<String> {
        let values = digits.chars().map(|digit| digit.to_digit(10).unwrap_or(0));
        let sum: u32 = values
            .zip(weights)
            .map(|(digit, weight)| digit * weight)
            .sum();
        let control = (11 - sum % 11) % 11;
        (control < 10).then(|| format!("{digits}{control}"))
    };
    let first = control(&start, &[3, 7, 6, 1, 8, 9, 4, 5, 2])?;
    control(&first, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
}

#[test]
fn leap_days_follow_the_century_of_the_individual_number() {
    let number = |year, individual: std::ops::Range<u32>| {
        individual
            .into_iter()
            .find_map(|of| fodselsnummer(29, 2, year, of))
            .unwrap()
    };
    // 2000 had a leap day, 1900 had none.
    assert!(plain(Identifier::Fodselsnummer, &number(0, 500..600)).is_ok());
    assert_eq!(
        plain(Identifier::Fodselsnummer, &number(0, 0..100)),
        Err(Fault::Meaning)
    );
}

proptest! {
    #[test]
    fn every_series_is_taken_where_it_counts(day in 1..=28_u32, month in 1..=12_u32, year in 0..100_u32, individual in 0..500_u32) {
        for (more_days, more_months, is_synthetic) in
            [(0, 0, false), (40, 0, false), (0, 40, false), (0, 80, true), (40, 80, true), (0, 65, true)]
        {
            let Some(number) = fodselsnummer(day + more_days, month + more_months, year, individual) else {
                continue;
            };
            let synthetic = Options { synthetic: true };
            let kind = Identifier::Fodselsnummer;
            prop_assert!(check(kind, &number, synthetic).is_ok(), "{}", number);
            prop_assert_eq!(plain(kind, &number).is_ok(), !is_synthetic);
        }
    }

    #[test]
    fn one_wrong_digit_is_always_caught(which in 0..6_usize, place in 0..30_usize, digit in 0..10_u8) {
        let (kind, right) = [
            (Identifier::Fodselsnummer, "13097248022"),
            (Identifier::Organisasjonsnummer, "974760673"),
            (Identifier::Kontonummer, "86011117947"),
            (Identifier::Bsn, "111222333"),
            (Identifier::Iban, "NO9386011117947"),
            (Identifier::Iban, "DE89370400440532013000"),
        ][which];
        let place = place % right.len();
        prop_assume!(right.as_bytes()[place].is_ascii_digit());
        let mut wrong = right.as_bytes().to_vec();
        wrong[place] = b'0' + digit;
        let wrong = String::from_utf8(wrong).unwrap();
        prop_assert_eq!(plain(kind, &wrong).is_ok(), wrong == right);
    }

    #[test]
    fn no_text_makes_it_panic(text in "[0-9A-Z .-]{0,40}|.{0,40}") {
        for kind in [Identifier::Fodselsnummer, Identifier::Organisasjonsnummer, Identifier::Kontonummer, Identifier::Bsn, Identifier::Iban, Identifier::Nino] {
            if let Ok(normal) = plain(kind, &text) {
                prop_assert_eq!(plain(kind, &normal), Ok(normal.clone()));
            }
        }
    }
}
