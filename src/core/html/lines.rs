//! Text that is put together line by line.

use super::entity::resolve;

/// Text that is being put together line by line.
pub struct Lines {
    pub text: String,
    /// Whether line ends in the source are mere white space, as they are in HTML.
    folds: bool,
}

impl Lines {
    pub fn new(folds: bool) -> Self {
        Self {
            text: String::new(),
            folds,
        }
    }

    /// Appends a text of the source, its character references resolved.
    pub fn push(&mut self, source: &str) {
        let source = resolve(source);
        for character in source.chars() {
            match character {
                '\n' if !self.folds => self.add_line(),
                '\r' if !self.folds => {}
                c if c.is_whitespace() => {
                    if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                        self.text.push(' ');
                    }
                }
                c if c.is_control() => {}
                c => self.text.push(c),
            }
        }
    }

    /// Makes sure that so many lines end here.
    pub fn end_lines(&mut self, count: usize) {
        self.trim_line();
        let ended = self
            .text
            .bytes()
            .rev()
            .take_while(|&byte| byte == b'\n')
            .count();
        if !self.text.is_empty() {
            for _ in ended..count {
                self.text.push('\n');
            }
        }
    }

    /// Ends one line more, but never leaves more than one line empty.
    pub fn add_line(&mut self) {
        self.trim_line();
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn trim_line(&mut self) {
        let length = self.text.trim_end_matches(' ').len();
        self.text.truncate(length);
    }

    pub fn finish(mut self) -> String {
        let length = self.text.trim_end().len();
        self.text.truncate(length);
        self.text
    }
}
