//! What went wrong between the portal and an agency, and what to do next.

use std::sync::Arc;

use frontdoor_core::agency::{AgencyError, ErrorKind, TransportError};
use leptos::prelude::*;

use super::{StateBlock, StateKind};
use crate::i18n::{agency_messages, failure, failure_advice, say};
use crate::markup;

/// A failure in words, with a button to try again.
#[component]
pub fn Failure(
    /// The failure.
    error: Arc<AgencyError>,
    /// The agency's name.
    agency_name: String,
    /// Called to try again.
    on_retry: Callback<()>,
) -> AnyView {
    let kind = match &error.kind {
        ErrorKind::Transport(TransportError::Offline) => StateKind::Offline,
        ErrorKind::Transport(_) | ErrorKind::NotAnAnswer => StateKind::Unreachable,
        _ => StateKind::Failed,
    };
    let said = agency_messages(&error);
    let text = if said.is_empty() {
        failure_advice(&error).to_owned()
    } else {
        [failure_advice(&error), " ", &say::agency_said(&said)].concat()
    };
    view! { <StateBlock kind={kind} title={failure(&error, &agency_name)} text={text}>{markup! {
            <button class={"button button--secondary"} type={"button"} on:click={move |_| on_retry.run(())}>
                {say::try_again()}
            </button>
        }}</StateBlock> }
    .into_any()
}
