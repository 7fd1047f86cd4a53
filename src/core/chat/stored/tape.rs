//! The one list of what is kept, for both directions.

use std::slice::Iter;

use crate::kept;
use crate::tree::Node;

/// Texts one after the other: written, or read back in the same order into what is there already.
///
/// Whatever is kept is named once, by a function that works both ways, so that writing and reading cannot
/// differ, and cost half of what two functions do.
pub(super) struct Tape<'a> {
    /// What is still to be read; none while it is written.
    rest: Option<Iter<'a, Node>>,
    written: Vec<Node>,
    /// Whether something was not there, or not what it must be.
    pub is_damaged: bool,
}

impl<'a> Tape<'a> {
    /// One to write to.
    pub fn blank() -> Self {
        Self {
            rest: None,
            written: Vec::new(),
            is_damaged: false,
        }
    }

    /// One to read from.
    pub fn of(items: &'a [Node]) -> Self {
        Self {
            rest: Some(items.iter()),
            ..Self::blank()
        }
    }

    /// Whether it is written, not read.
    pub fn is_written(&self) -> bool {
        self.rest.is_none()
    }

    /// What was written.
    pub fn into_node(self) -> Node {
        Node::list(self.written)
    }

    /// Whether all was read, and all was as it must be.
    pub fn is_whole(&self) -> bool {
        let is_over = self.rest.as_ref().is_none_or(|rest| rest.len() == 0);
        is_over && !self.is_damaged
    }

    /// A text.
    pub fn text(&mut self, text: &mut String) {
        let Some(rest) = &mut self.rest else {
            return self.written.push(Node::scalar(text.as_str()));
        };
        match rest.next().and_then(kept::exact) {
            Some(read) => read.clone_into(text),
            None => self.is_damaged = true,
        }
    }

    /// Texts, one after the other.
    pub fn texts(&mut self, texts: &mut [&mut String]) {
        for text in texts {
            self.text(text);
        }
    }

    /// A whole number.
    pub fn number(&mut self, number: &mut i64) {
        let mut text = number.to_string();
        self.text(&mut text);
        match text.parse() {
            Ok(read) => *number = read,
            Err(_) => self.is_damaged = true,
        }
    }

    /// A number that is small and not negative, such as which one of several kinds.
    pub fn count(&mut self, count: u32) -> u32 {
        let mut number = i64::from(count);
        self.number(&mut number);
        u32::try_from(number).unwrap_or_else(|_| {
            self.is_damaged = true;
            0
        })
    }

    /// Yes or no.
    pub fn flag(&mut self, flag: &mut bool) {
        *flag = self.count(u32::from(*flag)) != 0;
    }

    /// Whether something is there that may be missing; where it is, it follows.
    pub fn has<T>(&mut self, value: &mut Option<T>, blank: fn() -> T) -> bool {
        let mut has = value.is_some();
        self.flag(&mut has);
        if has {
            value.get_or_insert_with(blank);
        } else {
            *value = None;
        }
        has
    }

    /// A number that may be missing.
    pub fn maybe(&mut self, number: &mut Option<i64>) {
        if self.has(number, i64::default)
            && let Some(number) = number
        {
            self.number(number);
        }
    }

    /// A text that may be missing.
    pub fn maybe_text(&mut self, text: &mut Option<String>) {
        if self.has(text, String::new)
            && let Some(text) = text
        {
            self.text(text);
        }
    }

    /// Several of a kind, each by the same function.
    pub fn several<T>(
        &mut self,
        items: &mut Vec<T>,
        blank: fn() -> T,
        each: fn(&mut Self, &mut T),
    ) {
        self.newest(items, usize::MAX, blank, each);
    }

    /// The last of several of a kind, as many as that at most when they are written.
    pub fn newest<T>(
        &mut self,
        items: &mut Vec<T>,
        most: usize,
        blank: fn() -> T,
        each: fn(&mut Self, &mut T),
    ) {
        if !self.is_written() {
            items.clear();
        }
        let skipped = items.len().saturating_sub(most);
        let count = self.count(u32::try_from(items.len() - skipped).unwrap_or_default());
        for at in skipped..skipped + count as usize {
            if self.is_damaged {
                return;
            }
            if at >= items.len() {
                items.push(blank());
            }
            if let Some(item) = items.get_mut(at) {
                each(self, item);
            }
        }
    }

    /// Which of several kinds something is. Where it is read and is of another kind than what is there, `blank`
    /// makes an empty one of that kind; none is damage.
    pub fn kind<T>(&mut self, value: &mut T, kind: u32, blank: fn(u32) -> Option<T>) {
        let read = self.count(kind);
        if read != kind {
            match blank(read) {
                Some(blank) => *value = blank,
                None => self.is_damaged = true,
            }
        }
    }
}
