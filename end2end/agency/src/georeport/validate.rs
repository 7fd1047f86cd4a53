//! Whether a new request may be taken. Everything that is wrong is reported at once.

use axum::http::StatusCode;

use super::failure::Failure;
use super::form::{Form, Upload};
use crate::catalogue::{Attribute, Catalogue, Datatype, Service};
use crate::clock::is_w3c_date;
use crate::store::{Photo, Typed};

/// The longest `description`, in characters (GeoReport v2, "POST Service Request").
const LONGEST_DESCRIPTION: usize = 4000;

/// The most photos that a request may have.
const MOST_PHOTOS: usize = 10;

/// A request that may be taken.
#[derive(Debug)]
pub struct Checked<'a> {
    /// Its service.
    pub service: &'a Service,
    /// What was typed.
    pub typed: Typed,
    /// Answers as code and value, and what the server sets.
    pub attributes: Vec<(String, String)>,
    /// Files.
    pub photos: Vec<Photo>,
}

/// Checks a form against what the agency asks for.
///
/// # Errors
/// 403 for the key, 404 for an unknown jurisdiction or service, 400 for everything else.
pub fn check<'a>(catalogue: &'a Catalogue, form: &Form) -> Result<Checked<'a>, Failure> {
    check_key(catalogue, form.value("api_key"))?;
    check_jurisdiction(catalogue, form.value("jurisdiction_id"))?;
    let code = form.value("service_code");
    if code.is_empty() {
        return Err(Failure::bad_request("service_code was not provided."));
    }
    let Some(service) = catalogue.service(code) else {
        return Err(Failure::not_found(format!(
            "service_code \"{code}\" was not found."
        )));
    };
    let mut problems = Vec::new();
    check_place(catalogue, form, &mut problems);
    check_texts(form, &mut problems);
    check_attributes(service, form, &mut problems);
    let photos = check_photos(&form.files, &mut problems);
    if problems.is_empty() {
        Ok(Checked {
            service,
            typed: typed(form),
            attributes: attributes(service, form),
            photos,
        })
    } else {
        Err(Failure::several(StatusCode::BAD_REQUEST, problems))
    }
}

/// The jurisdiction may be left out, since every agency has a path of its own.
///
/// # Errors
/// 404 when another one is named.
pub fn check_jurisdiction(catalogue: &Catalogue, named: &str) -> Result<(), Failure> {
    if named.is_empty() || named == catalogue.jurisdiction_id {
        Ok(())
    } else {
        Err(Failure::not_found(format!(
            "jurisdiction_id \"{named}\" was not found."
        )))
    }
}

fn check_key(catalogue: &Catalogue, key: &str) -> Result<(), Failure> {
    if key.is_empty() {
        Err(Failure::forbidden(
            "No api_key received -- can't proceed with create_request.",
        ))
    } else if key != catalogue.api_key {
        Err(Failure::forbidden(
            "Invalid api_key received -- can't proceed with create_request.",
        ))
    } else {
        Ok(())
    }
}

fn check_place(catalogue: &Catalogue, form: &Form, problems: &mut Vec<String>) {
    let (lat, long) = (form.value("lat"), form.value("long"));
    if lat.is_empty() != long.is_empty() {
        problems.push("lat and long must be provided together.".to_owned());
    }
    for (name, value, limit) in [("lat", lat, 90.0), ("long", long, 180.0)] {
        if !value.is_empty() && !is_number(value).is_some_and(|n| n.abs() <= limit) {
            problems.push(format!(
                "{name} must be a WGS 84 coordinate in degrees, not \"{value}\"."
            ));
        }
    }
    let nothing = ["lat", "long", "address_string", "address_id"]
        .into_iter()
        .all(|name| form.value(name).trim().is_empty());
    if catalogue.location_required && nothing {
        problems.push(
            "A location is required: lat and long, address_string, or address_id.".to_owned(),
        );
    }
}

