//! Whether a new request may be taken. Everything that is wrong is reported at once.

mod answers;
mod photos;

use axum::http::StatusCode;

use super::failure::Failure;
use super::form::Form;
use crate::catalogue::{Catalogue, Service};
use crate::store::{Photo, Typed};

/// The longest `description`, in characters (GeoReport v2, "POST Service Request").
const LONGEST_DESCRIPTION: usize = 4000;

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
    answers::check(service, form, &mut problems);
    let photos = photos::check(&form.files, &mut problems);
    if problems.is_empty() {
        Ok(Checked {
            service,
            typed: typed(form),
            attributes: answers::to_store(service, form),
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

/// A decimal number with a point. Rust also reads `inf`, `nan` and exponents, which nobody means.
fn is_number(text: &str) -> Option<f64> {
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.');
    if text.chars().all(plain) {
        text.parse().ok()
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
