use super::*;
use crate::agency::{AgencyError, ErrorKind, Method, Retry, TransportError};
use crate::model::{Carrier, LookUp, Submitted};

mod answers;
mod decisions;
mod doubts;
mod ledger;
mod simulation;
mod stored;

/// Ten minutes.
const DELAY: i64 = 600_000;

/// Clocks are right within two minutes.
const SKEW: i64 = 120_000;

/// How long after a try something else must have been filed to prove that the try stored nothing.
const PROOF: i64 = DELAY + SKEW;

/// An agency that can be looked up in.
const RULES: Rules = Rules {
    look_up_delay: Some(DELAY),
};

/// One that cannot.
const BLIND: Rules = Rules {
    look_up_delay: None,
};

fn submission(id: &str, created: i64) -> Submission {
    Submission {
        service_code: "001".into(),
        service_name: "Pothole".into(),
        reference: reference::new([7; 5]),
        carrier: Carrier::Description,
        text: "A hole.".into(),
        ..Submission::new(id.into(), "city".into(), created)
    }
}

fn sent(id: &str) -> State {
    State::Sent {
        service_request_id: id.into(),
    }
}

fn error(kind: ErrorKind, retry: Retry) -> AgencyError {
    AgencyError {
        kind,
        messages: Vec::new(),
        place: None,
        retry,
    }
}

fn lost() -> AgencyError {
    AgencyError::transport(TransportError::TimedOut, Method::Post)
}

fn offline(method: Method) -> AgencyError {
    AgencyError::transport(TransportError::Offline, method)
}

fn id(id: &str) -> Submitted {
    Submitted::Id {
        service_request_id: id.into(),
        service_notice: "Two days.".into(),
        account_id: String::new(),
    }
}

/// A whole list without the reference, whose newest request was filed at this time.
fn absent(newest: i64) -> Result<LookUp, AgencyError> {
    Ok(LookUp {
        newest: Some(newest),
        whole_since: i64::MIN,
        ..LookUp::default()
    })
}

fn found(ids: &[&str]) -> Result<LookUp, AgencyError> {
    Ok(LookUp {
        found: ids.iter().map(|id| (*id).to_owned()).collect(),
        ..LookUp::default()
    })
}

fn sending(now: i64) -> Submission {
    let mut row = submission("a", now);
    assert!(row.begin(now));
    row
}

/// Of a try that ended at this time.
fn unknown(now: i64) -> Submission {
    let mut row = sending(now);
    assert!(row.answered(Err(lost()), now, RULES));
    row
}

fn is_unknown(state: &State) -> bool {
    matches!(state, State::Unknown(_))
}

fn is_ask(state: &State) -> bool {
    matches!(state, State::Ask(_))
}

/// To be sent at this time, with nothing in the way.
fn again(not_before: i64) -> State {
    State::Waiting {
        not_before,
        obstacle: None,
    }
}