fn check_texts(form: &Form, problems: &mut Vec<String>) {
    let length = form.value("description").chars().count();
    if length > LONGEST_DESCRIPTION {
        problems.push(format!(
            "description has {length} characters; at most {LONGEST_DESCRIPTION} are allowed."
        ));
    }
    let email = form.value("email");
    let well_formed = email
        .split_once('@')
        .is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
    if !email.is_empty() && !well_formed {
        problems.push(format!("email \"{email}\" is not an email address."));
    }
}

fn check_attributes(service: &Service, form: &Form, problems: &mut Vec<String>) {
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

/// A decimal number with a point. Rust also reads `inf`, `nan` and exponents, which nobody means.
fn is_number(text: &str) -> Option<f64> {
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.');
    if text.chars().all(plain) {
        text.parse().ok()
    } else {
        None
    }
}

fn check_photos(files: &[Upload], problems: &mut Vec<String>) -> Vec<Photo> {
    if files.len() > MOST_PHOTOS {
        problems.push(format!("At most {MOST_PHOTOS} photos are taken."));
    }
    let mut photos = Vec::new();
    for file in files {
        let name = &file.file_name;
        if !matches!(file.field.as_str(), "media" | "media[]") {
            let field = &file.field;
            problems.push(format!(
                "The file \"{name}\" is in the field \"{field}\"; files belong into media or \
                 media[]."
            ));
        } else if let Some(content_type) = image_type(&file.bytes) {
            photos.push(Photo {
                file_name: name.clone(),
                content_type: content_type.to_owned(),
                bytes: file.bytes.clone(),
            });
        } else {
            problems.push(format!("The file \"{name}\" is not a photo."));
        }
    }
    photos
}

/// The media type of a picture by its first bytes; what the sender says is not trusted.
fn image_type(bytes: &[u8]) -> Option<&'static str> {
    let brand = bytes.get(8..12);
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        Some("image/jpeg")
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if bytes.starts_with(b"GIF8") {
        Some("image/gif")
    } else if bytes.starts_with(b"RIFF") && brand == Some(b"WEBP") {
        Some("image/webp")
    } else if bytes.get(4..8) == Some(b"ftyp") {
        match brand {
            Some(b"avif") => Some("image/avif"),
            Some(b"heic" | b"heix" | b"mif1") => Some("image/heic"),
            _ => None,
        }
    } else {
        None
    }
}

fn typed(form: &Form) -> Typed {
    let value = |name: &str| form.value(name).to_owned();
    Typed {
        lat: value("lat"),
        long: value("long"),
        address_string: value("address_string"),
        address_id: value("address_id"),
        email: value("email"),
        device_id: value("device_id"),
        account_id: value("account_id"),
        first_name: value("first_name"),
        last_name: value("last_name"),
        phone: value("phone"),
        description: value("description"),
        media_url: value("media_url"),
    }
}

