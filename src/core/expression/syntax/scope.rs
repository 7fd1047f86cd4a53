//! Which names a script declares, and which it takes from outside.

use super::tree::{Scope, Symbol, Tree};
use crate::find::parts;

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
#[derive(Clone, Copy)]
pub(super) struct Use {
    pub symbol: Symbol,
    /// The place of its token.
    pub token: usize,
    pub is_assigned: bool,
}

/// A scope that is being read.
#[derive(Default)]
struct Open {
    names: Vec<Symbol>,
    functions: Vec<u32>,
    /// How many uses there were when it began.
    uses: usize,
    is_function: bool,
    is_captured: bool,
}

/// The scopes that are open where the parser stands.
#[derive(Default)]
pub(super) struct Scopes {
    open: Vec<Open>,
    /// Names that no scope which is closed declares.
    uses: Vec<Use>,
}

impl Scopes {
    pub fn enter(&mut self, is_function: bool) {
        self.open.push(Open {
            is_function,
            uses: self.uses.len(),
            ..Open::default()
        });
    }

    /// Says that a function begins here, so that every scope around it may outlive its end.
    pub fn capture(&mut self) {
        for open in &mut self.open {
            open.is_captured = true;
        }
    }

    /// Ends the innermost scope; what it did not declare is looked for in the next one.
    pub fn leave(&mut self, tree: &mut Tree) -> Scope {
        let Some(open) = self.open.pop() else {
            return Scope::default();
        };
        let mut kept = open.uses;
        for at in open.uses..self.uses.len() {
            if let Some(used) = self.uses.get(at).copied()
                && !open.names.contains(&used.symbol)
                && let Some(place) = self.uses.get_mut(kept)
            {
                *place = used;
                kept += 1;
            }
        }
        self.uses.truncate(kept);
        Scope {
            names: tree.put_list(&open.names),
            functions: tree.put_list(&open.functions),
            is_captured: open.is_captured,
        }
    }

    /// Ends the outermost scope, with what is assigned but declared nowhere; or the first name that
    /// nothing is known of.
    pub fn leave_outermost(&mut self, tree: &mut Tree) -> Result<Scope, Use> {
        let Some(open) = self.open.first_mut() else {
            return Ok(Scope::default());
        };
        for used in &self.uses {
            if used.is_assigned
                && !open.names.contains(&used.symbol)
                && !is_input(tree.name(used.symbol))
                && !tree.undeclared.contains(&used.symbol)
            {
                tree.undeclared.push(used.symbol);
            }
        }
        for used in &self.uses {
            if open.names.contains(&used.symbol) {
                continue;
            }
            if !tree.undeclared.contains(&used.symbol) && !is_input(tree.name(used.symbol)) {
                return Err(*used);
            }
            open.names.push(used.symbol);
        }
        Ok(self.leave(tree))
    }

    /// Declares a name in the innermost scope, or, as `var` does, in that of the function.
    pub fn declare(&mut self, symbol: Symbol, in_function: bool) {
        for open in self.open.iter_mut().rev() {
            if open.is_function || !in_function {
                if !open.names.contains(&symbol) {
                    open.names.push(symbol);
                }
                return;
            }
        }
    }

    pub fn declare_function(&mut self, symbol: Symbol, function: u32) {
        if let Some(open) = self.open.last_mut() {
            open.functions.extend([symbol, function]);
        }
    }

    pub fn note(&mut self, used: Use) {
        self.uses.push(used);
    }

    /// Whether a scope that is open declares a name, up to where the parser stands.
    pub fn declares(&self, symbol: Symbol) -> bool {
        let mut open = self.open.iter();
        open.any(|open| open.names.contains(&symbol))
    }
}

/// The words that cannot be names (ECMA-262 §12.7.2).
pub(super) fn is_reserved(word: &str) -> bool {
    const WORDS: &str = "await break case catch class const continue debugger default delete do else \
                         enum export extends false finally for function if import in instanceof new \
                         null return super switch this throw true try typeof var void while with yield";
    parts(WORDS, b' ').any(|known| known == word)
}
