//! Forms that are being filled in: answers as typed, files as chosen.
//!
//! Both are kept in the vault: files before they are shown as added, answers within half a second of being
//! typed and when a page is left. Several tabs may have the same form open; each takes over what another keeps
//! while nothing of its own waits to be kept.

mod copies;
mod files;
mod writing;

use std::sync::Arc;
use std::task::Waker;

use frontdoor_core::draft::{self, KeptDraft};
use frontdoor_core::form::definition::Definition;
use frontdoor_core::form::engine::{Plan, World};
use frontdoor_core::form::filling::Filling;
use frontdoor_core::ports::Cabinet;
use leptos::prelude::*;

use super::{Keeping, Ports};

pub use copies::NotTaken;

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
    /// How often another tab's answers were taken over; what shows answers is then drawn anew.
    pub adopted: u32,
    /// Answers that the form has no place for any more: question and answer.
    pub homeless: Vec<(String, String)>,
    /// How it was last kept.
    pub kept: KeptDraft,
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

/// What a form is opened with.
pub struct Opening<'a> {
    /// The agency's id.
    pub agency: &'a str,
    /// The service's code.
    pub service_code: &'a str,
    /// The service's name.
    pub service_name: &'a str,
    /// The form.
    pub definition: Definition,
    /// Tells this definition from another ([`draft::fingerprint`]).
    pub form: String,
}

/// A form that is open, by the name of its draft.
type Open = (String, ArcRwSignal<Draft>);

/// All drafts of this device.
#[derive(Clone, Copy)]
pub struct Drafts {
    ports: &'static Ports,
    keeping: Keeping,
    days: u32,
    /// What is kept; none before it was read.
    kept: RwSignal<Option<Vec<KeptDraft>>>,
    /// Whether it was read. A signal of its own: what is kept changes with every key.
    read: RwSignal<bool>,
    /// Those opened on this page; a handful at most.
    open: StoredValue<Vec<Open>>,
    /// Those that were changed since they were last kept.
    changed: StoredValue<Vec<String>>,
    /// Whether they are about to be kept.
    waiting: StoredValue<bool>,
    /// Whether some are being kept at this moment.
    writing: StoredValue<bool>,
    /// Who waits for the end of that.
    wait_for_writing: StoredValue<Vec<Waker>>,
    /// Keeps what was changed. Known once something was: what reads answers is not part of a first visit.
    writer: StoredValue<Option<fn(Self)>>,
}

impl Drafts {
    pub(super) fn new(ports: &'static Ports, keeping: Keeping, days: u32) -> Self {
        Self {
            ports,
            keeping,
            days,
            kept: RwSignal::new(None),
            read: RwSignal::new(false),
            open: StoredValue::default(),
            changed: StoredValue::default(),
            waiting: StoredValue::new(false),
            writing: StoredValue::new(false),
            wait_for_writing: StoredValue::default(),
            writer: StoredValue::new(None),
        }
    }

    /// What is kept, in no order; none before it was read.
    #[must_use]
    pub fn kept(self) -> ReadSignal<Option<Vec<KeptDraft>>> {
        self.kept.read_only()
    }

    /// For how many days an untouched draft is kept.
    #[must_use]
    pub fn days(self) -> u32 {
        self.days
    }

    /// Reads what is kept, and lets go of what was not touched for too long.
    pub(super) async fn load(self) {
        let records = match (self.ports.vault.list)(Cabinet::Drafts).await {
            Ok(records) => records,
            Err(error) => {
                self.keeping.note(error);
                Vec::new()
            }
        };
        let records = records.iter();
        let drafts = records.filter_map(KeptDraft::from_record);
        let now = (self.ports.world.now)();
        let (over, kept): (Vec<_>, Vec<_>) =
            drafts.partition(|draft| draft.sent_as.is_empty() && draft.is_over(now, self.days));
        for draft in over {
            self.erase(&draft).await;
        }
        self.kept.set(Some(kept));
        if !self.read.get_untracked() {
            self.read.set(true);
        }
    }

    /// Whether what is kept was read.
    #[must_use]
    pub fn is_read(self) -> ReadSignal<bool> {
        self.read.read_only()
    }

