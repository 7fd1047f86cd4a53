//! The search field. It is a plain HTML form, so it works while the portal is still loading.

use leptos::prelude::*;

use super::effect;
use crate::i18n::say;
use crate::markup;
use crate::routes::Place;

/// The search over all services.
#[component]
pub fn SearchForm(
    /// What is searched for. The field follows it, where it changes by other ways than typing.
    #[prop(into)]
    query: Signal<String>,
    /// Whether it is the large one of the home page.
    #[prop(default = false)]
    hero: bool,
    /// Called with the field's text as it is typed.
    #[prop(optional)]
    on_type: Option<Callback<String>>,
    /// Called with the field's text when the form is submitted.
    on_search: Callback<String>,
) -> AnyView {
    let field = NodeRef::<leptos::html::Input>::new();
    let text = move || {
        field
            .get_untracked()
            .map(|field| field.value())
            .unwrap_or_default()
    };
    let submit = move |event: leptos::ev::Event| {
        event.prevent_default();
        on_search.run(text());
    };
    let typed = move |_| {
        if let Some(on_type) = on_type {
            on_type.run(text());
        }
    };
    // The attribute is only what the field holds at first.
    effect(move || {
        let query = query.get();
        if let Some(field) = field.get().filter(|field| field.value() != query) {
            field.set_value(&query);
        }
    });
    markup! {
        <form
            class={if hero { "search search--hero" } else { "search" }}
            role={"search"}
            action={Place::services().href()}
            method={"get"}
            autocomplete={"off"}
            on:submit={submit}
        >
            <label class={"label"} for={"q"}>{say::search_label()}</label>
            <div class={"search__row"}>
                <input
                    class={"input search__input"}
                    id={"q"}
                    name={"q"}
                    type={"search"}
                    autocomplete={"off"}
                    enterkeyhint={"search"}
                    value={query.get_untracked()}
                    node_ref={field}
                    on:input={typed}
                />
                <button class={"button search__button"} type={"submit"}>{say::search_button()}</button>
            </div>
        </form>
    }
}
