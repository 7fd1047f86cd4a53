//! The public API: Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2), written from the standard.

mod answer;
mod call;
mod create;
mod failure;
mod form;
mod front;
mod media;
mod query;
mod read;
mod validate;

pub use answer::{Answer, Created, Discovery, RequestView, TokenView};
pub use call::{Call, Format, Operation};
pub use create::Submission;
pub use failure::{Failure, Problem};
pub use front::{reply, router};
