//! A Wasm in the order in which it compresses best: each kind of number by itself. `src/unpack.mjs` puts it
//! together again in the browser, and says how a packed Wasm is laid out.
//!
//! A compressor tells the next byte by those before it. Among the codes of instructions, the number of a local
//! tells little of the instruction that follows, while the instructions before it tell much.

mod streams;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use wasmparser::{BinaryReader, FunctionBody, Parser, Payload};

use streams::{Around, CODES, VARIABLES};

use crate::failure::{Failure, Outcome};
use crate::files;
use crate::process;
use crate::workspace;

/// How a Wasm begins: what it is, and its version.
const PREAMBLE: &[u8] = b"\0asm\x01\0\0\0";

/// The numbers of sections: one that programs pass over, and that of functions.
const CUSTOM: u8 = 0;
const FUNCTIONS: u8 = 10;

/// The name of the section that a packed Wasm consists of.
const NAME: &str = "packed";

/// The length of a function that three bytes no longer hold.
const TOO_LONG: usize = 1 << 21;

/// A Wasm for the network, and what the browser makes of it.
pub struct Packed {
    /// What is sent.
    pub packed: Vec<u8>,
    /// What is run: the same Wasm as before, with the length of each function in three bytes.
    pub unpacked: Vec<u8>,
}

/// The Wasm packed. What the script makes of it is compared, in a folder for what is made meanwhile.
///
/// # Errors
/// When it is no Wasm, when it has an instruction that is not known here or with another hint of alignment
/// than `arrange` gives it, and when what is unpacked is not the same.
pub fn pack(wasm: &[u8], folder: &Path) -> Outcome<Packed> {
    let parts = Parts::of(wasm)?;
    let packed = parts.packed();
    let unpacked = unpacked(&packed, folder)?;
    if unpacked != [&*parts.before, &parts.functions, &parts.after].concat() {
        return Err(Failure::new(
            "a Wasm is not the same once it was packed and unpacked (xtask/src/build/pack.rs, src/unpack.mjs)",
        ));
    }
    Ok(Packed { packed, unpacked })
}

/// Where the codes of instructions end in a file that is a packed Wasm. They are so unlike the rest that the two
/// are best compressed with nothing in common.
pub fn end_of_codes(file: &[u8]) -> Option<usize> {
    let Some(Ok(Payload::CustomSection(section))) = Parser::new(0).parse_all(file).nth(1) else {
        return None;
    };
    let mut reader = BinaryReader::new(section.data(), section.data_offset());
    let mut length = || reader.read_var_u32().ok();
    let (before, _functions, count) = (length()?, length()?, length()?);
    let (_gap, codes) = (length()?, length()?);
    for _ in 1..count {
        length()?;
        length()?;
    }
    let end = reader.original_position() as usize + (before + codes) as usize;
    (section.name() == NAME && end <= file.len()).then_some(end)
}

/// What stands in the streams that are not empty, by their numbers.
type Streams = BTreeMap<usize, Vec<u8>>;

/// What a packed Wasm is made of.
struct Parts {
    /// What stands before the first function, and after the last.
    before: Vec<u8>,
    after: Vec<u8>,
    /// The functions, each with its length in three bytes.
    functions: Vec<u8>,
    /// The same taken apart.
    streams: Streams,
}

impl Parts {
    fn of(wasm: &[u8]) -> Outcome<Self> {
        let mut streams = Streams::new();
        let mut functions = Vec::new();
        let mut section = None;
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.map_err(failure)? {
                Payload::CodeSectionStart { count, range, .. } => {
                    section = Some((count as usize, range));
                }
                Payload::CodeSectionEntry(body) => {
                    functions.extend(length_in_three(body.as_bytes().len())?);
                    functions.extend(body.as_bytes());
                    put(&body, &mut streams)?;
                }
                _ => {}
            }
        }
        let (count, range) = section.ok_or_else(|| failure("it has no functions"))?;
        let (start, end) = (range.start as usize, range.end as usize);
        // The number of the section and its length, which is another now.
        let mut before = wasm[..start - 1 - leb(end - start).len()].to_vec();
        let count = leb(count);
        before.push(FUNCTIONS);
        before.extend(leb(count.len() + functions.len()));
        before.extend(count);
        Ok(Self {
            before,
            after: wasm[end..].to_vec(),
            functions,
            streams,
        })
    }

    fn packed(&self) -> Vec<u8> {
        let mut content = leb(NAME.len());
        content.extend(NAME.bytes());
        content.extend(leb(self.before.len()));
        content.extend(leb(self.functions.len()));
        content.extend(leb(self.streams.len()));
        let mut last = 0;
        for (number, stream) in &self.streams {
            content.extend(leb(number - last));
            content.extend(leb(stream.len()));
            last = *number;
        }
        content.extend(&self.before);
        content.extend(self.streams.values().flatten());
        content.extend(&self.after);
        [PREAMBLE, &[CUSTOM], &leb(content.len()), &content].concat()
    }
}

