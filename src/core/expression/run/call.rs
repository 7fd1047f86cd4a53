//! Calling functions and methods (ECMA-262 §13.3.6, §10.2).

use super::{Closure, Flow, Halt, Outcome, Run, Thing, Val};
use crate::expression::builtin;
use crate::expression::syntax::tree::{Binding, Element, Expr, Statement, Target};

impl<'s> Run<'s> {
    pub(super) fn eval_call(
        &mut self,
        callee: &'s Expr,
        arguments: &'s [Element],
        optional: bool,
    ) -> Outcome<Val> {
        if let Expr::Member(object, name, is_optional) = callee {
            let object = self.eval(object)?;
            if *is_optional && object.is_nil() {
                return Err(Halt::Short);
            }
            return self.call_method(&object, name, arguments, optional);
        }
        let function = self.eval(callee)?;
        if optional && function.is_nil() {
            return Err(Halt::Short);
        }
        let arguments = self.eval_elements(arguments)?;
        self.call(&function, &arguments)
    }

    fn call_method(
        &mut self,
        object: &Val,
        name: &str,
        arguments: &'s [Element],
        optional: bool,
    ) -> Outcome<Val> {
        let own = match self.thing(object) {
            Some(Thing::Object(entries)) => entries.get(name).cloned(),
            _ => None,
        };
        if let Some(function) = own {
            let arguments = self.eval_elements(arguments)?;
            return self.call(&function, &arguments);
        }
        if object.is_nil() {
            // Says what was asked of nothing.
            self.get(object, name)?;
        }
        let Some(method) = builtin::method_of(self, object, name) else {
            if optional {
                return Err(Halt::Short);
            }
            return Err(self.type_error(&format!("`{name}` is no function here")));
        };
        let arguments = self.eval_elements(arguments)?;
        self.spend(1)?;
        self.deeper(|run| method(run, object, &arguments))
    }

    /// Calls a function.
    pub fn call(&mut self, function: &Val, arguments: &[Val]) -> Outcome<Val> {
        self.spend(2)?;
        if let Val::Native(native) = function {
            return self.deeper(|run| native.call(run, arguments));
        }
        match self.thing(function) {
            Some(Thing::Function(closure)) => {
                let closure = *closure;
                self.deeper(|run| run.call_closure(closure, function, arguments))
            }
            _ => Err(self.type_error("what is no function was called")),
        }
    }

    fn call_closure(
        &mut self,
        closure: Closure<'s>,
        itself: &Val,
        arguments: &[Val],
    ) -> Outcome<Val> {
        let function = closure.function;
        let before = self.enter(&function.body.scope, closure.frame)?;
        let outcome = self.run_body(closure, itself, arguments);
        self.leave(&function.body.scope, before);
        outcome
    }

    fn run_body(&mut self, closure: Closure<'s>, itself: &Val, arguments: &[Val]) -> Outcome<Val> {
        let function = closure.function;
        if let Some(slot) = function.name.and_then(|name| self.slot(name)) {
            *slot = itself.clone();
        }
        for (place, parameter) in function.parameters.iter().enumerate() {
            let argument = arguments.get(place).cloned().unwrap_or_default();
            self.bind(parameter, argument)?;
        }
        if let Some(rest) = function.rest {
            let more = arguments.get(function.parameters.len()..);
            let more = self.list(more.unwrap_or_default().to_vec())?;
            if let Some(slot) = self.slot(rest) {
                *slot = more;
            }
        }
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

    /// Binds a value, or what stands in for it where it is `undefined`.
    pub(super) fn bind(&mut self, binding: &'s Binding, value: Val) -> Outcome<()> {
        let value = match (&value, &binding.default) {
            (Val::Undefined, Some(default)) => self.eval(default)?,
            _ => value,
        };
        self.bind_target(&binding.target, value)
    }

    pub(super) fn bind_target(&mut self, target: &'s Target, value: Val) -> Outcome<()> {
        match target {
            Target::Name(symbol) => {
                if let Some(slot) = self.slot(*symbol) {
                    *slot = value;
                }
                Ok(())
            }
            Target::Place(place) => self.assign_value(place, value),
            Target::Object(..) | Target::List(..) => {
                self.deeper(|run| run.bind_parts(target, &value))
            }
        }
    }

    fn bind_parts(&mut self, target: &'s Target, value: &Val) -> Outcome<()> {
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
                    let mut others = crate::value::Object::default();
                    self.copy_entries(value, &mut others)?;
                    for (key, _) in entries {
                        others.remove(key);
                    }
                    let others = self.object(others)?;
                    self.bind_target_name(*rest, others);
                }
            }
            Target::List(items, rest) => {
                let values = self.items(value)?;
                for (place, binding) in items.iter().enumerate() {
                    if let Some(binding) = binding {
                        let part = values.get(place).cloned().unwrap_or_default();
                        self.bind(binding, part)?;
                    }
                }
                if let Some(rest) = rest {
                    let more = values.get(items.len()..).unwrap_or_default().to_vec();
                    let more = self.list(more)?;
                    self.bind_target_name(*rest, more);
                }
            }
            Target::Name(_) | Target::Place(_) => {}
        }
        Ok(())
    }

    fn bind_target_name(&mut self, symbol: u32, value: Val) {
        if let Some(slot) = self.slot(symbol) {
            *slot = value;
        }
    }
}
