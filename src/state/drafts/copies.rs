//! Drafts as files: out of the vault, and into it again.

use frontdoor_core::draft::{Copy, KeptDraft};
use frontdoor_core::ports::{Cabinet, Change};

use super::Drafts;

/// Why a copy was not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// There is a draft of this form already.
    Exists,
    /// The device does not keep it; the page tells why.
    NotKept,
}

impl Drafts {
    /// A draft with the content of its files, as they are kept.
    pub async fn copy(self, draft: &KeptDraft) -> Copy {
        let mut files = Vec::new();
        for file in &draft.files {
            match (self.ports.vault.get)(Cabinet::Files, &file.id).await {
                Ok(record) => files.extend(record.map(|record| (file.id.clone(), record.bytes))),
                Err(error) => self.keeping.note(error),
            }
        }
        Copy {
            draft: draft.clone(),
            files,
        }
    }

    /// Takes a copy in as a draft.
    ///
    /// # Errors
    /// See [`NotTaken`]; nothing is changed then.
    pub async fn take_in(self, copy: Copy) -> Result<(), NotTaken> {
        let name = copy.draft.name();
        if self.kept_of(&name).is_some() {
            return Err(NotTaken::Exists);
        }
        let files = copy.files.into_iter();
        let mut changes: Vec<_> = files
            .map(|(id, bytes)| Change::put(Cabinet::Files, &id, bytes))
            .collect();
        let mut draft = copy.draft;
        draft.saved = (self.ports.world.now)();
        draft.version = 0;
        let (change, draft) = draft.keep();
        changes.push(change);
        match (self.ports.vault.commit)(changes).await {
            Ok(true) => {
                // A form that was opened empty meanwhile is opened anew.
                self.close(&name);
                self.note(draft);
                Ok(())
            }
            Ok(false) => Err(NotTaken::Exists),
            Err(error) => {
                self.keeping.note(error);
                Err(NotTaken::NotKept)
            }
        }
    }
}
