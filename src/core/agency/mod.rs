//! What agencies speak: one folder per standard, behind one register.
//!
//! Adapters are sans-I/O. A request is a value ([`HttpRequest`]) that somebody else sends; an
//! answer is a value ([`HttpResponse`]) that somebody else fetched.

mod adapter;
mod clock;
mod error;
pub mod formio;
mod http;
pub mod matrix;
pub mod open311;
mod refusal;
mod tracking;

pub use adapter::Adapter;
pub use clock::Clock;
pub use error::{AgencyError, ErrorKind, ErrorMessage, Retry};
pub use http::{Body, HttpRequest, HttpResponse, Method, Part, PartContent, TransportError};
pub use refusal::{Refusal, ServerProblem};
pub use tracking::Tracking;
