//! Rules of texts.

use super::Broken;
use crate::find;
use crate::form::definition::{Item, ItemKind, Limit, Question};
use crate::form::engine::coercion;
use crate::form::engine::script::Surroundings;
use crate::value::Value;

/// What is wrong with a text; what is no text is not looked at, nor is the empty text, which only
/// the rule of most words counts as one word.
pub(super) fn check(limit: &Limit, value: &Value, around: &Surroundings) -> Option<Broken> {
    let text = words_of(value, around.item)?;
    if text.is_empty() {
        return None;
    }
    match limit {
        Limit::MinLength(least) => counted(length(text, around.item), *least, false, "minLength"),
        Limit::MaxLength(most) => counted(length(text, around.item), *most, true, "maxLength"),
        Limit::MinWords(least) => counted(words(text), *least, false, "minWords"),
        Limit::MaxWords(most) => counted(words(text), *most, true, "maxWords"),
        Limit::Pattern(pattern) => {
            let mut whole = String::with_capacity(pattern.len() + 2);
            whole.push('^');
            whole.push_str(pattern);
            whole.push('$');
            // What is no pattern throws in the peer, whose rule then passes.
            let fits = around.world.matches(&whole, text).unwrap_or(true);
            (!fits).then(|| Broken::new("pattern").with("pattern", pattern.clone()))
        }
        Limit::DigitsOnly => {
            (!text.bytes().all(|byte| byte.is_ascii_digit())).then(|| Broken::new("digitsOnly"))
        }
        _ => None,
    }
}

#[allow(clippy::cast_precision_loss, reason = "texts are short")]
fn counted(found: usize, limit: u32, is_upper: bool, rule: &'static str) -> Option<Broken> {
    Broken::beyond(found as f64, f64::from(limit), is_upper, rule, "length")
}

/// The text of an answer; of a place, its address in words.
fn words_of<'a>(value: &'a Value, item: &Item) -> Option<&'a str> {
    match item.kind {
        ItemKind::Question(Question::Location { .. }) => {
            value.as_object()?.get("address_string")?.as_text()
        }
        _ => value.as_text(),
    }
}

/// How long a text is, in the unit in which its limits are meant.
fn length(text: &str, item: &Item) -> usize {
    if item.part.counts_characters {
        let text = text.trim();
        text.chars().count() - breaks(text)
    } else {
        coercion::length(text)
    }
}

/// Breaks of lines that are two characters.
fn breaks(text: &str) -> usize {
    let pairs = text.as_bytes().windows(2);
    pairs.filter(|pair| pair == b"\r\n").count()
}

/// Words as Form.io counts them: a text of white space alone has one.
fn words(text: &str) -> usize {
    find::words(text).count().max(1)
}
