//! The form of a service: one thing per page, then a check of all answers.

mod answered;
mod check;
mod contact;
mod description;
mod location;
mod page;
mod photos;
mod question;

use std::sync::Arc;

use frontdoor_core::config::Agency;
use frontdoor_core::form::{Answers, Form};
use frontdoor_core::model::Service;
use leptos::prelude::*;

use crate::components::{Contact, Failure, Fault, Frame, Heading, PageFrame, Waiting, live};
use crate::i18n::say;
use crate::markup;
use crate::pages::service::with_service;
use crate::routes::{Place, Step};
use crate::state::{Draft, Load, State};

pub(super) use check::check;
pub(super) use page::page;

/// A form that is being filled in.
#[derive(Clone)]
struct Filling {
    state: State,
    agency: Arc<Agency>,
    service: Arc<Service>,
    form: Arc<Form>,
}

impl Filling {
    fn place(&self, step: Step) -> Place {
        Place::Form {
            agency: self.agency.id.clone(),
            code: self.service.service_code.clone(),
            step,
        }
    }

    fn draft(&self) -> Draft {
        self.state
            .drafts
            .of(&self.agency.id, &self.service.service_code)
            .get_untracked()
    }

    fn answer(&self, change: impl FnOnce(&mut Answers)) {
        self.state
            .drafts
            .answer(&self.agency.id, &self.service.service_code, change);
    }

    /// A callback that puts what was typed into the answers.
    fn typed<T: 'static>(&self, put: fn(&mut Answers, T)) -> Callback<T> {
        let filling = self.clone();
        Callback::new(move |value| filling.answer(|answers| put(answers, value)))
    }
}

/// One page of a form with its faults.
#[derive(Clone)]
struct Asking {
    filling: Filling,
    /// From 0.
    page: usize,
    faults: RwSignal<Vec<Fault>>,
}

impl Asking {
    /// What surrounds a field of this page.
    fn frame(&self, id: &str, label: &str, hint: &str) -> Frame {
        let (faults, own) = (self.faults, id.to_owned());
        let error = Signal::derive(move || {
            faults.with(|faults| {
                faults
                    .iter()
                    .find(|fault| belongs(&fault.id, &own))
                    .map(|fault| fault.message.clone())
            })
        });
        Frame {
            id: id.into(),
            label: label.into(),
            hint: hint.into(),
            error,
            page: None,
        }
    }

    /// What surrounds the only field of this page: its label is the heading.
    fn page_frame(&self, id: &str, label: &str, hint: &str) -> Frame {
        Frame {
            page: Some(self.heading(label)),
            ..self.frame(id, label, hint)
        }
    }

    fn heading(&self, label: &str) -> PageFrame {
        let faults = self.faults;
        PageFrame {
            caption: self.filling.service.service_name.clone(),
            title: [label, " – ", &self.filling.service.service_name].concat(),
            has_problems: Signal::derive(move || faults.with(|faults| !faults.is_empty())),
        }
    }
}

/// Whether a fault's control is the field itself or one of its parts (`q-3-month` of `q-3`).
fn belongs(fault: &str, field: &str) -> bool {
    fault
        .strip_prefix(field)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// Loads what the form needs and shows it, or says what stands in the way.
fn with_form(
    agency: String,
    code: String,
    show: fn(Filling, usize, bool) -> AnyView,
    page: usize,
    change: bool,
) -> AnyView {
    with_service(agency, code, move |state, agency, service| {
        let definition = state.catalogue.definition(&agency, &service);
        live(move || match definition.get() {
            Load::Waiting => markup! {
                {view! { <Heading text={service.service_name.clone()}/> }}
                {view! { <Waiting text={say::form_waiting()}/> }}
            },
            Load::Failed(error) => {
                let (of, for_service) = (Arc::clone(&agency), Arc::clone(&service));
                let retry =
                    Callback::new(move |()| state.catalogue.retry_definition(&of, &for_service));
                markup! {
                    {view! { <Heading text={service.service_name.clone()}/> }}
                    {view! { <Failure error={error} agency_name={state.localized(&agency.name)} on_retry={retry}/> }}
                    {view! { <Contact ways={agency.contact.clone()}/> }}
                }
            }
            Load::Ready(definition) => {
                let form = Arc::new(Form::new(Some(&definition), &agency.adapter.accepts()));
                let filling = Filling {
                    state,
                    agency: Arc::clone(&agency),
                    service: Arc::clone(&service),
                    form,
                };
                show(filling, page, change)
            }
        })
    })
}
