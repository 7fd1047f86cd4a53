//! Looking for what was sent, among the agency's requests.
//!
//! GET Service Requests, of the service and the time in question. The standard has neither a key for this
//! nor a promise that a list is whole, so beside the requests found a look-up tells what the list proves
//! about those that are not.

use super::Config;
use super::answer::Answer;
use super::record::Record;
use super::requests::{self, Filter, SHAPE};
use crate::agency::{AgencyError, HttpRequest, HttpResponse};
use crate::form::import::open311::CLIENT_REFERENCE;
use crate::model::{Carrier, LookUp, Moment, Timestamp};
use crate::tree::{Node, Value};

/// Milliseconds of a day: so far may the clocks of device and agency be apart.
const DAY: i64 = 86_400_000;
/// Milliseconds of an hour.
const HOUR: i64 = 3_600_000;
/// Zones are at most so far ahead of UTC and behind it, in hours.
const ZONES: (i64, i64) = (14, 12);
/// A list may have been cut off where it has a multiple of this many rows, and not fewer than twice as
/// many: servers that cut lists do so at round numbers.
const ROUND: usize = 5;

/// Asks for the requests of a service that were filed between two times, in milliseconds since
/// 1970-01-01T00:00:00Z, and a day before and after for clocks that differ.
#[must_use]
pub fn request(config: &Config, service_code: &str, from: i64, to: i64) -> HttpRequest {
    let filter = Filter {
        service_code: Some(service_code.to_owned()),
        start_date: Some(from.saturating_sub(DAY)),
        end_date: Some(to.saturating_add(DAY)),
        ..Filter::default()
    };
    requests::request(config, &filter)
}

/// Reads which of them carry a reference.
///
/// # Errors
/// See [`AgencyError`].
pub fn decode(
    _config: &Config,
    answer: &HttpResponse,
    reference: &str,
    carrier: Carrier,
) -> Result<LookUp, AgencyError> {
    let answer = Answer::to_read(answer);
    let tree = answer.tree()?;
    let records = SHAPE.records(&tree).ok_or_else(|| {
        let what = "there is no list of service requests in this document";
        answer.undecodable(&tree, what)
    })?;
    let mut look = LookUp::default();
    let mut oldest = i64::MAX;
    let mut found = Vec::new();
    for node in &records {
        let record = Record::whole(node);
        let filed = record
            .text("requested_datetime")
            .map(|text| Timestamp::read(text).moment);
        let (earliest, latest) = filed.and_then(span).unzip();
        if !reference.is_empty() && holds(node, reference) {
            match record.text("service_request_id") {
                Some(id) => found.push((earliest.unwrap_or(i64::MAX), id)),
                None => look.unnamed = true,
            }
        }
        let shows = match carrier {
            Carrier::Nothing => false,
            Carrier::Description => !record.plain("description").is_empty(),
            Carrier::Field => holds(node, CLIENT_REFERENCE),
        };
        if shows {
            look.newest = look.newest.max(earliest);
        }
        oldest = latest.map_or(oldest, |latest| latest.min(oldest));
    }
    found.sort_by_key(|(filed, _)| *filed);
    for (_, id) in found {
        if !look.found.iter().any(|known| known == id) {
            look.found.push(id.to_owned());
        }
    }
    let may_be_cut = records.len() >= 2 * ROUND && records.len().is_multiple_of(ROUND);
    look.whole_since = if may_be_cut { oldest } else { i64::MIN };
    Ok(look)
}

/// The earliest and the latest point in time that a date can mean.
fn span(moment: Moment) -> Option<(i64, i64)> {
    let (ahead, behind) = (ZONES.0 * HOUR, ZONES.1 * HOUR);
    match moment {
        Moment::Instant(at) => Some((at, at)),
        Moment::Wall(at) => Some((at - ahead, at + behind)),
        Moment::Day(at) => Some((at - ahead, at + DAY + behind)),
        Moment::Unknown => None,
    }
}

/// Whether a text stands anywhere in a document, as a name or within a value, in any case.
fn holds(node: &Node, text: &str) -> bool {
    match &node.value {
        Value::Null => false,
        Value::Text(value) => contains(value, text),
        Value::List(items) => items.iter().any(|item| holds(item, text)),
        Value::Map(entries) => entries
            .iter()
            .any(|(name, node)| contains(name, text) || holds(node, text)),
    }
}

