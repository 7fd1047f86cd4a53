//! GET service_request_id from a token.

use super::Config;
use super::answer::Answer;
use super::record::Record;
use super::requests::SHAPE;
use crate::agency::{AgencyError, HttpRequest, HttpResponse};
use crate::model::TokenAnswer;

/// Asks for the reference that belongs to a token.
#[must_use]
pub fn request(config: &Config, token: &str) -> HttpRequest {
    config.get(&config.paths.tokens, Some(token), &[])
}

/// Reads the answer to a token. An empty list, an empty reference and none at all mean that there
/// is none yet.
///
/// # Errors
/// See [`AgencyError`].
pub fn decode(_config: &Config, answer: &HttpResponse) -> Result<TokenAnswer, AgencyError> {
    let answer = Answer::to_read(answer);
    let tree = answer.tree()?;
    let records = SHAPE
        .records(&tree)
        .ok_or_else(|| answer.undecodable(&tree, "there is no service request in this document"))?;
    let mut found = TokenAnswer {
        token: String::new(),
        service_request_id: None,
    };
    if let Some(node) = records.first() {
        let record = Record::whole(node);
        record
            .text("token")
            .unwrap_or_default()
            .clone_into(&mut found.token);
        found.service_request_id = record.text("service_request_id").map(str::to_owned);
    }
    Ok(found)
}
