//! Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2): one file an operation.

mod answer;
mod base64;
mod config;
pub mod create;
pub mod definition;
pub mod discovery;
mod history;
mod markup;
mod media;
mod refusal;
pub mod request;
pub mod requests;
mod rows;
mod service_request;
pub mod services;
pub mod token;
mod url;

pub use config::{Accepts, Config, Format, MediaDialect, MultiDialect, Paging, Paths};
