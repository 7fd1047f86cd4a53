//! Whether an answer satisfies a rule: the validation rules of Form.io.

mod choice;
mod contact;
pub(super) mod date;
mod email;
mod mask;
mod number;
mod text;
mod url;

use std::borrow::Cow;

use super::coercion::truthy;
use super::emptiness::is_given;
use super::problem::Params;
use super::script::Surroundings;
use crate::form::definition::{ArrayForm, Limit};
use crate::form::identifier::{self, Options};
use crate::value::{Value, number as decimal};

/// What is wrong with an answer.
pub(super) struct Broken {
    /// The name of the rule.
    pub rule: &'static str,
    /// What tells this problem from others of the same answer, and for scripts what they said.
    pub key: Cow<'static, str>,
    /// Its figures.
    pub params: Params,
}

impl Broken {
    fn new(rule: &'static str) -> Self {
        Self::keyed(rule, rule)
    }

    fn keyed(rule: &'static str, key: &'static str) -> Self {
        Self {
            rule,
            key: Cow::Borrowed(key),
            params: Params::new(),
        }
    }

    fn with(mut self, name: &'static str, value: String) -> Self {
        self.params.push((name, value));
        self
    }

    /// The rule `rule`, with its one figure, where a number is beyond the limit: above it where it is
    /// an upper one, else below it. What is no number is beyond none.
    fn beyond(
        found: f64,
        limit: f64,
        is_upper: bool,
        rule: &'static str,
        figure: &'static str,
    ) -> Option<Self> {
        let is_beyond = if is_upper {
            found > limit
        } else {
            found < limit
        };
        is_beyond.then(|| Self::new(rule).with(figure, decimal::to_text(limit)))
    }
}

/// Whether a rule looks at an array of answers as a whole rather than at each of them.
pub(super) fn looks_at_all(limit: &Limit) -> bool {
    matches!(limit, Limit::Array(_))
}

/// Whether a rule looks at each of several answers. Some rules of texts ask first whether there is a
/// text, and an array is none.
pub(super) fn looks_at_each(limit: &Limit) -> bool {
    !matches!(
        limit,
        Limit::Array(_) | Limit::MaxLength(_) | Limit::MinWords(_) | Limit::Pattern(_)
    )
}

/// What is wrong with an answer by one rule, if anything.
pub(super) fn check(limit: &Limit, value: &Value, around: &Surroundings) -> Option<Broken> {
    match limit {
        Limit::Required => (!is_given(around.item, value)).then(|| Broken::new("required")),
        Limit::MinLength(_)
        | Limit::MaxLength(_)
        | Limit::MinWords(_)
        | Limit::MaxWords(_)
        | Limit::Pattern(_)
        | Limit::DigitsOnly => text::check(limit, value, around),
        Limit::Min(_) | Limit::Max(_) | Limit::Step(_) | Limit::Number => {
            number::check(limit, value, around.item)
        }
        Limit::MinItems(_) | Limit::MaxItems(_) | Limit::OnlyAvailableItems => {
            choice::check(limit, value, around.item)
        }
        Limit::MinDate(_)
        | Limit::MaxDate(_)
        | Limit::MinYear(_)
        | Limit::MaxYear(_)
        | Limit::Moment
        | Limit::Time(_)
        | Limit::Day(_)
        | Limit::RequiredDay(_) => date::check(limit, value, around),
        Limit::Checksum(kind) => text_given(value)
            .filter(|text| identifier::check(*kind, text, Options::default()).is_err())
            .map(|_| Broken::new("checksum")),
        Limit::NotStopped => {
            choice::stop(value, around.item).map(|words| in_words("stopped", words))
        }
        Limit::Email => text_given(value)
            .filter(|text| !email::is_email(text, around.world))
            .map(|_| Broken::keyed("email", "invalid_email")),
        Limit::Mailbox => text_given(value)
            .filter(|text| !text.trim().is_empty() && !contact::is_email(text.trim()))
            .map(|_| Broken::keyed("email", "invalid_email")),
        Limit::Phone => text_given(value)
            .filter(|text| !text.trim().is_empty() && !contact::is_phone(text.trim()))
            .map(|_| Broken::new("phone")),
        Limit::Url => match value {
            value if !truthy(value) => None,
            Value::Text(text) if url::is_url(text, around.world) => None,
            _ => Some(Broken::keyed("url", "invalid_url")),
        },
        Limit::Mask(mask) => {
            let fits = match value {
                Value::Text(text) if around.item.source_type == "textfield" => {
                    mask::fits(mask, text)
                }
                Value::Text(text) => mask::fits_loosely(mask, text),
                _ => false,
            };
            (truthy(value) && !fits).then(|| Broken::new("mask"))
        }
        Limit::Array(form) => array(*form, value),
        Limit::Script(script) => said(around.run(script, "valid", true.into())?, "custom"),
        Limit::JsonLogic(rule) => {
            let value = if truthy(value) { value } else { &Value::Null };
            let told = around.run_with(rule, "valid", Value::Undefined, value.clone())?;
            match told {
                Value::Null | Value::Bool(true) => None,
                Value::Text(text) if !text.is_empty() => Some(in_words("json", &text)),
                _ => Some(Broken::keyed("json", "jsonLogic")),
            }
        }
    }
}

/// The text of an answer that is one and not empty.
fn text_given(value: &Value) -> Option<&str> {
    value.as_text().filter(|text| !text.is_empty())
}

fn in_words(rule: &'static str, words: &str) -> Broken {
    Broken {
        rule,
        key: Cow::Owned(words.to_owned()),
        params: Params::new(),
    }
}

/// What a script said of an answer: nothing and `true` are praise, a text is what is wrong.
fn said(outcome: Value, rule: &'static str) -> Option<Broken> {
    match outcome {
        Value::Undefined | Value::Null | Value::Bool(true) => None,
        Value::Text(words) => Some(in_words(rule, &words)),
        _ => Some(Broken::new(rule)),
    }
}

fn array(form: ArrayForm, value: &Value) -> Option<Broken> {
    let items = value.as_list();
    if !form.several {
        return (!form.allowed && items.is_some()).then(|| Broken::new("nonarray"));
    }
    match items {
        Some([]) => form.required.then(|| Broken::new("array_nonempty")),
        Some([first, ..]) => {
            let nested = first.as_list().is_some() && !form.nested && !form.any;
            nested.then(|| Broken::new("nonarray"))
        }
        None => (form.required || !value.is_nil()).then(|| Broken::new("array")),
    }
}
