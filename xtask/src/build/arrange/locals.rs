//! New numbers for the locals of functions: a local has the number that locals have where they are used as it
//! is, by a count of the bytes around the uses of all.

use std::collections::HashMap;

use wasm_encoder::reencode::Error;
use wasmparser::{FunctionBody, Operator};

/// How often the locals of all functions are numbered anew, each time by what came of all others.
const ROUNDS: usize = 5;

/// How much what is known of shorter surroundings counts beside what was seen in longer ones.
const WEIGHT: f64 = 2.0;

/// The bytes before and after the use of a local by which its number is foretold, from few to many.
const SURROUNDINGS: [(usize, usize); 5] = [(1, 0), (3, 0), (6, 0), (1, 2), (3, 4)];

/// What stands for the number of a local in the bytes around another.
const LOCAL: u8 = 255;

/// A function, as far as its locals go.
pub struct Body {
    /// The bytes of its instructions, with [`LOCAL`] for the number of each local.
    pub code: Vec<u8>,
    /// Where locals are used, and which.
    uses: Vec<(usize, usize)>,
    /// The first and the last of the locals that may change places with each other, being of one type.
    pub groups: Vec<(usize, usize)>,
    /// The new numbers of the locals.
    pub numbers: Vec<u32>,
}

impl Body {
    /// Reads one that takes so many parameters.
    pub fn read(body: &FunctionBody, parameters: usize) -> Result<Self, Error> {
        let mut groups = Vec::new();
        let mut locals = parameters;
        for group in body.get_locals_reader()? {
            let count = group?.0 as usize;
            groups.push((locals, locals + count));
            locals += count;
        }
        let (mut code, mut uses) = (Vec::new(), Vec::new());
        let mut reader = body.get_binary_reader_for_operators()?;
        let bytes = reader.read_bytes(reader.bytes_remaining())?;
        let mut operators = body.get_operators_reader()?;
        let start = operators.original_position();
        while !operators.eof() {
            let from = operators.original_position() - start;
            let operator = operators.read()?;
            let to = operators.original_position() - start;
            let bytes = &bytes[from as usize..to as usize];
            match operator {
                Operator::LocalGet { local_index }
                | Operator::LocalSet { local_index }
                | Operator::LocalTee { local_index } => {
                    code.push(bytes[0]);
                    uses.push((code.len(), local_index as usize));
                    code.push(LOCAL);
                }
                _ => code.extend_from_slice(bytes),
            }
        }
        Ok(Self {
            code,
            uses,
            groups,
            numbers: (0..).take(locals).collect(),
        })
    }

    /// The bytes around a use, by each of the [`SURROUNDINGS`].
    fn around(&self, at: usize) -> impl Iterator<Item = Around<'_>> {
        SURROUNDINGS
            .iter()
            .enumerate()
            .map(move |(kind, (before, after))| {
                let end = self.code.len().min(at + 1 + after);
                let before = &self.code[at.saturating_sub(*before)..at];
                (kind, before, &self.code[at + 1..end])
            })
    }
}

/// Which of the [`SURROUNDINGS`], and the bytes before and after.
type Around<'b> = (usize, &'b [u8], &'b [u8]);

/// How often locals of each number were used within the same bytes.
#[derive(Default)]
struct Seen {
    numbers: Vec<u32>,
    all: u32,
}

/// Numbers the locals of all functions anew.
pub fn number_locals(bodies: &mut [Body]) {
    // The bytes are owned by the bodies, whose numbers change meanwhile.
    let mut seen: HashMap<(usize, Vec<u8>, Vec<u8>), usize> = HashMap::new();
    let mut places = Vec::new();
    for body in &*bodies {
        for (at, _) in &body.uses {
            for (kind, before, after) in body.around(*at) {
                let next = seen.len();
                let key = (kind, before.to_vec(), after.to_vec());
                places.push(*seen.entry(key).or_insert(next));
            }
        }
    }
    let mut all: Vec<Seen> = Vec::new();
    all.resize_with(seen.len(), Seen::default);
    let mut rest = &*places;
    let mut starts = Vec::new();
    for body in &*bodies {
        let (own, after) = rest.split_at(body.uses.len() * SURROUNDINGS.len());
        starts.push(own);
        rest = after;
    }
    for (body, own) in bodies.iter().zip(&starts) {
        note(&mut all, body, own, true);
    }
    for _ in 0..ROUNDS {
        for (body, own) in bodies.iter_mut().zip(&starts) {
            note(&mut all, body, own, false);
            for group in body.groups.clone() {
                number_group(body, own, &all, group);
            }
            note(&mut all, body, own, true);
        }
    }
}

/// Counts the uses of a function's locals in, or out again.
fn note(all: &mut [Seen], body: &Body, own: &[usize], is_in: bool) {
    for ((_, local), places) in body.uses.iter().zip(own.chunks(SURROUNDINGS.len())) {
        let number = body.numbers[*local] as usize;
        for place in places {
            let seen = &mut all[*place];
            if seen.numbers.len() <= number {
                seen.numbers.resize(number + 1, 0);
            }
            if is_in {
                seen.numbers[number] += 1;
                seen.all += 1;
            } else {
                seen.numbers[number] -= 1;
                seen.all -= 1;
            }
        }
    }
}

/// Numbers the locals of a group: starts from the numbers that they have, and swaps two as long as
/// that makes their uses likelier.
fn number_group(body: &mut Body, own: &[usize], all: &[Seen], (from, to): (usize, usize)) {
    let count = to - from;
    // What it takes, in bits, to write the uses of a local that has a number.
    let mut bits = vec![vec![0.0; count]; count];
    let mut likely = vec![0.0; count];
    for ((_, local), places) in body.uses.iter().zip(own.chunks(SURROUNDINGS.len())) {
        if !(from..to).contains(local) {
            continue;
        }
        likely.fill(1.0 / 40.0);
        for place in places {
            let seen = &all[*place];
            let shares = f64::from(seen.all) + WEIGHT;
            for (number, likely) in (from..).zip(&mut likely) {
                let found = seen.numbers.get(number).copied().unwrap_or_default();
                *likely = (f64::from(found) + WEIGHT * *likely) / shares;
            }
        }
        for (bits, likely) in bits[local - from].iter_mut().zip(&likely) {
            *bits -= likely.log2();
        }
    }
    let numbers = &mut body.numbers[from..to];
    let cost = |local: usize, number: u32| bits[local][number as usize - from];
    let mut is_better = true;
    while is_better {
        is_better = false;
        for one in 0..count {
            for other in 0..one {
                let (here, there) = (numbers[one], numbers[other]);
                let now = cost(one, here) + cost(other, there);
                // Less by more than what adding in another order may make of it.
                if cost(one, there) + cost(other, here) < now - 1e-9 {
                    numbers.swap(one, other);
                    is_better = true;
                }
            }
        }
    }
}
