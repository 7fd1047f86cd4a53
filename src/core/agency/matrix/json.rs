//! Writing the JSON objects that a server is sent.

use crate::tree::json::write_string;

/// An object while it is written.
pub(super) struct Object {
    out: String,
}

impl Object {
    pub fn new() -> Self {
        Self { out: "{".into() }
    }

    /// Adds a text.
    pub fn text(mut self, key: &str, text: &str) -> Self {
        self.key(key);
        write_string(text, &mut self.out);
        self
    }

    /// Adds a whole number.
    pub fn number(self, key: &str, number: u64) -> Self {
        self.raw(key, &number.to_string())
    }

    /// Adds `true` or `false`.
    pub fn flag(self, key: &str, flag: bool) -> Self {
        self.raw(key, if flag { "true" } else { "false" })
    }

    /// Adds texts.
    pub fn texts(self, key: &str, texts: &[&str]) -> Self {
        let mut out = String::new();
        for text in texts {
            push_comma(&mut out);
            write_string(text, &mut out);
        }
        self.raw(key, &["[", &out, "]"].concat())
    }

    /// Adds objects.
    pub fn objects(self, key: &str, objects: impl Iterator<Item = Object>) -> Self {
        let mut out = String::new();
        for object in objects {
            push_comma(&mut out);
            out.push_str(&object.end());
        }
        self.raw(key, &["[", &out, "]"].concat())
    }

    /// Adds an object.
    pub fn object(self, key: &str, object: Object) -> Self {
        self.raw(key, &object.end())
    }

    /// The object as a document.
    pub fn end(mut self) -> String {
        self.out.push('}');
        self.out
    }

    fn raw(mut self, key: &str, json: &str) -> Self {
        self.key(key);
        self.out.push_str(json);
        self
    }

    fn key(&mut self, key: &str) {
        if self.out.len() > 1 {
            self.out.push(',');
        }
        write_string(key, &mut self.out);
        self.out.push(':');
    }
}

fn push_comma(out: &mut String) {
    if !out.is_empty() {
        out.push(',');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_json() {
        let inner = || Object::new().texts("t", &["a\"", "b"]).flag("f", false);
        let object = Object::new()
            .number("n", 7)
            .object("o", inner())
            .objects("l", [inner(), Object::new()].into_iter())
            .texts("e", &[]);
        assert_eq!(
            object.end(),
            r#"{"n":7,"o":{"t":["a\"","b"],"f":false},"l":[{"t":["a\"","b"],"f":false},{}],"e":[]}"#
        );
    }
}