/// Takes a function apart.
fn put(body: &FunctionBody, streams: &mut Streams) -> Outcome {
    let bytes = body.as_bytes();
    let mut operators = body.get_operators_reader().map_err(failure)?;
    let mut places = Vec::new();
    while !operators.eof() {
        places.push((operators.original_position() - body.range().start) as usize);
        operators.read().map_err(failure)?;
    }
    let first = places.first().copied().unwrap_or(bytes.len());
    let mut put = |stream: usize, bytes: &[u8]| streams.entry(stream).or_default().extend(bytes);
    put(VARIABLES, &bytes[..first]);
    let code_at = |number: usize| places.get(number).map_or(0, |place| bytes[*place]);
    let mut around = Around::new();
    for (number, place) in places.iter().enumerate() {
        let end = places.get(number + 1).copied().unwrap_or(bytes.len());
        let (code, mut with) = (bytes[*place], &bytes[place + 1..end]);
        if let Some(align) = alignment(code) {
            with = with
                .strip_prefix(&[align])
                .ok_or_else(|| failure("it has a hint of alignment of its own"))?;
        }
        around.next = code_at(number + 1);
        around.after = code_at(number + 2);
        put(CODES, &[code]);
        if !with.is_empty() {
            put(around.stream(code), with);
        }
        around.pass(code, with);
    }
    Ok(())
}

/// The hint of alignment of what loads or stores, as a power of two: that of as many bytes, and of four at most.
fn alignment(code: u8) -> Option<u8> {
    match code {
        0x2c | 0x2d | 0x30 | 0x31 | 0x3a | 0x3c => Some(0),
        0x2e | 0x2f | 0x32 | 0x33 | 0x3b | 0x3d => Some(1),
        0x28..=0x3e => Some(2),
        _ => None,
    }
}

