//! The parameters of "GET Service Requests".

use super::failure::Failure;
use crate::clock::Instant;
use crate::store::Filter;

/// How far back a list goes when nothing is asked for (GeoReport v2).
const DEFAULT_DAYS: i64 = 90;

/// How many requests a list holds at most when no page is asked for (GeoReport v2).
const DEFAULT_LIMIT: u32 = 1000;

/// How many requests a page holds, by default and at most; the standard knows no pages, and these
/// are Chicago's.
const PAGE_SIZE: u32 = 50;
const LARGEST_PAGE: u32 = 500;

/// The parameters of a query in the order sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads the part of a URL after `?`.
    #[must_use]
    pub fn parse(query: Option<&str>) -> Self {
        let query = query.unwrap_or_default();
        Self(
            form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect(),
        )
    }

    /// The first value of this parameter; empty when there is none.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(parameter, _)| parameter == name)
            .map_or("", |(_, value)| value)
    }

    /// What to list of this agency.
    ///
    /// # Errors
    /// 400 for dates without a zone and for pages that are no numbers.
    pub fn filter(&self, jurisdiction: &str, now: Instant) -> Result<Filter, Failure> {
        let mut filter = Filter {
            jurisdiction: Some(jurisdiction.to_owned()),
            service_request_ids: self.list("service_request_id"),
            ready_by: Some(now),
            limit: Some(DEFAULT_LIMIT),
            ..Filter::default()
        };
        if !filter.service_request_ids.is_empty() {
            // Named references override every other argument.
            return Ok(filter);
        }
        filter.service_codes = self.list("service_code");
        filter.statuses = self
            .list("status")
            .into_iter()
            .map(|status| status.to_ascii_lowercase())
            .collect();
        filter.from = self.date("start_date")?;
        filter.to = self.date("end_date")?;
        // With one end only, the span is 90 days from there.
        match (filter.from, filter.to) {
            (None, None) => filter.from = Some(now.plus_days(-DEFAULT_DAYS)),
            (Some(from), None) => filter.to = Some(from.plus_days(DEFAULT_DAYS)),
            (None, Some(to)) => filter.from = Some(to.plus_days(-DEFAULT_DAYS)),
            (Some(_), Some(_)) => {}
        }
        let (page, size) = (self.number("page")?, self.number("page_size")?);
        if page.is_some() || size.is_some() {
            let size = size.unwrap_or(PAGE_SIZE).clamp(1, LARGEST_PAGE);
            filter.limit = Some(size);
            filter.offset = page.unwrap_or(1).saturating_sub(1).saturating_mul(size);
        }
        Ok(filter)
    }

    fn list(&self, name: &str) -> Vec<String> {
        self.value(name)
            .split(',')
            .map(str::trim)
            .filter(|item| !item.is_empty())
            .map(str::to_owned)
            .collect()
    }

    fn date(&self, name: &str) -> Result<Option<Instant>, Failure> {
        let text = self.value(name);
        if text.is_empty() {
            return Ok(None);
        }
        match Instant::from_w3c(text) {
            Some(instant) => Ok(Some(instant)),
            None => Err(Failure::bad_request(format!(
                "{name} must be a date and time with a zone such as 2026-01-01T00:00:00Z, not \
                 \"{text}\"."
            ))),
        }
    }

    fn number(&self, name: &str) -> Result<Option<u32>, Failure> {
        let text = self.value(name);
        if text.is_empty() {
            return Ok(None);
        }
        text.parse()
            .map(Some)
            .map_err(|_| Failure::bad_request(format!("{name} must be a number, not \"{text}\".")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant(1_700_000_000_000);

    fn filter(query: &str) -> Result<Filter, Failure> {
        Query::parse(Some(query)).filter("city", NOW)
    }

    #[test]
    fn without_arguments_it_is_90_days_and_1000_requests() {
        let filter = filter("").unwrap();
        assert_eq!(filter.from, Some(NOW.plus_days(-90)));
        assert_eq!(filter.to, None);
        assert_eq!(filter.limit, Some(1000));
    }

    #[test]
    fn references_override_everything() {
        let filter = filter("service_request_id=1,%202&status=closed&page=3").unwrap();
        assert_eq!(filter.service_request_ids, ["1", "2"]);
        assert!(filter.statuses.is_empty());
        assert_eq!((filter.from, filter.offset), (None, 0));
    }

    #[test]
    fn one_date_spans_90_days() {
        let filter = filter("start_date=2023-11-14T22:13:20Z").unwrap();
        assert_eq!(filter.from, Some(NOW));
        assert_eq!(filter.to, Some(NOW.plus_days(90)));
    }

    #[test]
    fn pages_count_from_one() {
        let filter = filter("page=3&page_size=20").unwrap();
        assert_eq!((filter.limit, filter.offset), (Some(20), 40));
        assert_eq!(
            super::tests::filter("page_size=9999").unwrap().limit,
            Some(500)
        );
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        assert!(filter("start_date=2023-11-14T22:13:20").is_err());
        assert!(filter("end_date=today").is_err());
        assert!(filter("page=two").is_err());
    }
}
