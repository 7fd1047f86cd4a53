//! The front of the public API: from a path to an answer, misbehaviour and CORS included.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, ALLOW, CACHE_CONTROL, CONNECTION, CONTENT_TYPE, HOST,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::answer::Answer;
use super::call::{Call, Format, Operation};
use super::create::Submission;
use super::failure::Failure;
use super::form::{BODY_LIMIT, Form};
use super::media;
use super::query::Query;
use super::read::Reader;
use crate::catalogue::Catalogue;
use crate::distort::plain;
use crate::misbehave::{Fault, Kind};
use crate::mode::{Answers, Mode};
use crate::recordings::Recordings;
use crate::sandbox::{Agency, Sandbox, Source};
use crate::{wire_json, wire_xml};

/// The public API of all agencies.
pub fn router(sandbox: Arc<Sandbox>) -> Router {
    Router::new()
        .route("/{slug}/media/{id}", get(photo))
        .fallback(front)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .with_state(sandbox)
}

/// An answer as a response, without CORS headers.
#[must_use]
pub fn reply(status: StatusCode, answer: &Answer, format: Format) -> Response {
    let body = match format {
        Format::Xml => wire_xml::write(answer),
        Format::Json => wire_json::write(answer),
    };
    (status, typed_headers(format), body).into_response()
}

/// Answers are for the moment: a request changes, and a token resolves.
fn typed_headers(format: Format) -> [(axum::http::HeaderName, String); 2] {
    [
        (
            CONTENT_TYPE,
            format!("{}; charset=utf-8", format.media_type()),
        ),
        (CACHE_CONTROL, "no-cache".to_owned()),
    ]
}

async fn photo(
    State(sandbox): State<Arc<Sandbox>>,
    Path((slug, id)): Path<(String, String)>,
) -> Response {
    let response = match sandbox.store.photo(&slug, &id).await {
        Ok(photo) => media::respond(photo),
        Err(_) => plain(
            StatusCode::INTERNAL_SERVER_ERROR,
            "The picture cannot be read.\n",
        ),
    };
    with_cors(response)
}

async fn front(State(sandbox): State<Arc<Sandbox>>, request: Request) -> Response {
    if request.method() == Method::OPTIONS {
        // The standard knows no preflight, so there is none here: a portal that needs one fails.
        return not_allowed("GET, HEAD, POST");
    }
    let is_post = request.method() == Method::POST;
    let Some(call) = Call::parse(request.uri().path(), is_post) else {
        return with_cors(plain(StatusCode::NOT_FOUND, "There is nothing here.\n"));
    };
    let Some(agency) = sandbox.agency(&call.slug) else {
        return with_cors(plain(StatusCode::NOT_FOUND, "There is no such agency.\n"));
    };
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if !(reads || call.operation == Operation::Create) {
        return with_cors(not_allowed("GET, HEAD"));
    }
    let mode = agency.mode();
    if !mode.formats.offers(call.format) {
        return with_cors(plain(
            StatusCode::NOT_FOUND,
            "This format is not on offer.\n",
        ));
    }
    let fault = agency.rules.take(&call.operation);
    tokio::time::sleep(fault.delay).await;
    let no_cors = fault.no_cors;
    let handling = Handling {
        sandbox: &sandbox,
        agency,
        mode,
        call,
        fault,
    };
    let mut response = handling.respond(request).await;
    if agency.rules.want_fresh_connections() {
        response
            .headers_mut()
            .insert(CONNECTION, HeaderValue::from_static("close"));
    }
    if no_cors {
        response
    } else {
        with_cors(response)
    }
}

/// One call on its way.
struct Handling<'a> {
    sandbox: &'a Sandbox,
    agency: &'a Agency,
    mode: Mode,
    call: Call,
    fault: Fault,
}

