//! Forms that are being filled in: answers as typed, photos as chosen.
//!
//! Answers outlive a reload, because they are also kept in the tab's own storage until they are sent
//! or the tab is closed; photos live as long as the page.

use frontdoor_core::form::Answers;
use frontdoor_core::model::Media;
use frontdoor_core::ports::{Photo, Shelf};
use leptos::prelude::*;

use super::Ports;

/// One form's answers and photos.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The answers.
    pub answers: Answers,
    /// The photos, in the order chosen.
    pub photos: Vec<Photo>,
}

impl Draft {
    /// The photos as files to send, under names that say nothing about the citizen.
    #[must_use]
    pub fn media(&self) -> Vec<Media> {
        self.photos
            .iter()
            .enumerate()
            .map(|(index, photo)| Media {
                file_name: ["photo-", &(index + 1).to_string(), ".jpg"].concat(),
                media_type: "image/jpeg".into(),
                bytes: photo.bytes.clone(),
            })
            .collect()
    }
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

    /// The draft of a service's form: the one begun, or an empty one.
    #[must_use]
    pub fn of(self, agency: &str, code: &str) -> ArcRwSignal<Draft> {
        let name = name(agency, code);
        let known = self.drafts.with_value(|drafts| {
            drafts
                .iter()
                .find(|(of, _)| *of == name)
                .map(|(_, draft)| draft.clone())
        });
        if let Some(draft) = known {
            return draft;
        }
        let kept = (self.ports.store.get)(Shelf::Tab, &name);
        let answers = kept
            .and_then(|text| Answers::from_json(&text))
            .unwrap_or_default();
        let draft = ArcRwSignal::new(Draft {
            answers,
            photos: Vec::new(),
        });
        self.drafts.update_value(|drafts| {
            drafts.push((name, draft.clone()));
        });
        draft
    }

    /// Changes the answers and keeps them.
    pub fn answer(self, agency: &str, code: &str, change: impl FnOnce(&mut Answers)) {
        let draft = self.of(agency, code);
        draft.update(|draft| change(&mut draft.answers));
        let text = draft.with_untracked(|draft| draft.answers.to_json());
        // A full or refusing store costs the citizen only what a reload would lose; the page itself
        // still has every answer.
        let _ = (self.ports.store.set)(Shelf::Tab, &name(agency, code), &text);
    }

    /// Takes a photo out.
    pub fn remove_photo(self, agency: &str, code: &str, preview: &str) {
        self.of(agency, code)
            .update(|draft| draft.photos.retain(|photo| photo.preview != preview));
        (self.ports.device.release_photo)(preview);
    }

    /// Forgets a draft: it was sent.
    pub fn forget(self, agency: &str, code: &str) {
        let name = name(agency, code);
        (self.ports.store.remove)(Shelf::Tab, &name);
        let draft = self.of(agency, code);
        self.drafts
            .update_value(|drafts| drafts.retain(|(of, _)| *of != name));
        for photo in draft.get_untracked().photos {
            (self.ports.device.release_photo)(&photo.preview);
        }
    }

    /// Forgets all drafts of this tab.
    pub fn forget_all(self) {
        self.drafts.set_value(Vec::new());
    }
}

fn name(agency: &str, code: &str) -> String {
    ["draft/", agency, "/", code].concat()
}
