//! The journey through a service's form: what is asked on which page, what was answered, what is
//! wrong with it, and the request that comes of it.
//!
//! Everything typed is kept as typed; numbers, dates and telephone numbers are read only when they
//! are checked and when they are sent.

mod answers;
pub mod calendar;
mod check;
pub mod condition;
mod contact;
pub mod content;
mod date;
pub mod definition;
pub mod engine;
pub mod identifier;
pub mod import;
pub mod inspect;
mod journey;
mod kind;
mod number;
mod problem;
pub mod route;
mod send;
mod stored;

pub use answers::{Answer, Answers, DateAnswer};
pub use journey::{Form, Page, PageKind};
pub use kind::Kind;
pub use problem::{DatePart, Field, Problem, Rule};

#[cfg(test)]
mod tests;
