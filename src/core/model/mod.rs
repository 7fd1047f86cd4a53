//! What things are, in the standards' own words.

pub(crate) mod calendar;
mod decoded;
mod request;
mod service;
mod submission;
mod timestamp;

pub use decoded::{Decoded, Finding};
pub use request::{Note, ServiceRequest, Status};
pub use service::{
    Attribute, AttributeValue, Automated, Datatype, Service, ServiceDefinition, ServiceKind,
};
pub use submission::{
    Answered, Carrier, Location, LookUp, Media, NewRequest, Submitted, TokenAnswer,
};
pub use timestamp::{Moment, Timestamp};
