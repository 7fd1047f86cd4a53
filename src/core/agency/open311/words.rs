//! The words of a node for people.

use crate::html;
use crate::tree::{Node, Value};

/// All words of a node for people. The items of a list are apart by commas.
pub(super) fn plain(node: &Node) -> String {
    let node = node.single();
    match &node.value {
        Value::Text(text) => html::plain(text),
        Value::Map(_) if node.get("#text").is_some() => html::plain(&node.deep_text()),
        _ => texts(node).join(", "),
    }
}

/// Every text in and below a node, each on one line and without markup.
pub(super) fn texts(node: &Node) -> Vec<String> {
    let mut all = Vec::new();
    push_texts(node, &mut all);
    all
}

fn push_texts(node: &Node, all: &mut Vec<String>) {
    match &node.value {
        Value::Null => {}
        Value::Text(text) => {
            let text = one_line(&html::plain(text));
            if !text.is_empty() {
                all.push(text);
            }
        }
        Value::List(items) => items.iter().for_each(|item| push_texts(item, all)),
        Value::Map(entries) => entries.iter().for_each(|(_, item)| push_texts(item, all)),
    }
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
