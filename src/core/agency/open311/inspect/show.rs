//! The models as JSON.

use super::print::Json;
use crate::agency::open311::discovery::{Discovery, Endpoint, EndpointKind};
use crate::model::{
    Attribute, Automated, Moment, Note, Service, ServiceDefinition, ServiceRequest, Status,
    Submitted, Timestamp, TokenAnswer, calendar,
};

#[allow(clippy::ptr_arg)] // It is called through a pointer that takes what decoders return.
pub(super) fn services(services: &Vec<Service>) -> Json {
    Json::list(services.iter().map(|service| {
        Json::map([
            ("service_code", Json::text(&service.service_code)),
            ("service_name", Json::text(&service.service_name)),
            ("description", Json::text(&service.description)),
            ("metadata", Json::Flag(service.metadata)),
            ("kind", Json::text(service.kind.as_text())),
            ("keywords", Json::texts(&service.keywords)),
            ("groups", Json::texts(&service.groups)),
        ])
    }))
}

pub(super) fn definition(definition: &ServiceDefinition) -> Json {
    Json::map([
        ("service_code", Json::text(&definition.service_code)),
        (
            "attributes",
            Json::list(definition.attributes.iter().map(attribute)),
        ),
    ])
}

fn attribute(attribute: &Attribute) -> Json {
    let automated = match attribute.automated {
        Automated::No => Json::Null,
        Automated::ServerSet => Json::text("server_set"),
        Automated::HiddenField => Json::text("hidden_field"),
    };
    let values = attribute.values.iter().map(|value| {
        Json::map([
            ("key", Json::text(&value.key)),
            ("name", Json::text(&value.name)),
            (
                "disable_message",
                value
                    .disable_message
                    .as_ref()
                    .map_or(Json::Null, Json::text),
            ),
        ])
    });
    Json::map([
        ("code", Json::text(&attribute.code)),
        ("datatype", Json::text(attribute.datatype.as_text())),
        ("variable", Json::Flag(attribute.variable)),
        ("required", Json::Flag(attribute.required)),
        (
            "datatype_description",
            Json::text(&attribute.datatype_description),
        ),
        ("order", Json::number(attribute.order)),
        ("description", Json::text(&attribute.description)),
        ("values", Json::list(values)),
        ("automated", automated),
        ("is_shown", Json::Flag(attribute.is_shown())),
    ])
}

#[allow(clippy::ptr_arg)] // As above.
pub(super) fn requests(requests: &Vec<ServiceRequest>) -> Json {
    Json::list(requests.iter().map(request))
}

fn request(request: &ServiceRequest) -> Json {
    let status = match request.status {
        Status::Open => "open",
        Status::Closed => "closed",
        Status::Other => "other",
    };
    let lat_long = request.lat_long.map_or(Json::Null, |(lat, long)| {
        Json::list([Json::number(lat), Json::number(long)])
    });
    let extended = request.extended_attributes.iter();
    let extended = extended.map(|(name, value)| (name.as_str(), Json::text(value)));
    Json::map([
        (
            "service_request_id",
            Json::text(&request.service_request_id),
        ),
        ("status", Json::text(status)),
        ("status_text", Json::text(&request.status_text)),
        ("status_notes", Json::text(&request.status_notes)),
        ("service_name", Json::text(&request.service_name)),
        ("service_code", Json::text(&request.service_code)),
        ("description", Json::text(&request.description)),
        (
            "agency_responsible",
            Json::text(&request.agency_responsible),
        ),
        ("service_notice", Json::text(&request.service_notice)),
        (
            "requested_datetime",
            timestamp(request.requested_datetime.as_ref()),
        ),
        (
            "updated_datetime",
            timestamp(request.updated_datetime.as_ref()),
        ),
        (
            "expected_datetime",
            timestamp(request.expected_datetime.as_ref()),
        ),
        ("address", Json::text(&request.address)),
        ("address_id", Json::text(&request.address_id)),
        ("zipcode", Json::text(&request.zipcode)),
        ("lat_long", lat_long),
        ("media_urls", Json::texts(&request.media_urls)),
        ("notes", Json::list(request.notes.iter().map(note))),
        ("extended_attributes", Json::map(extended)),
    ])
}

fn note(note: &Note) -> Json {
    Json::map([
        ("datetime", timestamp(note.datetime.as_ref())),
        ("summary", Json::text(&note.summary)),
        ("kind", Json::text(&note.kind)),
    ])
}

/// The agency's text, and the point in time where that is certain, in UTC. A text without a zone
/// has no point in time but a reading on a wall clock.
fn timestamp(timestamp: Option<&Timestamp>) -> Json {
    let Some(timestamp) = timestamp else {
        return Json::Null;
    };
    let (instant, wall) = match timestamp.moment {
        Moment::Instant(at) => (Json::text(calendar::wall_clock_text(at) + "Z"), Json::Null),
        Moment::Wall(at) => (Json::Null, Json::text(calendar::wall_clock_text(at))),
        Moment::Day(at) => {
            let day = calendar::wall_clock_text(at);
            (
                Json::Null,
                Json::text(day.split('T').next().unwrap_or_default()),
            )
        }
        Moment::Unknown => (Json::Null, Json::Null),
    };
    Json::map([
        ("raw", Json::text(&timestamp.raw)),
        ("instant", instant),
        ("wall", wall),
    ])
}

pub(super) fn submitted(submitted: &Submitted) -> Json {
    match submitted {
        Submitted::Id {
            service_request_id,
            service_notice,
            account_id,
        } => Json::map([
            ("kind", Json::text("id")),
            ("service_request_id", Json::text(service_request_id)),
            ("service_notice", Json::text(service_notice)),
            ("account_id", Json::text(account_id)),
        ]),
        Submitted::Token {
            token,
            service_notice,
        } => Json::map([
            ("kind", Json::text("token")),
            ("token", Json::text(token)),
            ("service_notice", Json::text(service_notice)),
        ]),
        Submitted::Accepted { service_notice } => Json::map([
            ("kind", Json::text("accepted")),
            ("service_notice", Json::text(service_notice)),
        ]),
    }
}

pub(super) fn token(answer: &TokenAnswer) -> Json {
    let id = answer.service_request_id.as_ref();
    Json::map([
        ("token", Json::text(&answer.token)),
        ("service_request_id", id.map_or(Json::Null, Json::text)),
    ])
}

pub(super) fn discovery(discovery: &Discovery) -> Json {
    Json::map([
        ("changeset", timestamp(discovery.changeset.as_ref())),
        ("contact", Json::text(&discovery.contact)),
        ("key_service", Json::text(&discovery.key_service)),
        (
            "endpoints",
            Json::list(discovery.endpoints.iter().map(endpoint)),
        ),
    ])
}

fn endpoint(endpoint: &Endpoint) -> Json {
    let kind = match &endpoint.kind {
        EndpointKind::Production => "production",
        EndpointKind::Test => "test",
        EndpointKind::Other(text) => text,
    };
    Json::map([
        ("url", Json::text(&endpoint.url)),
        ("specification", Json::text(&endpoint.specification)),
        ("changeset", timestamp(endpoint.changeset.as_ref())),
        ("kind", Json::text(kind)),
        ("formats", Json::texts(&endpoint.formats)),
    ])
}
