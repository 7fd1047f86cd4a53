//! Files among the answers.

use super::Filling;
use crate::value::{Object, Path, Value};

/// The scheme of the stand-in for a file's content, which is kept apart from the answers until they
/// are sent.
const HELD: &str = "held:";

/// A file among the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileAnswer {
    /// What its content is found by.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its media type; may be empty.
    pub media_type: String,
}

impl Filling {
    /// The files at a path, in order.
    #[must_use]
    pub fn files(&self, path: &Path) -> Vec<FileAnswer> {
        let entries = self.session.answers().get(path).as_list();
        let entries = entries.unwrap_or_default().iter();
        entries.filter_map(FileAnswer::read).collect()
    }

    /// Adds a file after the others. It is stored as Form.io stores files of its own (`base64`).
    pub fn add_file(&mut self, path: &Path, file: &FileAnswer) {
        let mut files = self.entries(path);
        files.push(file.write());
        self.answer(path, files.into());
    }

    /// Takes a file out.
    pub fn remove_file(&mut self, path: &Path, id: &str) {
        let mut files = self.entries(path);
        files.retain(|entry| FileAnswer::read(entry).is_none_or(|file| file.id != id));
        self.answer(path, files.into());
    }

    /// Drops the files whose content is gone, by their id. Gives how many they were.
    pub fn keep_files(&mut self, is_there: &dyn Fn(&str) -> bool) -> usize {
        let mut gone = 0;
        let kept = fill_in(self.session.answers(), &mut |file| {
            let there = is_there(&file.id);
            gone += usize::from(!there);
            there.then(|| file.write())
        });
        if gone > 0 {
            self.session.replace(kept);
        }
        gone
    }

    fn entries(&self, path: &Path) -> Vec<Value> {
        let entries = self.session.answers().get(path).as_list();
        entries.unwrap_or_default().to_vec()
    }
}

impl FileAnswer {
    fn read(entry: &Value) -> Option<Self> {
        let entry = entry.as_object()?;
        let text = |key| entry.get(key).and_then(Value::as_text).unwrap_or_default();
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a cast from a float saturates"
        )]
        let size = match entry.get("size") {
            Some(Value::Number(size)) => *size as u64,
            _ => 0,
        };
        Some(Self {
            id: text("url").strip_prefix(HELD)?.to_owned(),
            name: text("originalName").to_owned(),
            size,
            media_type: text("type").to_owned(),
        })
    }

    fn write(&self) -> Value {
        #[allow(clippy::cast_precision_loss, reason = "files are below 2^53 bytes")]
        let size = self.size as f64;
        let entries: [(&str, Value); 6] = [
            ("name", self.name.as_str().into()),
            ("originalName", self.name.as_str().into()),
            ("size", size.into()),
            ("type", self.media_type.as_str().into()),
            ("storage", "base64".into()),
            ("url", [HELD, &self.id].concat().into()),
        ];
        entries.into_iter().collect::<Object>().into()
    }
}

/// Puts the content of files in place of its stand-ins, and drops the files that are not there any
/// more. `content` gives a file as it is sent.
pub fn fill_in(value: &Value, content: &mut dyn FnMut(&FileAnswer) -> Option<Value>) -> Value {
    match value {
        Value::List(items) => {
            let kept = items
                .iter()
                .filter_map(|item| match FileAnswer::read(item) {
                    Some(file) => content(&file),
                    None => Some(fill_in(item, content)),
                });
            kept.collect::<Vec<_>>().into()
        }
        Value::Object(object) => {
            let entries = object.iter();
            let filled = entries.map(|(key, entry)| (key, fill_in(entry, content)));
            filled.collect::<Object>().into()
        }
        value => value.clone(),
    }
}
