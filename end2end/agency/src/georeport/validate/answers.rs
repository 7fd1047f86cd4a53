//! Answers to a service's questions.

use super::is_number;
use crate::catalogue::{Attribute, Datatype, Service};
use crate::clock::is_w3c_date;
use crate::georeport::form::Form;

/// Reports every answer that the service's definition does not allow.
pub(super) fn check(service: &Service, form: &Form, problems: &mut Vec<String>) {
    let sent = form.attributes();
    for (code, _) in &sent {
        let known = service.attributes.iter().find(|a| a.code == *code);
        let problem = match known {
            None => "is not an attribute of this service",
            Some(attribute) if !attribute.variable => "is a notice and takes no value",
            Some(attribute) if attribute.automated.is_some() => "is set by the server",
            Some(_) => continue,
        };
        problems.push(format!("attribute[{code}] {problem}."));
    }
    for attribute in service.attributes.iter().filter(|a| is_asked(a)) {
        let values: Vec<&str> = sent
            .iter()
            .filter(|(code, _)| *code == attribute.code)
            .map(|(_, value)| *value)
            .collect();
        check_values(attribute, &values, problems);
    }
}

/// Whether citizens answer it.
fn is_asked(attribute: &Attribute) -> bool {
    attribute.variable && attribute.automated.is_none()
}

fn check_values(attribute: &Attribute, values: &[&str], problems: &mut Vec<String>) {
    let code = &attribute.code;
    if attribute.required && values.iter().all(|value| value.trim().is_empty()) {
        problems.push(format!(
            "attribute[{code}] is required: {}",
            attribute.description
        ));
        return;
    }
    if values.len() > 1 && attribute.datatype != Datatype::MultiValueList {
        problems.push(format!("attribute[{code}] takes one value only."));
    }
    for value in values {
        if let Some(problem) = wrong_value(attribute, value) {
            problems.push(format!("attribute[{code}] {problem}, not \"{value}\"."));
        }
    }
}

/// What is wrong with a value, as the end of a sentence.
fn wrong_value(attribute: &Attribute, value: &str) -> Option<&'static str> {
    let (right, problem) = match attribute.datatype {
        Datatype::String => (
            !value.contains(['\r', '\n']),
            "must be a text without line breaks",
        ),
        Datatype::Number => (is_number(value).is_some(), "must be a number"),
        Datatype::Datetime => (
            is_w3c_date(value),
            "must be a date such as 2026-03-27, or a date and time with a zone",
        ),
        Datatype::Text => (true, ""),
        Datatype::SingleValueList | Datatype::MultiValueList => {
            let choice = attribute.values.iter().find(|choice| choice.key == value);
            if choice.is_some_and(|choice| choice.disable_message.is_some()) {
                return Some("must be a choice with which the form can be sent");
            }
            (choice.is_some(), "must be one of the keys of its list")
        }
    };
    (!right).then_some(problem)
}

/// What is stored: the answers as sent, then what the server sets itself.
pub(super) fn to_store(service: &Service, form: &Form) -> Vec<(String, String)> {
    let sent = form.attributes().into_iter();
    let set = service.attributes.iter().filter_map(|attribute| {
        let value = attribute.set_to.as_deref()?;
        Some((attribute.code.as_str(), value))
    });
    sent.chain(set)
        .map(|(code, value)| (code.to_owned(), value.to_owned()))
        .collect()
}
