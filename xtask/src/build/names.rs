//! Short names between the Wasm and the JavaScript that calls it.
//!
//! `wasm-bindgen` names each function by what it does and a hash, such as
//! `__wbg_setAttribute_9f8e0d1c2b3a4f5e`, in both files. Hashes do not compress: two letters in their
//! place save 6 kB of a first visit.

use std::collections::HashMap;

use crate::failure::{Failure, Outcome};

/// Sections of a Wasm module (WebAssembly Core Specification, 5.5).
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// Kinds of imports and exports: a function.
const FUNCTION: u8 = 0;

/// How the names begin by which chunks reach what the first part shares with them; they are in the
/// chunks as well, and stay.
const SHARED: &str = "__wasm_split";
const TABLE: &str = "__indirect_function_table";

/// Names shorter than this are left alone; `memory` is one that JavaScript knows as well.
const LONG: usize = 9;

/// Both files with short names.
///
/// # Errors
/// When the Wasm is no module with imports of functions alone, as `wasm-bindgen` makes it.
pub fn shorten(wasm: &[u8], glue: &str) -> Outcome<(Vec<u8>, String)> {
    let mut names = Names::known_to(glue);
    let wasm = rename_module(wasm, &mut names).ok_or_else(|| {
        Failure::new(
            "the Wasm is not what wasm-bindgen makes: its imports and exports cannot be read",
        )
    })?;
    Ok((wasm, rename_identifiers(glue, &names)))
}

/// The new names.
struct Names<'a> {
    /// The identifiers of the JavaScript: no other name is changed, and none of them is taken.
    identifiers: HashMap<&'a str, Option<String>>,
    made: usize,
}

impl<'a> Names<'a> {
    fn known_to(glue: &'a str) -> Self {
        let identifiers = glue
            .split(|c| !is_part(c))
            .filter(|name| !name.starts_with(SHARED) && *name != TABLE)
            .map(|name| (name, None))
            .collect();
        Self {
            identifiers,
            made: 0,
        }
    }

    /// The short name of a name, the same each time; the name itself where it must stay.
    fn short(&mut self, name: &str) -> String {
        match self.identifiers.get(name) {
            Some(Some(short)) => short.clone(),
            Some(None) if name.len() >= LONG => {
                let short = self.next();
                self.identifiers
                    .entry(self.key(name))
                    .and_modify(|new| *new = Some(short.clone()));
                short
            }
            _ => name.to_owned(),
        }
    }

    fn key(&self, name: &str) -> &'a str {
        self.identifiers
            .get_key_value(name)
            .map_or("", |(key, _)| key)
    }

    fn next(&mut self) -> String {
        loop {
            let (mut rest, mut name) = (self.made, String::from("_"));
            self.made += 1;
            loop {
                name.push(char::from(
                    b'a' + u8::try_from(rest % 26).unwrap_or_default(),
                ));
                rest /= 26;
                if rest == 0 {
                    break;
                }
            }
            if !self.identifiers.contains_key(name.as_str()) {
                return name;
            }
        }
    }
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

fn rename_identifiers(glue: &str, names: &Names) -> String {
    let mut out = String::with_capacity(glue.len());
    let mut rest = glue;
    while !rest.is_empty() {
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let short = names.identifiers.get(name).and_then(Option::as_deref);
        out.push_str(short.unwrap_or(name));
        let gap = after.find(is_part).unwrap_or(after.len());
        out.push_str(&after[..gap]);
        rest = &after[gap..];
    }
    out
}

fn rename_module(wasm: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let (header, mut rest) = wasm.split_at_checked(8)?;
    let mut out = header.to_vec();
    while let Some((&section, after)) = rest.split_first() {
        let mut input = Input(after);
        let content = input.bytes()?;
        let content = match section {
            IMPORTS => rename_imports(content, names)?,
            EXPORTS => rename_exports(content, names)?,
            _ => content.to_vec(),
        };
        out.push(section);
        write_bytes(&mut out, &content);
        rest = input.0;
    }
    Some(out)
}

fn rename_imports(content: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let mut input = Input(content);
    let count = input.number()?;
    let mut out = Vec::new();
    write_number(&mut out, count);
    for _ in 0..count {
        write_bytes(&mut out, input.bytes()?);
        let name = std::str::from_utf8(input.bytes()?).ok()?;
        write_bytes(&mut out, names.short(name).as_bytes());
        if input.byte()? != FUNCTION {
            return None;
        }
        out.push(FUNCTION);
        write_number(&mut out, input.number()?);
    }
    Some(out)
}

fn rename_exports(content: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let mut input = Input(content);
    let count = input.number()?;
    let mut out = Vec::new();
    write_number(&mut out, count);
    for _ in 0..count {
        let name = std::str::from_utf8(input.bytes()?).ok()?;
        write_bytes(&mut out, names.short(name).as_bytes());
        out.push(input.byte()?);
        write_number(&mut out, input.number()?);
    }
    Some(out)
}

/// What is left to read of a module.
struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(byte)
    }

    /// An unsigned LEB128 number (5.2.2).
    fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= u32::from(byte & 127).checked_shl(shift)?;
            if byte < 128 {
                return Some(number);
            }
        }
        None
    }

    /// Bytes with their length in front.
    fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }
}

fn write_number(out: &mut Vec<u8>, mut number: u32) {
    loop {
        let low = u8::try_from(number & 127).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            out.push(low);
            return;
        }
        out.push(low | 128);
    }
}

fn write_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    write_number(out, u32::try_from(bytes.len()).unwrap_or(u32::MAX));
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports `m.__wbg_alert_0123456789abcdef` and exports `memory` and `__wbg_run_ff`.
    fn module() -> Vec<u8> {
        let mut imports = vec![1];
        write_bytes(&mut imports, b"m");
        write_bytes(&mut imports, b"__wbg_alert_0123456789abcdef");
        imports.extend([FUNCTION, 0]);
        let mut exports = vec![2];
        write_bytes(&mut exports, b"memory");
        exports.extend([2, 0]);
        write_bytes(&mut exports, b"__wbg_run_ff");
        exports.extend([FUNCTION, 1]);
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        for (section, content) in [(IMPORTS, imports), (EXPORTS, exports), (10, vec![0])] {
            wasm.push(section);
            write_bytes(&mut wasm, &content);
        }
        wasm
    }

    #[test]
    fn both_files_get_the_same_names() {
        let glue = "const _a=1,i={__wbg_alert_0123456789abcdef(){}};w.__wbg_run_ff(w.memory)";
        let (wasm, glue) = shorten(&module(), glue).expect("a module");
        assert_eq!(glue, "const _a=1,i={_b(){}};w._c(w.memory)");
        let has = |name: &[u8]| wasm.windows(name.len()).any(|part| part == name);
        assert!(has(b"\x02_b\0") && has(b"\x02_c\0") && has(b"\x06memory\x02"));
        assert!(wasm.ends_with(&[10, 1, 0]), "other sections stay");
    }

    #[test]
    fn a_name_that_the_glue_does_not_know_stays() {
        let (wasm, _) = shorten(&module(), "").expect("a module");
        assert_eq!(wasm, module());
    }

    #[test]
    fn what_is_no_module_is_an_error() {
        assert!(shorten(b"\0asm", "").is_err());
        assert!(shorten(b"\0asm\x01\0\0\0\x02\x7f", "").is_err());
    }
}
