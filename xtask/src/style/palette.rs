//! What the colours of a theme come to.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::color::{Color, Scheme, evaluate};
use super::knobs::Knob;
use super::syntax::{Component, Declaration, Kind, filled, text, walk};

/// Custom properties by name; what is set later counts.
pub struct Values<'a>(BTreeMap<&'a str, &'a [Component]>);

impl<'a> Values<'a> {
    /// The knobs under a theme that sets some of them.
    pub fn new(knobs: &'a [Knob], set: impl IntoIterator<Item = &'a Declaration>) -> Self {
        let defaults = knobs
            .iter()
            .map(|knob| (knob.name.as_str(), knob.default.as_slice()));
        let mut values = Self(defaults.collect());
        values.set(set);
        values
    }

    /// Sets more of them.
    pub fn set(&mut self, set: impl IntoIterator<Item = &'a Declaration>) {
        self.0.extend(
            set.into_iter()
                .map(|one| (one.name.as_str(), one.value.as_slice())),
        );
    }

    /// The value of one as it is written.
    pub fn written(&self, name: &str) -> Option<&'a [Component]> {
        self.0.get(name).copied()
    }

    /// What a property that only takes the value of another comes to in the end, as it is written; none for
    /// others, and where there is no end.
    pub fn last(&self, name: &str) -> Option<&'a [Component]> {
        let mut found = None;
        let mut next = self.same_as(name);
        // No way is longer than there are properties, unless it ends in a circle of others.
        for _ in 0..self.0.len() {
            let Some(other) = next else {
                return found;
            };
            found = self.written(&other);
            next = self.same_as(&other);
        }
        None
    }

    /// The property whose value this one takes as it is.
    fn same_as(&self, name: &str) -> Option<String> {
        match filled(self.written(name)?).as_slice() {
            [part] => match &part.kind {
                Kind::Function(function, inner) if function == "var" => Some(text(&inner.0)),
                _ => None,
            },
            _ => None,
        }
    }

    /// What a colour comes to.
    ///
    /// # Errors
    /// Why it is none, as the end of a sentence.
    pub fn colour(&self, name: &str, scheme: Scheme) -> Result<Color, String> {
        let open = RefCell::new(Vec::new());
        self.looked_up(name, scheme, &open)
    }

    fn looked_up(
        &self,
        name: &str,
        scheme: Scheme,
        open: &RefCell<Vec<String>>,
    ) -> Result<Color, String> {
        if open.borrow().iter().any(|one| one == name) {
            return Err(format!("`{name}` comes back to itself"));
        }
        let value = self
            .written(name)
            .ok_or_else(|| format!("there is no `{name}`"))?;
        open.borrow_mut().push(name.to_owned());
        let found = evaluate(value, &|other| self.looked_up(other, scheme, open), scheme);
        open.borrow_mut().pop();
        found
    }

    /// Whether a property needs itself.
    pub fn is_circular(&self, name: &str) -> bool {
        let mut seen: Vec<String> = Vec::new();
        let mut next = self.needs(name);
        while let Some(one) = next.pop() {
            if one == name {
                return true;
            }
            if !seen.contains(&one) {
                next.extend(self.needs(&one));
                seen.push(one);
            }
        }
        false
    }

    /// The properties that the value of one names.
    fn needs(&self, name: &str) -> Vec<String> {
        let mut found = Vec::new();
        walk(self.written(name).unwrap_or_default(), &mut |part, _| {
            if let Kind::Function(function, inner) = &part.kind
                && function == "var"
            {
                found.push(text(&inner.0));
            }
        });
        found
    }
}
