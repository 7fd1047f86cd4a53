//! The sandbox agency that runs beside the portal.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitStatus};
use std::time::Duration;

use super::chat::wait_for_file;
use crate::failure::{Failure, Outcome};
use crate::files;
use crate::process::{self, Running};
use crate::setup::node;
use crate::setup::rust::cargo;
use crate::step::step;
use crate::workspace;

/// Where it answers, as `public/portal.json` says too.
const PUBLIC: &str = "127.0.0.1:7311";

/// Where its staff works.
pub const STAFF: &str = "127.0.0.1:7312";

/// How long it may take to start.
const START: Duration = Duration::from_secs(30);

/// Where it writes what registers its desk with the chat's server.
pub fn registration() -> PathBuf {
    workspace::dev().join("agency/desk.yaml")
}

/// The running agency; dropping it ends it.
pub struct Agency(Running);

impl Agency {
    /// Builds and starts it; what it stores is in `.dev/agency` and survives a restart. With the
    /// address of a chat's server it has a desk there, and this returns once [`registration`] is
    /// written.
    pub fn start(matrix: Option<&str>) -> Outcome<Self> {
        // It starts without them, and refuses submissions of Form.io.
        node::packages_ready(&workspace::path(node::FORMIO))?;
        let program = build()?;
        let data = workspace::dev().join("agency");
        files::make_folder(&data)?;
        let mut command = Command::new(program);
        command
            .args([
                "--listen",
                PUBLIC,
                "--staff-listen",
                STAFF,
                "--demo",
                "--data",
            ])
            .arg(data);
        let Some(base_url) = matrix else {
            return Running::start(&mut command).map(Self);
        };
        let registration = registration();
        // Of the last run, whose agency may have been another.
        fs::remove_file(&registration).ok();
        let running = Running::start(command.args(["--matrix", base_url]));
        running
            .and_then(|running| wait_for_file(&registration, START).map(|()| running))
            .map(Self)
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.0.ended()
    }
}

/// Builds it and gives back the program.
pub fn build() -> Outcome<PathBuf> {
    step(
        "Compiling the sandbox agency (the first time 1 to 2 minutes)",
        || {
            let mut command = cargo();
            command.args([
                "build",
                "--profile",
                "tool",
                "--package",
                "frontdoor-agency",
            ]);
            process::run(command.current_dir(workspace::root()))
                .map_err(|_| Failure::new("the sandbox agency does not compile (see above)"))
        },
    )?;
    Ok(workspace::target().join("tool/frontdoor-agency"))
}
