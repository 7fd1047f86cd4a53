//! What is wrong with an answer, in words that name the question and say what to do.

use frontdoor_core::form::definition::{Item, ItemKind, Question};
use frontdoor_core::form::engine::Problem;
use frontdoor_core::form::filling::DatePart;

use super::{civil_day, intl, language, say};

/// The words for a broken rule. The author's own come first.
#[must_use]
pub fn problem(problem: &Problem, item: &Item, label: &str) -> String {
    if !problem.message.is_empty() {
        return problem.message.clone();
    }
    let figure = |name: &str| {
        let found = problem.params.iter().find(|(of, _)| *of == name);
        found.map_or("", |(_, figure)| figure.as_str())
    };
    let count = |name: &str| figure(name).parse().unwrap_or(0);
    match problem.rule {
        "required" | "array" | "array_nonempty" => required(item, label),
        "minLength" => say::problem_too_short(count("length"), label),
        "maxLength" => say::problem_too_long(count("length"), label),
        "minWords" => say::problem_min_words(count("length"), label),
        "maxWords" => say::problem_max_words(count("length"), label),
        "min" => say::problem_min(&number(figure("min")), label),
        "max" => say::problem_max(&number(figure("max")), label),
        "step" => say::problem_step(&number(figure("step")), label),
        "minDate" => say::problem_min_date(&civil_day(figure("minDate")), label),
        "maxDate" => say::problem_max_date(&civil_day(figure("maxDate")), label),
        "minYear" => say::problem_min_date(figure("minYear"), label),
        "maxYear" => say::problem_max_date(figure("maxYear"), label),
        "minSelectedCount" => say::problem_min_chosen(count("minCount"), label),
        "maxSelectedCount" => say::problem_max_chosen(count("maxCount"), label),
        "onlyAvailableItems" => say::problem_stale_choice(label),
        "pattern" | "mask" => say::problem_format(label),
        "digitsOnly" => say::problem_digits(label),
        "email" => say::problem_not_email().to_owned(),
        "phone" => say::problem_not_phone().to_owned(),
        "url" => say::problem_url().to_owned(),
        "number" => say::problem_number(label),
        "numberTooLong" => say::problem_number_long(label),
        "date" | "day" => say::problem_date(label),
        "dateParts" => {
            let parts = figure("parts").split(' ').filter_map(DatePart::from_id);
            let names: Vec<&str> = parts.map(part_name).collect();
            say::problem_date_missing(&listed(&names), label)
        }
        "time" => say::problem_time().to_owned(),
        "checksum" => say::problem_checksum(label),
        _ => say::problem_wrong(label),
    }
}

/// What is missing. A question without words of its author's is one of the portal's own.
fn required(item: &Item, label: &str) -> String {
    match (&item.kind, item.key.as_str()) {
        (ItemKind::Repeat { .. }, _) => say::problem_row(label),
        (ItemKind::Question(question), key) => match question {
            Question::Location { address: true, .. } => say::problem_place().to_owned(),
            Question::Location { .. } => say::problem_coordinates().to_owned(),
            Question::Checkbox { .. } => say::problem_tick(label),
            Question::One { .. } | Question::Many { .. } | Question::Attachment { .. } => {
                say::problem_choose(label)
            }
            Question::File { .. } => say::problem_file(label),
            Question::Email if item.label.is_empty() => say::problem_email().to_owned(),
            Question::Text { .. } if item.label.is_empty() && key == "description" => {
                say::problem_description().to_owned()
            }
            _ => say::problem_required(label),
        },
        _ => say::problem_required(label),
    }
}

/// A figure of a rule in the digits of the language.
fn number(figure: &str) -> String {
    let read = frontdoor_core::value::number::from_text(figure);
    match intl() {
        Some(intl) if read.is_finite() => (intl.number)(language(), read),
        _ => figure.to_owned(),
    }
}

fn listed(names: &[&str]) -> String {
    intl().map_or_else(|| names.concat(), |intl| (intl.list)(language(), names))
}

fn part_name(part: DatePart) -> &'static str {
    match part {
        DatePart::Day => say::part_day(),
        DatePart::Month => say::part_month(),
        DatePart::Year => say::part_year(),
        DatePart::Time => say::part_time(),
    }
}
