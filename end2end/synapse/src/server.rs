//! A running server.

use std::fs::OpenOptions;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::ops::Range;
use std::process::{self, Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::{Failure, Installation, Settings};

/// How long a start may take: 2 s on an idle machine, 12 s on one with eight times its load.
pub const PATIENCE: Duration = Duration::from_secs(90);

/// What a server gets to end in an orderly way.
const GRACE: Duration = Duration::from_secs(10);

/// How often its state is looked at.
const PAUSE: Duration = Duration::from_millis(50);

/// The ports that [`free_port`] gives: below those that Linux takes for outgoing connections.
const PORTS: Range<u16> = 20_000..32_000;

/// How many ports a process has before it comes to those of the next.
const PORTS_OF_A_PROCESS: u32 = 8;

/// A port of the loopback address that is free now. None that the system gives to whoever asks for any: it
/// might be given away again before the server has it, or while the server is started again.
///
/// # Errors
/// When there is none.
pub fn free_port() -> io::Result<u16> {
    static ASKED: AtomicU32 = AtomicU32::new(0);
    let asked = ASKED.fetch_add(1, Ordering::Relaxed);
    let first = process::id()
        .wrapping_mul(PORTS_OF_A_PROCESS)
        .wrapping_add(asked);
    let first = first as usize % PORTS.len();
    let mut ports = PORTS.cycle().skip(first).take(PORTS.len());
    let free = ports.find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok());
    free.ok_or_else(|| io::ErrorKind::AddrInUse.into())
}

/// Writes the configuration and gives back the command that runs such a server in the foreground.
///
/// # Errors
/// When the folder cannot be written.
pub fn command(installation: &Installation, settings: &Settings) -> Result<Command, Failure> {
    let configuration = settings.write().map_err(|error| {
        Failure::of(format!("cannot write {}", settings.folder.display()), error)
    })?;
    let mut command = Command::new(&installation.python);
    command
        .args(["-m", "synapse.app.homeserver", "--config-path"])
        .arg(configuration)
        .current_dir(&settings.folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    // What goes wrong before the log is set up is said here, and goes to the same file.
    let log = OpenOptions::new()
        .create(true)
        .append(true)
        .open(settings.log())
        .map_err(|error| Failure::of(settings.log().display(), error))?;
    command.stderr(log);
    Ok(command)
}

/// Whether the server answers (`GET /_matrix/client/versions` is 200).
#[must_use]
pub fn is_ready(settings: &Settings) -> bool {
    let ask = || -> io::Result<bool> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, settings.port));
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        stream.write_all(
            b"GET /_matrix/client/versions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        )?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok(start.ends_with(b" 200"))
    };
    ask().unwrap_or(false)
}

/// A server that ends with its handle.
#[derive(Debug)]
pub struct Synapse {
    installation: Installation,
    settings: Settings,
    child: Child,
}

impl Synapse {
    /// Starts it and waits until it answers.
    ///
    /// # Errors
    /// When it cannot be started, ends, or does not answer in [`PATIENCE`]; the end of its log is part
    /// of it.
    pub fn start(installation: &Installation, settings: Settings) -> Result<Self, Failure> {
        let child = spawn(installation, &settings)?;
        let mut server = Self {
            installation: installation.clone(),
            settings,
            child,
        };
        server.wait_until_ready()?;
        Ok(server)
    }

    /// How it runs.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The address of the client-server API, without a slash at its end.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.settings.base_url()
    }

    /// Its process.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it without warning, as `kill -9` does. What it has answered is stored.
    pub fn kill(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }

    /// Ends it in an orderly way.
    pub fn stop(&mut self) {
        self.signal(Signal::SIGTERM);
        let end = Instant::now() + GRACE;
        while self.is_running() && Instant::now() < end {
            thread::sleep(PAUSE);
        }
        self.kill();
    }

    /// Has it stand still with its connections open, until [`Synapse::thaw`].
    pub fn freeze(&mut self) {
        self.signal(Signal::SIGSTOP);
    }

    /// Has it go on.
    pub fn thaw(&mut self) {
        self.signal(Signal::SIGCONT);
    }

    /// Starts it again in the same folder and at the same port, after [`Synapse::kill`] or
    /// [`Synapse::stop`], and waits until it answers.
    ///
    /// # Errors
    /// As [`Synapse::start`].
    pub fn start_again(&mut self) -> Result<(), Failure> {
        self.child = spawn(&self.installation, &self.settings)?;
        self.wait_until_ready()
    }

    fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    fn signal(&mut self, signal: Signal) {
        // Once it has ended, its id may be another's.
        if self.is_running()
            && let Ok(id) = i32::try_from(self.child.id())
        {
            kill(Pid::from_raw(id), signal).ok();
        }
    }

    fn wait_until_ready(&mut self) -> Result<(), Failure> {
        let end = Instant::now() + PATIENCE;
        while !is_ready(&self.settings) {
            let problem = if !self.is_running() {
                "it ended"
            } else if Instant::now() > end {
                "it does not answer"
            } else {
                thread::sleep(PAUSE);
                continue;
            };
            return Err(Failure(format!(
                "Synapse cannot be used: {problem}; {} ends with:\n{}",
                self.settings.log().display(),
                self.end_of_log()
            )));
        }
        Ok(())
    }

    fn end_of_log(&self) -> String {
        let log = std::fs::read_to_string(self.settings.log()).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(20)..].join("\n")
    }
}

impl Drop for Synapse {
    fn drop(&mut self) {
        // One that is frozen, or in the middle of something, is not waited for: its folder is
        // temporary, or good to be started from again.
        if self.is_running() {
            self.kill();
        }
    }
}

fn spawn(installation: &Installation, settings: &Settings) -> Result<Child, Failure> {
    command(installation, settings)?
        .spawn()
        .map_err(|error| Failure::of(installation.python.display(), error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_are_none_that_outgoing_connections_get() {
        let [one, other] = [free_port(), free_port()].map(|port| port.expect("a port"));
        assert_ne!(one, other);
        assert!([one, other].iter().all(|port| PORTS.contains(port)));
        // One that is taken is passed by.
        let next = PORTS.start + (other - PORTS.start + 1) % PORTS.len() as u16;
        let _taken = TcpListener::bind((Ipv4Addr::LOCALHOST, next));
        assert_ne!(free_port().expect("a port"), next);
    }
}
