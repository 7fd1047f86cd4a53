//! HTML in Rust, for the price of a table.
//!
//! [`markup!`] reads like Leptos' `view!`, but makes elements of one type ([`Node`]). `view!` gives
//! every element a type of its own, whose code to build, renew and remove it is compiled anew; over
//! this portal that was a ninth of the Wasm. It also sets literal subtrees by `innerHTML`, which
//! Trusted Types forbid and which cannot happen here.
//!
//! Every text and attribute value stands in braces. Components are put in with `view!`:
//! `{view! { <Heading text={title}/> }}`.

use leptos::html;
use leptos::prelude::*;
use leptos::tachys::html::node_ref::NodeRefContainer;

use super::node::{Element, Handler, Node, Placed, Value};

/// Elements that are being put together: a pointer to them, since every call passes it on.
#[derive(Default)]
pub struct Markup(Box<Tree>);

/// What a [`Markup`] points to.
#[derive(Default)]
struct Tree {
    done: Vec<Node>,
    open: Vec<Element>,
}

impl Markup {
    /// Begins an element. `head` is its tag, and then the names and values of attributes that are known at
    /// compile time, all with a NUL between them: one text costs less than a call for each.
    pub fn open(&mut self, head: &'static str) {
        self.0.open(head);
    }

    /// Gives the element just begun attributes that are known at compile time: their names and values with a
    /// NUL between them.
    pub fn set_fixed(&mut self, attributes: &'static str) {
        self.0.set_fixed(attributes);
    }

    /// Gives the element just begun an attribute.
    pub fn set(&mut self, name: &'static str, value: impl Into<Value>) {
        self.0.set(name, value.into());
    }

    /// Lets the element just begun answer to an event.
    pub fn on(&mut self, name: &'static str, handler: impl FnMut(web_sys::Event) + Send + 'static) {
        self.0.on(name, Box::new(handler));
    }

    /// Puts the element just begun into a reference once it is made.
    pub fn refer<E>(&mut self, reference: NodeRef<E>)
    where
        E: html::ElementType + Send + Sync + 'static,
        NodeRef<E>: NodeRefContainer<E>,
    {
        self.0.refer(Box::new(move |node| reference.load(node)));
    }

    /// Adds a child to the element just begun.
    pub fn add(&mut self, child: impl Into<Node>) {
        self.0.add(child.into());
    }

    /// Adds the last child to the element just begun, and ends it.
    pub fn add_last(&mut self, child: impl Into<Node>) {
        self.0.add_last(child.into());
    }

    /// Ends the element just begun.
    pub fn close(&mut self) {
        self.0.close();
    }

    /// What was put together.
    #[must_use]
    pub fn finish(self) -> AnyView {
        let mut done = self.0.done;
        let node = if done.len() == 1 {
            done.remove(0)
        } else {
            Node::Many(done)
        };
        node.into_any()
    }
}

impl Tree {
    fn open(&mut self, head: &'static str) {
        let (tag, attributes) = head.split_once('\0').unwrap_or((head, ""));
        self.open.push(Element {
            tag,
            attributes: Vec::new(),
            handlers: Vec::new(),
            placed: Vec::new(),
            children: Vec::new(),
        });
        self.set_fixed(attributes);
    }

    fn set_fixed(&mut self, attributes: &'static str) {
        let mut words = attributes.split('\0');
        while let (Some(name), Some(value)) = (words.next(), words.next()) {
            self.set(name, Value::Static(value));
        }
    }

    fn set(&mut self, name: &'static str, value: Value) {
        if let Some(element) = self.open.last_mut() {
            element.attributes.push((name, value));
        }
    }

    fn on(&mut self, name: &'static str, handler: Handler) {
        if let Some(element) = self.open.last_mut() {
            element.handlers.push((name, handler));
        }
    }

    fn refer(&mut self, placed: Placed) {
        if let Some(element) = self.open.last_mut() {
            element.placed.push(placed);
        }
    }

