//! The journey through a service's form: what is asked on which page, what was answered, what is
//! wrong with it, and the request that comes of it.
//!
//! Everything typed is kept as typed; numbers, dates and telephone numbers are read only when they
//! are checked and when they are sent.

mod answers;
mod check;
mod contact;
mod date;
mod journey;
mod kind;
mod number;
mod problem;
mod send;
mod stored;

pub use answers::{Answer, Answers, DateAnswer};
pub use journey::{Form, Page, PageKind};
pub use kind::Kind;
pub use problem::{DatePart, Field, Problem, Rule};

#[cfg(test)]
mod tests;
