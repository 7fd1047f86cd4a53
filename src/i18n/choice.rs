//! What choices are called.

use frontdoor_core::form::definition::Choice;
use frontdoor_core::value::{Path, Value};

use super::{intl, language};

/// What a choice is called. Authors leave the names of countries and currencies to the browser, which
/// knows them by their codes (ISO 3166, ISO 4217) in every language.
#[must_use]
pub fn choice_label(choice: &Choice) -> String {
    if !choice.label.is_empty() {
        return choice.label.clone();
    }
    let code = match &choice.value {
        Value::Object(_) => choice.value.get(&Path::default().key("value")),
        value => value,
    };
    let code = match code {
        Value::Text(code) => code.to_string(),
        other => other.to_json(),
    };
    match (intl(), code.len()) {
        (Some(intl), 2) => (intl.code_name)(language(), "region", &code),
        (Some(intl), 3) => (intl.code_name)(language(), "currency", &code),
        _ => code,
    }
}
