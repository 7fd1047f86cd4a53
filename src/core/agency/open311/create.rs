//! POST Service Request.

use super::answer::Answer;
use super::record::Record;
use super::requests::SHAPE;
use super::url::form;
use super::{Config, MediaDialect, MultiDialect};
use crate::agency::{AgencyError, Body, HttpRequest, HttpResponse, Method, Part, PartContent};
use crate::base64;
use crate::form::import::open311::CLIENT_REFERENCE;
use crate::model::{Answered, Carrier, Media, NewRequest, Submitted};
use crate::outbox::reference;

/// How long an upload may take.
const WRITE_TIMEOUT_MS: u32 = 60_000;

/// Characters of a description at most (GeoReport v2, "POST Service Request").
pub const MOST_DESCRIPTION: usize = 4_000;

/// Puts the reference of a submission into a new request. What would be too long is cut from the
/// description, never from the reference.
pub fn add_reference(new: &mut NewRequest, reference: &str, carrier: Carrier) {
    match carrier {
        Carrier::Nothing => {}
        Carrier::Description => {
            new.description = reference::with(&new.description, reference, MOST_DESCRIPTION);
        }
        Carrier::Field => {
            let answered = Answered::One(reference.to_owned());
            new.attributes.push((CLIENT_REFERENCE.to_owned(), answered));
        }
    }
}

/// Sends a new request. Only what was filled in is sent. Photos make it a multipart body, in the
/// endpoint's dialect; an endpoint without one gets none.
#[must_use]
pub fn request(config: &Config, new: &NewRequest) -> HttpRequest {
    let mut fields = fields(config, new);
    let media = new.media.as_slice();
    let body = match config.media {
        MediaDialect::Media if !media.is_empty() => {
            multipart(fields, media, |_| "media".to_owned())
        }
        MediaDialect::MediaBrackets if !media.is_empty() => {
            multipart(fields, media, |_| "media[]".to_owned())
        }
        MediaDialect::PhotoNumbered if !media.is_empty() => multipart(fields, media, |index| {
            ["photo", &(index + 1).to_string()].concat()
        }),
        MediaDialect::Base64 => {
            let photo = media.first().map(|photo| base64::encode(&photo.bytes));
            push(&mut fields, "media", photo.as_deref().unwrap_or_default());
            Body::Form(form(&fields))
        }
        _ => Body::Form(form(&fields)),
    };
    HttpRequest {
        method: Method::Post,
        url: config.url(&config.paths.requests, None),
        body,
        bearer: None,
        timeout_ms: WRITE_TIMEOUT_MS,
    }
}

fn multipart(fields: Vec<(String, String)>, media: &[Media], name: fn(usize) -> String) -> Body {
    let texts = fields.into_iter().map(|(name, text)| Part {
        name,
        content: PartContent::Text(text),
    });
    let files = media.iter().enumerate().map(|(index, photo)| Part {
        name: name(index),
        content: PartContent::File {
            file_name: photo.file_name.clone(),
            media_type: photo.media_type.clone(),
            bytes: photo.bytes.clone(),
        },
    });
    Body::Multipart(texts.chain(files).collect())
}

/// The form's fields in the order of the standard.
fn fields(config: &Config, new: &NewRequest) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    let mut add = |name: &str, value: &str| push(&mut fields, name, value);
    add("api_key", config.api_key.as_deref().unwrap_or_default());
    add(
        "jurisdiction_id",
        config.jurisdiction_id.as_deref().unwrap_or_default(),
    );
    add("service_code", &new.service_code);
    if let Some((lat, long)) = new.location.lat_long
        && lat.is_finite()
        && long.is_finite()
    {
        add("lat", &degrees(lat));
        add("long", &degrees(long));
    }
    add("address_string", &new.location.address_string);
    add("address_id", &new.location.address_id);
    add("email", &new.email);
    add("first_name", &new.first_name);
    add("last_name", &new.last_name);
    add("phone", &new.phone);
    add("description", &new.description);
    for (code, answered) in &new.attributes {
        add_attribute(config.multi, code, answered, &mut add);
    }
    fields
}

fn add_attribute(
    dialect: MultiDialect,
    code: &str,
    answered: &Answered,
    add: &mut impl FnMut(&str, &str),
) {
    let name = ["attribute[", code, "]"].concat();
    match (answered, dialect) {
        (Answered::One(value), _) => add(&name, value),
        (Answered::Several(values), MultiDialect::Brackets) => {
            let name = [&name, "[]"].concat();
            values.iter().for_each(|value| add(&name, value));
        }
        (Answered::Several(values), MultiDialect::Repeat) => {
            values.iter().for_each(|value| add(&name, value));
        }
        (Answered::Several(values), MultiDialect::Comma) => add(&name, &values.join(",")),
    }
}

fn push(fields: &mut Vec<(String, String)>, name: &str, value: &str) {
    if !value.trim().is_empty() {
        fields.push((name.to_owned(), value.to_owned()));
    }
}

/// Degrees with at most seven decimals, which is a centimetre, and without an exponent.
fn degrees(degrees: f64) -> String {
    // The standard library saturates this conversion.
    #[allow(clippy::cast_possible_truncation)]
    let units = (degrees * 1e7).round() as i64;
    let whole = (units.unsigned_abs() / 10_000_000).to_string();
    let decimals = (units.unsigned_abs() % 10_000_000 + 10_000_000).to_string();
    let decimals = decimals.get(1..).unwrap_or_default().trim_end_matches('0');
    let sign = if units < 0 { "-" } else { "" };
    let point = if decimals.is_empty() { "" } else { "." };
    [sign, &whole, point, decimals].concat()
}

/// Reads what the agency said to a new request. A token beside an empty reference is a token; a
/// request with neither name is accepted without a reference to follow.
///
/// # Errors
/// See [`AgencyError`]. What cannot be read may have been stored all the same.
pub fn decode(_config: &Config, answer: &HttpResponse) -> Result<Submitted, AgencyError> {
    let answer = Answer::to_write(answer);
    let tree = answer.tree()?;
    let records = SHAPE.records(&tree).unwrap_or_default();
    let Some(node) = records.first() else {
        return Err(answer.undecodable(&tree, "there is no service request in this document"));
    };
    let record = Record::whole(node);
    let text = |name| record.text(name).unwrap_or_default().to_owned();
    let service_notice = record.plain("service_notice");
    if let Some(id) = record.text("service_request_id") {
        let service_request_id = id.to_owned();
        let account_id = text("account_id");
        return Ok(Submitted::Id {
            service_request_id,
            service_notice,
            account_id,
        });
    }
    if let Some(token) = record.text("token") {
        let token = token.to_owned();
        return Ok(Submitted::Token {
            token,
            service_notice,
        });
    }
    for name in ["service_request_id", "token"] {
        if let Some(node) = record.field(name) {
            let what = [name, " holds no text"].concat();
            return Err(answer.undecodable(node, &what));
        }
    }
    // What the standard has beside the two; without either this may be an answer to anything.
    let is_request =
        record.field("service_notice").is_some() || record.field("account_id").is_some();
    if is_request {
        Ok(Submitted::Accepted { service_notice })
    } else {
        Err(answer.undecodable(node, "this is no service request"))
    }
}

#[cfg(test)]
mod tests;
