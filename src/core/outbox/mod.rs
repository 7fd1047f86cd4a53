//! What was sent from this device, how far it got, and how it stands with the agency.
//!
//! Nothing is called sent that is not: a try whose outcome is unknown stays
//! [`State::CannotTell`] until the agency or the citizen says more.

mod ledger;
mod settle;
mod stored;
mod submission;

pub use ledger::Ledger;
pub use settle::settle;
pub use submission::{LastStatus, Obstacle, State, Submission};

#[cfg(test)]
mod tests;