impl Handling<'_> {
    async fn respond(mut self, request: Request) -> Response {
        let (parts, body) = request.into_parts();
        let query = Query::parse(parts.uri.query());
        let origin = self.origin(&parts.headers);
        let form = if self.call.operation == Operation::Create {
            // Read to the end whatever comes of it, so that a caller is answered, or dropped, after
            // it has sent everything.
            Form::read(Request::from_parts(parts, body)).await
        } else {
            Ok(Form::default())
        };
        let Some(kind) = self.fault.kind else {
            return match &self.agency.source {
                Source::Catalogue(catalogue) => {
                    let answered = self.answer(catalogue, &query, form, &origin).await;
                    written(answered, self.call.format)
                }
                Source::Recordings(recordings) => self.recorded(recordings),
            };
        };
        let asked = self.call.format;
        if let Some(response) = kind.instead(|failure| refused(failure, asked)) {
            return response;
        }
        let format = kind.format(asked);
        self.call.format = format;
        let response = match &self.agency.source {
            Source::Catalogue(catalogue) => {
                if kind == Kind::TokenOnly {
                    self.mode.answers = Answers::TokenOnly;
                }
                let answered = self.answer(catalogue, &query, form, &origin).await;
                written(
                    answered.map(|answer| kind.reshape(answer)),
                    self.call.format,
                )
            }
            Source::Recordings(recordings) => self.recorded(recordings),
        };
        kind.distort(response, |failure| refused(failure, format))
            .await
    }

    async fn answer(
        &self,
        catalogue: &Catalogue,
        query: &Query,
        form: Result<Form, Failure>,
        origin: &str,
    ) -> Result<Answer, Failure> {
        if self.call.operation == Operation::Create {
            return self.create(catalogue, &form?).await;
        }
        let reader = Reader {
            store: &self.sandbox.store,
            catalogue,
            mode: &self.mode,
            origin,
        };
        reader.answer(&self.call.operation, query).await
    }

    async fn create(&self, catalogue: &Catalogue, form: &Form) -> Result<Answer, Failure> {
        let submission = Submission::from_form(catalogue, &self.mode, form)?;
        if self.fault.kind == Some(Kind::LateCommit) {
            let store = self.sandbox.store.clone();
            self.sandbox.later(self.fault.late_by, async move {
                submission.store(&store).await.map(drop)
            });
            return Ok(Answer::Created(Vec::new()));
        }
        let created = submission.store(&self.sandbox.store).await?;
        Ok(Answer::Created(vec![created]))
    }

    fn recorded(&self, recordings: &Recordings) -> Response {
        match recordings.answer(&self.call) {
            Some(recording) => (
                recording.status,
                typed_headers(self.call.format),
                recording.body,
            )
                .into_response(),
            None => {
                let failure = Failure::not_found("Nothing was recorded for this call.");
                written(Err(failure), self.call.format)
            }
        }
    }

    /// Scheme and host for addresses in answers.
    fn origin(&self, headers: &HeaderMap) -> String {
        if let Some(url) = &self.sandbox.public_url {
            return url.clone();
        }
        let host = headers
            .get(HOST)
            .and_then(|host| host.to_str().ok())
            .unwrap_or("localhost");
        format!("http://{host}")
    }
}

fn written(answered: Result<Answer, Failure>, format: Format) -> Response {
    match answered {
        Ok(answer) => reply(StatusCode::OK, &answer, format),
        Err(failure) => refused(&failure, format),
    }
}

fn refused(failure: &Failure, format: Format) -> Response {
    let problems = failure.problems.clone();
    reply(failure.status, &Answer::Errors(problems), format)
}

fn not_allowed(methods: &'static str) -> Response {
    let mut response = plain(
        StatusCode::METHOD_NOT_ALLOWED,
        "This method is not allowed here.\n",
    );
    response
        .headers_mut()
        .insert(ALLOW, HeaderValue::from_static(methods));
    response
}

/// Lets pages of every origin read the answer (Fetch standard, "CORS protocol").
fn with_cors(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}
