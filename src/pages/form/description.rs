//! What the citizen wants to say in their own words.

use frontdoor_core::form::{Field, Kind};
use leptos::prelude::*;

use super::Asking;
use crate::components::TextArea;
use crate::i18n::say;

pub(super) fn description(asking: &Asking, required: bool) -> AnyView {
    let filling = &asking.filling;
    let label = if required {
        say::description_label().to_owned()
    } else {
        say::optional(say::description_label())
    };
    let frame = asking.page_frame(
        &Field::Description.id(&filling.form),
        &label,
        say::description_hint(),
    );
    let value = filling.draft().answers.description;
    let typed = filling.typed(|answers, text| answers.description = text);
    view! { <TextArea frame={frame} value={value} most={Kind::Text.most_characters().unwrap_or_default()} on_input={typed}/> }.into_any()
}
