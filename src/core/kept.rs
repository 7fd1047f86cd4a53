//! Reading back what the portal itself kept on the device.
//!
//! Unlike agencies, the portal means the white space and the empty texts that it wrote.

use crate::tree::{Node, Value};

/// The text of a node, exactly.
pub(crate) fn exact(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// The text under a key, exactly.
pub(crate) fn text<'a>(row: &'a Node, key: &str) -> Option<&'a str> {
    exact(row.get(key)?)
}
