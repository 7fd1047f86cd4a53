//! Answers of Form.io servers, written by hand after what their versions send.

mod create;
mod definition;
mod place;
mod services;

use crate::agency::HttpResponse;

fn answer(status: u16, body: &str) -> HttpResponse {
    HttpResponse {
        status,
        content_type: String::new(),
        retry_after: None,
        body: body.as_bytes().to_vec(),
    }
}
