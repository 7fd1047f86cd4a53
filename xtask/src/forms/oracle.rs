//! Form.io's own engine, in one node process for many forms and answers.

use std::process::Command;

use frontdoor_core::tree::Limits;
use frontdoor_core::value::{Object, Value};

use crate::failure::{Failure, Outcome};
use crate::setup::node;
use crate::{files, process, workspace};

/// A form with the answers that it is to be judged with.
pub struct Job {
    /// The document.
    pub form: String,
    /// Whether scripts have what renderers give them.
    pub rendered: bool,
    pub cases: Vec<Value>,
}

/// Judges all cases, in order; a case where the engine throws has an entry `failed`. `worker` tells
/// processes that run at the same time from each other.
pub fn judge(worker: usize, jobs: &[Job]) -> Outcome<Vec<Value>> {
    let file = workspace::target().join(format!("forms/jobs-{worker}.json"));
    files::write(&file, written(jobs).to_json())?;
    let said = process::capture(
        Command::new("node")
            .arg(workspace::path(node::FORMIO).join("oracle.mjs"))
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
            ("form", job.form.as_str().into()),
            ("rendered", job.rendered.into()),
            ("cases", job.cases.clone().into()),
        ];
        entries.into_iter().collect::<Object>().into()
    };
    jobs.iter().map(job).collect::<Vec<Value>>().into()
}
