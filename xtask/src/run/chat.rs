//! The Matrix server on which the sandbox agency has its desk.

use std::path::PathBuf;
use std::process::ExitStatus;
use std::thread;
use std::time::{Duration, Instant};

use frontdoor_synapse::{Installation, Settings, server};

use crate::failure::{Failure, Outcome};
use crate::process::Running;
use crate::setup;
use crate::step::step;
use crate::workspace;

/// The port at which it answers, on the loopback address.
const PORT: u16 = 7313;

/// How often its state is looked at.
const PAUSE: Duration = Duration::from_millis(50);

/// A server that is to be started.
pub struct Chat {
    installation: Installation,
    settings: Settings,
}

/// A running server; dropping it ends it.
pub struct Server {
    running: Running,
    settings: Settings,
}

impl Chat {
    /// The server of `cargo xtask run`, which keeps what it stores in `.dev/synapse`; `None` where
    /// there is no chat, which has been said by then.
    pub fn ready() -> Option<Self> {
        match setup::synapse::ready() {
            Ok(installation) => Some(Self {
                installation: installation?,
                settings: Settings::new(workspace::dev().join("synapse"), PORT),
            }),
            Err(failure) => {
                eprintln!("==> There is no chat here, and everything else goes on: {failure}");
                None
            }
        }
    }

    /// A server with these settings.
    pub fn with(installation: Installation, settings: Settings) -> Self {
        Self {
            installation,
            settings,
        }
    }

    /// The address of its client-server API.
    pub fn base_url(&self) -> String {
        self.settings.base_url()
    }

    /// The same, with the application service that this file registers.
    pub fn registered(mut self, file: PathBuf) -> Self {
        self.settings.application_services.push(file);
        self
    }

    /// Starts it and waits until it answers.
    pub fn start(self) -> Outcome<Server> {
        step("Starting the chat's server (2 to 12 s)", || {
            let mut command = server::command(&self.installation, &self.settings)
                .map_err(|failure| Failure::new(failure.0))?;
            let mut server = Server {
                running: Running::start(&mut command)?,
                settings: self.settings,
            };
            let limit = Instant::now() + server::PATIENCE;
            while !server::is_ready(&server.settings) {
                if let Some(status) = server.ended() {
                    return Err(server.failure(&format!("has ended ({status})")));
                }
                if Instant::now() > limit {
                    return Err(server.failure("does not answer"));
                }
                thread::sleep(PAUSE);
            }
            Ok(server)
        })
    }
}

impl Server {
    /// The address of its client-server API.
    pub fn base_url(&self) -> String {
        self.settings.base_url()
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.running.ended()
    }

    /// Waits for it to end by itself.
    pub fn wait(&mut self) -> Outcome {
        self.running.wait().map(drop)
    }

    fn failure(&self, problem: &str) -> Failure {
        Failure::new(format!(
            "the chat's server {problem}; what it said is in {}",
            self.settings.log().display()
        ))
    }
}

/// Waits for a file that another program is about to write.
pub fn wait_for_file(path: &std::path::Path, limit: Duration) -> Outcome {
    let end = Instant::now() + limit;
    while !path.is_file() {
        if Instant::now() > end {
            return Err(Failure::new(format!("{} does not come", path.display())));
        }
        thread::sleep(PAUSE);
    }
    Ok(())
}
