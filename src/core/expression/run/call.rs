//! Calling functions and methods (ECMA-262 §13.3.6, §10.2).

use super::{Closure, Flow, Halt, Outcome, Run, Thing, Val};
use crate::expression::builtin;
use crate::expression::syntax::tree::{Binding, Element, Expr, Function, Statement, Target};
use crate::value::Object;

impl<'s> Run<'s> {
    pub(super) fn eval_call(
        &mut self,
        callee: &'s Expr,
        arguments: &'s [Element],
        optional: bool,
    ) -> Outcome<Val> {
        // A method has its object as the first argument.
        let mut all = Vec::new();
        let function = match callee {
            Expr::Member(object, name, is_optional) => {
                let object = self.eval(object)?;
                if *is_optional && object.is_nil() {
                    return Err(Halt::Short);
                }
                match self.own_function(object, name)? {
                    Some(function) => function,
                    None => match builtin::method_of(self, object, name) {
                        Some(method) => {
                            all.push(object);
                            Val::Native(method)
                        }
                        None => Val::Undefined,
                    },
                }
            }
            _ => self.eval(callee)?,
        };
        if optional && function.is_nil() {
            return Err(Halt::Short);
        }
        self.eval_elements(arguments, &mut all)?;
        self.call(function, &all)
    }

    /// The function that an object has as an entry.
    fn own_function(&mut self, object: Val, name: &str) -> Outcome<Option<Val>> {
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
        let outcome = match (function, self.thing(function)) {
            (Val::Native(native), _) => native.call(self, arguments),
            (_, Some(Thing::Function(closure))) => {
                let closure = *closure;
                self.call_closure(closure, function, arguments)
            }
            _ => Err(self.type_error("what is no function was called")),
        };
        self.depth -= 1;
        outcome
    }

    /// Calls a function that sees no names but its own.
    pub fn call_library(&mut self, function: &'s Function, arguments: &[Val]) -> Outcome<Val> {
        let frame = u32::try_from(self.frames.len()).unwrap_or(u32::MAX);
        self.call_closure(Closure { function, frame }, Val::Undefined, arguments)
    }

    fn call_closure(
        &mut self,
        closure: Closure<'s>,
        itself: Val,
        arguments: &[Val],
    ) -> Outcome<Val> {
        let function = closure.function;
        let before = self.enter(&function.body.scope, closure.frame)?;
        let price = std::mem::replace(
            &mut self.price,
            if function.is_library {
                1
            } else {
                super::OWN_STEP
            },
        );
        let outcome = self.run_body(function, itself, arguments);
        self.price = price;
        self.leave(&function.body.scope, before);
        outcome
    }

    fn run_body(&mut self, function: &'s Function, itself: Val, arguments: &[Val]) -> Outcome<Val> {
        if let Some(name) = function.name {
            self.set_slot(name, itself);
        }
        for (place, parameter) in function.parameters.iter().enumerate() {
            let argument = arguments.get(place).copied().unwrap_or_default();
            self.bind(parameter, argument)?;
        }
        self.bind_rest(function.rest, arguments, function.parameters.len())?;
        self.declare_functions(&function.body);
        // An arrow with an expression needs no statements.
        if let [Statement::Return(Some(value))] = function.body.statements.as_slice() {
            return self.eval(value);
        }
        match self.statements(&function.body.statements)? {
            Flow::Return(value) => Ok(value),
            _ => Ok(Val::Undefined),
        }
    }

    fn bind_rest(&mut self, rest: Option<u32>, values: &[Val], from: usize) -> Outcome<()> {
        if let Some(rest) = rest {
            let more = values.get(from..).unwrap_or_default().to_vec();
            let more = self.list(more)?;
            self.set_slot(rest, more);
        }
        Ok(())
    }

    /// Binds a value, or what stands in for it where it is `undefined`.
    fn bind(&mut self, binding: &'s Binding, value: Val) -> Outcome<()> {
        let value = match (value, &binding.default) {
            (Val::Undefined, Some(default)) => self.eval(default)?,
            _ => value,
        };
        self.bind_target(&binding.target, value)
    }

    pub(super) fn bind_target(&mut self, target: &'s Target, value: Val) -> Outcome<()> {
        match target {
            Target::Name(symbol) => {
                self.set_slot(*symbol, value);
                Ok(())
            }
            Target::Place(place) => self.assign_value(place, value),
            Target::Object(..) | Target::List(..) => {
                self.deepen()?;
                let outcome = self.bind_parts(target, value);
                self.depth -= 1;
                outcome
            }
        }
    }

    fn bind_parts(&mut self, target: &'s Target, value: Val) -> Outcome<()> {
        if value.is_nil() {
            return Err(self.type_error("nothing was taken apart"));
        }
        match target {
            Target::Object(entries, rest) => {
                for (key, binding) in entries {
                    let part = self.get(value, key)?;
                    self.bind(binding, part)?;
                }
                if let Some(rest) = rest {
                    let mut others = Object::default();
                    self.copy_entries(value, &mut others)?;
                    for (key, _) in entries {
                        others.remove(key);
                    }
                    let others = self.object(others)?;
                    self.set_slot(*rest, others);
                }
            }
            Target::List(items, rest) => {
                let values = self.iterated(value)?;
                for (place, binding) in items.iter().enumerate() {
                    if let Some(binding) = binding {
                        let part = values.get(place).copied().unwrap_or_default();
                        self.bind(binding, part)?;
                    }
                }
                self.bind_rest(*rest, &values, items.len())?;
            }
            Target::Name(_) | Target::Place(_) => {}
        }
        Ok(())
    }
}
