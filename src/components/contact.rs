//! Ways to reach a person: beside everything that can fail.

use frontdoor_core::config::{ContactKind, ContactWay};
use leptos::prelude::*;

use crate::i18n::{contact_label, language};
use crate::markup;

/// A list of ways to reach a person.
#[component]
pub fn Contact(
    /// The ways, in order.
    ways: Vec<ContactWay>,
) -> AnyView {
    let items: Vec<_> = ways.into_iter().map(way).collect();
    markup! { <div class={"contact"}><ul class={"contact__list"}>{items}</ul></div> }
}

fn way(way: ContactWay) -> AnyView {
    let note = way.note.in_language(language()).to_owned();
    let note = (!note.is_empty()).then(|| markup! { <span class={"contact__note"}>{note}</span> });
    let (kind, href) = match way.kind {
        ContactKind::Phone => ("phone", Some(["tel:", &dialled(&way.value)].concat())),
        ContactKind::Email => ("email", Some(["mailto:", &way.value].concat())),
        ContactKind::Web => ("web", Some(way.value.clone())),
        ContactKind::Visit => ("visit", None),
    };
    let shown = match way.kind {
        ContactKind::Web => host(&way.value).to_owned(),
        _ => way.value,
    };
    let value = match href {
        Some(href) => {
            markup! { <a class={"link"} href={href} rel={"noopener noreferrer external"} dir={"auto"}>{shown}</a> }
        }
        None => markup! { <span>{shown}</span> },
    };
    markup! {
        <li class={"contact__item"} data-kind={kind}>
            <div class={"contact__way"}>
                <span class={"contact__label"}>{contact_label(way.kind)}</span>
                {value}
                {note}
            </div>
        </li>
    }
}

/// The part of a telephone number that is dialled (RFC 3966, section 5.1).
fn dialled(number: &str) -> String {
    number
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect()
}

/// The host of an address, which tells a citizen more than the whole of it.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_dialled_without_its_punctuation() {
        assert_eq!(dialled("+1 (555) 010-3110"), "+15550103110");
    }

    #[test]
    fn an_address_is_shown_by_its_host() {
        assert_eq!(
            host("https://marlowbay.example/help?x"),
            "marlowbay.example"
        );
        assert_eq!(host("x"), "x");
    }
}