fn contains(value: &str, text: &str) -> bool {
    let mut windows = value.as_bytes().windows(text.len().max(1));
    windows.any(|window| window.eq_ignore_ascii_case(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::agency::ErrorKind;

    const REFERENCE: &str = "7K3FQ2MX";
    /// 2026-11-21T10:00:00Z.
    const TEN: i64 = 1_795_255_200_000;

    fn read(body: &str, carrier: Carrier) -> Result<LookUp, AgencyError> {
        let answer = HttpResponse::from_dump(body.as_bytes());
        decode(&Config::standard("/"), &answer, REFERENCE, carrier)
    }

    fn look(rows: &str) -> LookUp {
        read(&["[", rows, "]"].concat(), Carrier::Description).unwrap()
    }

    fn row(id: &str, description: &str, filed: &str) -> String {
        format!(
            r#"{{"service_request_id":"{id}","description":"{description}","requested_datetime":"{filed}"}}"#
        )
    }

    #[test]
    fn the_service_is_listed_with_a_day_on_either_side() {
        let request = request(&Config::standard("/v2"), "a b", TEN, TEN + 60_000);
        let expected = "/v2/requests.json?service_code=a%20b&start_date=2026-11-20T10%3A00%3A00Z\
            &end_date=2026-11-22T10%3A01%3A00Z";
        assert_eq!(request.url, expected);
        let extremes = super::request(&Config::standard("/"), "a", i64::MIN, i64::MAX);
        assert!(extremes.url.starts_with("/requests.json?"));
    }

    #[test]
    fn the_reference_is_found_wherever_it_stands() {
        for found in [
            row("8", "A hole.\\n[ref 7K3FQ2MX]", "2026-11-21T10:00:00Z"),
            row("8", "A hole. [REF 7k3fq2mx] Edited.", ""),
            r#"{"service_request_id":8,"attributes":[{"code":"client_reference","value":"7K3FQ2MX"}]}"#.into(),
            r#"{"service_request_id":8,"extended_attributes":{"x":["y","7K3FQ2MX"]}}"#.into(),
        ] {
            let rows = [row("7", "Another", "2026-11-21T10:00:00Z"), found].join(",");
            assert_eq!(look(&rows).found, ["8"], "{rows}");
        }
        let xml = "<service_requests><request><service_request_id>8</service_request_id>\
            <description>A hole.\n[ref 7K3FQ2MX]</description></request></service_requests>";
        assert_eq!(read(xml, Carrier::Description).unwrap().found, ["8"]);
        assert!(look(&row("7", "[ref 7K3FQ2MY]", "")).found.is_empty());
    }

    #[test]
    fn copies_come_in_the_order_in_which_they_were_filed() {
        let rows = [
            row("9", "[ref 7K3FQ2MX]", "2026-11-21T10:00:02Z"),
            row("10", "[ref 7K3FQ2MX]", "2026-11-21T11:00:01+01:00"),
            row("9", "[ref 7K3FQ2MX]", "2026-11-21T10:00:02Z"),
            row("8", "[ref 7K3FQ2MX]", ""),
        ];
        assert_eq!(look(&rows.join(",")).found, ["10", "9", "8"]);
    }

    #[test]
    fn a_row_without_an_id_may_be_it() {
        let look = look(r#"{"token":"t","description":"[ref 7K3FQ2MX]"}"#);
        assert!(look.unnamed && look.found.is_empty());
    }

    #[test]
    fn only_what_shows_what_would_hold_the_reference_is_news() {
        let rows = [
            row("1", "", "2026-11-21T11:00:00Z"),
            row("2", "A hole.", "2026-11-21T10:00:00Z"),
            row("3", "A pole.", "soon"),
            row("4", "A mole.", "2026-11-21T09:00:00Z"),
        ];
        let rows = rows.join(",");
        assert_eq!(look(&rows).newest, Some(TEN));
        let body = ["[", &rows, "]"].concat();
        assert_eq!(read(&body, Carrier::Field).unwrap().newest, None);
        assert_eq!(read(&body, Carrier::Nothing).unwrap().newest, None);
        let field = r#"[{"service_request_id":"5","requested_datetime":"2026-11-21T10:00:00Z",
            "extended_attributes":{"client_reference":"0000000A"}}]"#;
        assert_eq!(read(field, Carrier::Field).unwrap().newest, Some(TEN));
        assert_eq!(look("").newest, None);
    }

    #[test]
    fn a_date_without_a_zone_is_as_early_as_it_can_be() {
        let newest = |filed| look(&row("1", "A hole.", filed)).newest;
        assert_eq!(newest("2026-11-21T10:00:00"), Some(TEN - 14 * HOUR));
        assert_eq!(newest("2026-11-21"), Some(TEN - 24 * HOUR));
    }

    #[test]
    fn a_list_of_a_round_number_of_rows_may_be_cut_off() {
        let whole_since = |count: i64, zone: &str| {
            let rows = (0..count).map(|minute| {
                let filed = format!("2026-11-21T10:{minute:02}:00{zone}");
                row(&minute.to_string(), "A hole.", &filed)
            });
            look(&rows.collect::<Vec<_>>().join(",")).whole_since
        };
        for count in [0, 1, 5, 9, 11, 49, 51] {
            assert_eq!(whole_since(count, "Z"), i64::MIN, "{count}");
        }
        for count in [10, 20, 25, 50] {
            assert_eq!(whole_since(count, "Z"), TEN, "{count}");
        }
        assert_eq!(whole_since(10, ""), TEN + 12 * HOUR);
        let undated = vec![row("1", "A hole.", ""); 10].join(",");
        assert_eq!(look(&undated).whole_since, i64::MAX);
    }

    #[test]
    fn what_is_no_list_proves_nothing() {
        for body in [
            "<!DOCTYPE html><title>Sign in</title>",
            "",
            "{",
            r#"{"a":1}"#,
        ] {
            assert!(read(body, Carrier::Description).is_err(), "{body}");
        }
        let refused = "HTTP/1.1 403 Forbidden\n\n[{\"code\":403,\"description\":\"No\"}]";
        let error = read(refused, Carrier::Description).unwrap_err();
        assert_eq!(error.kind, ErrorKind::Auth);
    }

    proptest! {
        #[test]
        fn any_list_is_read(description in "\\PC{0,30}", filed in "[-0-9T:Z+ ]{0,26}", reference in "\\PC{0,8}") {
            let row = crate::tree::json::write(&Node::list(vec![Node::map([
                ("service_request_id", Node::scalar("1")),
                ("description", Node::scalar(&description)),
                ("requested_datetime", Node::scalar(&filed)),
            ])]));
            let answer = HttpResponse::from_dump(row.as_bytes());
            let look = decode(&Config::standard("/"), &answer, &reference, Carrier::Description);
            let holds = !reference.is_empty() && row.contains(&reference);
            let found = look.is_ok_and(|look| look.found == ["1"]);
            prop_assert!(found || !description.contains(&reference) || !holds);
        }
    }
}
