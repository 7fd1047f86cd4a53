//! Evaluating expressions (ECMA-262 §13).

use super::{Closure, Halt, Outcome, Run, Thing, Val};
use crate::expression::HostCall;
use crate::expression::builtin;
use crate::expression::syntax::tree::{Element, Expr, Key, Logic, Unary};
use crate::value::Object;

impl<'s> Run<'s> {
    pub(super) fn eval(&mut self, expr: &'s Expr) -> Outcome<Val> {
        self.spend(1)?;
        match expr {
            Expr::Literal(value) => Ok(super::heap::scalar_of(value)),
            Expr::Name(symbol) => self.variable(*symbol),
            Expr::Native(native) if self.inputs.bare && native.is_library() => {
                Err(self.error("ReferenceError", "this library is not there"))
            }
            Expr::Native(native) => Ok(Val::Native(*native)),
            Expr::Member(object, name, optional) => self.eval_member(object, name, *optional),
            Expr::Function(function) => {
                let frame = self.frame;
                Ok(self.put(Thing::Function(Closure { function, frame })))
            }
            Expr::Pattern(pattern, flags) => {
                Ok(self.put(Thing::Pattern(pattern.clone(), flags.clone())))
            }
            _ => self.deeper(|run| run.eval_compound(expr)),
        }
    }

    fn eval_member(&mut self, object: &'s Expr, name: &str, optional: bool) -> Outcome<Val> {
        let object = self.deeper(|run| run.eval(object))?;
        if optional && object.is_nil() {
            return Err(Halt::Short);
        }
        self.get(&object, name)
    }

    fn eval_compound(&mut self, expr: &'s Expr) -> Outcome<Val> {
        match expr {
            Expr::Logical(logic, operands) => self.eval_logical(*logic, operands),
            Expr::Binary(first, rest) => {
                let mut left = self.eval(first)?;
                for (operator, right) in rest {
                    let right = self.eval(right)?;
                    left = self.operate(*operator, &left, &right)?;
                }
                Ok(left)
            }
            Expr::Call(callee, arguments, optional) => self.eval_call(callee, arguments, *optional),
            Expr::Unary(Unary::Typeof, operand) if !self.is_known(operand) => {
                Ok("undefined".into())
            }
            Expr::Unary(operator, operand) => {
                let operand = self.eval(operand)?;
                self.operate_on_one(*operator, &operand)
            }
            Expr::Choice(branches, otherwise) => {
                for (test, then) in branches {
                    let test = self.eval(test)?;
                    if self.truthy(&test) {
                        return self.eval(then);
                    }
                }
                self.eval(otherwise)
            }
            Expr::Index(object, index, optional) => {
                let object = self.eval(object)?;
                if *optional && object.is_nil() {
                    return Err(Halt::Short);
                }
                let index = self.eval(index)?;
                self.get_computed(&object, &index)
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
            _ => self.eval_rare(expr),
        }
    }

    fn eval_rare(&mut self, expr: &'s Expr) -> Outcome<Val> {
        match expr {
            Expr::Assign(place, operator, value) => self.assign(place, *operator, value),
            Expr::AssignIf(place, logic, value) => self.assign_if(place, *logic, value),
            Expr::Update(place, step, gives_old) => self.update(place, *step, *gives_old),
            Expr::Delete(place) => self.delete(place),
            Expr::Template(parts) => self.eval_template(parts),
            Expr::List(elements) => {
                let items = self.eval_elements(elements)?;
                self.list(items)
            }
            Expr::Object(entries) => self.eval_object(entries),
            Expr::New(class, arguments) => {
                let arguments = self.eval_elements(arguments)?;
                builtin::construct(self, *class, &arguments)
            }
            Expr::Host(answer, arguments) => {
                self.eval_elements(arguments)?;
                match answer {
                    HostCall::Returns(value) => Ok(self.import(value)),
                    HostCall::ReturnsUnlessBare(value) if !self.inputs.bare => {
                        Ok(self.import(value))
                    }
                    HostCall::Throws | HostCall::ReturnsUnlessBare(_) => {
                        Err(self.type_error("this is not there on the peer"))
                    }
                }
            }
            _ => Ok(Val::Undefined),
        }
    }

    /// Whether `typeof` may look at an operand: a name that holds nothing throws elsewhere.
    fn is_known(&self, operand: &Expr) -> bool {
        match operand {
            Expr::Name(symbol) => self.is_set(*symbol),
            _ => true,
        }
    }

    fn eval_logical(&mut self, logic: Logic, operands: &'s [Expr]) -> Outcome<Val> {
        let mut last = Val::Undefined;
        for operand in operands {
            last = self.eval(operand)?;
            if self.decides(logic, &last) {
                break;
            }
        }
        Ok(last)
    }

    /// Whether an operand makes the ones after it needless.
    pub(super) fn decides(&self, logic: Logic, value: &Val) -> bool {
        match logic {
            Logic::And => !self.truthy(value),
            Logic::Or => self.truthy(value),
            Logic::Nullish => !value.is_nil(),
        }
    }

    fn eval_template(&mut self, parts: &'s [Expr]) -> Outcome<Val> {
        let mut out = String::new();
        for part in parts {
            let value = self.eval(part)?;
            let text = self.text_of(&value)?;
            self.spend(text.len() / 16)?;
            out.push_str(&text);
        }
        self.text(out)
    }

    pub(super) fn eval_elements(&mut self, elements: &'s [Element]) -> Outcome<Vec<Val>> {
        let mut items = Vec::with_capacity(elements.len());
        for element in elements {
            let value = self.eval(&element.expr)?;
            if !element.is_spread {
                items.push(value);
            } else if let Val::Text(_) = value {
                items.extend(self.entries(&value)?.into_iter().map(|(_, unit)| unit));
            } else if self.is_list(&value) {
                let more = self.items(&value)?;
                self.spend(more.len())?;
                items.extend(more);
            } else {
                return Err(self.type_error("what is no list was spread"));
            }
        }
        Ok(items)
    }

    fn eval_object(&mut self, entries: &'s [(Key, Expr)]) -> Outcome<Val> {
        let mut object = Object::default();
        for (key, value) in entries {
            match key {
                Key::Name(name) => {
                    let value = self.eval(value)?;
                    object.set_shared(name, value);
                }
                Key::Computed(key) => {
                    let key = self.eval(key)?;
                    let key = self.text_of(&key)?;
                    let value = self.eval(value)?;
                    object.set_shared(&key, value);
                }
                Key::Spread => {
                    let from = self.eval(value)?;
                    self.copy_entries(&from, &mut object)?;
                }
            }
        }
        self.object(object)
    }
}
