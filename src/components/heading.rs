//! The one `h1` of a page: it names the document, and takes the focus when the citizen comes from
//! another page, so that a screen reader starts where the eyes do.

use leptos::html;
use leptos::prelude::*;

use super::effect;
use crate::markup;

/// What every document title ends with, and whether a new page takes the focus; provided by `app`.
#[derive(Clone, Copy)]
pub struct TitleSuffix {
    /// The portal's name.
    pub name: StoredValue<String>,
    /// False on the page that the browser itself opened.
    pub takes_focus: Signal<bool>,
    /// Sets the document's title.
    pub set_title: fn(&str),
}

/// The heading of the page.
#[component]
pub fn Heading(
    /// What it says.
    #[prop(into)]
    text: String,
    /// The document's title in front of the portal's name; the text where empty.
    #[prop(into, optional)]
    title: String,
    /// Whether problems stand above it: the title then says so first, and the error summary takes
    /// the focus in place of the heading.
    #[prop(into, default = Signal::from(false))]
    has_problems: Signal<bool>,
    /// A small line above it; left out where it says the same.
    #[prop(into, optional)]
    caption: String,
    /// The field that it is the label of, on a page that asks one thing.
    #[prop(into, optional)]
    label_for: String,
    /// Classes.
    #[prop(default = "heading-xl")]
    class: &'static str,
) -> AnyView {
    let title = if title.is_empty() {
        text.clone()
    } else {
        title
    };
    let heading = focus_on_arrival(title, has_problems);
    let says_more = !caption.is_empty() && caption != text;
    let caption = says_more.then(|| markup! { <p class={"caption"}>{caption}</p> });
    if label_for.is_empty() {
        return markup! {
            {caption}
            <h1 class={class} id={"heading"} tabindex={"-1"} dir={"auto"} node_ref={heading}>{text}</h1>
        };
    }
    markup! {
        {caption}
        <h1 class={"label-wrapper"} tabindex={"-1"} dir={"auto"} node_ref={heading}>
            <label class={"label label--l"} for={label_for}>{text}</label>
        </h1>
    }
}

/// Names the document and moves the focus to the node it returns, once, when a page is shown.
fn focus_on_arrival(title: String, has_problems: Signal<bool>) -> NodeRef<html::H1> {
    let page = expect_context::<TitleSuffix>();
    let heading = NodeRef::<html::H1>::new();
    effect(move || {
        let (prefix, space) = if has_problems.get() {
            (crate::i18n::say::error_title_prefix(), " ")
        } else {
            ("", "")
        };
        page.name
            .with_value(|name| (page.set_title)(&[prefix, space, &title, " – ", name].concat()));
    });
    let mut is_done = false;
    effect(move || {
        let Some(node) = heading.get().filter(|_| !is_done) else {
            return;
        };
        is_done = true;
        if page.takes_focus.get_untracked() && !has_problems.get_untracked() {
            // A heading that cannot take the focus leaves it where it was; nothing is lost.
            let _ = node.focus();
        }
    });
    heading
}
