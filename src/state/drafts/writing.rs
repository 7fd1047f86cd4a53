//! Keeping drafts in the vault.

use std::future::poll_fn;
use std::task::{Poll, Waker};
use std::time::Duration;

use frontdoor_core::draft::KeptDraft;
use frontdoor_core::ports::{Cabinet, Change};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Draft, Drafts};
use crate::state::keeping::TRIES;

/// How long typing may go on before it is kept.
const PAUSE: Duration = Duration::from_millis(400);

impl Drafts {
    /// Keeps a draft soon, with the address to go on at.
    pub fn keep(self, draft: &ArcRwSignal<Draft>, place: &str) {
        let name = draft.try_update_untracked(|draft| {
            place.clone_into(&mut draft.kept.place);
            draft.kept.name()
        });
        let Some(name) = name else { return };
        self.changed.update_value(|changed| {
            if !changed.contains(&name) {
                changed.push(name);
            }
        });
        self.writer
            .set_value(Some(|drafts| spawn_local(drafts.write())));
        if !self.waiting.get_value() {
            self.waiting.set_value(true);
            set_timeout(move || self.flush(), PAUSE);
        }
    }

    /// Keeps at once what was changed: the page may go away.
    pub fn flush(self) {
        self.waiting.set_value(false);
        if let Some(write) = self.writer.get_value() {
            write(self);
        }
    }

    /// Keeps what was changed, one after the other, so that an older state never overtakes a newer one.
    /// Ready once all of it is kept, whoever keeps it.
    pub async fn write(self) {
        if self.writing.get_value() {
            return self.written().await;
        }
        self.writing.set_value(true);
        while let Some(name) = self.changed.try_update_value(Vec::pop).flatten() {
            if let Some(kept) = self.find(&name).and_then(|draft| self.current(&draft)) {
                self.put(kept).await;
            }
        }
        self.writing.set_value(false);
        let waiting = self.wait_for_writing.try_update_value(std::mem::take);
        waiting
            .unwrap_or_default()
            .iter()
            .for_each(Waker::wake_by_ref);
    }

    async fn written(self) {
        poll_fn(|context| {
            if !self.writing.get_value() {
                return Poll::Ready(());
            }
            let waker = context.waker().clone();
            self.wait_for_writing.update_value(|all| all.push(waker));
            Poll::Pending
        })
        .await;
    }

    /// A draft as it is to be kept now.
    fn current(self, draft: &ArcRwSignal<Draft>) -> Option<KeptDraft> {
        let now = (self.ports.world.now)();
        draft.try_update_untracked(|draft| {
            draft.kept.saved = now;
            draft.kept.filling = draft.filling.to_json();
            draft.kept.labels = draft.filling.labels();
            draft.kept.clone()
        })
    }

    /// Keeps a draft. What another tab has kept meanwhile gives way to it, unless the form was sent there.
    async fn put(self, mut kept: KeptDraft) {
        for _ in 0..TRIES {
            let (change, next) = kept.clone().keep();
            match (self.ports.vault.commit)(vec![change]).await {
                Ok(true) => {
                    self.keeping.note_kept();
                    return self.note(next);
                }
                Ok(false) => match self.stored(&kept.name()).await {
                    Some(theirs) if theirs.sent_as != kept.sent_as => return self.note(theirs),
                    theirs => kept.version = theirs.map_or(0, |theirs| theirs.version),
                },
                Err(error) => {
                    self.keeping.note(error);
                    return self.note(kept);
                }
            }
        }
    }

    pub(super) async fn stored(self, name: &str) -> Option<KeptDraft> {
        let record = (self.ports.vault.get)(Cabinet::Drafts, name).await;
        KeptDraft::from_record(&record.ok()??)
    }

    /// Takes over how a draft is kept by now.
    pub(in crate::state) fn note(self, kept: KeptDraft) {
        if let Some(open) = self.find(&kept.name()) {
            let was_sent = open.with_untracked(|draft| draft.kept.sent_as != kept.sent_as);
            let take = |draft: &mut Draft| {
                draft.kept.version = kept.version;
                draft.kept.sent_as.clone_from(&kept.sent_as);
            };
            if was_sent {
                open.update(take);
            } else {
                open.update_untracked(take);
            }
        }
        self.kept.update(|all| {
            let all = all.get_or_insert_default();
            all.retain(|other| other.name() != kept.name());
            all.push(kept);
        });
    }

    /// The changes that bind a draft to the submission made of it, for the transaction that keeps the
    /// submission; with the draft as it is then. None where another tab has sent it already.
    #[must_use]
    pub fn bound(
        self,
        draft: &ArcRwSignal<Draft>,
        submission: &str,
    ) -> Option<(Change, KeptDraft)> {
        let mut kept = self.current(draft)?;
        submission.clone_into(&mut kept.sent_as);
        Some(kept.keep())
    }

    /// Builds on how a draft is kept by now: what was typed last may have been kept a moment ago. False
    /// where it was sent meanwhile. `has_arrived` is asked where it is gone, as it is once what was made of it
    /// has arrived; one that was only deleted elsewhere is still on the screen here, and is kept anew.
    pub async fn catch_up(
        self,
        draft: &ArcRwSignal<Draft>,
        has_arrived: impl AsyncFnOnce() -> bool,
    ) -> bool {
        let name = draft.with_untracked(|draft| draft.kept.name());
        let version = match self.stored(&name).await {
            Some(theirs) if theirs.sent_as.is_empty() => theirs.version,
            None if !has_arrived().await => 0,
            _ => return false,
        };
        draft.update_untracked(|draft| draft.kept.version = version);
        true
    }

    /// Whether a draft was sent as this submission.
    #[must_use]
    pub fn is_bound(self, name: &str, submission: &str) -> bool {
        self.kept_of(name)
            .is_some_and(|kept| kept.sent_as == submission)
    }

    /// Frees a draft from the submission made of it: it did not get there, and can be changed again.
    pub async fn free(self, name: &str) {
        let kept = match self.find(name) {
            Some(open) => self.current(&open),
            None => self.kept_of(name),
        };
        let Some(mut kept) = kept else { return };
        kept.sent_as.clear();
        let (change, next) = kept.keep();
        match (self.ports.vault.commit)(vec![change]).await {
            Ok(true) => self.note(next),
            // Whatever another tab made of it meanwhile is newer.
            Ok(false) => {
                if let Some(theirs) = self.stored(name).await {
                    self.note(theirs);
                }
            }
            Err(error) => {
                self.keeping.note(error);
                self.note(next);
            }
        }
    }

    pub(super) async fn erase(self, draft: &KeptDraft) {
        let files = draft.files.iter();
        let mut changes: Vec<_> = files
            .map(|file| Change::remove(Cabinet::Files, &file.id))
            .collect();
        changes.push(Change::remove(Cabinet::Drafts, &draft.name()));
        if let Err(error) = (self.ports.vault.commit)(changes).await {
            self.keeping.note(error);
        }
    }
}
