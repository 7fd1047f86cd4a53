//! New numbers for the locals of functions: of those of a type, the one that is used most comes first.

use std::cmp::Reverse;

use wasm_encoder::reencode::Error;
use wasmparser::{FunctionBody, Operator};

/// What stands for the number of each local in the code of a [`Body`].
const LOCAL: u8 = 255;

/// A function, as far as its locals go.
pub struct Body {
    /// The bytes of its instructions, without the numbers of its locals.
    pub code: Vec<u8>,
    /// The first and the last of the locals that may change places with each other, being of one type.
    pub groups: Vec<(usize, usize)>,
    /// The new numbers of the locals.
    pub numbers: Vec<u32>,
}

impl Body {
    /// Reads one that takes so many parameters, which keep their numbers.
    pub fn read(body: &FunctionBody, parameters: usize) -> Result<Self, Error> {
        let mut groups = Vec::new();
        let mut locals = parameters;
        for group in body.get_locals_reader()? {
            let count = group?.0 as usize;
            groups.push((locals, locals + count));
            locals += count;
        }
        let mut uses = vec![0_u32; locals];
        let mut code = Vec::new();
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            let from = operators.original_position() - body.range().start;
            let operator = operators.read()?;
            let to = operators.original_position() - body.range().start;
            let bytes = &body.as_bytes()[from as usize..to as usize];
            match operator {
                Operator::LocalGet { local_index }
                | Operator::LocalSet { local_index }
                | Operator::LocalTee { local_index } => {
                    code.extend([bytes[0], LOCAL]);
                    uses[local_index as usize] += 1;
                }
                _ => code.extend_from_slice(bytes),
            }
        }
        let mut numbers: Vec<u32> = (0..).take(locals).collect();
        for (from, to) in &groups {
            let mut usual: Vec<usize> = (*from..*to).collect();
            usual.sort_by_key(|local| Reverse(uses[*local]));
            for (number, local) in (*from as u32..).zip(usual) {
                numbers[local] = number;
            }
        }
        Ok(Self {
            code,
            groups,
            numbers,
        })
    }
}
