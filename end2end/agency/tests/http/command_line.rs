//! The program itself.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::fixture::{Folder, POTHOLE, Reply, client};

/// A running program and the addresses that it printed.
struct Program {
    child: Child,
    public: String,
    staff: String,
}

impl Program {
    fn start(data: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_frontdoor-agency"))
            .args(["--listen", "127.0.0.1:0", "--staff-listen", "127.0.0.1:0"])
            .arg("--data")
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its output"))
            .read_line(&mut line)
            .expect("a line");
        let mut addresses = line
            .split(|c: char| c.is_whitespace() || c == ')')
            .filter(|word| word.starts_with("http://"))
            .map(str::to_owned);
        Self {
            child,
            public: addresses.next().expect("the public address"),
            staff: addresses.next().expect("the staff address"),
        }
    }

    fn stored(&self) -> usize {
        let list = Reply::read(client().get(format!("{}/api/requests", self.staff)).call());
        list.json().as_array().expect("a list").len()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[test]
fn what_was_answered_survives_a_sudden_death() {
    let folder = Folder::new();
    let program = Program::start(&folder.0);
    let url = format!("{}/city/open311/v2/requests.json", program.public);
    let reply = Reply::read(client().post(&url).send_form(POTHOLE.iter().copied()));
    assert_eq!(reply.status, 200);
    drop(program);
    assert_eq!(Program::start(&folder.0).stored(), 1);
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_cleanly() {
    let folder = Folder::new();
    let mut program = Program::start(&folder.0);
    assert_eq!(program.stored(), 0);
    let id = program.child.id().to_string();
    let sent = Command::new("kill")
        .args(["-INT", &id])
        .status()
        .expect("kill runs");
    assert!(sent.success());
    let end = Instant::now() + Duration::from_secs(10);
    let status = loop {
        if let Some(status) = program.child.try_wait().expect("a child") {
            break status;
        }
        assert!(Instant::now() < end, "it does not end");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert!(status.success(), "{status}");
}

#[test]
fn a_wrong_command_line_is_explained() {
    let output = Command::new(env!("CARGO_BIN_EXE_frontdoor-agency"))
        .args(["--data", "x", "--colour"])
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(
        text.contains("--colour") && text.contains("Usage"),
        "{text}"
    );
}
