//! What may stand in the braces of [`crate::markup!`].

use leptos::prelude::*;

use super::live::{LiveAttribute, LiveValue};
use super::node::{Node, Value};

impl From<AnyView> for Node {
    fn from(view: AnyView) -> Self {
        Self::View(view)
    }
}

impl From<&'static str> for Node {
    fn from(text: &'static str) -> Self {
        Self::Static(text)
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<N: Into<Node>> From<Vec<N>> for Node {
    fn from(nodes: Vec<N>) -> Self {
        Self::Many(nodes.into_iter().map(Into::into).collect())
    }
}

impl<N: Into<Node>> From<Option<N>> for Node {
    fn from(node: Option<N>) -> Self {
        node.map_or(Self::Nothing, Into::into)
    }
}

impl<N: Into<Node>> From<View<N>> for Node {
    fn from(view: View<N>) -> Self {
        view.into_inner().into()
    }
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Static(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// A flag such as `disabled`: there or not.
impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        if flag { Self::Static("") } else { Self::Absent }
    }
}

impl From<Option<&'static str>> for Value {
    fn from(text: Option<&'static str>) -> Self {
        text.map_or(Self::Absent, Self::Static)
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Absent, Self::Text)
    }
}

impl From<Option<LiveValue>> for Value {
    fn from(value: Option<LiveValue>) -> Self {
        value.map_or(Self::Absent, Self::Live)
    }
}

impl From<LiveValue> for Value {
    fn from(value: LiveValue) -> Self {
        Self::Live(value)
    }
}

impl From<LiveAttribute> for Value {
    fn from(value: LiveAttribute) -> Self {
        Self::LiveText(value)
    }
}
