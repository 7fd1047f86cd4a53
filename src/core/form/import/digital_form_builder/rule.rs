//! Rules of components: `options` and `schema`.

use super::source::Source;
use crate::form::definition::{DatePrecision, Limit};

/// The names under which authors give words for a rule: those of Joi, which the runner checks with.
type Names = &'static [&'static str];

/// The limits of a component in the order in which they are checked, with the names of the author's
/// words for them.
pub(super) fn limits(component: Source<'_>) -> Vec<(Limit, Names)> {
    let (options, schema) = (component.get("options"), component.get("schema"));
    let mut limits: Vec<(Limit, Names)> = Vec::new();
    let source_type = component.get("type").text();
    if source_type == "HiddenField" {
        return limits;
    }
    let is_file = matches!(source_type, "FileUploadField" | "ClientSideFileUploadField");
    let fewest = options.get("minimumRequiredFiles").count();
    let is_optional = options.get("required").flag() == Some(false)
        || schema.get("required").flag() == Some(false)
        || (is_file && fewest == Some(0));
    if !is_optional {
        limits.push((
            Limit::Required,
            &["any.required", "string.empty", "any.empty", "required"],
        ));
    }
    let (min, max) = (schema.get("min"), schema.get("max"));
    match source_type {
        "TextField"
        | "MultilineTextField"
        | "FreeTextField"
        | "EmailAddressField"
        | "TelephoneNumberField"
        | "WebsiteField" => {
            text(options, schema, &mut limits);
            match source_type {
                "EmailAddressField" => limits.push((Limit::Email, &["string.email"])),
                "WebsiteField" => limits.push((Limit::Url, &["string.uri"])),
                _ => {}
            }
        }
        "NumberField" => {
            limits.push((Limit::Number, &["number.base"]));
            let whole = schema.get("integer").flag() == Some(true);
            let decimals = schema.get("precision").count().or(whole.then_some(0));
            limits.extend(decimals.map(|decimals| {
                let step = (0..decimals.min(15)).fold(1.0, |power, _| power * 10.0);
                let names: Names = &["number.precision", "number.integer"];
                (Limit::Step(1.0 / step), names)
            }));
            limits.extend(min.number().map(|min| (Limit::Min(min), NUMBER_MIN)));
            limits.extend(max.number().map(|max| (Limit::Max(max), NUMBER_MAX)));
        }
        "DatePartsField" | "DateField" | "DateTimePartsField" | "DateTimeField" => {
            let days = |key| {
                options
                    .get(key)
                    .count()
                    .map(|days| days.min(1_000_000).cast_signed())
            };
            limits.extend(days("maxDaysInPast").map(|days| {
                let limit = Limit::MinDate(DatePrecision::Days(-days));
                (limit, &["date.min", "maxDaysInPast"] as Names)
            }));
            limits.extend(days("maxDaysInFuture").map(|days| {
                let limit = Limit::MaxDate(DatePrecision::Days(days));
                (limit, &["date.max", "maxDaysInFuture"] as Names)
            }));
        }
        "CheckboxesField" | "FileUploadField" | "ClientSideFileUploadField" => {
            let exact = schema.get("length").count();
            let zone = options.get("dropzoneConfig").get("maxFiles").count();
            let fewest = exact
                .or(min.count())
                .or(fewest)
                .filter(|fewest| *fewest > 1);
            let most = exact.or(max.count()).or(zone);
            limits.extend(fewest.map(|fewest| (Limit::MinItems(fewest), &["array.min"] as Names)));
            limits.extend(most.map(|most| (Limit::MaxItems(most), &["array.max"] as Names)));
        }
        "MultiInputField" => {
            let most = options.get("maxMultiInputFieldRows").count();
            limits.extend(most.map(|most| (Limit::MaxItems(most), &["array.max"] as Names)));
        }
        _ => {}
    }
    limits
}

const NUMBER_MIN: Names = &["number.min"];
const NUMBER_MAX: Names = &["number.max"];

fn text(options: Source<'_>, schema: Source<'_>, limits: &mut Vec<(Limit, Names)>) {
    let exact = schema.get("length").count();
    let most = [
        schema.get("max"),
        schema.get("maxLength"),
        options.get("maxLength"),
    ];
    let min = exact.or(schema.get("min").count());
    let max = exact.or(most.into_iter().find_map(Source::count));
    limits.extend(min.map(|min| {
        (
            Limit::MinLength(min),
            &["string.min", "string.length"] as Names,
        )
    }));
    limits.extend(max.map(|max| {
        (
            Limit::MaxLength(max),
            &["string.max", "string.length"] as Names,
        )
    }));
    let words = options.get("maxWords").count();
    limits.extend(words.map(|words| (Limit::MaxWords(words), &["string.maxWords"] as Names)));
    let pattern = schema.get("regex").text();
    if !pattern.is_empty() {
        let names: Names = &["string.pattern.base", "string.regex.base"];
        limits.push((Limit::Pattern(anchored(pattern)), names));
    }
}

/// A pattern that has to match the whole text where the author's has to match a part of it.
fn anchored(pattern: &str) -> String {
    let whole = pattern
        .strip_prefix('^')
        .and_then(|rest| rest.strip_suffix('$'));
    match whole {
        Some(whole) if !whole.contains('|') && !whole.ends_with('\\') => whole.to_owned(),
        _ => ["[\\s\\S]*(?:", pattern, ")[\\s\\S]*"].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::anchored;

    #[test]
    fn a_pattern_that_is_not_anchored_matches_a_part() {
        assert_eq!(anchored("^[0-9]{2}$"), "[0-9]{2}");
        for pattern in ["[0-9]", "^a|b$", "^a", "^a\\$"] {
            assert_eq!(
                anchored(pattern),
                format!("[\\s\\S]*(?:{pattern})[\\s\\S]*")
            );
        }
    }
}
