//! Form.io's server, as its open source edition answers (github.com/formio/formio, version 4): a form
//! is read, a submission is sent. One file an operation.
//!
//! Publishers with servers of their own that speak Form.io's JSON in other shapes are met half-way:
//! [`wrapper`] finds the form in what they wrap it in, and [`refusal`] the fields in what they refuse.

mod answer;
mod config;
pub mod create;
pub mod definition;
mod file;
pub mod place;
pub mod reference;
mod refusal;
pub mod services;
mod wrapper;

pub use config::{Config, Offered};
pub use file::file;

#[cfg(test)]
mod tests;
