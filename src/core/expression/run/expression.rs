//! Evaluating expressions (ECMA-262 §13).

use super::place::Change;
use super::{Closure, Halt, Outcome, Run, Thing, Val};
use crate::expression::HostCall;
use crate::expression::builtin;
use crate::expression::syntax::tree::{Element, Expr, Key, Logic, Unary};
use crate::value::Object;

impl<'s> Run<'s> {
    pub(super) fn eval(&mut self, expr: &'s Expr) -> Outcome<Val> {
        self.spend(1)?;
        self.deepen()?;
        let outcome = self.eval_any(expr);
        self.depth -= 1;
        outcome
    }

    fn eval_any(&mut self, expr: &'s Expr) -> Outcome<Val> {
        match expr {
            Expr::Literal(value) => Ok(self.import(value)),
            Expr::Name(symbol) => self.variable(*symbol),
            Expr::Native(native) if self.inputs.bare && native.is_library() => {
                Err(self.error("ReferenceError", "this library is not there"))
            }
            Expr::Native(native) | Expr::Trusted(native) => Ok(Val::Native(*native)),
            Expr::Member(object, name, optional) => {
                let object = self.eval(object)?;
                if *optional && object.is_nil() {
                    return Err(Halt::Short);
                }
                self.get(object, name)
            }
            Expr::Index(object, index, optional) => {
                let object = self.eval(object)?;
                if *optional && object.is_nil() {
                    return Err(Halt::Short);
                }
                let index = self.eval(index)?;
                self.get_computed(object, index)
            }
            Expr::Call(callee, arguments, optional) => self.eval_call(callee, arguments, *optional),
            Expr::Function(function) => {
                let frame = self.frame;
                Ok(self.put(Thing::Function(Closure { function, frame })))
            }
            Expr::Pattern(pattern, flags) => {
                Ok(self.put(Thing::Pattern(pattern.clone(), flags.clone())))
            }
            Expr::Logical(logic, operands) => {
                let mut last = Val::Undefined;
                for operand in operands {
                    last = self.eval(operand)?;
                    if self.decides(*logic, last) {
                        break;
                    }
                }
                Ok(last)
            }
            Expr::Binary(first, rest) => {
                let mut left = self.eval(first)?;
                for (operator, right) in rest {
                    let right = self.eval(right)?;
                    left = self.operate(*operator, left, right)?;
                }
                Ok(left)
            }
            // A name that holds nothing throws elsewhere.
            Expr::Unary(Unary::Typeof, operand) if !self.is_known(operand) => {
                Ok(self.put_text("undefined".into()))
            }
            Expr::Unary(operator, operand) => {
                let operand = self.eval(operand)?;
                self.operate_on_one(*operator, operand)
            }
            Expr::Choice(branches, otherwise) => {
                for (test, then) in branches {
                    if self.test(test)? {
                        return self.eval(then);
                    }
                }
                self.eval(otherwise)
            }
            Expr::Chain(inner) => match self.eval(inner) {
                Err(Halt::Short) => Ok(Val::Undefined),
                outcome => outcome,
            },
            Expr::Sequence(all) => {
                let mut last = Val::Undefined;
                for expr in all {
                    last = self.eval(expr)?;
                }
                Ok(last)
            }
            Expr::Assign(place, None, value) => self.change(place, &Change::Set(value)),
            Expr::Assign(place, Some(operator), value) => {
                self.change(place, &Change::Operate(*operator, value))
            }
            Expr::AssignIf(place, logic, value) => {
                self.change(place, &Change::SetUnless(*logic, value))
            }
            Expr::Update(place, step, gives_old) => {
                self.change(place, &Change::Step(*step, *gives_old))
            }
            Expr::Delete(place) => self.delete(place),
            Expr::Template(parts) => {
                let mut out = String::new();
                for part in parts {
                    let value = self.eval(part)?;
                    let text = self.text_of(value)?;
                    self.append(&mut out, text)?;
                }
                self.text(out)
            }
            Expr::List(elements) => {
                let mut items = Vec::new();
                self.eval_elements(elements, &mut items)?;
                self.list(items)
            }
            Expr::Object(entries) => self.eval_object(entries),
            Expr::New(class, elements) => {
                let mut arguments = Vec::new();
                self.eval_elements(elements, &mut arguments)?;
                builtin::construct(self, *class, &arguments)
            }
            Expr::Host(answer, arguments) => self.eval_host(answer, arguments),
        }
    }

    /// Whether `typeof` may look at an operand.
    fn is_known(&self, operand: &Expr) -> bool {
        match operand {
            Expr::Name(symbol) => self.is_set(*symbol),
            _ => true,
        }
    }

    pub(super) fn test(&mut self, test: &'s Expr) -> Outcome<bool> {
        let value = self.eval(test)?;
        Ok(self.truthy(value))
    }

    /// Whether an operand makes the ones after it needless.
    pub(super) fn decides(&self, logic: Logic, value: Val) -> bool {
        match logic {
            Logic::And => !self.truthy(value),
            Logic::Or => self.truthy(value),
            Logic::Nullish => !value.is_nil(),
        }
    }

    fn eval_host(&mut self, answer: &'s HostCall, arguments: &'s [Element]) -> Outcome<Val> {
        self.eval_elements(arguments, &mut Vec::new())?;
        match answer {
            HostCall::Returns(value) => Ok(self.import(value)),
            HostCall::ReturnsUnlessBare(value) if !self.inputs.bare => Ok(self.import(value)),
            HostCall::Throws | HostCall::ReturnsUnlessBare(_) => {
                Err(self.type_error("this is not there on the peer"))
            }
        }
    }

    pub(super) fn eval_elements(
        &mut self,
        elements: &'s [Element],
        items: &mut Vec<Val>,
    ) -> Outcome<()> {
        for element in elements {
            let value = self.eval(&element.expr)?;
            if element.is_spread {
                let more = self.iterated(value)?;
                self.spend(more.len())?;
                items.extend_from_slice(&more);
            } else {
                items.push(value);
            }
        }
        Ok(())
    }

    fn eval_object(&mut self, entries: &'s [(Key, Expr)]) -> Outcome<Val> {
        let mut object = Object::default();
        for (key, value) in entries {
            let key = match key {
                Key::Name(name) => name.clone(),
                Key::Computed(key) => {
                    let key = self.eval(key)?;
                    self.key_of(key)?
                }
                Key::Spread => {
                    let from = self.eval(value)?;
                    self.copy_entries(from, &mut object)?;
                    continue;
                }
            };
            let value = self.eval(value)?;
            object.set_shared(&key, value);
        }
        self.object(object)
    }
}
