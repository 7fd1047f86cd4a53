//! One tolerant tree for XML and JSON.
//!
//! Agency servers wrap or do not wrap, quote numbers or do not, repeat keys, and send one item in
//! place of a list. The tree keeps what was said and forgives how.

pub(crate) mod decimal;
pub mod json;
mod node;
mod query;
pub mod xml;

pub use node::{Limits, Node, SyntaxError, Value, position};
