//! Variables.

use super::{Outcome, Run, Val};
use crate::expression::syntax::tree::{Scope, Symbol};

/// The variables of a function or a block, as a stretch of the slots.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The frame around it; the outermost is its own.
    pub outer: u32,
    pub start: u32,
    pub length: u32,
}

impl Run<'_> {
    /// Begins a scope inside a frame, unless nothing is declared in it; the frame to give to
    /// [`Run::leave`].
    pub(super) fn enter(&mut self, scope: Scope, outer: u32) -> Outcome<u32> {
        let before = self.frame;
        let names = self.tree.list(scope.names);
        if names.is_empty() && outer == before {
            return Ok(before);
        }
        self.spend(names.len() + 1)?;
        let start = u32::try_from(self.slots.len()).unwrap_or(u32::MAX);
        for name in names {
            self.slots.push((*name, Val::UNDEFINED));
        }
        self.begin(outer, start);
        self.declare_functions(scope);
        Ok(before)
    }

    /// Begins a frame of the slots from a place on.
    pub(super) fn begin(&mut self, outer: u32, start: u32) {
        let length = u32::try_from(self.slots.len()).unwrap_or(u32::MAX) - start;
        self.frames.push(Frame {
            outer,
            start,
            length,
        });
        self.frame = u32::try_from(self.frames.len() - 1).unwrap_or(0);
    }

    /// Ends a scope. Its variables stay where a function may still see them, or where those of
    /// such a scope lie above them.
    pub(super) fn leave(&mut self, scope: Scope, before: u32) {
        let is_last = self.frame as usize + 1 == self.frames.len();
        if self.frame != before
            && is_last
            && !scope.is_captured
            && let Some(frame) = self.frames.pop()
        {
            self.slots.truncate(frame.start as usize);
        }
        self.frame = before;
    }

    /// Makes the functions that a scope declares.
    pub(super) fn declare_functions(&mut self, scope: Scope) {
        for pair in self.tree.list(scope.functions).chunks(2) {
            if let [symbol, function] = *pair {
                let function = self.closure(function);
                self.set_slot(symbol, function);
            }
        }
    }

    /// Gives the variable that a name means here a value.
    pub(super) fn set_slot(&mut self, symbol: Symbol, value: Val) {
        let place = self.place_of(symbol);
        if let Some(slot) = place.and_then(|place| self.slots.get_mut(place)) {
            slot.1 = value;
        }
    }

    fn place_of(&self, symbol: Symbol) -> Option<usize> {
        let mut at = self.frame;
        loop {
            let frame = self.frames.get(at as usize)?;
            let start = frame.start as usize;
            let slots = self.slots.get(start..start + frame.length as usize)?;
            if let Some(place) = slots.iter().position(|(name, _)| *name == symbol) {
                return Some(start + place);
            }
            if frame.outer == at {
                return None;
            }
            at = frame.outer;
        }
    }

    fn slot(&self, symbol: Symbol) -> Val {
        let place = self.place_of(symbol);
        let slot = place.and_then(|place| self.slots.get(place));
        slot.map_or(Val::UNSET, |(_, value)| *value)
    }

    /// What a name holds.
    pub(super) fn variable(&mut self, symbol: Symbol) -> Outcome<Val> {
        match self.slot(symbol) {
            Val::UNSET => Err(self.error("ReferenceError", "a name was read that is not defined")),
            value => Ok(value),
        }
    }

    /// Whether a name holds a value, for `typeof`.
    pub(super) fn is_set(&self, symbol: Symbol) -> bool {
        !matches!(self.slot(symbol), Val::UNSET)
    }
}
