//! Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2): one file an operation.

mod answer;
mod config;
pub mod create;
pub mod definition;
pub mod discovery;
mod findings;
mod history;
pub mod inspect;
pub mod look_up;
mod media;
mod record;
#[cfg(test)]
mod recordings;
mod refusal;
pub mod request;
pub mod requests;
mod service_request;
pub mod services;
mod shape;
pub mod token;
mod url;
mod words;

pub use config::{Accepts, Config, Format, MediaDialect, MultiDialect, Paging, Paths};
