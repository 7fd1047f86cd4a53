//! A real Matrix server for tests and the demo: Synapse, installed from PyPI in pinned versions into
//! an environment of its own, and run on this machine's loopback address alone.
//!
//! In reading order: [`python`] finds what Synapse needs, [`installation`] puts it into a cache
//! folder, [`settings`] is one server's configuration, [`server`] starts, freezes, kills and ends it.

pub mod installation;
pub mod python;
pub mod secrets;
pub mod server;
pub mod settings;

pub use installation::Installation;
pub use python::{Missing, Python};
pub use server::Synapse;
pub use settings::Settings;

use std::fmt;

/// Why something could not be done, said for the person at the terminal.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure(pub String);

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl Failure {
    /// What was tried, and the error that came of it.
    fn of(what: impl fmt::Display, error: impl fmt::Display) -> Self {
        Self(format!("{what}: {error}"))
    }
}
