//! Variables.

use super::{Closure, Outcome, Run, Thing, Val};
use crate::expression::syntax::tree::{Block, Scope, Symbol};

/// The variables of a function or a block, as a stretch of the slots.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The frame around it; the outermost is its own.
    pub outer: u32,
    pub start: u32,
    pub length: u32,
}

impl<'s> Run<'s> {
    /// Begins a scope inside a frame; the frame to give to [`Run::leave`].
    pub(super) fn enter(&mut self, scope: &Scope, outer: u32) -> Outcome<u32> {
        self.spend(scope.names.len() + 1)?;
        let start = u32::try_from(self.slots.len()).unwrap_or(u32::MAX);
        let names = scope.names.iter();
        self.slots.extend(names.map(|name| (*name, Val::Undefined)));
        let length = u32::try_from(scope.names.len()).unwrap_or(0);
        self.frames.push(Frame {
            outer,
            start,
            length,
        });
        let before = self.frame;
        self.frame = u32::try_from(self.frames.len() - 1).unwrap_or(0);
        Ok(before)
    }

    /// Ends a scope. Its variables stay where a function may still see them, or where those of
    /// such a scope lie above them.
    pub(super) fn leave(&mut self, scope: &Scope, before: u32) {
        let is_last = self.frame as usize + 1 == self.frames.len();
        if is_last
            && !scope.is_captured
            && let Some(frame) = self.frames.pop()
        {
            self.slots.truncate(frame.start as usize);
        }
        self.frame = before;
    }

    /// Runs something in a scope of its own, or in the current one where it declares nothing.
    pub(super) fn scoped<T>(
        &mut self,
        scope: &Scope,
        run: impl FnOnce(&mut Self) -> Outcome<T>,
    ) -> Outcome<T> {
        if scope.names.is_empty() {
            return run(self);
        }
        let before = self.enter(scope, self.frame)?;
        let outcome = run(self);
        self.leave(scope, before);
        outcome
    }

    /// Makes the functions that a block declares.
    pub(super) fn declare_functions(&mut self, block: &'s Block) {
        for (symbol, function) in &block.functions {
            let closure = Closure {
                function,
                frame: self.frame,
            };
            let function = self.put(Thing::Function(closure));
            self.set_slot(*symbol, function);
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

    /// What a name holds.
    pub(super) fn variable(&mut self, symbol: Symbol) -> Outcome<Val> {
        let place = self.place_of(symbol);
        let slot = place.and_then(|place| self.slots.get(place));
        match slot {
            Some((_, Val::Unset)) | None => {
                Err(self.error("ReferenceError", "a name was read that is not defined"))
            }
            Some((_, value)) => Ok(*value),
        }
    }

    /// Whether a name holds a value, for `typeof`.
    pub(super) fn is_set(&self, symbol: Symbol) -> bool {
        let place = self.place_of(symbol);
        let slot = place.and_then(|place| self.slots.get(place));
        !matches!(slot, None | Some((_, Val::Unset)))
    }
}
