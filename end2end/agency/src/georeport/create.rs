//! Taking a new request: a checked form becomes a record, and a stored record an answer.

use super::answer::Created;
use super::failure::Failure;
use super::form::Form;
use super::validate::{Checked, check};
use crate::catalogue::{Catalogue, ServiceKind};
use crate::clock::Instant;
use crate::mode::{Answers, Mode};
use crate::store::{NewRecord, Store};

/// A request that is checked and not stored yet.
#[derive(Clone, Debug)]
pub struct Submission {
    record: NewRecord,
    answered_with: ServiceKind,
    service_notice: String,
}

impl Submission {
    /// Checks a form and makes a record of it.
    ///
    /// # Errors
    /// What is wrong with the form.
    pub fn from_form(catalogue: &Catalogue, mode: &Mode, form: &Form) -> Result<Self, Failure> {
        let Checked {
            service,
            typed,
            attributes,
            photos,
        } = check(catalogue, form)?;
        let answered_with = match mode.answers {
            Answers::Normal => service.kind,
            Answers::TokenOnly => ServiceKind::Batch,
        };
        let with_token = answered_with == ServiceKind::Batch;
        let now = Instant::now();
        let record = NewRecord {
            jurisdiction: catalogue.slug.clone(),
            reference_prefix: catalogue.reference.prefix.clone(),
            reference_first: catalogue.reference.first,
            service_code: service.service_code.clone(),
            typed,
            attributes,
            photos,
            with_token,
            requested_at: now,
            ready_at: match answered_with {
                ServiceKind::Realtime => now,
                ServiceKind::Batch => now.plus(mode.token_delay()),
                ServiceKind::Blackbox => Instant::NEVER,
            },
            expected_at: service.expected_days.map(|days| now.plus_days(days)),
        };
        Ok(Self {
            record,
            answered_with,
            service_notice: service.service_notice.clone(),
        })
    }

    /// Stores it and says what to answer.
    ///
    /// # Errors
    /// 500 when the database refuses; then nothing is stored.
    pub async fn store(self, store: &Store) -> Result<Created, Failure> {
        let account_id = self.record.typed.account_id.clone();
        let stored = store.insert(self.record).await?;
        let reference =
            (self.answered_with == ServiceKind::Realtime).then_some(stored.service_request_id);
        Ok(Created {
            service_request_id: reference,
            token: stored.token,
            service_notice: self.service_notice,
            account_id,
        })
    }
}
