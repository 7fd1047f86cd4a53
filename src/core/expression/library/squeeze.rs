//! Source text without what only people read, made while this is compiled.

/// How long [`squeezed`] makes a text.
pub(super) const fn length(source: &[u8]) -> usize {
    let mut all = Squeezer::new(source);
    let mut length = 0;
    while all.next().is_some() {
        length += 1;
    }
    length
}

/// The text without lines of comments, indentation and needless spaces; every line that is not
/// indented keeps a line of its own.
pub(super) const fn squeezed<const LENGTH: usize>(source: &[u8]) -> [u8; LENGTH] {
    let mut all = Squeezer::new(source);
    let mut out = [0; LENGTH];
    let mut at = 0;
    while let Some(byte) = all.next() {
        out[at] = byte;
        at += 1;
    }
    out
}

struct Squeezer<'s> {
    source: &'s [u8],
    at: usize,
    last: u8,
    quote: u8,
}

impl<'s> Squeezer<'s> {
    const fn new(source: &'s [u8]) -> Self {
        Self {
            source,
            at: 0,
            last: b'\n',
            quote: 0,
        }
    }

    const fn next(&mut self) -> Option<u8> {
        let byte = self.take_visible();
        if byte == 0 {
            return None;
        }
        self.last = byte;
        Some(byte)
    }

    const fn ahead(&self, bytes: usize) -> u8 {
        if self.at + bytes < self.source.len() {
            self.source[self.at + bytes]
        } else {
            0
        }
    }

    /// The next byte that is kept, 0 at the end.
    const fn take_visible(&mut self) -> u8 {
        let byte = self.ahead(0);
        if self.quote != 0 {
            self.at += 1;
            if byte == self.quote {
                self.quote = 0;
            }
            return byte;
        }
        if byte == b' ' || byte == b'\n' {
            return self.take_space();
        }
        self.at += 1;
        if byte == b'\'' || byte == b'"' {
            self.quote = byte;
        }
        byte
    }

    /// Passes over white space and lines of comments.
    const fn take_space(&mut self) -> u8 {
        let mut begins_line = false;
        loop {
            match self.ahead(0) {
                b'\n' => {
                    begins_line = true;
                    self.at += 1;
                }
                b' ' => {
                    self.at += 1;
                    if begins_line && self.ahead(0) != b' ' {
                        begins_line = false;
                        if self.ahead(0) == b'/' && self.ahead(1) == b'/' {
                            self.pass_line();
                        }
                    }
                }
                b'/' if begins_line && self.ahead(1) == b'/' => self.pass_line(),
                _ => break,
            }
        }
        if begins_line && self.ahead(0) == b'f' {
            return b'\n';
        }
        if is_word(self.last) && is_word(self.ahead(0)) {
            return b' ';
        }
        self.take_visible()
    }

    const fn pass_line(&mut self) {
        while self.ahead(0) != b'\n' && self.ahead(0) != 0 {
            self.at += 1;
        }
    }
}

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$'
}
