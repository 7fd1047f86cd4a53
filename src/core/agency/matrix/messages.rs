//! What was before (client-server API, "Syncing", `/messages`).

use super::answer;
use super::config::{self, Config};
use super::event::{TYPES, View};
use crate::agency::{HttpRequest, HttpResponse};
use crate::chat::{Failure, Gap, Run, Session};
use crate::percent::encode;
use crate::tree::Node;

/// Events that come at once.
const MOST: &str = "100";

/// Goes back from a mark as far as one page goes.
#[must_use]
pub fn request(config: &Config, session: &Session, gap: &Gap) -> HttpRequest {
    let mut url = config.room_url(session, &["messages"]);
    url.push_str("?dir=b&limit=");
    url.push_str(MOST);
    for (key, value) in [
        ("&from=", &gap.from),
        ("&filter=", &["{", TYPES, "}"].concat()),
    ] {
        url.push_str(key);
        url.push_str(&encode(value));
    }
    config::get(session, url)
}

/// Reads one page of what was asked for. Nothing is before it where the server does not say from where to go
/// on.
///
/// # Errors
/// A refusal where the server does not know a mark: give the gap up.
pub fn decode(
    config: &Config,
    session: &Session,
    gap: &Gap,
    response: &HttpResponse,
) -> Result<Run, Failure> {
    let document = answer::object(response)?;
    // Without it, half an answer would be taken for a whole one.
    let chunk = document.get("chunk").ok_or(Failure::Unavailable)?;
    let view = View::new(config, session);
    let newest_first = chunk.items().into_iter();
    let mut events: Vec<_> = newest_first.filter_map(|node| view.event(node)).collect();
    events.reverse();
    let end = document.get("end").and_then(Node::text);
    let end = end.filter(|end| *end != gap.from).map(str::to_owned);
    Ok(Run {
        from: end,
        to: gap.from.clone(),
        events,
    })
}
