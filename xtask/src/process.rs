//! Child processes, none of which outlives this one.
//!
//! Each child leads a process group of its own, so that what it starts in turn (cargo starts
//! rustc, npm starts node) ends with it. A signal to this process ends every group.

use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

use crate::failure::{Failure, Outcome};

/// Whether a signal is ending this process.
static ENDING: AtomicBool = AtomicBool::new(false);

static GROUPS: Mutex<Vec<i32>> = Mutex::new(Vec::new());

/// Has Ctrl-C, SIGTERM and SIGHUP end all children and then this process.
pub fn end_children_on_signal() -> Outcome {
    ctrlc::set_handler(|| {
        ENDING.store(true, Ordering::SeqCst);
        let groups = GROUPS
            .lock()
            .map(|groups| groups.clone())
            .unwrap_or_default();
        signal(&groups, Signal::SIGTERM);
        thread::sleep(GRACE);
        signal(&groups, Signal::SIGKILL);
        std::process::exit(130);
    })
    .map_err(|error| Failure::new(format!("cannot handle Ctrl-C: {error}")))
}

/// What a child gets to put its things in order once it is asked to end.
const GRACE: Duration = Duration::from_millis(500);

fn signal(groups: &[i32], signal: Signal) {
    for group in groups {
        // A group that has ended meanwhile is no error.
        let _ = killpg(Pid::from_raw(*group), signal);
    }
}

/// A running child; dropping it ends it and all it started.
pub struct Running {
    child: Child,
    group: i32,
}

impl Running {
    /// Starts a command.
    pub fn start(command: &mut Command) -> Outcome<Self> {
        let child = command
            .process_group(0)
            .spawn()
            .map_err(|error| missing(command, &error))?;
        let group = i32::try_from(child.id()).unwrap_or(i32::MAX);
        if let Ok(mut groups) = GROUPS.lock() {
            groups.push(group);
        }
        Ok(Self { child, group })
    }

    /// Waits for it to end by itself. Does not return once a signal ends this process, since that
    /// a child has ended then is no news.
    pub fn wait(&mut self) -> Outcome<ExitStatus> {
        let status = self.child.wait();
        while ENDING.load(Ordering::SeqCst) {
            thread::sleep(GRACE);
        }
        status.map_err(|error| Failure::new(format!("cannot wait: {error}")))
    }

    /// How it ended, or `None` while it runs.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.ended().is_none() {
            signal(&[self.group], Signal::SIGTERM);
            let limit = Instant::now() + GRACE;
            while self.ended().is_none() && Instant::now() < limit {
                thread::sleep(Duration::from_millis(20));
            }
        }
        // The leader has ended or had its time; what it started goes in any case.
        signal(&[self.group], Signal::SIGKILL);
        let _ = self.child.wait();
        if let Ok(mut groups) = GROUPS.lock() {
            groups.retain(|group| *group != self.group);
        }
    }
}

/// Runs a command to its end with its output shown.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub fn run(command: &mut Command) -> Outcome {
    let status = Running::start(command)?.wait()?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("{} failed", shown(command))))
    }
}

/// Runs a command and gives back what it printed on standard output.
///
/// # Errors
/// As [`run`]; its standard error is part of the message.
pub fn capture(command: &mut Command) -> Outcome<String> {
    let Output {
        status,
        stdout,
        stderr,
    } = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| missing(command, &error))?;
    if status.success() {
        Ok(String::from_utf8_lossy(&stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&stderr);
        Err(Failure::new(format!(
            "{} failed: {}",
            shown(command),
            said.trim()
        )))
    }
}

/// Runs a command, silent, for at most this long; whether it succeeded in that time.
pub fn succeeds_within(command: &mut Command, limit: Duration) -> bool {
    let Ok(mut running) = Running::start(command.stdin(Stdio::null())) else {
        return false;
    };
    let end = Instant::now() + limit;
    loop {
        if let Some(status) = running.ended() {
            return status.success();
        }
        if Instant::now() > end {
            return false;
        }
        thread::sleep(Duration::from_millis(100));
    }
}

/// A command as one would type it.
pub fn shown(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for arg in command.get_args() {
        text.push(' ');
        text.push_str(&arg.to_string_lossy());
    }
    text
}

fn missing(command: &Command, error: &std::io::Error) -> Failure {
    let program = command.get_program().to_string_lossy();
    Failure::new(format!("cannot start {program}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_and_what_it_started_end_when_dropped() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 60 & wait"]);
        let running = Running::start(&mut command).expect("sh starts");
        let group = Pid::from_raw(running.group);
        assert!(killpg(group, None).is_ok(), "the group is there");
        drop(running);
        let limit = Instant::now() + Duration::from_secs(5);
        while killpg(group, None).is_ok() && Instant::now() < limit {
            thread::sleep(Duration::from_millis(20));
        }
        assert!(killpg(group, None).is_err(), "the group is gone");
    }

    #[test]
    fn a_command_that_takes_too_long_is_ended() {
        let start = Instant::now();
        let done = succeeds_within(Command::new("sleep").arg("60"), Duration::from_millis(200));
        assert!(!done && start.elapsed() < Duration::from_secs(10));
    }
}
