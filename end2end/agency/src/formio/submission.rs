//! Taking a submission: checked answers become a record, and a stored record an answer.

use serde_json::{Value, json};

use super::engine::{Engine, EngineError, Verdict};
use super::forms::Form;
use crate::clock::Instant;
use crate::georeport::Failure;
use crate::store::{NewSubmission, Store};

/// What the citizen's browser sent, with the data that is to be stored in place of that sent.
#[derive(Clone, Debug)]
pub struct Checked {
    form: String,
    data: Value,
    metadata: Value,
    state: String,
}

/// Why a submission is not taken.
#[derive(Debug)]
pub enum Refusal {
    /// The answers are wrong; details by path.
    Invalid(Value),
    /// Something else.
    Failed(Failure),
}

impl From<EngineError> for Refusal {
    fn from(EngineError(what): EngineError) -> Self {
        Self::Failed(Failure::internal(what))
    }
}

impl Checked {
    /// Checks the body of a call. As Form.io's server, it takes `data`, `metadata` and `state` alone,
    /// and empty data where there is none.
    ///
    /// # Errors
    /// What is wrong with the answers, or that they could not be checked.
    pub async fn from_body(engine: &Engine, form: &Form, body: &Value) -> Result<Self, Refusal> {
        let data = match &body["data"] {
            data @ Value::Object(_) => data.clone(),
            _ => json!({}),
        };
        let metadata = body["metadata"].clone();
        let state = body["state"].as_str().unwrap_or("submitted").to_owned();
        let submission = json!({ "data": data, "metadata": metadata, "state": state });
        match engine.validate(&form.file, &submission).await? {
            Verdict::Invalid(details) => Err(Refusal::Invalid(details)),
            Verdict::Valid(data) => Ok(Self {
                form: form.path.clone(),
                data,
                metadata,
                state,
            }),
        }
    }

    /// Stores it and says what to answer.
    ///
    /// # Errors
    /// 500 when the database refuses; then nothing is stored.
    pub async fn store(self, store: &Store) -> Result<Value, Failure> {
        let now = Instant::now();
        let id = store
            .insert_submission(NewSubmission {
                form: self.form.clone(),
                data: self.data.to_string(),
                metadata: self.metadata.to_string(),
                state: self.state.clone(),
                created_at: now,
            })
            .await?;
        let created = now.to_w3c(0);
        Ok(json!({
            "_id": id,
            "form": self.form,
            "owner": null,
            "roles": [],
            "access": [],
            "data": self.data,
            "metadata": self.metadata,
            "state": self.state,
            "created": created,
            "modified": created,
        }))
    }
}
