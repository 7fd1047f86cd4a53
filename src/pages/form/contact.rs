//! Who the citizen is: optional wherever the agency allows, and always explained.

use frontdoor_core::form::Field;
use leptos::prelude::*;

use super::Asking;
use crate::components::{Heading, TextField};
use crate::i18n::say;
use crate::markup;

pub(super) fn contact(asking: &Asking, email_required: bool) -> AnyView {
    let filling = &asking.filling;
    let name = filling.state.localized(&filling.agency.name);
    let label = say::contact_details_title();
    let title = if email_required {
        label.to_owned()
    } else {
        say::optional(label)
    };
    let page = asking.heading(&title);
    let why = if email_required {
        say::contact_details_needed(&name)
    } else {
        say::contact_details_why(&name)
    };
    let answers = filling.draft().answers;
    let frame = |field: Field, label: &str| asking.frame(&field.id(&filling.form), label, "");
    let email_label = if email_required {
        say::email_label().to_owned()
    } else {
        say::optional(say::email_label())
    };
    markup! {
        {view! { <Heading text={title} title={page.title} caption={page.caption} has_problems={page.has_problems}/> }}
        <p>{why}</p>
        {view! { <TextField
            frame={frame(Field::FirstName, &say::optional(say::first_name_label()))}
            value={answers.first_name}
            autocomplete={"given-name"}
            on_input={filling.typed(|answers, text| answers.first_name = text)}
        /> }}
        {view! { <TextField
            frame={frame(Field::LastName, &say::optional(say::last_name_label()))}
            value={answers.last_name}
            autocomplete={"family-name"}
            on_input={filling.typed(|answers, text| answers.last_name = text)}
        /> }}
        {view! { <TextField
            frame={frame(Field::Email, &email_label)}
            value={answers.email}
            kind={"email"}
            input_mode={"email"}
            autocomplete={"email"}
            on_input={filling.typed(|answers, text| answers.email = text)}
        /> }}
        {view! { <TextField
            frame={frame(Field::Phone, &say::optional(say::phone_label()))}
            value={answers.phone}
            kind={"tel"}
            input_mode={"tel"}
            autocomplete={"tel"}
            class={"input input--width-20"}
            on_input={filling.typed(|answers, text| answers.phone = text)}
        /> }}
    }
}
