//! What a Wasm says of the alignment of what it loads and stores, which is a hint and changes nothing that is
//! done (WebAssembly 2.0, section 4.4.7): the same everywhere, so that there is less to be told.

use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{MemArg, Module};
use wasmparser::Parser;

/// Of 32 bits. Processors for which it counts load longer numbers as two of these, or bear it.
const MOST: u8 = 2;

/// The same Wasm, in which all that is as long is aligned alike.
pub(super) fn align_alike(wasm: &[u8]) -> Result<Vec<u8>, Error> {
    let mut module = Module::new();
    Aligner.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

struct Aligner;

impl Reencode for Aligner {
    type Error = Infallible;

    fn mem_arg(&mut self, arg: wasmparser::MemArg) -> Result<MemArg, Error> {
        let align = arg.max_align.min(MOST);
        utils::mem_arg(self, wasmparser::MemArg { align, ..arg })
    }
}
