//! Installs packages on Debian and its relatives, where we may.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome};
use crate::process;
use crate::step::step;

/// Installs packages with apt.
///
/// # Errors
/// Where there is no apt or no right to use it: a message that names what is missing and for
/// what.
pub fn install(packages: &[&str], what_for: &str) -> Outcome {
    let list = packages.join(" ");
    if !Path::new("/usr/bin/apt-get").exists() {
        return Err(Failure::new(format!(
            "{what_for} is missing; install it with your system's package manager \
             (on Debian: {list})"
        )));
    }
    if !nix::unistd::geteuid().is_root() {
        return Err(Failure::new(format!(
            "{what_for} is missing; run: sudo apt-get install {list}"
        )));
    }
    step(
        &format!("Installing {what_for} with apt ({list}), usually under a minute"),
        || {
            if apt(&["install", "--yes", "--no-install-recommends"], packages).is_ok() {
                return Ok(());
            }
            apt(&["update"], &[])?;
            apt(&["install", "--yes", "--no-install-recommends"], packages)
        },
    )
}

fn apt(action: &[&str], packages: &[&str]) -> Outcome {
    let mut command = Command::new("apt-get");
    command.arg("--quiet=2").args(action).args(packages);
    // What goes well is a hundred lines that nobody needs; what does not is on standard error.
    command.stdout(Stdio::null());
    process::run(command.env("DEBIAN_FRONTEND", "noninteractive"))
}
