//! What is wrong with an answer.

use crate::value::Path;

/// The figures of a broken rule, by Form.io's names: `length`, `min`, `maxDate` ...
pub type Params = Vec<(&'static str, String)>;

/// A broken rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Where: the path of the answer, such as `children[0].name`. Of one of several answers, it is
    /// the path of them all.
    pub path: Path,
    /// Which rule, by Form.io's name, such as `required` or `maxLength`.
    pub rule: &'static str,
    /// Its figures.
    pub params: Params,
    /// The number of the item.
    pub item: u32,
    /// The author's words; empty where the words are to be made from rule and figures.
    pub message: String,
}
