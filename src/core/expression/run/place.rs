//! Assignments to names and members (ECMA-262 §13.15, §13.4).

use std::sync::Arc;

use super::{Outcome, Run, Val};
use crate::expression::syntax::tree::{Expr, Logic, Operator, Symbol};

/// A place whose object and key have been evaluated, once.
enum Place {
    Name(Symbol),
    Member(Val, Arc<str>),
}

impl<'s> Run<'s> {
    pub(super) fn assign(
        &mut self,
        place: &'s Expr,
        operator: Option<Operator>,
        value: &'s Expr,
    ) -> Outcome<Val> {
        let place = self.place(place)?;
        let value = match operator {
            None => self.eval(value)?,
            Some(operator) => {
                let old = self.read(&place)?;
                let value = self.eval(value)?;
                self.operate(operator, &old, &value)?
            }
        };
        self.write(&place, value.clone())?;
        Ok(value)
    }

    pub(super) fn assign_if(
        &mut self,
        place: &'s Expr,
        logic: Logic,
        value: &'s Expr,
    ) -> Outcome<Val> {
        let place = self.place(place)?;
        let old = self.read(&place)?;
        if self.decides(logic, &old) {
            return Ok(old);
        }
        let value = self.eval(value)?;
        self.write(&place, value.clone())?;
        Ok(value)
    }

    pub(super) fn update(&mut self, place: &'s Expr, step: f64, gives_old: bool) -> Outcome<Val> {
        let place = self.place(place)?;
        let old = self.read(&place)?;
        let old = self.number_of(&old)?;
        self.write(&place, (old + step).into())?;
        Ok(if gives_old { old } else { old + step }.into())
    }

    pub(super) fn delete(&mut self, place: &'s Expr) -> Outcome<Val> {
        if let Place::Member(object, key) = self.place(place)? {
            self.remove(&object, &key)?;
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
                Ok(Place::Member(object, self.text_of(&index)?))
            }
            _ => Err(self.type_error("this is no place")),
        }
    }

    fn read(&mut self, place: &Place) -> Outcome<Val> {
        match place {
            Place::Name(symbol) => self.variable(*symbol),
            Place::Member(object, key) => self.get(object, key),
        }
    }

    fn write(&mut self, place: &Place, value: Val) -> Outcome<()> {
        match place {
            Place::Name(symbol) => {
                if let Some(slot) = self.slot(*symbol) {
                    *slot = value;
                }
                Ok(())
            }
            Place::Member(object, key) => self.set(object, key, value),
        }
    }
}
