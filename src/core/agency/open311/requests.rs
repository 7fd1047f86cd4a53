//! GET Service Requests.

use super::answer::Answer;
use super::findings::Findings;
use super::record::Record;
use super::service_request;
use super::shape::Shape;
use super::{Config, Paging};
use crate::agency::{AgencyError, HttpRequest, HttpResponse};
use crate::model::{Decoded, ServiceRequest, Status, calendar};

/// Requests asked for at a time; every server that pages allows as many.
const PAGE_SIZE: usize = 50;

pub(super) const SHAPE: Shape = Shape {
    wrappers: &["service_requests", "requests"],
    records: &["request", "service_request"],
    fields: &[
        "service_request_id",
        "token",
        "service_notice",
        "account_id",
        "status",
        "service_code",
    ],
};

/// What to ask for. By default the newest requests of 90 days, as many as the server likes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// References; where there are any, the standard ignores everything else.
    pub service_request_ids: Vec<String>,
    /// A service.
    pub service_code: Option<String>,
    /// Filed at or after this time, in milliseconds since 1970-01-01T00:00:00Z.
    pub start_date: Option<i64>,
    /// Filed at or before this time, in milliseconds since 1970-01-01T00:00:00Z.
    pub end_date: Option<i64>,
    /// Open or closed ones; the standard cannot ask for [`Status::Other`].
    pub status: Option<Status>,
    /// Counted from 0; without effect where the endpoint does not page.
    pub page: u32,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The requests of it that could be read.
    pub requests: Decoded<Vec<ServiceRequest>>,
    /// Whether no page follows. A server that ignores paging may repeat itself for ever with pages
    /// of exactly the size asked for, so whoever asks for the next page stops at known references.
    pub is_last: bool,
}

/// Asks for a list of requests.
#[must_use]
pub fn request(config: &Config, filter: &Filter) -> HttpRequest {
    let date = |at: Option<i64>| {
        let mut text = calendar::wall_clock_text(at?);
        if !config.omit_timezone {
            text.push('Z');
        }
        Some(text)
    };
    let ids = filter.service_request_ids.join(",");
    let start_date = date(filter.start_date);
    let end_date = date(filter.end_date);
    let status = match filter.status {
        Some(Status::Open) => Some("open"),
        Some(Status::Closed) => Some("closed"),
        Some(Status::Other) | None => None,
    };
    let paging = paging(config.paging, filter.page);
    let size = PAGE_SIZE.to_string();
    let number = paging.map(|(_, _, number)| number.to_string());
    let mut query = Vec::new();
    for (name, value) in [
        (
            "service_request_id",
            Some(ids.as_str()).filter(|ids| !ids.is_empty()),
        ),
        ("service_code", filter.service_code.as_deref()),
        ("start_date", start_date.as_deref()),
        ("end_date", end_date.as_deref()),
        ("status", status),
        (
            paging.map_or("", |(name, _, _)| name),
            paging.map(|_| size.as_str()),
        ),
        (paging.map_or("", |(_, name, _)| name), number.as_deref()),
    ] {
        query.extend(value.map(|value| (name, value)));
    }
    config.get(&config.paths.requests, None, &query)
}

/// The names of the parameters for the size and the number of a page, and that number.
fn paging(paging: Paging, page: u32) -> Option<(&'static str, &'static str, usize)> {
    let page = page as usize;
    match paging {
        Paging::None => None,
        Paging::PageSize => Some(("page_size", "page", page.saturating_add(1))),
        Paging::PerPage => Some(("per_page", "page", page.saturating_add(1))),
        Paging::LimitOffset => Some(("limit", "offset", page.saturating_mul(PAGE_SIZE))),
        Paging::ZeroBased => Some(("pageSize", "page", page)),
    }
}

/// Reads a list of requests. Rows without a reference are not requests yet: they become findings.
///
/// # Errors
/// See [`AgencyError`].
pub fn decode(
    config: &Config,
    answer: &HttpResponse,
) -> Result<Decoded<Vec<ServiceRequest>>, AgencyError> {
    decode_page(config, answer).map(|page| page.requests)
}

/// Reads a list of requests and tells whether another page follows.
///
/// # Errors
/// See [`AgencyError`].
pub fn decode_page(config: &Config, answer: &HttpResponse) -> Result<Page, AgencyError> {
    let answer = Answer::to_read(answer);
    let tree = answer.tree()?;
    let records = SHAPE.records(&tree).ok_or_else(|| {
        answer.undecodable(
            &tree,
            "there is no list of service requests in this document",
        )
    })?;
    let mut findings = Findings::default();
    let mut requests = Vec::new();
    for (index, node) in findings.limit(&records).iter().enumerate() {
        let record = Record::new(node, "", index);
        requests.extend(service_request::read(&record, &mut findings));
    }
    Ok(Page {
        requests: Decoded {
            value: requests,
            findings: findings.finish(),
        },
        is_last: is_last_page(config, records.len()),
    })
}

/// Whether no page follows one with so many rows, read or not: a short page is the last, and a
/// page longer than was asked for comes from a server that does not page.
#[must_use]
pub fn is_last_page(config: &Config, rows: usize) -> bool {
    config.paging == Paging::None || rows != PAGE_SIZE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(config: &Config, filter: &Filter) -> String {
        request(config, filter).url
    }

    #[test]
    fn the_default_asks_for_everything() {
        let url = url(&Config::standard("/v2/"), &Filter::default());
        assert_eq!(url, "/v2/requests.json");
    }

    #[test]
    fn filters_become_parameters() {
        let filter = Filter {
            service_request_ids: vec!["1/2".into(), "3".into()],
            service_code: Some("a b".into()),
            start_date: Some(1_274_684_889_000),
            end_date: Some(0),
            status: Some(Status::Open),
            page: 3,
        };
        let zoned = url(&Config::standard("/"), &filter);
        let expected = "/requests.json?service_request_id=1%2F2%2C3&service_code=a%20b\
            &start_date=2010-05-24T07%3A08%3A09Z&end_date=1970-01-01T00%3A00%3A00Z&status=open";
        assert_eq!(zoned, expected);
        let omit_timezone = Config {
            omit_timezone: true,
            ..Config::standard("/")
        };
        assert_eq!(
            url(&omit_timezone, &filter),
            expected.replace("9Z", "9").replace("0Z", "0")
        );
    }

    #[test]
    fn pages_in_every_dialect() {
        for (paging, query) in [
            (Paging::None, ""),
            (Paging::PageSize, "?page_size=50&page=3"),
            (Paging::PerPage, "?per_page=50&page=3"),
            (Paging::LimitOffset, "?limit=50&offset=100"),
            (Paging::ZeroBased, "?pageSize=50&page=2"),
        ] {
            let config = Config {
                paging,
                ..Config::standard("/")
            };
            let filter = Filter {
                page: 2,
                ..Filter::default()
            };
            assert_eq!(url(&config, &filter), ["/requests.json", query].concat());
        }
    }
}
