//! Which stream a number goes to: that of those that are told by the same.
//!
//! The number of a stream is 256 times the code of an instruction (WebAssembly Core Specification 2.0, 5.4), one for
//! all of a kind, plus what else tells what goes with it. `src/unpack.mjs` has the same numbers.

/// The codes of instructions.
pub const CODES: usize = 0;
/// The locals of functions.
pub const VARIABLES: usize = 1;
const LABELS: usize = 0x0c << 8;
const CALLS: usize = 0x10 << 8;
const LOCALS: usize = 0x20 << 8;
const LOADS: usize = 0x28 << 8;
const STORES: usize = 0x36 << 8;

/// `i32.const` and `i32.add`.
const CONST: u8 = 0x41;
const ADD: u8 = 0x6a;

/// The last of the locals that have a stream of what is found by them, and what stands for no local.
const LAST: u8 = 7;
const NONE: u8 = 8;

/// What stands around an instruction.
pub struct Around {
    /// The code of the one before, and the local that it takes, by [`LAST`] and [`NONE`].
    last: u8,
    local: u8,
    /// The codes of the two that follow; 0 beyond the end of the function.
    pub next: u8,
    pub after: u8,
}

impl Around {
    /// At the beginning of a function.
    pub fn new() -> Self {
        Self {
            last: 0,
            local: NONE,
            next: 0,
            after: 0,
        }
    }

    /// Goes past an instruction with what goes with it.
    pub fn pass(&mut self, code: u8, with: &[u8]) {
        self.last = code;
        self.local = match code {
            0x20..=0x22 => with.first().map_or(NONE, |local| LAST.min(*local)),
            _ => NONE,
        };
    }

    /// Where that is which goes with an instruction.
    pub fn stream(&self, code: u8) -> usize {
        let [local, next, after] = [self.local, self.next, self.after].map(usize::from);
        match code {
            0x02..=0x04 => usize::from(code) << 8,
            0x0c..=0x0e => LABELS,
            0x10 => CALLS + 4 * given(self.last) + taken(self.next),
            0x20..=0x22 => match self.next {
                CONST => LOCALS + after,
                0x28..=0x35 => LOCALS + 1,
                0x36..=0x3e => LOCALS + 2,
                _ => LOCALS,
            },
            0x28..=0x35 => LOADS + local,
            0x36..=0x3e => STORES,
            CONST if self.next == ADD => (usize::from(ADD) << 8) + local,
            _ => (usize::from(code) << 8) + next,
        }
    }
}

/// What a function is given last, by the code that comes before its call.
fn given(last: u8) -> usize {
    match last {
        0x20 => 1,
        CONST => 2,
        ADD => 3,
        _ => 0,
    }
}

/// What becomes of what a function gives back, by the code that comes after its call.
fn taken(next: u8) -> usize {
    match next {
        0x04 | 0x0d | 0x45 => 1,
        0x1a => 2,
        0x21 | 0x22 => 3,
        _ => 0,
    }
}
