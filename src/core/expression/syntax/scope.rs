//! Which names a script declares, and which it takes from outside.

use std::sync::Arc;

use super::tree::{Function, Scope, Symbol};

/// Names that a script may read although it declares them nowhere: what Form.io gives to scripts.
const INPUTS: [&str; 14] = [
    "data",
    "row",
    "value",
    "input",
    "component",
    "form",
    "rowIndex",
    "index",
    "submission",
    "item",
    "show",
    "valid",
    "result",
    "required",
];

/// Whether a name is one that Form.io gives to scripts.
pub(in crate::expression) fn is_input(name: &str) -> bool {
    INPUTS.contains(&name)
}

/// A name that is used.
pub(super) struct Use {
    pub symbol: Symbol,
    pub at: usize,
    pub is_assigned: bool,
    /// The name with the members that follow it, to say what is outside the subset.
    pub path: String,
}

/// The outermost scope, its functions, and what is assigned in it but declared nowhere.
pub(super) type Outermost = (Scope, Vec<(Symbol, Function)>, Vec<Symbol>);

/// A scope that is being read.
#[derive(Default)]
struct Open {
    scope: Scope,
    functions: Vec<(Symbol, Function)>,
    uses: Vec<Use>,
    is_function: bool,
}

/// The names of a script and the scopes that are open where the parser stands.
#[derive(Default)]
pub(super) struct Scopes {
    pub names: Vec<Arc<str>>,
    open: Vec<Open>,
}

impl Scopes {
    pub fn symbol(&mut self, name: &str) -> Symbol {
        let place = self.names.iter().position(|known| **known == *name);
        let place = place.unwrap_or_else(|| {
            self.names.push(name.into());
            self.names.len() - 1
        });
        Symbol::try_from(place).unwrap_or(Symbol::MAX)
    }

    pub fn enter(&mut self, is_function: bool) {
        self.open.push(Open {
            is_function,
            ..Open::default()
        });
    }

    /// Says that a function begins here, so that every scope around it may outlive its end.
    pub fn capture(&mut self) {
        for open in &mut self.open {
            open.scope.is_captured = true;
        }
    }

    /// Ends the innermost scope; what it did not declare is looked for in the next one.
    pub fn leave(&mut self) -> (Scope, Vec<(Symbol, Function)>) {
        let Some(open) = self.open.pop() else {
            return (Scope::default(), Vec::new());
        };
        if let Some(outer) = self.open.last_mut() {
            let names = &open.scope.names;
            let free = open.uses.into_iter();
            let free = free.filter(|used| !names.contains(&used.symbol));
            outer.uses.extend(free);
        }
        (open.scope, open.functions)
    }

    /// Ends the outermost scope: what is assigned but declared nowhere, or the first name that
    /// nothing is known of.
    pub fn leave_outermost(&mut self) -> Result<Outermost, Use> {
        let mut open = self.open.pop().unwrap_or_default();
        let mut undeclared: Vec<Symbol> = Vec::new();
        let is_input = |names: &[Arc<str>], symbol: Symbol| {
            let name = names.get(symbol as usize);
            name.is_some_and(|name| is_input(name))
        };
        for used in &open.uses {
            if used.is_assigned
                && !open.scope.names.contains(&used.symbol)
                && !undeclared.contains(&used.symbol)
            {
                undeclared.push(used.symbol);
            }
        }
        for used in open.uses {
            let symbol = used.symbol;
            if open.scope.names.contains(&symbol) {
                continue;
            }
            if !undeclared.contains(&symbol) && !is_input(&self.names, symbol) {
                return Err(used);
            }
            open.scope.names.push(symbol);
        }
        undeclared.retain(|symbol| !is_input(&self.names, *symbol));
        Ok((open.scope, open.functions, undeclared))
    }

    /// Declares a name in the innermost scope, or, as `var` does, in that of the function.
    pub fn declare(&mut self, symbol: Symbol, in_function: bool) {
        let mut scopes = self.open.iter_mut().rev();
        if let Some(open) = scopes.find(|open| open.is_function || !in_function)
            && !open.scope.names.contains(&symbol)
        {
            open.scope.names.push(symbol);
        }
    }

    pub fn declare_function(&mut self, symbol: Symbol, function: Function) {
        self.declare(symbol, false);
        if let Some(open) = self.open.last_mut() {
            open.functions.push((symbol, function));
        }
    }

    pub fn note(&mut self, used: Use) {
        if let Some(open) = self.open.last_mut() {
            open.uses.push(used);
        }
    }

    /// Whether a scope that is open declares the name, up to where the parser stands.
    pub fn declares(&mut self, name: &str) -> bool {
        let symbol = self.symbol(name);
        let mut open = self.open.iter();
        open.any(|open| open.scope.names.contains(&symbol))
    }
}
