//! Components that share an answer.

use crate::form::definition::{Item, Page};
use crate::value::{Object, Path, Value};

/// The answers that several components of a form keep, without indexes, in document order. Formats
/// allow it: authors ask the same in several places of which a citizen sees one.
pub(super) fn shared_answers(pages: &[Page]) -> Vec<String> {
    // Whether each answer is shared. An object of values, because the code of one is there anyway.
    let mut answers = Object::default();
    for page in pages {
        note(&page.items, &Path::default(), &mut answers);
    }
    let mut shared = Vec::new();
    for (answer, is_shared) in answers.iter() {
        if *is_shared == Value::Bool(true) {
            shared.push(answer.to_owned());
        }
    }
    shared
}

fn note(items: &[Item], around: &Path, answers: &mut Object) {
    for item in items {
        if item.binding().has_answer() && !item.key.is_empty() {
            let answer = around.key(&item.key);
            let known = answers.entry(&answer.to_string());
            *known = Value::Bool(*known != Value::Undefined);
            note(&item.items, &answer, answers);
        } else {
            note(&item.items, around, answers);
        }
    }
}
