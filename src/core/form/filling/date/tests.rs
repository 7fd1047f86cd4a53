//! Dates as typed and as stored.

use super::*;

fn answer(day: &str, month: &str, year: &str, time: &str) -> DateAnswer {
    DateAnswer {
        day: day.into(),
        month: month.into(),
        year: year.into(),
        time: time.into(),
    }
}

#[test]
fn dates_are_sent_with_their_offset() {
    let fields = DateFields::DayAndMaybeTime;
    let sent = |answer: DateAnswer, offset| {
        let date = answer.read(fields);
        date.map(|date| date.stored(fields, DateFormat::Offset, offset, true))
    };
    assert_eq!(
        sent(answer("21", "11", "2026", "14:30"), 60).as_deref(),
        Ok("2026-11-21T14:30:00+01:00")
    );
    assert_eq!(
        sent(answer(" 1", "2", "2024 ", ""), -210).as_deref(),
        Ok("2024-02-01T00:00:00-03:30")
    );
    assert_eq!(
        sent(answer("٢٩", "٠٢", "٢٠٢٤", "٩:٠٥"), 0).as_deref(),
        Ok("2024-02-29T09:05:00+00:00")
    );
}

#[test]
fn the_part_that_is_wrong_is_named() {
    for (typed, part) in [
        (answer("29", "2", "2026", ""), DatePart::Day),
        (answer("29", "2", "1900", ""), DatePart::Day),
        (answer("31", "4", "2026", ""), DatePart::Day),
        (answer("0", "4", "2026", ""), DatePart::Day),
        (answer("1", "13", "2026", ""), DatePart::Month),
        (answer("1", "May", "2026", ""), DatePart::Month),
        (answer("1", "1", "26", ""), DatePart::Year),
        (answer("1", "1", "20266", ""), DatePart::Year),
        (answer("1", "1", "-026", ""), DatePart::Year),
    ] {
        assert_eq!(
            typed.read(DateFields::Day),
            Err(Misread::NotADate(part)),
            "{typed:?}"
        );
    }
    assert!(answer("29", "2", "2000", "").read(DateFields::Day).is_ok());
}

#[test]
fn missing_parts_are_listed() {
    assert_eq!(
        answer("", "3", " ", "").read(DateFields::Day),
        Err(Misread::DateIncomplete(vec![DatePart::Day, DatePart::Year]))
    );
}

#[test]
fn times_of_day() {
    for (typed, minutes) in [
        ("00:00", Some(0)),
        ("9.05", Some(545)),
        ("14:30", Some(870)),
        ("2:30 pm", Some(870)),
        ("2 P.M.", Some(840)),
        ("12am", Some(0)),
        ("12:15 pm", Some(735)),
        ("٢:٣٠ م", Some(870)),
        ("24:00", None),
        ("13pm", None),
        ("0am", None),
        ("14", None),
        ("14:3", None),
        ("1430", None),
        ("2:30 past", None),
        ("noon", None),
    ] {
        assert_eq!(minute_of_day(typed), minutes, "{typed}");
    }
}

#[test]
fn far_years_are_slips() {
    let now = 1_795_000_000_000.0; // November 2026
    let read = |year| answer("1", "1", year, "").read(DateFields::Day).unwrap();
    let plausible = |year| read(year).is_plausible(now);
    assert!(plausible("2026") && plausible("1930") && plausible("2126"));
    assert!(!plausible("0206") && !plausible("2206") && !plausible("1875"));
    assert!(read("1970").is_plausible(0.0));
}

#[test]
fn a_date_is_read_back_from_what_is_stored() {
    let day = answer("01", "02", "2024", "");
    for (fields, format, typed, stored) in [
        (DateFields::Day, DateFormat::Iso, day.clone(), "2024-02-01"),
        (
            DateFields::Day,
            DateFormat::Slashes { day_first: false },
            day.clone(),
            "02/01/2024",
        ),
        (
            DateFields::Day,
            DateFormat::Slashes { day_first: true },
            day,
            "01/02/2024",
        ),
        (
            DateFields::Month,
            DateFormat::Iso,
            answer("", "11", "2026", ""),
            "2026-11",
        ),
        (
            DateFields::Month,
            DateFormat::Slashes { day_first: false },
            answer("", "11", "2026", ""),
            "11/2026",
        ),
        (
            DateFields::Year,
            DateFormat::Iso,
            answer("", "", "1999", ""),
            "1999",
        ),
        (
            DateFields::Time,
            DateFormat::Iso,
            answer("", "", "", "14:30"),
            "14:30:00",
        ),
        (
            DateFields::Moment,
            DateFormat::Iso,
            answer("22", "11", "2026", "09:05"),
            "2026-11-22T09:05:00+01:00",
        ),
    ] {
        let read = typed.read(fields).unwrap();
        assert_eq!(read.stored(fields, format, 60, true), stored);
        assert_eq!(DateAnswer::of_stored(stored, format), typed, "{stored}");
    }
}
