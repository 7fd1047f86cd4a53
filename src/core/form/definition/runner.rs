//! What forms of a platform mean where they do not mean what those of Form.io do.

use super::{Condition, Definition, Test};
use crate::form::engine::World;
use crate::value::Value;

/// How a platform other than Form.io compares answers and goes on from pages. The importer hands
/// these over, so that a portal carries them only for the platforms whose forms it imports.
#[derive(Clone, Copy, Debug)]
pub struct Runner {
    /// Whether an answer passes a test.
    pub holds: fn(&Test, &Value, &World) -> bool,
    /// The pages that are reached, as places among [`Definition::pages`].
    pub route: fn(&Definition, Asked<'_>) -> Vec<usize>,
}

/// Tells whether a condition holds.
pub type Asked<'a> = &'a mut dyn FnMut(&Condition) -> bool;

/// A platform has one runner, so that definitions never differ by it alone.
impl PartialEq for Runner {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
