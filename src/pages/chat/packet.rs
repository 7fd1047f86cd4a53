//! What goes along with a chat: seen, and chosen piece by piece, before anything is sent.

use std::sync::Arc;

use frontdoor_core::chat::{Message, Packet, PacketAnswer};
use leptos::prelude::*;

use super::facts::Facts;
use super::field::{Tick, is_ticked};
use crate::i18n::say;
use crate::markup;

/// What can be ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    Page,
    Service,
    Form,
    Request,
    /// An answer, by its place.
    Answer(usize),
}

/// What could go along.
#[derive(Clone)]
pub(super) struct Offer(Arc<Facts>);

impl Offer {
    pub fn new(facts: Facts) -> Self {
        Self(Arc::new(facts))
    }

    /// What there is to tell, in the order in which it is told.
    fn pieces(&self) -> Vec<Piece> {
        let facts = &self.0;
        let mut pieces = vec![Piece::Page];
        if facts.service.is_some() {
            pieces.push(Piece::Service);
        }
        if !facts.form.problems.is_empty() {
            pieces.push(Piece::Form);
        }
        if !facts.request.is_empty() {
            pieces.push(Piece::Request);
        }
        pieces.extend((0..facts.form.answers.len()).map(Piece::Answer));
        pieces
    }

    /// What is offered, to be ticked. All but answers is proposed.
    pub fn view(&self) -> AnyView {
        let (mut pieces, mut answers) = (Vec::new(), Vec::new());
        for (place, piece) in self.pieces().into_iter().enumerate() {
            let is_answer = matches!(piece, Piece::Answer(_));
            let tick = Tick::Several.view(id(place), self.words(piece), !is_answer);
            if is_answer {
                answers.push(tick);
            } else {
                pieces.push(tick);
            }
        }
        let answers = (!answers.is_empty()).then(|| {
            markup! {
                <details class={"details"}>
                    <summary class={"details__summary"}>{say::chat_packet_answers()}</summary>
                    <div class={"details__text"}>{answers}</div>
                </details>
            }
        });
        markup! {
            <fieldset class={"fieldset"}>
                <legend class={"fieldset__legend"}>{say::chat_packet_title()}</legend>
                <p class={"hint"}>{say::chat_packet_hint()}</p>
                {pieces}
                {answers}
            </fieldset>
        }
    }

    /// A piece as the agent reads it.
    fn words(&self, piece: Piece) -> String {
        let facts = &self.0;
        match piece {
            Piece::Page => say::chat_about_page(&facts.page),
            Piece::Service => {
                let name = facts.service.as_ref().map(|service| service.name.as_str());
                say::chat_about_service(name.unwrap_or_default())
            }
            Piece::Form => say::chat_about_problems(&facts.form.problems.join("; ")),
            Piece::Request => say::chat_about_request(&facts.request),
            Piece::Answer(place) => match facts.form.answers.get(place) {
                Some((label, value)) => {
                    let mark = if label.ends_with(['?', '؟']) {
                        " "
                    } else {
                        ": "
                    };
                    [label, mark, value].concat()
                }
                None => String::new(),
            },
        }
    }

    /// What is ticked as a message; none where nothing is.
    pub fn message(&self, language: &str) -> Option<Message> {
        let facts = &self.0;
        let mut body = String::new();
        let mut packet = Packet {
            language: language.to_owned(),
            ..Packet::default()
        };
        for (place, piece) in self.pieces().into_iter().enumerate() {
            if !is_ticked(&id(place)) {
                continue;
            }
            if !body.is_empty() {
                body.push('\n');
            }
            body.push_str(&self.words(piece));
            match piece {
                Piece::Page => packet.page.clone_from(&facts.page),
                Piece::Service => packet.service.clone_from(&facts.service),
                Piece::Form => {
                    packet.problems.clone_from(&facts.form.problems);
                    packet.form_page = facts.form.page;
                }
                Piece::Request => packet.request.clone_from(&facts.request),
                Piece::Answer(place) => {
                    if let Some((label, value)) = facts.form.answers.get(place) {
                        packet.answers.push(PacketAnswer {
                            label: label.clone(),
                            value: value.clone(),
                        });
                    }
                }
            }
        }
        (!body.is_empty()).then_some(Message::Context { body, packet })
    }
}

fn id(place: usize) -> String {
    ["chat-packet-", &place.to_string()].concat()
}
