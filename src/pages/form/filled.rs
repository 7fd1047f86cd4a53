//! A form that is being filled in, as pages see it.

use std::sync::Arc;

use frontdoor_core::config::Agency;
use frontdoor_core::form::definition::{Item, ItemKind, PageKind, Platform, Question};
use frontdoor_core::form::engine::Plan;
use frontdoor_core::form::filling::{Filling, Progress};
use frontdoor_core::model::Service;
use frontdoor_core::value::Path;
use leptos::prelude::*;

use crate::components::Answered;
use crate::i18n::say;
use crate::routes::{Place, Step};
use crate::state::{Draft, State};

/// A form that is being filled in.
#[derive(Clone)]
pub(super) struct Form {
    pub state: State,
    pub agency: Arc<Agency>,
    pub service: Arc<Service>,
    pub draft: ArcRwSignal<Draft>,
}

impl Form {
    pub fn place(&self, step: Step) -> Place {
        Place::Form {
            agency: self.agency.id.clone(),
            code: self.service.service_code.clone(),
            step,
        }
    }

    /// What the form is called: by its author, failing that as the service.
    pub fn title(&self) -> String {
        let plan = self.plan();
        let title = &plan.definition().title;
        if title.is_empty() {
            self.service.service_name.clone()
        } else {
            title.clone()
        }
    }

    /// Looks at the answers as they are now.
    pub fn read<T>(&self, read: impl FnOnce(&Filling) -> T) -> T {
        self.draft.with_untracked(|draft| read(&draft.filling))
    }

    /// Looks at the answers, and again whenever they change.
    pub fn follow<T>(&self, read: impl FnOnce(&Filling) -> T) -> T {
        self.draft.with(|draft| read(&draft.filling))
    }

    /// Changes the answers and keeps them, with where the citizen is.
    pub fn change(&self, change: impl FnOnce(&mut Filling)) {
        self.draft.update(|draft| change(&mut draft.filling));
        self.keep();
    }

    /// Changes the answers, and shows that only once it is kept: what is seen is never lost.
    pub async fn change_and_keep(&self, change: impl FnOnce(&mut Filling)) {
        self.draft
            .update_untracked(|draft| change(&mut draft.filling));
        self.keep();
        self.state.drafts.write().await;
        self.draft.notify();
    }

    fn keep(&self) {
        let place = self.state.navigator.place();
        let place = place.with_untracked(Place::href);
        self.state.drafts.keep(&self.draft, &place);
    }

    pub fn plan(&self) -> Arc<Plan> {
        self.read(|filling| filling.session().shared_plan())
    }

    /// The pages to go through, as places among those of the definition, in order.
    pub fn steps(&self) -> Vec<usize> {
        let plan = self.plan();
        let pages = &plan.definition().pages;
        let mut route = self.read(|filling| filling.session().route());
        route.retain(|page| {
            pages
                .get(*page)
                .is_some_and(|page| page.kind != PageKind::Summary)
        });
        route
    }

    /// Whether the form has parts that are worth an overview.
    pub fn has_parts(&self) -> bool {
        let plan = self.plan();
        let definition = plan.definition();
        let titled = definition
            .pages
            .iter()
            .filter(|page| !page.title.is_empty());
        definition.platform != Platform::Open311 && titled.count() > 1
    }

    /// The pages that still need the citizen, in order.
    pub fn open_pages(&self) -> Vec<usize> {
        let mut steps = self.steps();
        steps.retain(|page| self.read(|filling| filling.progress(*page)) != Progress::Done);
        steps
    }

    /// How long it still takes, in words; empty where nothing is left, or where nobody can tell. A
    /// question takes about a quarter of a minute, as a rule of thumb.
    pub fn time_left(&self) -> String {
        const QUESTIONS_PER_MINUTE: usize = 4;
        if self.steps().len() < self.plan().definition().pages.len() {
            // Answers may lead to more pages, of which nothing is known yet.
            return String::new();
        }
        let left: usize = self.read(|filling| {
            let open = self.open_pages().into_iter();
            open.map(|page| filling.session().shown_questions(page))
                .sum()
        });
        match left {
            0 => String::new(),
            left => say::form_minutes(left.div_ceil(QUESTIONS_PER_MINUTE)),
        }
    }

    /// What an item is called in a row.
    pub fn label(&self, item: &Item, row: &Path) -> String {
        self.read(|filling| label(filling, item, row))
    }

    /// What a page is called; empty where it has no title of its own.
    pub fn page_title(&self, page: usize) -> String {
        let plan = self.plan();
        let Some(page) = plan.definition().pages.get(page) else {
            return String::new();
        };
        if page.title.is_empty() && page.key == "contact" {
            return say::contact_details_title().to_owned();
        }
        page.title.clone()
    }

    /// What the row at a path is called: "Child 2".
    pub fn row_title(&self, repeat: &Item, around: &Path, index: usize) -> String {
        let name = match &repeat.kind {
            ItemKind::Repeat { row_label, .. } if !row_label.is_empty() => row_label.clone(),
            _ => self.label(repeat, around),
        };
        let name = if name.is_empty() {
            say::form_row_entry().to_owned()
        } else {
            name
        };
        say::form_row(&name, &(index + 1).to_string())
    }

    /// The text of an answer by its path, for authors' texts that quote it.
    pub fn answered(&self) -> Answered {
        let form = self.clone();
        Arc::new(move |path: &str| {
            let path = Path::parse(path.strip_prefix("data.").unwrap_or(path));
            form.follow(|filling| super::answered::at(filling, &path))
        })
    }
}

/// What an item is called. What has no words of its author's is called by its key, and what the
/// portal asks of its own accord has the portal's words.
pub(super) fn label(filling: &Filling, item: &Item, row: &Path) -> String {
    if let Some(label) = filling.session().relabelled(item.id, row) {
        return label.to_owned();
    }
    if !item.label.is_empty() {
        return item.label.clone();
    }
    let own = match (&item.kind, item.key.as_str()) {
        (ItemKind::Question(Question::Location { .. }), _) => say::location_title(),
        (ItemKind::Question(Question::File { most, .. }), "media") => {
            return say::photos_title(most.unwrap_or(1) as usize);
        }
        (ItemKind::Question(Question::Email), "email") => say::email_label(),
        (ItemKind::Question(Question::Phone { .. }), "phone") => say::phone_label(),
        (ItemKind::Question(_), "description") => say::description_label(),
        (ItemKind::Question(_), "first_name") => say::first_name_label(),
        (ItemKind::Question(_), "last_name") => say::last_name_label(),
        (ItemKind::Question(_), key) => key,
        _ => "",
    };
    own.to_owned()
}
