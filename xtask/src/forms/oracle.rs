//! Form.io's own engine, in one node process for all forms and answers.

use std::path::{Path, PathBuf};
use std::process::Command;

use frontdoor_core::tree::Limits;
use frontdoor_core::value::{Object, Value};

use crate::failure::{Failure, Outcome};
use crate::setup::node;
use crate::{files, process, workspace};

/// A form with the answers that it is to be judged with.
pub struct Job {
    pub form: PathBuf,
    pub libraries: bool,
    pub cases: Vec<Value>,
}

/// Judges all cases, in order; a case where the engine throws has an entry `failed`.
pub fn judge(jobs: &[Job]) -> Outcome<Vec<Value>> {
    let folder = workspace::path(node::FORMIO);
    node::packages_ready(&folder)?;
    let file = workspace::target().join("forms").join("jobs.json");
    files::write(&file, written(jobs).to_json())?;
    let said = process::capture(
        Command::new("node")
            .arg(folder.join("oracle.mjs"))
            .arg(&file)
            .env("TZ", "UTC"),
    )?;
    said.lines().map(read).collect()
}

fn read(line: &str) -> Outcome<Value> {
    Value::from_json(line.as_bytes(), &Limits::default())
        .map_err(|error| Failure::new(format!("the oracle said what is no JSON: {}", error.what)))
}

fn written(jobs: &[Job]) -> Value {
    let job = |job: &Job| {
        let entries = [
            ("form", absolute(&job.form).into()),
            ("libraries", job.libraries.into()),
            ("cases", job.cases.clone().into()),
        ];
        entries.into_iter().collect::<Object>().into()
    };
    jobs.iter().map(job).collect::<Vec<Value>>().into()
}

fn absolute(path: &Path) -> String {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    path.to_string_lossy().into_owned()
}
