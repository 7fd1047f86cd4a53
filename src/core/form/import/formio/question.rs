//! What a component asks for.

use super::super::report::Report;
use super::choice::{self, ways};
use super::code;
use super::component::Component;
use super::publisher::Family;
use super::rule::day_parts;
use super::words::plain;
use crate::form::definition::{Choice, DateFields, DateFormat, Effect, Identifier, Question};
use crate::value::{Value, number};

/// The question that a family of components is; none where it is no single question.
pub(super) fn question(
    family: Family,
    component: Component,
    report: &mut Report,
) -> Option<Question> {
    let one = single(family, component, report)?;
    let is_array_anyway = matches!(one, Question::File { .. } | Question::Many { .. });
    let is_list = matches!(family, Family::Select) && component.flag("multiple");
    Some(match one {
        Question::One { choices, .. } if is_list => Question::Many {
            choices,
            stored_as_flags: false,
        },
        one if component.flag("multiple") && !is_array_anyway => Question::Several(Box::new(one)),
        one => one,
    })
}

fn single(family: Family, component: Component, report: &mut Report) -> Option<Question> {
    Some(match family {
        Family::Text | Family::Tags => text(component, false, None),
        Family::Password => text(component, false, None),
        Family::TextArea => {
            if component.flag("wysiwyg") || !component.text("editor").is_empty() {
                report.note(
                    Effect::Degraded,
                    "text with formatting is asked for as plain text",
                );
            }
            text(component, true, None)
        }
        Family::FirstName | Family::Surname => text(component, false, None),
        Family::Fodselsnummer => text(component, false, Some(Identifier::Fodselsnummer)),
        Family::Organisasjonsnummer => {
            text(component, false, Some(Identifier::Organisasjonsnummer))
        }
        Family::Kontonummer => text(component, false, Some(Identifier::Kontonummer)),
        Family::Iban => text(component, false, Some(Identifier::Iban)),
        Family::Bsn => text(component, false, Some(Identifier::Bsn)),
        Family::Number => Question::Number {
            decimals: decimals(component),
            unit: plain(component.text("suffix")),
            money: false,
            stored_as_text: false,
        },
        Family::Currency => Question::Number {
            decimals: decimals(component).or(Some(2)),
            unit: unit(component),
            money: true,
            stored_as_text: false,
        },
        Family::Checkbox => Question::Checkbox { values: None },
        Family::Radio => Question::One {
            choices: choice::values(component, report),
            list: false,
            stored_as_object: false,
        },
        Family::Select => select(component, report),
        Family::Country | Family::CurrencyCode => Question::One {
            choices: codes(family, component, report),
            list: true,
            stored_as_object: true,
        },
        Family::SelectBoxes => Question::Many {
            choices: choice::values(component, report),
            stored_as_flags: true,
        },
        Family::Email => Question::Email,
        Family::Phone => Question::Phone {
            area_code: component.flag("showAreaCode"),
        },
        Family::Url => Question::Url,
        Family::Day => day(component, report),
        Family::DateTime => Question::Date {
            fields: date_fields(component),
            format: DateFormat::Iso,
        },
        Family::Time => date(DateFields::Time),
        Family::Date => date(DateFields::Day),
        Family::Month => date(DateFields::Month),
        Family::Year => date(DateFields::Year),
        Family::Address => address(component, report),
        Family::File => file(component),
        Family::Attachment => Question::Attachment {
            ways: ways(component),
        },
        _ => return None,
    })
}

fn date(fields: DateFields) -> Question {
    Question::Date {
        fields,
        format: DateFormat::Iso,
    }
}

fn text(component: Component, multiline: bool, identifier: Option<Identifier>) -> Question {
    let mode = match (component.text("inputMode"), identifier) {
        ("", Some(Identifier::Iban | Identifier::Nino) | None) => "",
        ("", Some(_)) => "numeric",
        (mode, _) => mode,
    };
    Question::Text {
        multiline,
        input_mode: mode.to_owned(),
        autocomplete: component.text("autocomplete").to_owned(),
        affixes: (
            plain(component.text("prefix")),
            plain(component.text("suffix")),
        ),
        identifier,
    }
}