    /// Takes over what another tab has typed into a form that is open here as well, unless something that
    /// was typed here is not kept yet.
    pub fn adopt(self, open: &ArcRwSignal<Draft>) {
        let (name, version, form) = open.with_untracked(|open| {
            let kept = &open.kept;
            (kept.name(), kept.version, kept.form.clone())
        });
        let theirs = self
            .kept_of(&name)
            .filter(|theirs| theirs.version > version && theirs.form == form);
        let is_changed = self.changed.with_value(|changed| changed.contains(&name));
        let Some(theirs) = theirs.filter(|_| !is_changed) else {
            return;
        };
        let plan = open.with_untracked(|open| open.filling.session().shared_plan());
        let filling = Filling::from_json(plan, self.world(), &theirs.filling);
        if let Some(filling) = filling {
            open.update(|open| {
                open.filling = filling;
                open.kept = theirs;
                open.adopted += 1;
            });
            self.bring_files(open);
        }
    }

    /// The draft of a service's form, where it was opened on this page before.
    #[must_use]
    pub fn of(self, agency: &str, code: &str) -> Option<ArcRwSignal<Draft>> {
        self.find(&draft::name(agency, code))
    }

    fn find(self, name: &str) -> Option<ArcRwSignal<Draft>> {
        self.open.with_value(|open| {
            let found = open.iter().find(|(of, _)| of == name);
            found.map(|(_, draft)| draft.clone())
        })
    }

    /// Opens a form: goes on with what is kept of it, or begins it. To be called once what is kept was
    /// read.
    #[must_use]
    pub fn open(self, opening: Opening<'_>) -> ArcRwSignal<Draft> {
        let plan = Arc::new(Plan::new(Arc::new(opening.definition)));
        let name = draft::name(opening.agency, opening.service_code);
        let mut kept = self.kept_of(&name).unwrap_or_else(|| KeptDraft {
            agency: opening.agency.to_owned(),
            service_code: opening.service_code.to_owned(),
            ..KeptDraft::default()
        });
        opening.service_name.clone_into(&mut kept.service_name);
        let is_changed = !kept.form.is_empty() && kept.form != opening.form;
        kept.form = opening.form;
        let world = self.world();
        let filling = Filling::from_json(Arc::clone(&plan), world, &kept.filling);
        let mut filling = filling.unwrap_or_else(|| Filling::new(plan, world));
        filling.keep_files(&|id| kept.files.iter().any(|file| file.id == id));
        let strangers = if is_changed {
            filling.take_out_strangers()
        } else {
            Vec::new()
        };
        let strangers = strangers.iter().map(|stranger| {
            let label = stranger.label(&kept.labels);
            (label, stranger.text.clone())
        });
        let homeless = strangers.collect();
        let draft = ArcRwSignal::new(Draft {
            filling,
            files: Vec::new(),
            open: Vec::new(),
            told: Vec::new(),
            adopted: 0,
            homeless,
            kept,
        });
        self.open.update_value(|open| {
            open.retain(|(of, _)| *of != name);
            open.push((name, draft.clone()));
        });
        self.bring_files(&draft);
        draft
    }

    fn kept_of(self, name: &str) -> Option<KeptDraft> {
        self.kept.with_untracked(|kept| {
            let mut kept = kept.iter().flatten();
            kept.find(|kept| kept.name() == name).cloned()
        })
    }

    fn close(self, name: &str) {
        self.open
            .update_value(|all| all.retain(|(of, _)| of != name));
    }

    /// Forgets a draft with its files: it was sent, or the citizen wants it gone.
    pub async fn forget(self, name: &str) {
        let open = self.find(name);
        self.close(name);
        self.changed
            .update_value(|changed| changed.retain(|of| of != name));
        let mut kept = self.kept_of(name);
        if let Some(open) = open {
            open.with_untracked(|draft| {
                draft.files.iter().for_each(|file| self.release(file));
                kept = Some(draft.kept.clone());
            });
        }
        if let Some(kept) = kept {
            self.erase(&kept).await;
        }
        self.kept.update(|all| {
            all.iter_mut()
                .for_each(|all| all.retain(|other| other.name() != name))
        });
    }

    /// Forgets all drafts on the screen; the vault is erased by the caller.
    pub fn forget_all(self) {
        self.open.set_value(Vec::new());
        self.changed.set_value(Vec::new());
        self.kept.set(Some(Vec::new()));
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
