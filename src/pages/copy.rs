//! A draft as a file: saving it, and opening it again.

use frontdoor_core::draft::Copy;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::state::{Draft, State};

/// Ends the names of such files.
const ENDING: &str = ".frontdoor.json";

/// Saves a form that is open, with its files.
pub(super) fn save(state: State, draft: &ArcRwSignal<Draft>) {
    let copy = draft.with_untracked(|draft| {
        let files = draft.files.iter();
        let mut kept = draft.kept.clone();
        kept.filling = draft.filling.to_json();
        Copy {
            draft: kept,
            files: files
                .map(|file| (file.id.clone(), file.bytes.as_ref().clone()))
                .collect(),
        }
    });
    save_copy(state, &copy);
}

/// Saves a copy.
pub(super) fn save_copy(state: State, copy: &Copy) {
    let name = [&copy.draft.service_name, ENDING].concat();
    (state.ports.device.save_text)(&name, &copy.to_text());
}

/// The file that was chosen in a field.
pub(super) fn chosen(event: &leptos::ev::Event) -> Option<web_sys::File> {
    let field: web_sys::HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0);
    // Choosing the same file again is to be noticed as well.
    field.set_value("");
    file
}