/// A number in as many bytes as it takes (5.2.2).
fn leb(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7f {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// The length of a function in three bytes, whatever it is.
fn length_in_three(length: usize) -> Outcome<[u8; 3]> {
    if length >= TOO_LONG {
        return Err(failure("it has a function of more than two megabytes"));
    }
    let [low, middle, high] = [0, 7, 14].map(|bits| (length >> bits) as u8 & 0x7f);
    Ok([low | 0x80, middle | 0x80, high])
}

/// What the script makes of a packed Wasm, run by Node.js.
fn unpacked(packed: &[u8], folder: &Path) -> Outcome<Vec<u8>> {
    let [from, to] = ["packed.wasm", "unpacked.wasm"].map(|name| folder.join(name));
    files::write(&from, packed)?;
    let mut node = Command::new("node");
    node.args(["--input-type=module", "--eval", UNPACK]);
    node.args([&workspace::path("src/unpack.mjs"), &from, &to]);
    process::run(&mut node)?;
    files::read(&to)
}

/// Its arguments are the script, what is packed, and where to write.
const UNPACK: &str = "import { readFileSync, writeFileSync } from 'node:fs';
const [, script, from, to] = process.argv;
const { unpacked } = await import(script);
writeFileSync(to, unpacked(readFileSync(from)));";

fn failure(why: impl std::fmt::Display) -> Failure {
    Failure::new(format!("the Wasm cannot be packed: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Instructions with what goes with them: all that compilers for browsers write, kind by kind.
    const INSTRUCTIONS: [&[u8]; 29] = [
        &[0x00],                               // unreachable
        &[0x02, 0x40, 0x0d, 0x81, 0x00, 0x0b], // block, br_if, end
        &[0x03, 0x7f, 0x0c, 0x00, 0x0b],       // loop, br
        &[0x04, 0x40, 0x05, 0x0b],             // if, else
        &[0x0e, 0x02, 0x00, 0x80, 0x01, 0x01], // br_table
        &[0x0e, 0x00, 0x00],                   // br_table of the default alone
        &[0x10, 0x85, 0x01],                   // call
        &[
            0x20, 0x00, 0x10, 0x00, 0x21, 0x00, 0x41, 0x00, 0x10, 0x01, 0x1a, 0x6a, 0x10, 0x02,
            0x45,
        ], // calls with something around
        &[0x11, 0x02, 0x00],                   // call_indirect
        &[0x1a, 0x1b],                         // drop, select
        &[0x1c, 0x01, 0x6f],                   // select of a type
        &[0x20, 0x00, 0x21, 0x01, 0x22, 0x90, 0x01], // locals
        &[0x23, 0x00, 0x24, 0x01],             // globals
        &[0x25, 0x00, 0x26, 0x01],             // tables
        &[0x28, 0x02, 0x08, 0x2d, 0x00, 0x81, 0x01], // i32.load, i32.load8_u
        &[0x2f, 0x01, 0x00, 0x35, 0x02, 0x04, 0x2b, 0x02, 0x08], // load16, i64.load32_u, f64.load
        &[0x37, 0x02, 0x10, 0x3c, 0x00, 0x03, 0x3d, 0x01, 0x05], // i64.store, store8, store16
        &[
            0x20, 0x03, 0x28, 0x02, 0x08, 0x22, 0x89, 0x01, 0x2d, 0x00, 0x04,
        ], // what loads by a local
        &[0x20, 0x00, 0x20, 0x01, 0x36, 0x02, 0x08], // what stores a local
        &[0x20, 0x09, 0x41, 0x01, 0x6a, 0x22, 0x02, 0x41, 0x02, 0x6c], // sums and products
        &[0x3f, 0x00, 0x40, 0x00],             // memory.size, memory.grow
        &[0x41, 0x7f, 0x41, 0x80, 0x80, 0xc0, 0x00, 0x6a], // i32.const, i32.add
        &[
            0x42, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f,
        ], // i64.const
        &[0x43, 0xff, 0x00, 0x80, 0xbf],       // f32.const
        &[0x44, 0x80, 0x00, 0xff, 0x81, 0x0b, 0x00, 0xf0, 0x3f], // f64.const
        &[0xd0, 0x6f, 0xd1, 0xd2, 0x81, 0x00], // ref.null, ref.is_null, ref.func
        &[0xfc, 0x00, 0xfc, 0x07],             // trunc_sat
        &[
            0xfc, 0x08, 0x01, 0x00, 0xfc, 0x09, 0x01, 0xfc, 0x0a, 0x00, 0x00, 0xfc, 0x0b, 0x00,
        ], // memory
        &[
            0xfc, 0x0c, 0x00, 0x01, 0xfc, 0x0e, 0x00, 0x00, 0xfc, 0x0f, 0x01, 0xfc, 0x10, 0x00,
        ], // tables
    ];

    const VARIABLES_OF_TWO_KINDS: &[u8] = &[2, 0x81, 0x01, 0x7f, 3, 0x7e];
    const END: u8 = 0x0b;

    /// A module of functions, each by its instructions, with a section before them and one after.
    fn module(functions: &[Vec<u8>]) -> Vec<u8> {
        let mut code = leb(functions.len());
        for instructions in functions {
            let body = [VARIABLES_OF_TWO_KINDS, instructions, &[END]].concat();
            code.extend(leb(body.len()));
            code.extend(body);
        }
        let types = [1, 0x60, 0, 0];
        let list = [leb(functions.len()), vec![0; functions.len()]].concat();
        let mut wasm = PREAMBLE.to_vec();
        for (section, content) in [(1, &types[..]), (3, &list), (FUNCTIONS, &code), (11, &[0])] {
            wasm.push(section);
            wasm.extend(leb(content.len()));
            wasm.extend(content);
        }
        wasm
    }

    fn bodies(wasm: &[u8]) -> Vec<Vec<u8>> {
        let payloads = Parser::new(0).parse_all(wasm);
        let bodies = payloads.filter_map(|payload| match payload.expect("reads") {
            Payload::CodeSectionEntry(body) => Some(body.as_bytes().to_vec()),
            _ => None,
        });
        bodies.collect()
    }

    fn folder(name: &str) -> std::path::PathBuf {
        let name = format!("frontdoor-pack-{name}-{}", std::process::id());
        std::env::temp_dir().join(name)
    }

    #[test]
    fn every_instruction_comes_back() {
        let folder = folder("instructions");
        let each = INSTRUCTIONS.map(<[u8]>::to_vec);
        let all = [&each[..], &[INSTRUCTIONS.concat(), Vec::new()]].concat();
        let wasm = module(&all);
        let packed = pack(&wasm, &folder).expect("packs");
        assert_eq!(bodies(&packed.unpacked), bodies(&wasm));
        assert_eq!(bodies(&wasm).len(), INSTRUCTIONS.len() + 2);
        assert!(
            packed.unpacked.ends_with(&[11, 1, 0]),
            "what stands after is lost"
        );
        // A browser passes over what follows, and so it must come along.
        let more = [&packed.packed[..], &[0, 2, 1, b'm']].concat();
        let unpacked = unpacked(&more, &folder).expect("unpacks");
        assert_eq!(unpacked, [&packed.unpacked[..], &[0, 2, 1, b'm']].concat());
        files::remove_folder(&folder).expect("removes");
    }

    #[test]
    fn what_cannot_be_told_again_is_not_packed() {
        let why = |instructions: &[u8]| {
            let failure = pack(&module(&[instructions.to_vec()]), &folder("no")).err();
            failure.expect("is packed").0
        };
        // `i32.load` with a hint that says one byte.
        assert!(why(&[0x28, 0x00, 0x00]).contains("alignment"));
        assert!(why(&vec![0x01; TOO_LONG]).contains("two megabytes"));
        assert!(pack(b"\0as", &folder("no")).is_err());
        assert!(pack(PREAMBLE, &folder("no")).is_err());
    }

    #[test]
    fn the_codes_end_where_the_rest_begins() {
        let parts = Parts::of(&module(&[vec![0x20, 0x05, 0x20, 0x06]])).expect("reads");
        let packed = parts.packed();
        let end = end_of_codes(&packed).expect("is packed");
        assert!(packed[..end].ends_with(&[0x20, 0x20, END]));
        let rest = [VARIABLES_OF_TWO_KINDS, &[5, 6]].concat();
        assert!(packed[end..].starts_with(&rest));
        assert_eq!(end_of_codes(&module(&[])), None);
        assert_eq!(end_of_codes(b"a text"), None);
    }
}
