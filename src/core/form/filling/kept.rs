//! What is kept on the device of a form that is being filled in.

use std::sync::Arc;

use super::{DateAnswer, DatePart, Filling, Typed};
use crate::form::engine::{Plan, Session, World};
use crate::tree::Limits;
use crate::value::{Object, Path, Segment, Value};

/// What a kept form may cost to read: 8 MB, 64 levels, a million values.
const LIMITS: Limits = Limits {
    bytes: 8_000_000,
    depth: 64,
    nodes: 1_000_000,
};

impl Filling {
    /// The answers and what stands in the fields, to go on with later.
    #[must_use]
    pub fn to_json(&self) -> String {
        let typed = self.typed.iter().map(|(path, typed)| {
            let typed = match typed {
                Typed::Text(text) => text.as_str().into(),
                Typed::Date(date) => {
                    let parts = DatePart::ALL.map(|part| (part.id(), date.part(part).into()));
                    parts.into_iter().collect::<Object>().into()
                }
            };
            Value::from(vec![written(path), typed])
        });
        let mut all = Object::default();
        all.set("answers", self.session.answers().clone());
        all.set("typed", typed.collect::<Vec<_>>().into());
        let done = self.done.iter().map(|key| key.as_str().into());
        all.set("done", done.collect::<Vec<Value>>().into());
        Value::from(all).to_json()
    }

    /// Goes on with what [`Filling::to_json`] wrote; none where the text is nothing of that kind.
    #[must_use]
    pub fn from_json(plan: Arc<Plan>, world: World, text: &str) -> Option<Self> {
        let kept = Value::from_json(text.as_bytes(), &LIMITS).ok()?;
        let kept = kept.as_object()?;
        let answers = kept.get("answers")?;
        answers.as_object()?;
        let typed = kept.get("typed").and_then(Value::as_list);
        let typed = typed.into_iter().flatten().filter_map(|entry| {
            let [path, typed] = entry.as_list()? else {
                return None;
            };
            let typed = match typed {
                Value::Text(text) => Typed::Text(text.to_string()),
                Value::Object(parts) => {
                    let mut date = DateAnswer::default();
                    for part in DatePart::ALL {
                        let text = parts.get(part.id()).and_then(Value::as_text);
                        *date.part_mut(part) = text.unwrap_or_default().to_owned();
                    }
                    Typed::Date(date)
                }
                _ => return None,
            };
            Some((read(path)?, typed))
        });
        let done = kept.get("done").and_then(Value::as_list);
        let done = done.into_iter().flatten().filter_map(Value::as_text);
        Some(Self {
            typed: typed.collect(),
            refused: Vec::new(),
            done: done.map(str::to_owned).collect(),
            session: Session::new(plan, answers.clone(), world),
            utc_offset_minutes: world.utc_offset_minutes,
        })
    }
}

/// A path by its steps: a key may hold what separates keys in a path that is written as one text.
fn written(path: &Path) -> Value {
    let steps = path.segments().iter().map(|step| match step {
        Segment::Key(key) => Value::Text(Arc::clone(key)),
        #[allow(clippy::cast_precision_loss, reason = "rows are few")]
        Segment::Index(index) => Value::Number(*index as f64),
    });
    steps.collect::<Vec<_>>().into()
}

fn read(path: &Value) -> Option<Path> {
    let mut steps = path.as_list()?.iter();
    steps.try_fold(Path::default(), |path, step| match step {
        Value::Text(key) => Some(path.key(key)),
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a cast from a float saturates"
        )]
        Value::Number(index) => Some(path.index(*index as usize)),
        _ => None,
    })
}
