//! Why an agency does not take what was sent.

use super::AgencyError;
use crate::value::Path;

/// Why a submission was not taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// What happened, and whether trying again can do harm.
    pub error: AgencyError,
    /// What is wrong with the answers, in the server's order.
    pub problems: Vec<ServerProblem>,
}

/// One thing that a server finds wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerProblem {
    /// Where in the answers, as the server says; empty for the submission as a whole.
    pub path: Path,
    /// Which rule, by the server's name, such as `required`; may be empty.
    pub rule: String,
    /// The server's words, as plain text; may be empty where there is a path.
    pub message: String,
}

impl From<AgencyError> for Refusal {
    fn from(error: AgencyError) -> Self {
        let problems = Vec::new();
        Self { error, problems }
    }
}
