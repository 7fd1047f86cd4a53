//! What was sent from this device, how far it got, and how it stands with the agency.
//!
//! A [`Submission`] is a state machine without input and output: whoever drives it asks what is
//! [`due`](Submission::due), writes the row down, does it, tells the row what came of it, and writes it
//! down again. Nothing is called sent that is not, and nothing is sent again of its own accord that may
//! have arrived: what may have is looked for at the agency, by the [`reference`](mod@reference) that is
//! sent along, and where that proves nothing the person is asked.

mod answer;
mod decision;
mod doubt;
mod due;
mod ledger;
pub mod payload;
mod record;
pub mod reference;
mod rules;
mod stored;
mod submission;

pub use doubt::Doubt;
pub use due::Due;
pub use ledger::Ledger;
pub use rules::Rules;
pub use submission::{LastStatus, Obstacle, State, Submission};

#[cfg(test)]
mod tests;
