//! What is wrong with the answers.

use super::answers::Answers;
use super::journey::{Form, PageKind};
use super::kind::Kind;
use super::problem::{DatePart, Field, Problem, Rule};
use super::{contact, number};
use crate::model::Attribute;

/// Characters of the description at most (GeoReport v2, "POST Service Request").
const MOST_DESCRIPTION: usize = 4_000;
/// Characters of an address at most.
const MOST_ADDRESS: usize = 500;
/// Characters of a name at most.
const MOST_NAME: usize = 255;

impl Form {
    /// What is wrong on one page, in the order of its fields. `now_ms` is the current time in
    /// milliseconds since 1970.
    #[must_use]
    pub fn check_page(&self, page: usize, answers: &Answers, now_ms: i64) -> Vec<Problem> {
        let Some(page) = self.pages.get(page) else {
            return Vec::new();
        };
        let text = |field, text: &str, required, most| check_text(field, text, required, most);
        match &page.kind {
            PageKind::Notice | PageKind::Photos { .. } => Vec::new(),
            PageKind::Question(attribute) => check_attribute(attribute, answers, now_ms)
                .into_iter()
                .collect(),
            PageKind::Description { required } => {
                let found = text(
                    Field::Description,
                    &answers.description,
                    *required,
                    MOST_DESCRIPTION,
                );
                found.into_iter().collect()
            }
            PageKind::Location {
                coordinates,
                address,
                required,
            } => {
                let is_given = *address && !answers.address.trim().is_empty()
                    || *coordinates && answers.place().is_some();
                if *required && !is_given {
                    let field = if *address {
                        Field::Address
                    } else {
                        Field::Coordinates
                    };
                    return vec![Problem {
                        field,
                        rule: Rule::PlaceRequired,
                    }];
                }
                let found =
                    address.then(|| text(Field::Address, &answers.address, false, MOST_ADDRESS));
                found.flatten().into_iter().collect()
            }
            PageKind::Contact { email_required } => {
                let names = [
                    (Field::FirstName, &answers.first_name),
                    (Field::LastName, &answers.last_name),
                ];
                let names = names
                    .into_iter()
                    .filter_map(|(field, name)| text(field, name, false, MOST_NAME));
                let email = check_email(&answers.email, *email_required);
                names
                    .chain(email)
                    .chain(check_phone(&answers.phone))
                    .collect()
            }
        }
    }

    /// What is wrong on any page, with the page's place in [`Form::pages`].
    #[must_use]
    pub fn check_all(&self, answers: &Answers, now_ms: i64) -> Vec<(usize, Problem)> {
        let pages = 0..self.pages.len();
        let found = pages.map(|page| (page, self.check_page(page, answers, now_ms)));
        found
            .flat_map(|(page, problems)| problems.into_iter().map(move |problem| (page, problem)))
            .collect()
    }

    /// The first page that still needs the citizen, if any.
    #[must_use]
    pub fn first_unanswered(&self, answers: &Answers, now_ms: i64) -> Option<usize> {
        (0..self.pages.len()).find(|page| !self.check_page(*page, answers, now_ms).is_empty())
    }

    /// Whether the form can be sent.
    #[must_use]
    pub fn is_complete(&self, answers: &Answers, now_ms: i64) -> bool {
        self.first_unanswered(answers, now_ms).is_none()
    }
}

impl Answers {
    /// The coordinates, where they are a place on earth.
    pub(super) fn place(&self) -> Option<(f64, f64)> {
        self.lat_long
            .filter(|(lat, long)| lat.abs() <= 90.0 && long.abs() <= 180.0)
    }
}

/// What is wrong with the answer to a question; one problem at a time, the first to mend.
fn check_attribute(attribute: &Attribute, answers: &Answers, now_ms: i64) -> Option<Problem> {
    let code = &attribute.code;
    let at = |rule| Problem {
        field: Field::Attribute(code.clone()),
        rule,
    };
    let part = |part, rule| Problem {
        field: Field::AttributePart(code.clone(), part),
        rule,
    };
    match Kind::of(attribute) {
        kind @ (Kind::Line | Kind::Text) => {
            let most = kind.most_characters().unwrap_or(usize::MAX);
            let field = Field::Attribute(code.clone());
            check_text(field, answers.text(code), attribute.required, most)
        }
        Kind::Number => match answers.text(code).trim() {
            "" => attribute.required.then(|| at(Rule::Required)),
            typed => number::normal(typed).err().map(at),
        },
        Kind::Date => match answers.date(code) {
            date if date.is_empty() => attribute
                .required
                .then(|| part(DatePart::Day, Rule::Required)),
            date => match date.read() {
                Ok(date) if date.is_plausible(now_ms) => None,
                Ok(_) => Some(part(DatePart::Year, Rule::NotADate)),
                Err((wrong, rule)) => Some(part(wrong, rule)),
            },
        },
        Kind::One | Kind::Many => check_choice(attribute, answers.chosen(code)).map(at),
    }
}

fn check_choice(attribute: &Attribute, chosen: &[String]) -> Option<Rule> {
    if chosen.is_empty() {
        return attribute.required.then_some(Rule::Required);
    }
    if chosen.len() > 1 && Kind::of(attribute) == Kind::One {
        return Some(Rule::NotAChoice);
    }
    for key in chosen {
        match attribute.values.iter().find(|value| value.key == *key) {
            None => return Some(Rule::NotAChoice),
            Some(value) => {
                if let Some(message) = &value.disable_message {
                    return Some(Rule::Stopped(message.clone()));
                }
            }
        }
    }
    None
}

fn check_text(field: Field, typed: &str, required: bool, most: usize) -> Option<Problem> {
    let typed = typed.trim();
    let rule = if typed.is_empty() {
        required.then_some(Rule::Required)
    } else {
        (characters(typed) > most).then_some(Rule::TooLong { most })
    };
    rule.map(|rule| Problem { field, rule })
}

/// Characters as people count them: a line end is one, however the browser writes it.
fn characters(text: &str) -> usize {
    text.chars().count() - text.matches("\r\n").count()
}

fn check_email(typed: &str, required: bool) -> Option<Problem> {
    let rule = match typed.trim() {
        "" => required.then_some(Rule::Required)?,
        typed if contact::is_email(typed) => return None,
        _ => Rule::NotAnEmail,
    };
    Some(Problem {
        field: Field::Email,
        rule,
    })
}

fn check_phone(typed: &str) -> Option<Problem> {
    let typed = typed.trim();
    let is_fine = typed.is_empty() || contact::is_phone(typed);
    (!is_fine).then_some(Problem {
        field: Field::Phone,
        rule: Rule::NotAPhone,
    })
}
