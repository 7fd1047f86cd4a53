//! Answers as JSON, in the shapes of the standard: lists are bare arrays, numbers and booleans are
//! bare, and what is not there is `null`.

use serde_json::{Map, Value, json};

use crate::catalogue::{Attribute, Service};
use crate::georeport::{Answer, Created, Discovery, Problem, RequestView, TokenView};

/// Writes an answer.
#[must_use]
pub fn write(answer: &Answer) -> String {
    let value = match answer {
        Answer::Discovery(discovery) => discovery_value(discovery),
        Answer::Services(services) => list(services, service),
        Answer::Definition {
            service_code,
            attributes,
        } => json!({
            "service_code": service_code,
            "attributes": list(attributes, attribute),
        }),
        Answer::Created(created) => list(created, created_value),
        Answer::Token(tokens) => list(tokens, token),
        Answer::Requests(requests) => list(requests, request),
        Answer::Errors(problems) => list(problems, problem),
    };
    format!("{value:#}\n")
}

fn list<T>(items: &[T], write: impl Fn(&T) -> Value) -> Value {
    Value::Array(items.iter().map(write).collect())
}

fn discovery_value(discovery: &Discovery) -> Value {
    json!({
        "changeset": "2026-01-05 09:00",
        "contact": discovery.contact,
        "key_service": discovery.key_service,
        "endpoints": [{
            "specification": "http://wiki.open311.org/GeoReport_v2",
            "url": discovery.url,
            "changeset": "2026-01-05 09:00",
            "type": "test",
            "formats": discovery.formats,
        }],
    })
}

fn service(service: &Service) -> Value {
    json!({
        "service_code": service.service_code,
        "service_name": service.service_name,
        "description": service.description,
        "metadata": service.metadata(),
        "type": service.kind.as_str(),
        "keywords": service.keywords.join(", "),
        "group": service.group,
    })
}

fn attribute(attribute: &Attribute) -> Value {
    let mut fields = json!({
        "variable": attribute.variable,
        "code": attribute.code,
        "datatype": attribute.datatype.as_str(),
        "required": attribute.required,
        "datatype_description": text(&attribute.datatype_description),
        "order": attribute.order,
        "description": attribute.description,
    });
    if !attribute.values.is_empty() {
        fields["values"] = list(&attribute.values, |choice| {
            let mut value = json!({ "key": choice.key, "name": choice.name });
            if let Some(message) = &choice.disable_message {
                value["disable_message"] = json!(message);
            }
            value
        });
    }
    if let Some(automated) = &attribute.automated {
        fields["automated"] = json!(automated);
    }
    fields
}

fn created_value(created: &Created) -> Value {
    let mut fields = Map::new();
    if let Some(reference) = &created.service_request_id {
        fields.insert("service_request_id".into(), identifier(reference));
    }
    if let Some(token) = &created.token {
        fields.insert("token".into(), json!(token));
    }
    fields.insert("service_notice".into(), text(&created.service_notice));
    fields.insert("account_id".into(), text(&created.account_id));
    Value::Object(fields)
}

fn token(view: &TokenView) -> Value {
    json!({
        "service_request_id": view.service_request_id.as_deref().map(identifier),
        "token": view.token,
    })
}

fn request(view: &RequestView) -> Value {
    let record = &view.record;
    let typed = &record.typed;
    let mut fields = json!({
        "service_request_id": identifier(&record.service_request_id),
        "status": record.status.as_str(),
        "status_notes": text(&record.status_notes),
        "service_name": view.service_name,
        "service_code": record.service_code,
        "description": text(&typed.description),
        "agency_responsible": text(&view.agency_responsible),
        "service_notice": text(&view.service_notice),
        "address": text(&typed.address_string),
        "address_id": text(&typed.address_id),
        "zipcode": null,
        "lat": number(&typed.lat),
        "long": number(&typed.long),
        "media_url": view.media_urls.first(),
        "notes": list(&record.notes, |note| json!({
            "datetime": note.at.to_w3c(view.utc_offset_minutes),
            "summary": note.summary,
            "type": note.kind,
        })),
    });
    for (name, date) in view.dates() {
        fields[name] = text(&date);
    }
    if view.media_urls.len() > 1 {
        fields["media_urls"] = json!(view.media_urls);
    }
    fields
}

fn problem(problem: &Problem) -> Value {
    json!({ "code": problem.code, "description": problem.description })
}

/// An empty text is `null`.
fn text(text: &str) -> Value {
    if text.is_empty() {
        Value::Null
    } else {
        json!(text)
    }
}

/// A decimal number as typed; `null` where there is none.
fn number(text: &str) -> Value {
    text.trim().parse::<f64>().map_or(Value::Null, |n| json!(n))
}

/// Plain numbers are numbers, as in the standard's examples; everything else is a text.
fn identifier(text: &str) -> Value {
    match text.parse::<u64>() {
        Ok(number) if number.to_string() == text => json!(number),
        _ => json!(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_keep_their_zeros() {
        assert_eq!(identifier("48201"), json!(48201));
        assert_eq!(identifier("001"), json!("001"));
        assert_eq!(identifier("TR-7301"), json!("TR-7301"));
    }

    #[test]
    fn a_blackbox_answer_has_neither_reference_nor_token() {
        let answer = Answer::Created(vec![Created::default()]);
        let value: Value = serde_json::from_str(&write(&answer)).unwrap();
        assert_eq!(
            value,
            json!([{ "service_notice": null, "account_id": null }])
        );
    }
}