    fn add(&mut self, child: Node) {
        match self.open.last_mut() {
            Some(element) => element.children.push(child),
            None => self.done.push(child),
        }
    }

    fn add_last(&mut self, child: Node) {
        self.add(child);
        self.close();
    }

    fn close(&mut self) {
        if let Some(element) = self.open.pop() {
            self.add(Node::Element(element));
        }
    }
}

/// Elements, attributes, events and children, as in HTML.
///
/// A tag and the attributes after it whose values are literals are one text (`@head`), and so are literals after
/// an attribute that is found at run time (`@fixed`).
#[macro_export]
macro_rules! markup {
    (@$m:ident) => {};
    (@$m:ident < / $tag:ident > $($rest:tt)*) => {
        $m.close();
        $crate::markup!(@$m $($rest)*);
    };
    (@$m:ident < $tag:ident $($rest:tt)*) => {
        $crate::markup!(@head $m [stringify!($tag)] $($rest)*);
    };
    (@$m:ident { $child:expr } < / $tag:ident > $($rest:tt)*) => {
        $m.add_last($child);
        $crate::markup!(@$m $($rest)*);
    };
    (@$m:ident { $child:expr } $($rest:tt)*) => {
        $m.add($child);
        $crate::markup!(@$m $($rest)*);
    };
    (@head $m:ident [$($head:tt)*] $a:ident - $b:ident = { $value:literal } $($rest:tt)*) => {
        $crate::markup!(
            @head $m [$($head)*, "\0", stringify!($a), "-", stringify!($b), "\0", $value] $($rest)*
        );
    };
    (@head $m:ident [$($head:tt)*] $name:ident = { true } $($rest:tt)*) => {
        $crate::markup!(@head $m [$($head)*, "\0", stringify!($name), "\0"] $($rest)*);
    };
    (@head $m:ident [$($head:tt)*] $name:ident = { $value:literal } $($rest:tt)*) => {
        $crate::markup!(@head $m [$($head)*, "\0", stringify!($name), "\0", $value] $($rest)*);
    };
    (@head $m:ident [$($head:tt)*] $($rest:tt)*) => {
        $m.open(concat!($($head)*));
        $crate::markup!(@tag $m $($rest)*);
    };
    (@fixed $m:ident [$($fixed:tt)*] $a:ident - $b:ident = { $value:literal } $($rest:tt)*) => {
        $crate::markup!(
            @fixed $m [$($fixed)*, "\0", stringify!($a), "-", stringify!($b), "\0", $value] $($rest)*
        );
    };
    (@fixed $m:ident [$($fixed:tt)*] $name:ident = { $value:literal } $($rest:tt)*) => {
        $crate::markup!(@fixed $m [$($fixed)*, "\0", stringify!($name), "\0", $value] $($rest)*);
    };
    (@fixed $m:ident [$($fixed:tt)*] $($rest:tt)*) => {
        $m.set_fixed(concat!($($fixed)*));
        $crate::markup!(@tag $m $($rest)*);
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
    (@tag $m:ident node_ref = { $reference:expr } $($rest:tt)*) => {
        $m.refer($reference);
        $crate::markup!(@tag $m $($rest)*);
    };
    (@tag $m:ident $a:ident - $b:ident = { $value:literal } $($rest:tt)*) => {
        $crate::markup!(
            @fixed $m [stringify!($a), "-", stringify!($b), "\0", $value] $($rest)*
        );
    };
    (@tag $m:ident $a:ident - $b:ident = { $value:expr } $($rest:tt)*) => {
        $m.set(concat!(stringify!($a), "-", stringify!($b)), $value);
        $crate::markup!(@tag $m $($rest)*);
    };
    (@tag $m:ident $name:ident = { true } $($rest:tt)*) => {
        $crate::markup!(@fixed $m [stringify!($name), "\0"] $($rest)*);
    };
    (@tag $m:ident $name:ident = { $value:literal } $($rest:tt)*) => {
        $crate::markup!(@fixed $m [stringify!($name), "\0", $value] $($rest)*);
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
