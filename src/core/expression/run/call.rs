//! Calling functions and methods (ECMA-262 §13.3.6, §10.2).

use super::{Cause, Closure, Flow, Outcome, Run, Thing, Type, Val};
use crate::expression::builtin;
use crate::expression::syntax::tree::{Function, Id, List, Node, Tree, place_of_last};
use crate::value::Object;

impl<'s> Run<'s> {
    pub(super) fn eval_call(
        &mut self,
        callee: Id,
        arguments: List,
        optional: bool,
    ) -> Outcome<Val> {
        // A method has its object as the first argument.
        let mut all = Vec::new();
        let mut function = Val::UNDEFINED;
        if let Node::Member(object, name, is_optional) = self.tree.node(callee) {
            let object = self.eval(object)?;
            if is_optional && object.is_nil() {
                return Err(self.halt(Cause::Short));
            }
            let name = self.tree.text(name);
            if let Some(own) = self.own_entry(object, name)? {
                function = own;
            } else if let Some(method) = builtin::method_of(self, object, name) {
                all.push(object);
                function = method.into();
            }
        } else {
            function = self.eval(callee)?;
        }
        if optional && function.is_nil() {
            return Err(self.halt(Cause::Short));
        }
        self.eval_elements(arguments, &mut all)?;
        self.call(function, &all)
    }

    /// What an object has under a name.
    fn own_entry(&mut self, object: Val, name: &str) -> Outcome<Option<Val>> {
        if object.is_nil() {
            // Says what was asked of nothing.
            self.get(object, name)?;
        }
        Ok(match self.thing(object) {
            Some(Thing::Object(entries)) => entries.get(name).copied(),
            _ => None,
        })
    }

    /// Calls a function.
    pub fn call(&mut self, function: Val, arguments: &[Val]) -> Outcome<Val> {
        self.spend(2)?;
        self.deepen()?;
        let outcome = match (function.kind(), self.thing(function)) {
            (Type::Native(native), _) => native.call(self, arguments),
            (_, Some(Thing::Function(closure))) => {
                let closure = *closure;
                self.call_closure(closure, function, arguments)
            }
            _ => Err(self.type_error("what is no function was called")),
        };
        self.depth -= 1;
        outcome
    }

    /// Calls the function of a tree that stands in no other; it sees no names but its own.
    pub fn call_library(&mut self, tree: &'s Tree, arguments: &[Val]) -> Outcome<Val> {
        let closure = Closure {
            tree,
            function: place_of_last(tree.functions.len()),
            frame: place_of_last(self.frames.len() + 1),
        };
        self.call_closure(closure, Val::UNDEFINED, arguments)
    }

    fn call_closure(
        &mut self,
        closure: Closure<'s>,
        itself: Val,
        arguments: &[Val],
    ) -> Outcome<Val> {
        let function = closure.tree.function(closure.function);
        let price = if function.is_library {
            1
        } else {
            super::OWN_STEP
        };
        let caller = (self.tree, self.price);
        (self.tree, self.price) = (closure.tree, price);
        let before = self.enter(function.scope, closure.frame)?;
        let outcome = self.run_body(function, itself, arguments);
        self.leave(function.scope, before);
        (self.tree, self.price) = caller;
        outcome
    }

    fn run_body(&mut self, function: Function, itself: Val, arguments: &[Val]) -> Outcome<Val> {
        if let Some(name) = function.name {
            self.set_slot(name, itself);
        }
        self.bind_all(function.parameters, arguments)?;
        match self.statements(function.body)? {
            Flow::Return => Ok(self.returned),
            _ => Ok(Val::UNDEFINED),
        }
    }

    /// Binds values to targets one by one.
    fn bind_all(&mut self, targets: List, values: &[Val]) -> Outcome<()> {
        for (place, target) in self.tree.list(targets).iter().enumerate() {
            if let Node::Rest(symbol) = self.tree.node(*target) {
                let more = values.get(place..).unwrap_or_default().to_vec();
                let more = self.list(more)?;
                self.set_slot(symbol, more);
            } else {
                let value = values.get(place).copied().unwrap_or_default();
                self.bind(*target, value)?;
            }
        }
        Ok(())
    }

    /// Binds a value to a target, or what stands in for it where it is `undefined`.
    pub(super) fn bind(&mut self, target: Id, value: Val) -> Outcome<()> {
        let node = self.tree.node(target);
        match node {
            Node::Empty => Ok(()),
            Node::Name(symbol) => {
                self.set_slot(symbol, value);
                Ok(())
            }
            Node::Default(..) | Node::Parts(_) | Node::Places(_) => {
                self.deepen()?;
                let outcome = self.bind_parts(node, value);
                self.depth -= 1;
                outcome
            }
            _ => self.assign_value(target, value),
        }
    }

    fn bind_parts(&mut self, node: Node, value: Val) -> Outcome<()> {
        match node {
            Node::Default(target, default) => {
                let value = match value {
                    Val::UNDEFINED => self.eval(default)?,
                    value => value,
                };
                self.bind(target, value)
            }
            _ if value.is_nil() => Err(self.type_error("nothing was taken apart")),
            Node::Places(targets) => {
                let values = self.iterated(value)?;
                self.bind_all(targets, &values)
            }
            Node::Parts(parts) => {
                for part in self.tree.list(parts) {
                    match self.tree.node(*part) {
                        Node::Entry(key, target) => {
                            let part = self.get(value, self.tree.text(key))?;
                            self.bind(target, part)?;
                        }
                        Node::Rest(symbol) => {
                            let others = self.others(value, parts)?;
                            self.set_slot(symbol, others);
                        }
                        _ => {}
                    }
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The entries of an object that are not among the parts taken from it.
    fn others(&mut self, value: Val, parts: List) -> Outcome<Val> {
        let mut others = Object::default();
        self.copy_entries(value, &mut others)?;
        for part in self.tree.list(parts) {
            if let Node::Entry(key, _) = self.tree.node(*part) {
                others.remove(self.tree.text(key));
            }
        }
        self.object(others)
    }
}