/// What is stored: the answers as sent, then what the server sets itself.
fn attributes(service: &Service, form: &Form) -> Vec<(String, String)> {
    let sent = form.attributes().into_iter();
    let set = service.attributes.iter().filter_map(|attribute| {
        let value = attribute.set_to.as_deref()?;
        Some((attribute.code.as_str(), value))
    });
    sent.chain(set)
        .map(|(code, value)| (code.to_owned(), value.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A complete form for a pothole, with these fields in place of its own.
    fn pothole(changes: &[(&str, &str)]) -> Form {
        let mut fields: Vec<(String, String)> = [
            ("api_key", "sandbox-city"),
            ("service_code", "001"),
            ("address_string", "1 Harbour Square"),
            ("attribute[WHERE]", "LANE"),
        ]
        .into_iter()
        .filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
        fields.extend(
            changes
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        );
        Form {
            fields,
            files: Vec::new(),
        }
    }

    fn city() -> Catalogue {
        Catalogue::built_in().unwrap().remove(0)
    }

    fn refusal(changes: &[(&str, &str)]) -> (u16, String) {
        let city = city();
        let failure = check(&city, &pothole(changes)).expect_err("it should be refused");
        let texts: Vec<String> = failure
            .problems
            .into_iter()
            .map(|problem| problem.description)
            .collect();
        (failure.status.as_u16(), texts.join("\n"))
    }

    #[test]
    fn takes_every_datatype() {
        let city = city();
        let form = pothole(&[
            ("attribute[DEPTH]", "-7.5"),
            ("attribute[SEEN]", "2026-03-27"),
            ("attribute[RISK][]", "BIKES"),
            ("attribute[RISK][]", "WALK"),
            ("attribute[LAMP]", "H 1042 <b>"),
            ("attribute[HELP]", "behind\r\nthe kiosk"),
        ]);
        let checked = check(&city, &form).unwrap();
        assert_eq!(checked.attributes.len(), 7);
        assert_eq!(
            checked.attributes[6],
            ("HELP".to_owned(), "behind\r\nthe kiosk".to_owned())
        );
    }

    #[test]
    fn refuses_values_that_do_not_fit() {
        for (name, value, part) in [
            ("attribute[DEPTH]", "deep", "must be a number"),
            ("attribute[DEPTH]", "1e9", "must be a number"),
            ("attribute[SEEN]", "27/03/2026", "must be a date"),
            ("attribute[SEEN]", "2026-03-27T10:00:00", "with a zone"),
            ("attribute[WHERE]", "In a traffic lane", "keys of its list"),
            ("attribute[RISK]", "BIKES,WALK", "keys of its list"),
            ("attribute[LAMP]", "a\nb", "line breaks"),
            ("attribute[SAFE]", "yes", "notice"),
            ("attribute[NOPE]", "1", "not an attribute"),
            ("attribute[WHERE]", "", "is required"),
            ("lat", "51.5", "together"),
            ("email", "me", "not an email address"),
        ] {
            let (status, text) = refusal(&[(name, value)]);
            assert_eq!(status, 400, "{name}={value}");
            assert!(text.contains(part), "{name}={value}: {text}");
        }
    }

    #[test]
    fn reports_everything_at_once() {
        let (_, text) = refusal(&[
            ("address_string", ""),
            ("attribute[WHERE]", ""),
            ("attribute[DEPTH]", "x"),
        ]);
        assert_eq!(text.lines().count(), 3, "{text}");
    }

    #[test]
    fn key_jurisdiction_and_service_have_their_own_status() {
        assert_eq!(refusal(&[("api_key", "")]).0, 403);
        assert_eq!(refusal(&[("api_key", "sandbox-transit")]).0, 403);
        assert_eq!(refusal(&[("jurisdiction_id", "elsewhere")]).0, 404);
        assert_eq!(refusal(&[("service_code", "999")]).0, 404);
        assert_eq!(refusal(&[("service_code", "")]).0, 400);
    }

    #[test]
    fn two_values_for_a_single_choice_are_too_many() {
        let (_, text) = refusal(&[("attribute[WHERE]", "LANE"), ("attribute[WHERE]", "EDGE")]);
        assert!(text.contains("one value only"), "{text}");
    }

    #[test]
    fn the_limit_counts_characters_and_not_bytes() {
        let city = city();
        let longest = "ä".repeat(4000);
        assert!(check(&city, &pothole(&[("description", &longest)])).is_ok());
        let (status, text) = refusal(&[("description", &format!("{longest}!"))]);
        assert_eq!(status, 400);
        assert!(text.contains("4001"), "{text}");
    }

    #[test]
    fn the_server_sets_its_own_attributes() {
        let city = city();
        let mut form = pothole(&[("service_code", "003"), ("attribute[FAULT]", "OUT")]);
        form.fields.retain(|(name, _)| name != "attribute[WHERE]");
        let checked = check(&city, &form).unwrap();
        let set = ("SOURCE".to_owned(), "open311".to_owned());
        assert!(checked.attributes.contains(&set));
    }
}
