//! The files of drafts.

use std::sync::Arc;

use frontdoor_core::draft::KeptFile;
use frontdoor_core::ports::{Cabinet, Change, Photo, VaultError};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Draft, Drafts, HeldFile};

impl HeldFile {
    /// A photo that is ready to send, under a name.
    #[must_use]
    pub fn photo(id: String, photo: Photo) -> Self {
        Self {
            id,
            bytes: Arc::new(photo.bytes),
            media_type: "image/jpeg".into(),
            preview: Some((photo.preview, photo.width, photo.height)),
        }
    }
}

impl Drafts {
    /// Fetches the content of files that are among the answers and not here yet.
    pub(super) fn bring_files(self, draft: &ArcRwSignal<Draft>) {
        let missing: Vec<KeptFile> = draft.with_untracked(|draft| {
            let here = |file: &&KeptFile| !draft.files.iter().any(|held| held.id == file.id);
            draft.kept.files.iter().filter(here).cloned().collect()
        });
        if missing.is_empty() {
            return;
        }
        let draft = draft.clone();
        spawn_local(async move {
            for file in missing {
                let record = (self.ports.vault.get)(Cabinet::Files, &file.id).await;
                let record = record.unwrap_or_else(|error| {
                    self.keeping.note(error);
                    None
                });
                draft.update(|draft| match record {
                    Some(record) => draft.files.push(self.held(file, record.bytes)),
                    None => {
                        draft.kept.files.retain(|kept| kept.id != file.id);
                        draft.filling.keep_files(&|id| id != file.id);
                    }
                });
            }
        });
    }

    fn held(self, file: KeptFile, bytes: Vec<u8>) -> HeldFile {
        let is_photo = file.width > 0;
        let preview = is_photo.then(|| (self.ports.device.preview)(&bytes, &file.media_type));
        HeldFile {
            id: file.id,
            media_type: file.media_type,
            preview: preview.flatten().map(|url| (url, file.width, file.height)),
            bytes: Arc::new(bytes),
        }
    }

    /// Takes a file in: it is kept before it counts as added.
    ///
    /// # Errors
    /// When the device does not keep it. The page has it all the same, for as long as it is open.
    pub async fn hold(self, draft: &ArcRwSignal<Draft>, file: HeldFile) -> Result<(), VaultError> {
        let kept = KeptFile {
            id: file.id.clone(),
            media_type: file.media_type.clone(),
            width: file.preview.as_ref().map_or(0, |(_, width, _)| *width),
            height: file.preview.as_ref().map_or(0, |(_, _, height)| *height),
        };
        let bytes = file.bytes.as_ref().clone();
        let put = Change::put(Cabinet::Files, &file.id, bytes);
        draft.update_untracked(|draft| {
            draft.files.push(file);
            draft.kept.files.push(kept);
        });
        let written = (self.ports.vault.commit)(vec![put]).await;
        written
            .map(|_| ())
            .inspect_err(|error| self.keeping.note(*error))
    }

    /// Lets go of a file.
    pub fn let_go(self, draft: &ArcRwSignal<Draft>, id: &str) {
        draft.update(|draft| {
            draft.kept.files.retain(|file| file.id != id);
            draft.files.retain(|file| {
                let stays = file.id != id;
                if !stays {
                    self.release(file);
                }
                stays
            });
        });
        let remove = Change::remove(Cabinet::Files, id);
        spawn_local(async move {
            if let Err(error) = (self.ports.vault.commit)(vec![remove]).await {
                self.keeping.note(error);
            }
        });
    }

    pub(super) fn release(self, file: &HeldFile) {
        if let Some((preview, ..)) = &file.preview {
            (self.ports.device.release_photo)(preview);
        }
    }
}
