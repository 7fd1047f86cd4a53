//! Rules beyond those of Form.io: what publishers' own renderers check by type.

use super::component::Component;
use super::publisher::Family;
use crate::form::definition::{DatePrecision, Identifier, Limit, Rule};

/// The rules of a component of such a family.
pub(super) fn rules(meant: Family, component: Component) -> Vec<Rule> {
    let validate = component.object("validate");
    let mut limits = Vec::new();
    let identifier = match meant {
        Family::Fodselsnummer => Some(Identifier::Fodselsnummer),
        Family::Organisasjonsnummer => Some(Identifier::Organisasjonsnummer),
        Family::Kontonummer => Some(Identifier::Kontonummer),
        Family::Iban => Some(Identifier::Iban),
        Family::Bsn => Some(Identifier::Bsn),
        _ => None,
    };
    limits.extend(identifier.map(Limit::Checksum));
    if matches!(meant, Family::Number | Family::Currency) {
        let step = validate.number("step").filter(|step| *step > 0.0);
        limits.extend(step.map(Limit::Step));
    }
    if validate.flag("digitsOnly") {
        limits.push(Limit::DigitsOnly);
    }
    if matches!(meant, Family::Date | Family::Month) {
        limits.push(Limit::Moment);
        limits.extend(days(component, "earliestAllowedDate").map(Limit::MinDate));
        limits.extend(days(component, "latestAllowedDate").map(Limit::MaxDate));
        let fixed = |key: &str| match component.text(key) {
            "" => None,
            day => Some(DatePrecision::Fixed(day.to_owned())),
        };
        limits.extend(fixed("specificEarliestAllowedDate").map(Limit::MinDate));
        limits.extend(fixed("specificLatestAllowedDate").map(Limit::MaxDate));
        let earlier = component.text("beforeDateInputKey");
        if !earlier.is_empty() {
            let after = DatePrecision::After(earlier.to_owned(), component.flag("mayBeEqual"));
            limits.push(Limit::MinDate(after));
        }
    }
    if matches!(meant, Family::Year | Family::Month) {
        let year = |key: &str| {
            validate.number(key).map(|year| {
                #[allow(
                    clippy::cast_possible_truncation,
                    reason = "years are small, and it saturates"
                )]
                let year = year as i32;
                year
            })
        };
        limits.extend(year("minYear").map(Limit::MinYear));
        limits.extend(year("maxYear").map(Limit::MaxYear));
    }
    let plain = |limit| Rule {
        limit,
        message: String::new(),
    };
    limits.into_iter().map(plain).collect()
}

/// A bound so many days from today.
fn days(component: Component, key: &str) -> Option<DatePrecision> {
    let days = component.number(key)?;
    #[allow(
        clippy::cast_possible_truncation,
        reason = "offsets are small, and it saturates"
    )]
    let days = days as i32;
    (component.source_type() != "monthPicker").then_some(DatePrecision::Days(days))
}
