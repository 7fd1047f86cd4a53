//! What authors write about a component.

use super::component::Component;
use crate::find::{is_one_of, words};
use crate::form::content;
use crate::form::definition::{Content, Tone};

/// Its name, as plain text; empty where it is not to be seen.
pub(super) fn label(component: Component) -> String {
    let hidden = component.flag("hideLabel") && !is_asked(component);
    let written = match component.source_type() {
        "panel" => component.text("title"),
        _ => "",
    };
    let legend = component.text("legend");
    let label = [written, legend, component.text("label")];
    let label = label
        .into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or_default();
    if hidden && legend.is_empty() {
        return String::new();
    }
    plain(label)
}

/// Whether it takes input, so that it needs a name even where its author hides it.
fn is_asked(component: Component) -> bool {
    component.flag("input") && component.get("components").is_nil()
}

pub(super) fn plain(text: &str) -> String {
    if text.chars().any(|sign| is_one_of(sign, "<&{")) {
        return content::plain(&content::from_html(text));
    }
    text.trim().to_owned()
}

/// What is written under its name.
pub(super) fn hint(component: Component) -> Content {
    content::from_html(component.text("description"))
}

/// What is behind a summary: a tooltip, or what NAV calls an additional description.
pub(super) fn help(component: Component) -> (String, Content) {
    let more = component.text("additionalDescriptionText");
    if !more.is_empty() {
        let summary = plain(component.text("additionalDescriptionLabel"));
        return (summary, content::from_html(more));
    }
    (String::new(), content::from_html(component.text("tooltip")))
}

/// The tone of a box, by NAV's words or by Bootstrap's in a class.
pub(super) fn tone(component: Component) -> Option<Tone> {
    match component.text("alerttype") {
        "info" => return Some(Tone::Info),
        "suksess" | "success" => return Some(Tone::Success),
        "advarsel" | "warning" => return Some(Tone::Warning),
        "feil" | "error" => return Some(Tone::Error),
        _ => {}
    }
    let [own, more] = ["className", "customClass"].map(|key| words(component.text(key)));
    own.chain(more).find_map(|class| match class {
        "alert-info" | "bc-alert-info" => Some(Tone::Info),
        "alert-success" => Some(Tone::Success),
        "alert-warning" => Some(Tone::Warning),
        "alert-danger" => Some(Tone::Error),
        _ => None,
    })
}
