//! Assignments to names and members (ECMA-262 §13.15, §13.4).

use std::sync::Arc;

use super::{Outcome, Run, Val};
use crate::expression::syntax::tree::{Id, Node, Symbol};

/// A place whose object and key have been evaluated, once.
enum Place {
    Name(Symbol),
    Member(Val, Arc<str>),
}

impl Run<'_> {
    /// Sets a place to what a node makes of its old value.
    pub(super) fn change(&mut self, place: Id, node: Node) -> Outcome<Val> {
        let place = self.place(place)?;
        let old = match (node, &place) {
            (Node::Assign(..), _) => Val::UNDEFINED,
            (_, Place::Name(symbol)) => self.variable(*symbol)?,
            (_, Place::Member(object, key)) => self.get(*object, key)?,
        };
        let value = match node {
            Node::Assign(_, value) => self.eval(value)?,
            Node::Operate(operator, _, value) if operator.is_logic() => {
                if self.decides(operator, old) {
                    return Ok(old);
                }
                self.eval(value)?
            }
            Node::Operate(operator, _, value) => {
                let value = self.eval(value)?;
                self.operate(operator, old, value)?
            }
            Node::Update(_, counts_up, gives_old) => {
                let old = self.number_of(old)?;
                let new = if counts_up { old + 1.0 } else { old - 1.0 };
                self.write(&place, new.into())?;
                return Ok(if gives_old { old } else { new }.into());
            }
            _ => Val::UNDEFINED,
        };
        self.write(&place, value)?;
        Ok(value)
    }

    pub(super) fn delete(&mut self, place: Id) -> Outcome<Val> {
        if let Place::Member(object, key) = self.place(place)? {
            self.remove(object, &key)?;
        }
        Ok(true.into())
    }

    pub(super) fn assign_value(&mut self, place: Id, value: Val) -> Outcome<()> {
        let place = self.place(place)?;
        self.write(&place, value)
    }

    fn place(&mut self, place: Id) -> Outcome<Place> {
        Ok(match self.tree.node(place) {
            Node::Name(symbol) => Place::Name(symbol),
            Node::Member(object, name, _) => {
                Place::Member(self.eval(object)?, self.tree.text(name).clone())
            }
            Node::Index(object, index, _) => {
                let object = self.eval(object)?;
                let index = self.eval(index)?;
                Place::Member(object, self.key_of(index)?)
            }
            _ => return Err(self.type_error("this is no place")),
        })
    }

    fn write(&mut self, place: &Place, value: Val) -> Outcome<()> {
        match place {
            Place::Name(symbol) => {
                self.set_slot(*symbol, value);
                Ok(())
            }
            Place::Member(object, key) => self.set(*object, key, value),
        }
    }
}
