//! Synapse, the Matrix server of the chat's tests and of the demonstration.

use frontdoor_synapse::{Installation, Missing, Python};

use super::debian;
use crate::failure::{Failure, Outcome};
use crate::step::step;
use crate::workspace;

/// Finds or installs it. `None`, once it has said why, where Python is missing and cannot be installed.
///
/// # Errors
/// Where Python is there and Synapse cannot be installed all the same.
pub fn ready() -> Outcome<Option<Installation>> {
    if let Some(given) = Installation::given() {
        return Ok(Some(given));
    }
    let python = match Python::find().or_else(python_installed) {
        Ok(python) => python,
        Err(failure) => {
            eprintln!("==> There is no chat here, and everything else goes on: {failure}");
            return Ok(None);
        }
    };
    let folder = Installation::folder(&workspace::cache()?, &python);
    if let Some(found) = Installation::find(&folder) {
        return Ok(Some(found));
    }
    let version = Installation::version();
    step(
        &format!("Installing Synapse {version} with pip (40 MB, about 30 s, once)"),
        || {
            Installation::install(&folder, &python)
                .map(Some)
                .map_err(|failure| Failure::new(format!("Synapse cannot be installed: {failure}")))
        },
    )
}

fn python_installed(missing: Missing) -> Outcome<Python> {
    let what_for = match missing {
        Missing::Python => "Python, for the chat's server,",
        Missing::Venv => "Python's venv, for the chat's server,",
    };
    debian::install(&["python3", "python3-venv"], what_for)?;
    Python::find().map_err(|missing| Failure::new(missing.to_string()))
}
