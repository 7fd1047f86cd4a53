//! What the engine of forms costs: the two programs of `xtask/bare`, as small as the portal's own Wasm is
//! made and packed as it is, compared with each other.
//!
//! Within the portal it cannot be told from the pages that show forms, since the compiler makes one of both.

use frontdoor_core::expression::library_text;

use super::{compress, pack, wasm};
use crate::failure::{Failure, Outcome};
use crate::files;
use crate::process;
use crate::setup::BuildTools;
use crate::setup::rust::TARGET;
use crate::step::step;
use crate::workspace;

/// Bytes, after brotli, above which the command fails.
const LIMIT: usize = 67_900;

/// The crate of the two programs.
const PACKAGE: &str = "frontdoor-bare";

/// The program without the engine, and the one with it.
const PROGRAMS: [&str; 2] = ["json", "engine"];

/// Builds both programs, and prints what the engine is: the size of the one less that of the other.
///
/// # Errors
/// When it is above the limit.
pub fn command(tools: &BuildTools) -> Outcome {
    step("Compiling the engine alone (1 to 2 minutes)", || {
        let mut cargo = tools.compiler.cargo(true);
        cargo.args([
            "build",
            "--release",
            "--package",
            PACKAGE,
            "--target",
            TARGET,
        ]);
        process::run(cargo.current_dir(workspace::root()))
    })?;
    let [without, with] = PROGRAMS.map(|program| measured(tools, program));
    let (without, with) = (without?, with?);
    let engine = with.saturating_sub(without);
    println!("With the engine {with}, without it {without} bytes after brotli.");
    let library = compress::brotli(library_text().as_bytes())?.len();
    println!("The library, which is fetched for forms that call it, is {library} bytes more.");
    println!("{}", verdict(engine, tools.compiler.name())?);
    Ok(())
}

fn measured(tools: &BuildTools, program: &str) -> Outcome<usize> {
    let built = workspace::target().join(TARGET).join("release");
    let small = workspace::target()
        .join("bare")
        .join(format!("{program}.wasm"));
    files::make_folder(small.parent().unwrap_or(&small))?;
    wasm::smaller(&tools.npm, &built.join(format!("{program}.wasm")), &small)?;
    let sent = pack::pack(&files::read(&small)?, &workspace::target().join("bare"))?;
    Ok(compress::brotli(&sent.packed)?.len())
}

fn verdict(engine: usize, compiler: &str) -> Outcome<String> {
    let said = format!(
        "the engine costs {engine} bytes after brotli; the limit is {LIMIT}. Made by {compiler}."
    );
    if engine > LIMIT {
        return Err(Failure::new(said));
    }
    Ok(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_byte_above_the_limit_fails() {
        assert!(verdict(LIMIT, "a test").is_ok());
        let failure = verdict(LIMIT + 1, "a test").expect_err("is above");
        assert!(failure.0.contains(&LIMIT.to_string()), "{failure}");
    }
}
