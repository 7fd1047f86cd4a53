//! Evaluating expressions (ECMA-262 §13).

use super::{Cause, Closure, Outcome, Run, Thing, Val};
use crate::expression::HostCall;
use crate::expression::builtin;
use crate::expression::syntax::tree::{Id, List, Node, Operator, Unary};
use crate::value::Object;

impl Run<'_> {
    pub(super) fn eval(&mut self, id: Id) -> Outcome<Val> {
        self.spend(1)?;
        self.deepen()?;
        let outcome = self.eval_node(self.tree.node(id));
        self.depth -= 1;
        outcome
    }

    fn eval_node(&mut self, node: Node) -> Outcome<Val> {
        Ok(match node {
            Node::Null => Val::NULL,
            Node::Bool(value) => value.into(),
            Node::Number(value) => value.into(),
            Node::Text(text) => self.put_text(self.tree.text(text).clone()),
            Node::Name(symbol) => return self.variable(symbol),
            Node::Native(native) if self.inputs.bare && native.is_library() => {
                return Err(self.error("ReferenceError", "this library is not there"));
            }
            Node::Native(native) | Node::Trusted(native) => native.into(),
            Node::Member(..) | Node::Index(..) => return self.eval_member(node),
            Node::Call(callee, arguments, optional) => {
                return self.eval_call(callee, arguments, optional);
            }
            Node::Function(function) => self.closure(function),
            Node::Pattern(pattern, flags) => {
                let [pattern, flags] = [pattern, flags].map(|text| self.tree.text(text).clone());
                self.put(Thing::Pattern(pattern, flags))
            }
            Node::Logical(operator, operands) => {
                let mut last = Val::UNDEFINED;
                for operand in self.tree.list(operands) {
                    last = self.eval(*operand)?;
                    if self.decides(operator, last) {
                        break;
                    }
                }
                last
            }
            Node::Binary(parts) => {
                let mut left = Val::UNDEFINED;
                for part in self.tree.list(parts) {
                    left = match self.tree.node(*part) {
                        Node::Operation(operator, right) => {
                            let right = self.eval(right)?;
                            self.operate(operator, left, right)?
                        }
                        _ => self.eval(*part)?,
                    };
                }
                left
            }
            // A name that holds nothing throws elsewhere.
            Node::Unary(Unary::Typeof, operand) if !self.is_known(operand) => {
                self.put_text("undefined".into())
            }
            Node::Unary(operator, operand) => {
                let operand = self.eval(operand)?;
                return self.operate_on_one(operator, operand);
            }
            Node::Choice(parts) => {
                for branch in self.tree.list(parts).chunks(2) {
                    match branch {
                        [test, then] if self.test(*test)? => return self.eval(*then),
                        [otherwise] => return self.eval(*otherwise),
                        _ => {}
                    }
                }
                Val::UNDEFINED
            }
            Node::Chain(inner) => match self.eval(inner) {
                Err(_) if self.cause == Cause::Short => Val::UNDEFINED,
                outcome => return outcome,
            },
            Node::Sequence(all) => {
                let mut last = Val::UNDEFINED;
                for expr in self.tree.list(all) {
                    last = self.eval(*expr)?;
                }
                last
            }
            Node::Assign(place, _) | Node::Operate(_, place, _) | Node::Update(place, ..) => {
                return self.change(place, node);
            }
            Node::Delete(place) => return self.delete(place),
            Node::Template(parts) => {
                let mut out = String::new();
                for part in self.tree.list(parts) {
                    let value = self.eval(*part)?;
                    let text = self.text_of(value)?;
                    self.append(&mut out, text)?;
                }
                return self.text(out);
            }
            Node::Items(elements) => {
                let mut items = Vec::new();
                self.eval_elements(elements, &mut items)?;
                return self.list(items);
            }
            Node::Entries(entries) => return self.eval_object(entries),
            Node::New(class, elements) => {
                let mut arguments = Vec::new();
                self.eval_elements(elements, &mut arguments)?;
                return builtin::construct(self, class, &arguments);
            }
            Node::Host(host, arguments) => return self.eval_host(host, arguments),
            _ => Val::UNDEFINED,
        })
    }

    fn eval_member(&mut self, node: Node) -> Outcome<Val> {
        let (Node::Member(object, key, optional) | Node::Index(object, key, optional)) = node
        else {
            return Ok(Val::UNDEFINED);
        };
        let object = self.eval(object)?;
        if optional && object.is_nil() {
            return Err(self.halt(Cause::Short));
        }
        if let Node::Member(..) = node {
            return self.get(object, self.tree.text(key));
        }
        let key = self.eval(key)?;
        self.get_computed(object, key)
    }

    /// A function as a value.
    pub(super) fn closure(&mut self, function: u32) -> Val {
        self.put(Thing::Function(Closure {
            tree: self.tree,
            function,
            frame: self.frame,
        }))
    }

    /// Whether `typeof` may look at an operand.
    fn is_known(&self, operand: Id) -> bool {
        match self.tree.node(operand) {
            Node::Name(symbol) => self.is_set(symbol),
            _ => true,
        }
    }

    pub(super) fn test(&mut self, test: Id) -> Outcome<bool> {
        let value = self.eval(test)?;
        Ok(self.truthy(value))
    }

    /// Whether an operand makes the ones after it needless.
    pub(super) fn decides(&self, operator: Operator, value: Val) -> bool {
        match operator {
            Operator::And => !self.truthy(value),
            Operator::Or => self.truthy(value),
            _ => !value.is_nil(),
        }
    }

    fn eval_host(&mut self, host: u32, arguments: List) -> Outcome<Val> {
        self.eval_elements(arguments, &mut Vec::new())?;
        match self.tree.hosts.get(host as usize) {
            Some(HostCall::Returns(value)) => Ok(self.import(value)),
            Some(HostCall::ReturnsUnlessBare(value)) if !self.inputs.bare => Ok(self.import(value)),
            _ => Err(self.type_error("this is not there on the peer")),
        }
    }

    pub(super) fn eval_elements(&mut self, elements: List, items: &mut Vec<Val>) -> Outcome<()> {
        for element in self.tree.list(elements) {
            if let Node::Spread(list) = self.tree.node(*element) {
                let list = self.eval(list)?;
                let more = self.iterated(list)?;
                self.spend(more.len())?;
                items.extend_from_slice(&more);
            } else {
                items.push(self.eval(*element)?);
            }
        }
        Ok(())
    }

    fn eval_object(&mut self, entries: List) -> Outcome<Val> {
        let mut object = Object::default();
        for entry in self.tree.list(entries) {
            let (key, value) = match self.tree.node(*entry) {
                Node::Entry(name, value) => (self.tree.text(name).clone(), value),
                Node::Computed(key, value) => {
                    let key = self.eval(key)?;
                    (self.key_of(key)?, value)
                }
                Node::Spread(from) => {
                    let from = self.eval(from)?;
                    self.copy_entries(from, &mut object)?;
                    continue;
                }
                _ => continue,
            };
            let value = self.eval(value)?;
            object.set_shared(&key, value);
        }
        self.object(object)
    }
}