fn decimals(component: Component) -> Option<u32> {
    let limit = component.get("decimalLimit");
    let validate = component.object("validate");
    if validate.flag("integer") || component.text("inputType") == "numeric" {
        return Some(0);
    }
    match limit {
        Value::Number(places) if (0.0..=20.0).contains(places) => {
            component.count("decimalLimit").or(Some(0))
        }
        Value::Text(text) if number::parse_int(text, 10) >= 0.0 => {
            component.count("decimalLimit").or(Some(0))
        }
        _ => None,
    }
}

fn unit(component: Component) -> String {
    match component.text("currency") {
        "" => plain(component.text("prefix")),
        code => code.to_ascii_uppercase(),
    }
}

fn select(component: Component, report: &mut Report) -> Question {
    let choices = choice::select(component, report);
    let objects = choices
        .iter()
        .any(|choice| choice.value.as_object().is_some());
    Question::One {
        choices,
        list: true,
        stored_as_object: objects,
    }
}

/// Countries or currencies: those that the author lists, otherwise all of them.
fn codes(family: Family, component: Component, report: &mut Report) -> Vec<Choice> {
    let listed = if component.text("dataSrc") == "values" {
        choice::select(component, report)
    } else {
        Vec::new()
    };
    match family {
        _ if !listed.is_empty() => listed,
        Family::Country => code::countries(),
        _ => code::currencies(),
    }
}

fn day(component: Component, report: &mut Report) -> Question {
    let parts = day_parts(component);
    let fields = match parts.hidden {
        [_, false, false] if parts.hidden[0] => DateFields::Month,
        [true, true, false] => DateFields::Year,
        [false, false, false] => DateFields::Day,
        _ => {
            report.note(Effect::Blocking, "a day without year or month");
            DateFields::Day
        }
    };
    Question::Date {
        fields,
        format: DateFormat::Slashes {
            day_first: parts.day_first,
        },
    }
}

fn date_fields(component: Component) -> DateFields {
    let enabled = |key: &str| component.get(key) != &Value::Bool(false);
    let by_widget = component.object("widget").get("enableTime") != &Value::Bool(false);
    match (enabled("enableDate"), enabled("enableTime") && by_widget) {
        (false, true) => DateFields::Time,
        (_, true) => DateFields::Moment,
        _ => DateFields::Day,
    }
}

/// The parts of an address that is typed in. Suggestions of a provider are not offered.
fn address(component: Component, report: &mut Report) -> Question {
    report.note(
        Effect::Degraded,
        "addresses are typed in, without suggestions",
    );
    let mut parts = Vec::new();
    let mut add = |key: &str, required: bool| {
        parts.push((key.to_owned(), autocomplete(key).to_owned(), required));
    };
    let own = component.objects("components");
    for part in &own {
        if !part.key().is_empty() {
            add(part.key(), part.object("validate").flag("required"));
        }
    }
    if own.iter().all(|part| part.key().is_empty()) {
        for key in ["address1", "address2", "city", "state", "country", "zip"] {
            add(key, false);
        }
    }
    Question::Address { parts }
}

fn autocomplete(key: &str) -> &'static str {
    match key {
        "address1" | "street" => "address-line1",
        "address2" => "address-line2",
        "city" => "address-level2",
        "state" | "province" => "address-level1",
        "country" => "country-name",
        "zip" | "postalCode" | "postcode" => "postal-code",
        _ => "",
    }
}

fn file(component: Component) -> Question {
    let pattern = component.text("filePattern");
    Question::File {
        accept: if pattern == "*" { "" } else { pattern }.to_owned(),
        most_bytes: bytes(component.text("fileMaxSize")),
        most: (!component.flag("multiple")).then_some(1),
        photos: false,
    }
}

/// `20MB` in bytes; units are powers of 1024, as Form.io's are.
fn bytes(size: &str) -> Option<u64> {
    let size = size.trim();
    let digits = size
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(size.len());
    let (amount, unit) = size.split_at(digits);
    let factor = match unit.trim().to_ascii_uppercase().as_str() {
        "" | "B" => 1.0,
        "KB" => 1024.0,
        "MB" => 1024.0 * 1024.0,
        "GB" => 1024.0 * 1024.0 * 1024.0,
        _ => return None,
    };
    let bytes = number::parse_float(amount) * factor;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes are positive, and the cast saturates"
    )]
    (bytes > 0.0).then_some(bytes as u64)
}
