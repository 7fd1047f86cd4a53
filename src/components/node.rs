//! The elements of the portal as Leptos views of one type.
//!
//! A result that changes is made anew and not patched, since nothing tells which of two elements
//! fit each other; `live` keeps such parts small.

use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::live::{LiveAttribute, LiveValue};

/// A node of the document, or several.
pub enum Node {
    /// Nothing to be seen.
    Nothing,
    /// A text known at compile time.
    Static(&'static str),
    /// Any text.
    Text(String),
    /// A text that follows signals.
    LiveText(Box<dyn FnMut() -> String + Send>),
    /// An element.
    Element(Element),
    /// Several nodes, one after the other.
    Many(Vec<Node>),
    /// A view of another kind.
    View(AnyView),
}

/// An element that is not in the document yet.
pub struct Element {
    pub(super) tag: &'static str,
    pub(super) attributes: Vec<(&'static str, Value)>,
    pub(super) handlers: Vec<(&'static str, Handler)>,
    pub(super) placed: Vec<Placed>,
    pub(super) children: Vec<Node>,
}

/// What wants to know the element once it is made.
pub(super) type Placed = Box<dyn FnOnce(&web_sys::Element) + Send>;

/// What answers to an event.
pub type Handler = Box<dyn FnMut(web_sys::Event) + Send>;

/// The value of an attribute.
pub enum Value {
    /// The attribute is left out.
    Absent,
    /// A text known at compile time.
    Static(&'static str),
    /// Any text.
    Text(String),
    /// One that follows signals.
    Live(LiveValue),
    /// One that follows signals and is any text.
    LiveText(LiveAttribute),
}

/// A node in the document, with what keeps it up to date.
pub enum NodeState {
    /// A text, an element, or the empty comment that keeps the place of nothing.
    One {
        /// The node.
        node: web_sys::Node,
        /// Its children.
        children: Vec<NodeState>,
        /// What follows signals.
        effects: Vec<RenderEffect<()>>,
        /// What answers to events.
        listeners: Vec<Closure<dyn FnMut(web_sys::Event)>>,
    },
    /// Several nodes.
    Many(Vec<NodeState>),
    /// A view of another kind.
    View(AnyViewState),
}

impl Render for Node {
    type State = NodeState;

    fn build(self) -> NodeState {
        match self {
            Self::Static(text) => alone(document().create_text_node(text).into()),
            Self::Text(text) => alone(document().create_text_node(&text).into()),
            Self::LiveText(mut text) => {
                let node = document().create_text_node("");
                let followed = node.clone();
                let effect = RenderEffect::new(move |_| {
                    let text = text();
                    // Screen readers take a text that is set again for another one.
                    if followed.text_content().as_ref() != Some(&text) {
                        followed.set_text_content(Some(&text));
                    }
                });
                one(node.into(), Vec::new(), vec![effect], Vec::new())
            }
            Self::Element(element) => element.build(),
            Self::View(view) => NodeState::View(view.build()),
            Self::Many(nodes) if !nodes.is_empty() => {
                NodeState::Many(nodes.into_iter().map(Render::build).collect())
            }
            Self::Nothing | Self::Many(_) => alone(document().create_comment("").into()),
        }
    }

    fn rebuild(self, state: &mut NodeState) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl Element {
    fn build(self) -> NodeState {
        // A tag is written in `markup!` and never foreign, so the browser knows it.
        let Ok(node) = document().create_element(self.tag) else {
            return Node::Nothing.build();
        };
        let mut effects = Vec::new();
        for (name, value) in self.attributes {
            effects.extend(set(&node, name, value));
        }
        let mut children: Vec<NodeState> = self.children.into_iter().map(Render::build).collect();
        for child in &mut children {
            child.mount(&node, None);
        }
        let mut listeners = Vec::new();
        for (name, handler) in self.handlers {
            let listener = Closure::wrap(handler as Box<dyn FnMut(web_sys::Event)>);
            let _ = node.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
            listeners.push(listener);
        }
        for placed in self.placed {
            placed(&node);
        }
        one(node.into(), children, effects, listeners)
    }
}

/// Sets an attribute; one that follows signals goes on doing so as long as the effect lives.
fn set(node: &web_sys::Element, name: &'static str, value: Value) -> Option<RenderEffect<()>> {
    match value {
        Value::Absent => None,
        Value::Static(text) => {
            put(node, name, Some(text));
            None
        }
        Value::Text(text) => {
            put(node, name, Some(&text));
            None
        }
        Value::Live(mut value) => {
            let node = node.clone();
            Some(RenderEffect::new(move |_| put(&node, name, value())))
        }
        Value::LiveText(mut value) => {
            let node = node.clone();
            Some(RenderEffect::new(move |_| {
                put(&node, name, value().as_deref())
            }))
        }
    }
}

/// The browser refuses only names that are no names.
fn put(node: &web_sys::Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => node.set_attribute(name, value),
        None => node.remove_attribute(name),
    };
}

fn alone(node: web_sys::Node) -> NodeState {
    one(node, Vec::new(), Vec::new(), Vec::new())
}

fn one(
    node: web_sys::Node,
    children: Vec<NodeState>,
    effects: Vec<RenderEffect<()>>,
    listeners: Vec<Closure<dyn FnMut(web_sys::Event)>>,
) -> NodeState {
    NodeState::One {
        node,
        children,
        effects,
        listeners,
    }
}

impl Mountable for NodeState {
    fn unmount(&mut self) {
        match self {
            Self::One { node, .. } => {
                if let Some(parent) = node.parent_node() {
                    let _ = parent.remove_child(node);
                }
            }
            Self::Many(nodes) => nodes.iter_mut().for_each(Mountable::unmount),
            Self::View(view) => view.unmount(),
        }
    }

    fn mount(&mut self, parent: &web_sys::Element, marker: Option<&web_sys::Node>) {
        match self {
            Self::One { node, .. } => {
                let _ = parent.insert_before(node, marker);
            }
            Self::Many(nodes) => nodes.iter_mut().for_each(|node| node.mount(parent, marker)),
            Self::View(view) => view.mount(parent, marker),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::One { node, .. } => match node.parent_node() {
                Some(parent) => {
                    child.mount(parent.unchecked_ref(), Some(node));
                    true
                }
                None => false,
            },
            Self::Many(nodes) => nodes.iter().any(|node| node.insert_before_this(child)),
            Self::View(view) => view.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        match self {
            Self::One { node, .. } => node.dyn_ref().cloned().into_iter().collect(),
            Self::Many(nodes) => nodes.iter().flat_map(Mountable::elements).collect(),
            Self::View(view) => view.elements(),
        }
    }
}

no_attrs!(Node);

/// Leptos asks every view for its form on a server. The portal is never rendered there.
impl RenderHtml for Node {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> NodeState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
