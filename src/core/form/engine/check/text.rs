//! Rules of texts.

use super::Broken;
use crate::form::definition::Limit;
use crate::form::engine::World;
use crate::form::engine::coercion::length;
use crate::value::Value;

/// What is wrong with a text; what is no text is not looked at, nor is the empty text, which only
/// the rule of most words counts as one word.
pub(super) fn check(limit: &Limit, value: &Value, world: &World) -> Option<Broken> {
    let text = value.as_text()?;
    if text.is_empty() {
        return None;
    }
    match limit {
        Limit::MinLength(least) => (length(text) < *least as usize)
            .then(|| Broken::new("minLength").with("length", least.to_string())),
        Limit::MaxLength(most) => (length(text) > *most as usize)
            .then(|| Broken::new("maxLength").with("length", most.to_string())),
        Limit::MinWords(least) => (words(text) < *least as usize)
            .then(|| Broken::new("minWords").with("length", least.to_string())),
        Limit::MaxWords(most) => (words(text) > *most as usize)
            .then(|| Broken::new("maxWords").with("length", most.to_string())),
        Limit::Pattern(pattern) => {
            let mut whole = String::with_capacity(pattern.len() + 2);
            whole.push('^');
            whole.push_str(pattern);
            whole.push('$');
            // What is no pattern throws in the peer, whose rule then passes.
            let fits = world.matches(&whole, text).unwrap_or(true);
            (!fits).then(|| Broken::new("pattern").with("pattern", pattern.clone()))
        }
        Limit::DigitsOnly => {
            (!text.bytes().all(|byte| byte.is_ascii_digit())).then(|| Broken::new("digitsOnly"))
        }
        _ => None,
    }
}

/// Words as Form.io counts them: a text of white space alone has one.
fn words(text: &str) -> usize {
    text.split_whitespace().count().max(1)
}
