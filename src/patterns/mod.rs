//! Every component in each of its states, with words of our own, for people who work on the looks.
//!
//! `cargo xtask style patterns` builds the portal with the feature `patterns`, opens this page at
//! `/patterns`, and writes what it finds there into `style/patterns`. So what designers look at is what the
//! components make, and not a copy of it. A release has no byte of it.
//!
//! A new component is a [`Pattern`] in the list of one of these files; `architecture.rs` misses it otherwise.

mod ahead;
mod choices;
mod data;
mod dates;
mod files;
mod groups;
mod links;
mod lists;
mod offers;
mod states;
mod texts;
mod words;

use leptos::prelude::*;

use crate::components::TitleSuffix;
use crate::markup;

/// A component, when to use it, and its states.
struct Pattern {
    /// Its name, which is that of its folder: `text-field`.
    name: &'static str,
    /// The same for people: `Text field`.
    title: &'static str,
    /// When to use it, and when not; one or two sentences.
    purpose: &'static str,
    /// Roles, keyboard, what is announced, and the criteria of WCAG 2.2 that it has to meet.
    accessibility: &'static [&'static str],
    /// Its states, the usual one first.
    examples: &'static [Example],
}

/// A component in one state.
struct Example {
    /// The name of the state, which is that of its file: `error`.
    state: &'static str,
    /// The same for people: `With an error`.
    title: &'static str,
    /// What has to be pressed to get there, as a CSS selector; may be empty.
    press: &'static str,
    /// What has to be typed into its first field to get there; may be empty.
    typed: &'static str,
    /// The component.
    view: fn() -> AnyView,
}

impl Example {
    const fn new(state: &'static str, title: &'static str, view: fn() -> AnyView) -> Self {
        Self {
            state,
            title,
            press: "",
            typed: "",
            view,
        }
    }

    /// The same once something was pressed.
    const fn pressed(self, press: &'static str) -> Self {
        Self { press, ..self }
    }

    /// The same once something was typed into its first field.
    const fn typed(self, typed: &'static str) -> Self {
        Self { typed, ..self }
    }

    fn view(&self, of: &'static str) -> AnyView {
        markup! {
            <section data-component={of} data-state={self.state} data-title={self.title} data-press={self.press} data-typed={self.typed}>
                {(self.view)()}
            </section>
        }
    }
}

impl Pattern {
    fn view(&self) -> AnyView {
        let notes: Vec<_> = self
            .accessibility
            .iter()
            .map(|note| markup! { <dd data-note={"accessibility"}>{*note}</dd> })
            .collect();
        let examples: Vec<_> = self
            .examples
            .iter()
            .map(|example| example.view(self.name))
            .collect();
        markup! {
            <article data-pattern={self.name} data-title={self.title}>
                <dl>
                    <dt>{"Purpose"}</dt>
                    <dd data-note={"purpose"}>{self.purpose}</dd>
                    <dt>{"Accessibility"}</dt>
                    {notes}
                </dl>
                {examples}
            </article>
        }
    }
}

/// The page with all of them. Texts have to be installed; nothing else of the portal is needed.
pub fn page() -> AnyView {
    provide_context(TitleSuffix {
        name: StoredValue::new("Marlow".to_owned()),
        takes_focus: Signal::stored(false),
        set_title: |_| (),
    });
    let lists = [
        texts::PATTERNS,
        choices::PATTERNS,
        dates::PATTERNS,
        files::PATTERNS,
        groups::PATTERNS,
        ahead::PATTERNS,
        words::PATTERNS,
        links::PATTERNS,
        lists::PATTERNS,
        states::PATTERNS,
        offers::PATTERNS,
    ];
    let patterns: Vec<_> = lists
        .into_iter()
        .flat_map(|list| list.iter().map(Pattern::view))
        .collect();
    markup! { <main class={"page"} id={"patterns"}>{patterns}</main> }
}
