//! Form.io's own engine, `@formio/core`, in a Node process that is started with the first submission.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::Mutex;

/// How long one submission may take, the start of Node included.
const PATIENCE: Duration = Duration::from_secs(30);

/// The engine, started or not.
#[derive(Debug)]
pub struct Engine {
    program: PathBuf,
    process: Mutex<Option<Process>>,
}

/// What the engine says of a submission.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It is right; the data to store.
    Valid(Value),
    /// It is wrong: the `details` of a validation error.
    Invalid(Value),
}

#[derive(Debug)]
struct Process {
    // Ends with its handle.
    _child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Engine {
    /// The engine whose program is `validate.mjs` in this folder.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self {
            program: folder.join("validate.mjs"),
            process: Mutex::default(),
        }
    }

    /// Checks a submission of the form whose definition lies in a file. One at a time.
    ///
    /// # Errors
    /// When Node cannot be started, does not answer, or the engine throws. The next submission starts
    /// it anew.
    pub async fn validate(&self, form: &Path, submission: &Value) -> Result<Verdict, EngineError> {
        let mut place = self.process.lock().await;
        // Taken out, so that a process that did not answer is not asked again.
        let mut process = match place.take() {
            Some(process) => process,
            None => self.start()?,
        };
        let question = json!({ "form": form, "submission": submission }).to_string();
        let answer = tokio::time::timeout(PATIENCE, process.ask(&question));
        let mut answer = match answer.await {
            Ok(answer) => answer.map_err(|error| self.failure(&error))?,
            Err(late) => return Err(self.failure(&late)),
        };
        *place = Some(process);
        if let Some(data) = answer.get_mut("data") {
            return Ok(Verdict::Valid(data.take()));
        }
        match answer.get_mut("details") {
            Some(details) => Ok(Verdict::Invalid(details.take())),
            None => Err(self.failure(&answer["failed"])),
        }
    }

    fn start(&self) -> Result<Process, EngineError> {
        let mut child = Command::new("node")
            .arg(&self.program)
            .env("TZ", "UTC")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| self.failure(&error))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(input), Some(output)) => Ok(Process {
                _child: child,
                input,
                output: BufReader::new(output),
            }),
            _ => Err(self.failure(&"it has no pipes")),
        }
    }

    fn failure(&self, what: &dyn std::fmt::Display) -> EngineError {
        EngineError(format!(
            "Form.io's engine (node {}; its packages: npm ci there) failed: {what}",
            self.program.display()
        ))
    }
}

impl Process {
    async fn ask(&mut self, question: &str) -> std::io::Result<Value> {
        self.input.write_all(question.as_bytes()).await?;
        self.input.write_all(b"\n").await?;
        self.input.flush().await?;
        let mut line = String::new();
        if self.output.read_line(&mut line).await? == 0 {
            return Err(std::io::Error::other("it ended without an answer"));
        }
        serde_json::from_str(&line).map_err(std::io::Error::other)
    }
}

/// Why a submission could not be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EngineError(pub String);
