//! HTML in Rust, for the price of a table.
//!
//! [`markup!`] reads like Leptos' `view!` and makes the same elements, but all of one type. `view!`
//! gives every element a type of its own, whose code to build, renew and remove it is compiled
//! anew; over a portal that was a quarter of the Wasm. It also sets literal subtrees by
//! `innerHTML`, which Trusted Types forbid and which cannot happen here.
//!
//! Every text and attribute value stands in braces. Components are put in with `view!`:
//! `{view! { <Heading text={title}/> }}`.

use leptos::html;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::event;
use leptos::tachys::html::node_ref::{NodeRefContainer, node_ref};
use leptos::tachys::html::property::prop;
use leptos::tachys::view::iterators::StaticVec;

use super::live::LiveValue;

/// Elements that are being put together.
#[derive(Default)]
pub struct Markup {
    done: Vec<AnyView>,
    open: Vec<Open>,
}

struct Open {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

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
    LiveText(Box<dyn FnMut() -> Option<String> + Send>),
}

impl Markup {
    /// Begins an element.
    pub fn open(&mut self, tag: &'static str) {
        self.open.push(Open {
            tag,
            attributes: Vec::new(),
            children: Vec::new(),
        });
    }

    /// Gives the element just begun an attribute.
    pub fn set(&mut self, name: &'static str, value: impl Into<Value>) {
        self.set_value(name, value.into());
    }

    fn set_value(&mut self, name: &'static str, value: Value) {
        let attribute = match value {
            Value::Absent => return,
            Value::Static(text) => custom_attribute(name, text).into_any_attr(),
            Value::Text(text) => custom_attribute(name, text).into_any_attr(),
            Value::Live(value) => custom_attribute(name, value).into_any_attr(),
            Value::LiveText(value) => custom_attribute(name, value).into_any_attr(),
        };
        self.attribute(attribute);
    }

    /// Lets the element just begun answer to an event.
    pub fn on(&mut self, name: &'static str, handler: impl FnMut(web_sys::Event) + 'static) {
        self.handle(name, Box::new(handler));
    }

    fn handle(&mut self, name: &'static str, handler: Box<dyn FnMut(web_sys::Event)>) {
        let event = event::Custom::<web_sys::Event>::new(name);
        self.attribute(event::on(event, handler).into_any_attr());
    }

    /// Keeps a property of the element just begun equal to what follows signals.
    pub fn property(&mut self, name: &'static str, value: impl FnMut() -> String + Send + 'static) {
        let value: Box<dyn FnMut() -> String + Send> = Box::new(value);
        self.attribute(prop(name, value).into_any_attr());
    }

    /// Puts the element just begun into a reference once it is in the document.
    pub fn refer<E>(&mut self, reference: NodeRef<E>)
    where
        E: html::ElementType + Send + Sync + 'static,
        NodeRef<E>: NodeRefContainer<E>,
        E::Output: wasm_bindgen::JsCast + Clone + 'static,
    {
        self.attribute(node_ref(reference).into_any_attr());
    }

    fn attribute(&mut self, attribute: AnyAttribute) {
        if let Some(element) = self.open.last_mut() {
            element.attributes.push(attribute);
        }
    }

    /// Adds a child to the element just begun.
    pub fn add(&mut self, child: impl Child) {
        self.child(child.into_child());
    }

    fn child(&mut self, child: AnyView) {
        match self.open.last_mut() {
            Some(element) => element.children.push(child),
            None => self.done.push(child),
        }
    }

    /// Ends the element just begun.
    pub fn close(&mut self) {
        if let Some(element) = self.open.pop() {
            let children: StaticVec<AnyView> = element.children.into();
            let view = html::custom(element.tag)
                .add_any_attr(element.attributes)
                .child(children);
            self.child(view.into_any());
        }
    }

    /// What was put together.
    #[must_use]
    pub fn finish(mut self) -> AnyView {
        match self.done.len() {
            1 => self.done.remove(0),
            _ => self.done.into_child(),
        }
    }
}

/// Whatever may stand between two tags.
pub trait Child {
    /// The child as a view.
    fn into_child(self) -> AnyView;
}

impl Child for AnyView {
    fn into_child(self) -> AnyView {
        self
    }
}

impl Child for &'static str {
    fn into_child(self) -> AnyView {
        self.into_any()
    }
}

impl Child for String {
    fn into_child(self) -> AnyView {
        self.into_any()
    }
}

impl Child for Vec<AnyView> {
    fn into_child(self) -> AnyView {
        let views: StaticVec<AnyView> = self.into();
        views.into_any()
    }
}

impl<C: Child> Child for Option<C> {
    fn into_child(self) -> AnyView {
        self.map_or_else(|| ().into_any(), Child::into_child)
    }
}

impl<C: Child> Child for View<C> {
    fn into_child(self) -> AnyView {
        self.into_inner().into_child()
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

impl From<LiveValue> for Value {
    fn from(value: LiveValue) -> Self {
        Self::Live(value)
    }
}

impl From<Box<dyn FnMut() -> Option<String> + Send>> for Value {
    fn from(value: Box<dyn FnMut() -> Option<String> + Send>) -> Self {
        Self::LiveText(value)
    }
}

/// Elements, attributes, events and children, as in HTML.
#[macro_export]
macro_rules! markup {
    (@$m:ident) => {};
    (@$m:ident < / $tag:ident > $($rest:tt)*) => {
        $m.close();
        $crate::markup!(@$m $($rest)*);
    };
    (@$m:ident < $tag:ident $($rest:tt)*) => {
        $m.open(stringify!($tag));
        $crate::markup!(@tag $m $($rest)*);
    };
    (@$m:ident { $child:expr } $($rest:tt)*) => {
        $m.add($child);
        $crate::markup!(@$m $($rest)*);
    };
    (@tag $m:ident > $($rest:tt)*) => {
        $crate::markup!(@$m $($rest)*);
    };
    (@tag $m:ident / > $($rest:tt)*) => {
        $m.close();
        $crate::markup!(@$m $($rest)*);
    };
    (@tag $m:ident on : $event:ident = { $handler:expr } $($rest:tt)*) => {
        $m.on(stringify!($event), $handler);
        $crate::markup!(@tag $m $($rest)*);
    };
    (@tag $m:ident prop : $name:ident = { $value:expr } $($rest:tt)*) => {
        $m.property(stringify!($name), $value);
        $crate::markup!(@tag $m $($rest)*);
    };
    (@tag $m:ident node_ref = { $reference:expr } $($rest:tt)*) => {
        $m.refer($reference);
        $crate::markup!(@tag $m $($rest)*);
    };
    (@tag $m:ident $a:ident - $b:ident = { $value:expr } $($rest:tt)*) => {
        $m.set(concat!(stringify!($a), "-", stringify!($b)), $value);
        $crate::markup!(@tag $m $($rest)*);
    };
    (@tag $m:ident $name:ident = { $value:expr } $($rest:tt)*) => {
        $m.set(stringify!($name), $value);
        $crate::markup!(@tag $m $($rest)*);
    };
    (@ $($rest:tt)*) => {
        compile_error!(concat!("this is no markup: ", stringify!($($rest)*)));
    };
    ($($all:tt)+) => {{
        let mut m = $crate::components::Markup::default();
        $crate::markup!(@m $($all)+);
        m.finish()
    }};
}
