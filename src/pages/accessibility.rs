//! The accessibility statement.

use leptos::prelude::*;

use crate::components::{Contact, Heading};
use crate::i18n::say;
use crate::markup;
use crate::state::State;

pub(super) fn accessibility() -> AnyView {
    let ways = State::expect().portal().contact.clone();
    markup! {
        {view! { <Heading text={say::accessibility_title()}/> }}
        <p class={"lead"}>{say::accessibility_aim()}</p>
        <h2 class={"heading-l"}>{say::accessibility_can_title()}</h2>
        <ul class={"list"}>
            <li>{say::accessibility_keyboard()}</li>
            <li>{say::accessibility_zoom()}</li>
            <li>{say::accessibility_reader()}</li>
            <li>{say::accessibility_colours()}</li>
        </ul>
        <h2 class={"heading-l"}>{say::accessibility_limits_title()}</h2>
        <p>{say::accessibility_limits()}</p>
        <h2 class={"heading-l"}>{say::accessibility_tell_title()}</h2>
        <p>{say::accessibility_tell()}</p>
        {view! { <Contact ways={ways}/> }}
    }
}
