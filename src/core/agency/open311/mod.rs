//! Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2): one file an operation.

mod config;
pub mod create;
pub mod definition;
pub mod discovery;
pub mod request;
pub mod requests;
pub mod services;
pub mod token;

pub use config::{Accepts, Config, Format, MediaDialect, MultiDialect, Paging, Paths};
