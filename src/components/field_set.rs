//! Questions that belong together.

use leptos::prelude::*;

use super::Frame;
use crate::markup;

/// Questions under one legend, such as the parts of an address. Without a legend they are only held
/// together to the eye.
#[component]
pub fn FieldSet(
    /// Its surroundings; the label is the legend.
    frame: Frame,
    /// The questions.
    children: AnyView,
) -> AnyView {
    let id = frame.id.clone();
    let fields = if frame.label.is_empty() && frame.page.is_none() {
        markup! {
            <div class={frame.class()}>
                {frame.hint_and_error()}
                <div class={"stack"}>{children}</div>
            </div>
        }
    } else {
        frame.around_several(
            "fieldset__legend fieldset__legend--m",
            markup! { <div class={"stack"}>{children}</div> },
        )
    };
    markup! { <div id={id}>{fields}</div> }
}
