//! The forms of a server (`GET …/form`), as services.

use super::{Config, answer};
use crate::agency::{AgencyError, Body, ErrorKind, HttpRequest, HttpResponse, Method};
use crate::config::Localized;
use crate::html::plain;
use crate::model::{Decoded, Finding, Service, ServiceKind};
use crate::tree::{Limits, Node, Value, json};

/// How long a read may take.
const READ_TIMEOUT_MS: u32 = 15_000;

/// All forms at once, since a server gives ten unless it is asked for more; and of each only what a
/// list shows, since a definition can have a megabyte.
const QUERY: &str = "/form?type=form&limit=1000&select=path,title,type,tags,hidden";

/// The forms that the configuration names, in a language given by its BCP 47 tag; none where it names
/// none, and the server is to be asked.
#[must_use]
pub fn configured(config: &Config, language: &str) -> Option<Vec<Service>> {
    let words = |text: &Localized| text.in_language(language).to_owned();
    let offered = config.forms.iter().map(|form| Service {
        description: words(&form.description),
        keywords: form.keywords.clone(),
        groups: Some(words(&form.group))
            .filter(|group| !group.is_empty())
            .into_iter()
            .collect(),
        ..service(&form.path, words(&form.title))
    });
    let offered: Vec<Service> = offered.collect();
    (!offered.is_empty()).then_some(offered)
}

/// Asks for the list of forms.
#[must_use]
pub fn request(config: &Config) -> HttpRequest {
    HttpRequest {
        method: Method::Get,
        url: [config.base_url.trim_end_matches('/'), QUERY].concat(),
        body: Body::None,
        bearer: None,
        timeout_ms: READ_TIMEOUT_MS,
    }
}

/// Reads the list of forms. Resources, which are data and no forms, and what is hidden is left out; a
/// form without a path is found.
///
/// # Errors
/// See [`AgencyError`].
pub fn decode(
    _config: &Config,
    response: &HttpResponse,
) -> Result<Decoded<Vec<Service>>, AgencyError> {
    if !(200..300).contains(&response.status) {
        return Err(answer::failed(response, Method::Get));
    }
    let body = answer::body(response);
    let tree = json::parse(body, &Limits::default())
        .map_err(|error| answer::no_json(body, error, Method::Get))?;
    let Value::List(entries) = &tree.value else {
        let what = "there is no list of forms in this document".to_owned();
        let kind = ErrorKind::Undecodable(what);
        return Err(answer::unreadable(kind, Method::Get));
    };
    let mut services: Vec<Service> = Vec::new();
    let mut findings = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        if !is_offered(entry) {
            continue;
        }
        match listed(entry) {
            Some(form)
                if services
                    .iter()
                    .all(|known| known.service_code != form.service_code) =>
            {
                services.push(form);
            }
            Some(_) => {}
            None => findings.push(Finding {
                place: ["[", &index.to_string(), "].path"].concat(),
                problem: "a form without a path is left out".to_owned(),
            }),
        }
    }
    Ok(Decoded {
        value: services,
        findings,
    })
}

fn is_offered(entry: &Node) -> bool {
    let text = |key| entry.get(key).and_then(Node::text);
    let tags = entry.get("tags").map(Node::items).unwrap_or_default();
    text("type").is_none_or(|kind| kind == "form")
        && entry.get("hidden").and_then(Node::flag) != Some(true)
        && !tags.iter().any(|tag| tag.text() == Some("hidden"))
}

fn listed(entry: &Node) -> Option<Service> {
    let path = entry.get("path")?.text()?;
    let title = entry.get("title").and_then(Node::text).map(plain);
    let title = title.filter(|title| !title.is_empty());
    let tags = entry.get("tags").map(Node::items).unwrap_or_default();
    Some(Service {
        keywords: tags
            .into_iter()
            .filter_map(|tag| tag.text().map(str::to_owned))
            .collect(),
        ..service(path, title.unwrap_or_else(|| path.to_owned()))
    })
}

/// A form as a service: it has a definition, and its reference comes at once.
fn service(path: &str, title: String) -> Service {
    Service {
        service_code: path.to_owned(),
        service_name: title,
        description: String::new(),
        metadata: true,
        kind: ServiceKind::Realtime,
        keywords: Vec::new(),
        groups: Vec::new(),
    }
}
