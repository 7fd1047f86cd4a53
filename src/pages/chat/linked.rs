//! A text with its addresses as links. Only those that a text can hold without harm become links, and nothing
//! is fetched from any.

use leptos::prelude::*;

use crate::components::Node;
use crate::markup;

/// The beginnings of addresses that are followed.
const SAFE: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Text(&'a str),
    Link(&'a str),
}

/// The text, with links.
pub(super) fn linked(text: &str) -> Vec<Node> {
    let nodes = pieces(text).into_iter().map(|piece| match piece {
        Piece::Text(text) => Node::Text(text.to_owned()),
        Piece::Link(address) => {
            let address = address.to_owned();
            let view: AnyView = markup! {
                <a class={"link"} href={address.clone()} rel={"noopener noreferrer nofollow external"} target={"_blank"} dir={"ltr"}>{address}</a>
            };
            view.into()
        }
    });
    nodes.collect()
}

/// What may stand around an address without being part of it, before and after.
const OPENING: &str = "([<\"'«“";
const CLOSING: &str = ".,;:!?)]>\"'»”،؟";

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    // What is neither in a link nor told yet begins here.
    let mut from = 0;
    let mut next = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let inner = word.trim_start_matches(|c| OPENING.contains(c));
        let begin = next + word.len() - inner.len();
        next += word.len();
        let address = inner.trim_end_matches(|c: char| c.is_whitespace() || CLOSING.contains(c));
        if is_address(address) {
            if begin > from {
                pieces.extend(text.get(from..begin).map(Piece::Text));
            }
            pieces.push(Piece::Link(address));
            from = begin + address.len();
        }
    }
    if let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

fn is_address(word: &str) -> bool {
    let starts = |safe: &&str| {
        word.get(..safe.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(safe))
    };
    SAFE.iter()
        .any(|safe| starts(safe) && word.len() > safe.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_links_without_what_stands_around_them() {
        assert_eq!(
            pieces("See (https://a.example/b?c=1), or call tel:+123.\nBye"),
            [
                Piece::Text("See ("),
                Piece::Link("https://a.example/b?c=1"),
                Piece::Text("), or call "),
                Piece::Link("tel:+123"),
                Piece::Text(".\nBye"),
            ]
        );
    }

    #[test]
    fn what_could_do_harm_stays_text() {
        for text in [
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "https://",
            "xhttps://a.example",
            "é",
            "",
        ] {
            let is_link = |piece: &Piece<'_>| matches!(piece, Piece::Link(_));
            assert!(!pieces(text).iter().any(is_link), "{text}");
        }
    }

    #[test]
    fn nothing_of_a_text_is_lost() {
        for text in [
            "a  b",
            " https://a.example ",
            "“mailto:a@b.example”؟",
            "\n\n",
        ] {
            let whole: String = pieces(text)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Text(text) | Piece::Link(text) => text,
                })
                .collect();
            assert_eq!(whole, text);
        }
    }
}
