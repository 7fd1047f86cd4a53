//! The text of a script as a tree.

mod function;
mod operator;
mod parser;
mod primary;
mod scope;
mod statement;
mod token;
pub(super) mod tree;

pub(super) use parser::{library_function, parse};
pub(super) use scope::is_input;
