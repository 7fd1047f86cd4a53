//! Assignments to names and members (ECMA-262 §13.15, §13.4).

use std::sync::Arc;

use super::{Outcome, Run, Val};
use crate::expression::syntax::tree::{Expr, Logic, Operator, Symbol};

/// A place whose object and key have been evaluated, once.
enum Place {
    Name(Symbol),
    Member(Val, Arc<str>),
}

/// What becomes of the old value of a place.
pub(super) enum Change<'s> {
    /// This.
    Set(&'s Expr),
    /// An operator is applied to it and this.
    Operate(Operator, &'s Expr),
    /// This, unless the logic is decided by it.
    SetUnless(Logic, &'s Expr),
    /// So much is added to it, and whether the old value is given.
    Step(f64, bool),
}

impl<'s> Run<'s> {
    pub(super) fn change(&mut self, place: &'s Expr, change: &Change<'s>) -> Outcome<Val> {
        let place = self.place(place)?;
        let old = match (change, &place) {
            (Change::Set(_), _) => Val::Undefined,
            (_, Place::Name(symbol)) => self.variable(*symbol)?,
            (_, Place::Member(object, key)) => self.get(*object, key)?,
        };
        let value = match change {
            Change::Set(value) => self.eval(value)?,
            Change::Operate(operator, value) => {
                let value = self.eval(value)?;
                self.operate(*operator, old, value)?
            }
            Change::SetUnless(logic, _) if self.decides(*logic, old) => return Ok(old),
            Change::SetUnless(_, value) => self.eval(value)?,
            Change::Step(step, gives_old) => {
                let old = self.number_of(old)?;
                self.write(&place, (old + step).into())?;
                return Ok(if *gives_old { old } else { old + step }.into());
            }
        };
        self.write(&place, value)?;
        Ok(value)
    }

    pub(super) fn delete(&mut self, place: &'s Expr) -> Outcome<Val> {
        if let Place::Member(object, key) = self.place(place)? {
            self.remove(object, &key)?;
        }
        Ok(true.into())
    }

    pub(super) fn assign_value(&mut self, place: &'s Expr, value: Val) -> Outcome<()> {
        let place = self.place(place)?;
        self.write(&place, value)
    }

    fn place(&mut self, expr: &'s Expr) -> Outcome<Place> {
        match expr {
            Expr::Name(symbol) => Ok(Place::Name(*symbol)),
            Expr::Member(object, name, _) => {
                Ok(Place::Member(self.eval(object)?, Arc::clone(name)))
            }
            Expr::Index(object, index, _) => {
                let object = self.eval(object)?;
                let index = self.eval(index)?;
                Ok(Place::Member(object, self.key_of(index)?))
            }
            _ => Err(self.type_error("this is no place")),
        }
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
