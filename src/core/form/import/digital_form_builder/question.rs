//! Questions.

use super::Importer;
use super::source::Source;
use crate::form::definition::{Choice, DateFields, DateFormat, Effect, Question};
use crate::value::Value;

/// Parts of an address: key, autocomplete token (HTML, section 4.10.18.7), whether required.
const ADDRESS: [(&str, &str, bool); 5] = [
    ("addressLine1", "address-line1", true),
    ("addressLine2", "address-line2", false),
    ("town", "address-level2", true),
    ("county", "address-level1", false),
    ("postcode", "postal-code", true),
];

impl<'a> Importer<'a> {
    /// What a component asks; none where its type is not known, or is of those that need more than
    /// a form, such as a map or a payment.
    pub fn question(&mut self, component: Source<'a>, place: &str) -> Option<Question> {
        let options = component.get("options");
        let date = |fields| Question::Date {
            fields,
            format: DateFormat::Iso,
        };
        Some(match component.get("type").text() {
            "TextField" => text(options, false),
            "MultilineTextField" => text(options, true),
            "FreeTextField" => {
                let feature = "the text is asked for without formats";
                self.find(place, feature, Effect::Degraded);
                text(options, true)
            }
            "NumberField" => number(component),
            "YesNoField" => yes_or_no(),
            "RadiosField" => self.one(component, place, false),
            "SelectField" | "AutocompleteField" => self.one(component, place, true),
            "CheckboxesField" => Question::Many {
                choices: self.choices(component, place),
                stored_as_flags: false,
            },
            "DeclarationField" => Question::Checkbox { values: None },
            "DatePartsField" | "DateField" => date(DateFields::Day),
            "MonthYearField" => date(DateFields::Month),
            "TimeField" => date(DateFields::Time),
            "DateTimePartsField" | "DateTimeField" => date(DateFields::Moment),
            "EmailAddressField" => Question::Email,
            "TelephoneNumberField" => Question::Phone { area_code: false },
            "WebsiteField" => Question::Url,
            "UkAddressField" => Question::Address {
                parts: ADDRESS
                    .iter()
                    .map(|(key, token, required)| ((*key).into(), (*token).into(), *required))
                    .collect(),
            },
            "FileUploadField" | "ClientSideFileUploadField" => file(component),
            _ => return None,
        })
    }

    fn one(&mut self, component: Source<'a>, place: &str, list: bool) -> Question {
        Question::One {
            choices: self.choices(component, place),
            list,
            stored_as_object: false,
        }
    }
}

fn text(options: Source<'_>, multiline: bool) -> Question {
    Question::Text {
        multiline,
        input_mode: String::new(),
        autocomplete: options.get("autocomplete").text().to_owned(),
        affixes: (
            options.get("prefix").scalar(),
            options.get("suffix").scalar(),
        ),
        identifier: None,
    }
}

fn number(component: Source<'_>) -> Question {
    let (options, schema) = (component.get("options"), component.get("schema"));
    let prefix = options.get("prefix").scalar();
    let money = matches!(prefix.as_str(), "£" | "€" | "$" | "GBP" | "EUR" | "USD");
    let whole = schema.get("integer").flag() == Some(true);
    Question::Number {
        decimals: schema.get("precision").count().or(whole.then_some(0)),
        unit: if prefix.is_empty() {
            options.get("suffix").scalar()
        } else {
            prefix
        },
        money,
        stored_as_text: false,
    }
}

/// The two choices that the format has built in.
fn yes_or_no() -> Question {
    let choice = |value: bool, label: &str| Choice {
        value: Value::Bool(value),
        label: label.to_owned(),
        ..Choice::default()
    };
    Question::One {
        choices: vec![choice(true, "Yes"), choice(false, "No")],
        list: false,
        stored_as_object: false,
    }
}

fn file(component: Source<'_>) -> Question {
    let (options, schema) = (component.get("options"), component.get("schema"));
    let zone = options.get("dropzoneConfig");
    let accept = [options.get("accept"), zone.get("acceptedFiles")];
    let accept = accept
        .into_iter()
        .map(Source::text)
        .find(|accept| !accept.is_empty());
    let most = [
        schema.get("length"),
        schema.get("max"),
        zone.get("maxFiles"),
    ];
    let most = most.into_iter().find_map(Source::count);
    // A `FileUploadField` of version 1 takes one file; those that take more say how many.
    let is_single =
        zone.0.is_nil() && accept.is_none() && options.get("multiple").flag() != Some(true);
    Question::File {
        accept: accept.unwrap_or_default().to_owned(),
        most_bytes: zone
            .get("maxFilesize")
            .count()
            .map(|megabytes| u64::from(megabytes) * 1024 * 1024),
        most: most.or(is_single.then_some(1)),
        photos: false,
    }
}
