//! An answer that follows from others: shown, and not the citizen's to change.

use frontdoor_core::form::definition::Item;
use frontdoor_core::value::Path;
use leptos::prelude::*;

use super::answered;
use super::asking::{Asking, field_id};
use crate::components::{content, live_text};
use crate::i18n::say;
use crate::markup;

pub(super) fn calculated(asking: &Asking, item: &Item, path: &Path, label: &str) -> AnyView {
    let (form, plan, id, at) = (
        asking.form.clone(),
        asking.form.plan(),
        item.id,
        path.clone(),
    );
    let value = live_text(move || {
        let item = plan.item(id);
        form.follow(|filling| {
            item.map_or(String::new(), |item| answered::value(filling, item, &at))
        })
    });
    let hint = content(&item.hint, 3, &asking.form.answered());
    let hint =
        (!item.hint.is_empty()).then(|| markup! { <div class={"hint content"}>{hint}</div> });
    markup! {
        <div class={"form-group"} id={field_id(item.id, path)} tabindex={"-1"}>
            <p class={"label"} dir={"auto"}>{label.to_owned()}</p>
            {hint}
            <p class={"hint"}>{say::form_calculated()}</p>
            <p class={"prose"} dir={"auto"}><strong>{value}</strong></p>
        </div>
    }
}
