//! What the portal makes of a recorded answer, as JSON for an integrator to read.
//!
//! Names are those of [`crate::model`]. Nothing in the portal calls this, so it costs a phone
//! nothing.

mod print;
mod show;

use super::{Config, create, definition, discovery, requests, services, token};
use crate::agency::{AgencyError, ErrorKind, HttpResponse, Retry, TransportError};
use crate::model::Decoded;
use print::Json;

/// The operations whose answers can be looked at.
pub const KINDS: [&str; 6] = [
    "services",
    "definition",
    "requests",
    "post",
    "token",
    "discovery",
];

/// Reads a recorded answer to one of [`KINDS`] with the decoders of the portal and prints the model
/// and the findings. `requests` reads one request as well as a list of them.
///
/// # Errors
/// What the portal would get; also an unknown kind, as [`ErrorKind::Undecodable`].
pub fn inspect(kind: &str, answer: &HttpResponse) -> Result<String, AgencyError> {
    let config = Config::standard("/");
    let json = match kind {
        "services" => decoded(
            "services",
            services::decode(&config, answer)?,
            show::services,
        ),
        "definition" => decoded(
            "service_definition",
            definition::decode(&config, answer)?,
            show::definition,
        ),
        "requests" => decoded(
            "service_requests",
            requests::decode(&config, answer)?,
            show::requests,
        ),
        "post" => Json::map([(
            "submitted",
            show::submitted(&create::decode(&config, answer)?),
        )]),
        "token" => Json::map([(
            "token_answer",
            show::token(&token::decode(&config, answer)?),
        )]),
        "discovery" => decoded(
            "discovery",
            discovery::decode(&config, answer)?,
            show::discovery,
        ),
        _ => {
            let what = format!("there is no kind {kind:?}; there are {}", KINDS.join(", "));
            let kind = ErrorKind::Undecodable(what);
            return Err(AgencyError {
                kind,
                messages: Vec::new(),
                place: None,
                retry: Retry::Never,
            });
        }
    };
    Ok(json.print())
}

fn decoded<T>(name: &'static str, decoded: Decoded<T>, show: fn(&T) -> Json) -> Json {
    let findings = decoded.findings.iter().map(|finding| {
        Json::map([
            ("place", Json::text(&finding.place)),
            ("problem", Json::text(&finding.problem)),
        ])
    });
    Json::map([
        (name, show(&decoded.value)),
        ("findings", Json::list(findings)),
    ])
}

/// Prints an error: its kind in snake case with details where it has any, the place in the
/// document, the agency's messages, and whether the request may be sent again.
#[must_use]
pub fn inspect_error(error: &AgencyError) -> String {
    let (kind, detail) = match &error.kind {
        ErrorKind::Transport(TransportError::Offline) => ("offline", Json::Null),
        ErrorKind::Transport(TransportError::Unreachable) => ("unreachable", Json::Null),
        ErrorKind::Transport(TransportError::TimedOut) => ("timed_out", Json::Null),
        ErrorKind::Transport(TransportError::TooLarge) => ("too_large", Json::Null),
        ErrorKind::Auth => ("auth", Json::Null),
        ErrorKind::NotFound => ("not_found", Json::Null),
        ErrorKind::Invalid => ("invalid", Json::Null),
        ErrorKind::Duplicate => ("duplicate", Json::Null),
        ErrorKind::TooManyRequests(seconds) => (
            "too_many_requests",
            seconds.map_or(Json::Null, Json::number),
        ),
        ErrorKind::Http(status) => ("http", Json::number(*status)),
        ErrorKind::NotAnAnswer => ("not_an_answer", Json::Null),
        ErrorKind::Undecodable(what) => ("undecodable", Json::text(what)),
    };
    let retry = match error.retry {
        Retry::Safe => "safe",
        Retry::Unsafe => "unsafe",
        Retry::Never => "never",
    };
    let messages = error.messages.iter().map(|message| {
        Json::map([
            ("code", Json::text(&message.code)),
            ("description", Json::text(&message.description)),
        ])
    });
    let place = error.place.as_deref().map_or(Json::Null, Json::text);
    let error = Json::map([
        ("kind", Json::text(kind)),
        ("detail", detail),
        ("place", place),
        ("messages", Json::list(messages)),
        ("retry", Json::text(retry)),
    ]);
    Json::map([("error", error)]).print()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(kind: &str, record: &str) -> serde_json::Value {
        let answer = HttpResponse::from_dump(record.as_bytes());
        let text = inspect(kind, &answer).unwrap_or_else(|error| inspect_error(&error));
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn values_have_their_own_types() {
        let row = r#"[{"service_request_id": 0, "status": "parked", "lat": "41.5", "long": -87,
            "requested_datetime": "2014-07-12T10:58:43-05:00", "expected_datetime": "soon"}]"#;
        let printed = print("requests", row);
        let request = &printed["service_requests"][0];
        assert_eq!(request["service_request_id"], "0");
        assert_eq!(request["status"], "other");
        assert_eq!(request["status_text"], "parked");
        assert_eq!(request["lat_long"][0].as_f64(), Some(41.5));
        assert_eq!(request["lat_long"][1].as_f64(), Some(-87.0));
        assert_eq!(
            request["requested_datetime"]["raw"],
            "2014-07-12T10:58:43-05:00"
        );
        assert_eq!(
            request["requested_datetime"]["instant"],
            "2014-07-12T15:58:43Z"
        );
        assert_eq!(request["expected_datetime"]["raw"], "soon");
        assert!(request["expected_datetime"]["instant"].is_null());
        assert!(request["updated_datetime"].is_null());
        assert_eq!(printed["findings"][0]["place"], "[0].expected_datetime");
        let services = print(
            "services",
            r#"[{"service_code":"0\"\n","metadata":"true"}]"#,
        );
        assert_eq!(services["services"][0]["metadata"], true);
        assert_eq!(services["services"][0]["service_code"], "0\"");
    }

    #[test]
    fn errors_are_named() {
        let printed = print("services", "[{]");
        assert_eq!(printed["error"]["kind"], "undecodable");
        assert_eq!(printed["error"]["place"], "line 1, column 3");
        assert_eq!(printed["error"]["retry"], "safe");
        let printed = print("post", "HTTP/1.1 503 Busy\r\n\r\nCome back later");
        assert_eq!(printed["error"]["kind"], "http");
        assert_eq!(printed["error"]["detail"], 503);
        assert_eq!(
            printed["error"]["messages"][0]["description"],
            "Come back later"
        );
        assert_eq!(printed["error"]["retry"], "unsafe");
        assert_eq!(print("weather", "[]")["error"]["kind"], "undecodable");
    }
}
