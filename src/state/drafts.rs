//! Forms that are being filled in: answers as typed, files as chosen.
//!
//! Answers outlive a reload, because they are also kept in the tab's own storage until they are sent
//! or the tab is closed; files live as long as the page.

use std::sync::Arc;

use frontdoor_core::form::definition::Definition;
use frontdoor_core::form::engine::{Plan, World};
use frontdoor_core::form::filling::Filling;
use frontdoor_core::ports::Shelf;
use leptos::prelude::*;

use super::Ports;

/// One form that is being filled in.
#[derive(Debug)]
pub struct Draft {
    /// Its answers.
    pub filling: Filling,
    /// The files among its answers.
    pub files: Vec<HeldFile>,
    /// The pages that had something to do when the check was last on the screen.
    pub open: Vec<usize>,
    /// The pages on which something was found wrong when the citizen last wanted to send.
    pub told: Vec<usize>,
}

/// The content of a file among the answers.
#[derive(Clone, Debug)]
pub struct HeldFile {
    /// What the answers call it.
    pub id: String,
    /// Its content.
    pub bytes: Arc<Vec<u8>>,
    /// Its media type.
    pub media_type: String,
    /// A photo's `blob:` address and size in pixels, to show it by.
    pub preview: Option<(String, u32, u32)>,
}

/// All drafts of this tab.
#[derive(Clone, Copy)]
pub struct Drafts {
    ports: &'static Ports,
    /// By the name they are kept under; a handful at most.
    drafts: StoredValue<Vec<(String, ArcRwSignal<Draft>)>>,
}

impl Drafts {
    pub(super) fn new(ports: &'static Ports) -> Self {
        Self {
            ports,
            drafts: StoredValue::default(),
        }
    }

    /// The draft of a service's form, where it was opened before.
    #[must_use]
    pub fn of(self, agency: &str, code: &str) -> Option<ArcRwSignal<Draft>> {
        let name = name(agency, code);
        self.drafts.with_value(|drafts| {
            let draft = drafts.iter().find(|(of, _)| *of == name);
            draft.map(|(_, draft)| draft.clone())
        })
    }

    /// Opens a form: goes on with what is kept of it, or begins it.
    #[must_use]
    pub fn open(self, agency: &str, code: &str, definition: Definition) -> ArcRwSignal<Draft> {
        let name = name(agency, code);
        let plan = Arc::new(Plan::new(Arc::new(definition)));
        let world = self.world();
        let kept = (self.ports.store.get)(Shelf::Tab, &name);
        let kept = kept.and_then(|text| Filling::from_json(Arc::clone(&plan), world, &text));
        let mut filling = kept.unwrap_or_else(|| Filling::new(plan, world));
        // Their content went with the page that they were chosen on.
        filling.keep_files(&|_| false);
        let draft = ArcRwSignal::new(Draft {
            filling,
            files: Vec::new(),
            open: Vec::new(),
            told: Vec::new(),
        });
        self.drafts.update_value(|drafts| {
            drafts.retain(|(of, _)| *of != name);
            drafts.push((name, draft.clone()));
        });
        draft
    }

    /// Keeps a draft as it is now.
    pub fn keep(self, agency: &str, code: &str, draft: &Draft) {
        // A full or refusing store costs the citizen only what a reload would lose; the page itself
        // still has every answer.
        let text = draft.filling.to_json();
        let _ = (self.ports.store.set)(Shelf::Tab, &name(agency, code), &text);
    }

    /// Forgets a draft: it was sent.
    pub fn forget(self, agency: &str, code: &str) {
        let name = name(agency, code);
        (self.ports.store.remove)(Shelf::Tab, &name);
        if let Some(draft) = self.of(agency, code) {
            draft.with_untracked(|draft| draft.files.iter().for_each(|file| self.release(file)));
        }
        self.drafts
            .update_value(|drafts| drafts.retain(|(of, _)| *of != name));
    }

    /// Lets go of a file's preview.
    pub fn release(self, file: &HeldFile) {
        if let Some((preview, ..)) = &file.preview {
            (self.ports.device.release_photo)(preview);
        }
    }

    /// Forgets all drafts of this tab.
    pub fn forget_all(self) {
        self.drafts.set_value(Vec::new());
    }

    /// What forms are evaluated in at this moment.
    #[must_use]
    pub fn world(self) -> World {
        let world = self.ports.world;
        let now = (world.now)();
        #[allow(clippy::cast_precision_loss, reason = "a point in time is below 2^53")]
        World {
            now: now as f64,
            utc_offset_minutes: (world.utc_offset)(now),
            patterns: self.ports.device.exec,
            libraries: true,
        }
    }
}

fn name(agency: &str, code: &str) -> String {
    ["draft/", agency, "/", code].concat()
}
