//! What is done with one item at one place: first answer, calculation, logic, conditions, clearing,
//! checks.

use super::{Around, Pass};
use crate::form::definition::{Binding, Item};
use crate::form::engine::coercion::truthy;
use crate::form::engine::condition::Asker;
use crate::form::engine::logic::{Deed, deed, triggered};
use crate::form::engine::plan::Plan;
use crate::form::engine::script::Surroundings;
use crate::form::engine::trace::{Effect, Instance, Mark};
use crate::value::{Path, Value};

impl Pass<'_> {
    pub(super) fn step(
        &mut self,
        item: &Item,
        place: Path,
        row: &Path,
        around: &Around,
    ) -> Instance {
        let name = match (item.binding(), self.plan.node(item.id)) {
            (Binding::Layout, Some(node)) => node.full_path.clone(),
            _ => place.clone(),
        };
        let mut instance = Instance {
            item: item.id,
            place,
            name,
            inherited: around.scope,
            scope: around.scope,
            mark: None,
            effects: Vec::new(),
            problems: Vec::new(),
            extra: Vec::new(),
            overrides: self.overrides(item.id),
            rows: Vec::new(),
        };
        let mut step = Step {
            pass: self,
            item,
            row,
            around,
            instance: &mut instance,
        };
        step.first_answer();
        step.calculate();
        step.logic();
        step.conditions();
        step.clear();
        step.check();
        instance
    }
}

pub(super) struct Step<'s, 'p> {
    pass: &'s mut Pass<'p>,
    pub item: &'s Item,
    row: &'s Path,
    around: &'s Around,
    pub instance: &'s mut Instance,
}

impl Step<'_, '_> {
    fn has_answer(&self) -> bool {
        self.item.binding().has_answer()
    }

    fn value(&self) -> Value {
        if self.has_answer() {
            self.pass.data.get(&self.instance.place).clone()
        } else {
            Value::Undefined
        }
    }

    fn answer_at_target(&self) -> Value {
        let target = self.target();
        target.map_or(Value::Undefined, |place| self.pass.data.get(&place).clone())
    }

    /// Where scripts put what they find. That of layout is where its name leads, as in the peer.
    fn target(&self) -> Option<Path> {
        match self.item.binding() {
            Binding::Text => None,
            _ => Some(self.instance.name.clone()),
        }
    }

    fn set(&mut self, value: Option<Value>) {
        let Some(place) = self.target() else { return };
        let effect = Effect { place, value };
        effect.apply(&mut self.pass.data);
        self.instance.effects.push(effect);
    }

    pub fn surroundings(&self) -> Surroundings<'_> {
        let row = match self.pass.data.get(self.row) {
            Value::Undefined => Value::Null,
            row => row.clone(),
        };
        Surroundings {
            world: self.pass.world,
            item: self.item,
            data: &self.pass.data,
            row,
            value: self.value(),
            index: None,
        }
    }

    fn first_answer(&mut self) {
        let Some(script) = &self.item.custom_default else {
            return;
        };
        let own = Plan::path_within(self.row, self.item);
        if *self.pass.data.get(&own) != Value::Undefined {
            return;
        }
        let found = self
            .surroundings()
            .run_with(script, "value", Value::Null, Value::Null);
        let mut value = found.unwrap_or(Value::Null);
        if self.item.part.several && value.as_list().is_none() {
            value = if truthy(&value) {
                vec![value].into()
            } else {
                Vec::new().into()
            };
        }
        if !value.is_nil() {
            self.set(Some(value));
        }
    }

    fn calculate(&mut self) {
        let Some(script) = &self.item.calculate else {
            return;
        };
        let value = self.value();
        if value == Value::Undefined && self.around.binding == Some(Binding::Rows) {
            return;
        }
        let initial = if truthy(&value) { value } else { Value::Null };
        let around = self.surroundings();
        let found = around.run_with(script, "value", initial.clone(), initial);
        match found {
            None | Some(Value::Null) => {}
            Some(value) => self.set(Some(value)),
        }
    }

    fn logic(&mut self) {
        let item = self.item;
        for logic in &item.logic {
            let holds = {
                let around = self.surroundings();
                triggered(&logic.trigger, &self.asker(&around))
            };
            if !holds {
                continue;
            }
            for action in &logic.actions {
                let deed = {
                    let around = self.surroundings();
                    deed(action, &self.asker(&around))
                };
                if let Some(deed) = deed {
                    self.act(deed);
                }
            }
        }
        if !item.logic.is_empty() {
            self.pass.keep_overrides(item.id, &self.instance.overrides);
        }
    }

    fn asker<'a>(&'a self, around: &'a Surroundings<'a>) -> Asker<'a> {
        Asker {
            plan: self.pass.plan,
            around,
            index: self.around.index,
        }
    }

    fn act(&mut self, deed: Deed) {
        let overrides = &mut self.instance.overrides;
        match deed {
            Deed::Hidden(hidden) => {
                if overrides.is_hidden(self.item) != hidden {
                    overrides.hidden = Some(hidden);
                    if self.mark(hidden) {
                        self.instance.scope.conditionally = hidden;
                    }
                }
            }
            Deed::Required(required) => overrides.required = Some(required),
            Deed::Disabled(disabled) => overrides.disabled = Some(disabled),
            Deed::Label(label) => overrides.label = Some(label.to_owned()),
            Deed::Value(value) => {
                let cleared = self.item.clear_on_hide && self.is_marked_hidden();
                if self.answer_at_target() != value && !cleared {
                    self.set(Some(value));
                }
            }
        }
    }

    /// Notes what a condition or logic decides, under the name that others may share; whether there
    /// was a note already.
    fn mark(&mut self, hidden: bool) -> bool {
        let sought = self.instance.name.clone();
        let name = if sought.segments().is_empty() {
            Path::default().key(&self.item.key)
        } else {
            sought.clone()
        };
        let shared = self.is_shared();
        let live = &mut self.pass.live;
        let known = live.iter_mut().find(|(name, _)| *name == sought);
        let was_known = known.is_some() || self.instance.mark.is_some();
        match known {
            Some((_, kept)) => *kept = hidden,
            None if shared => self.pass.live.push((name.clone(), hidden)),
            None => {}
        }
        self.instance.mark = Some(Mark {
            sought,
            name,
            hidden,
        });
        was_known
    }

    fn is_shared(&self) -> bool {
        let node = self.pass.plan.node(self.item.id);
        node.is_some_and(|node| node.volatile)
    }

    fn is_marked_hidden(&self) -> bool {
        let name = &self.instance.name;
        let own = self.instance.mark.as_ref();
        own.is_some_and(|mark| mark.hidden && mark.name == *name)
            || self
                .pass
                .live
                .iter()
                .any(|(other, hidden)| *hidden && other == name)
    }

    fn conditions(&mut self) {
        if self.item.conditions.is_empty() {
            return;
        }
        let hidden = {
            let around = self.surroundings();
            let asker = self.asker(&around);
            !self.item.conditions.iter().all(|one| asker.holds(one))
        };
        if !self.item.part.made_here {
            self.mark(hidden);
        }
        self.instance.scope.conditionally = hidden;
    }

    fn clear(&mut self) {
        let marked = self.around.scope.conditionally || self.is_marked_hidden();
        if marked {
            self.instance.scope.conditionally = true;
        }
        if self.instance.overrides.is_hidden(self.item) {
            self.instance.scope.intentionally = true;
        }
        let hidden = self.instance.scope.conditionally;
        if hidden && self.item.clear_on_hide && self.value() != Value::Undefined {
            self.set(None);
        }
    }
}
