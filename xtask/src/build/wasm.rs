//! From Rust to the two files a browser loads: the Wasm and the JavaScript that calls it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Mode, arrange, between, names, pack, split};
use crate::failure::{Failure, Outcome};
use crate::files;
use crate::process;
use crate::setup::BuildTools;
use crate::setup::node::NpmTools;
use crate::setup::rust::TARGET;
use crate::step::step;
use crate::workspace;

/// What rustc assumes of the browser. They have to be named, because a stripped file no longer
/// says so itself; `--all-features` would let `wasm-opt` write what browsers refuse to load.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What comes of compiling.
pub struct Compiled {
    /// The JavaScript, one ES module whose default export loads the Wasm. In place of the address
    /// and integrity of a chunk it has the marks of [`split::mark`].
    pub glue: PathBuf,
    /// The Wasm of a first visit.
    pub wasm: PathBuf,
    /// The Wasm that is fetched later, by the names of the chunks; none in development.
    pub chunks: Vec<(String, PathBuf)>,
}

/// Beside the file of a packed Wasm, what the browser makes of it.
pub fn unpacked(packed: &Path) -> PathBuf {
    packed.with_extension("unpacked.wasm")
}

/// Compiles the portal.
pub fn compile(tools: &BuildTools, mode: Mode) -> Outcome<Compiled> {
    let price = match mode {
        Mode::Development | Mode::Patterns => "the first time 2 to 3 minutes, then seconds",
        Mode::Release => "the first time 3 to 4 minutes",
    };
    step(&format!("Compiling the portal to Wasm ({price})"), || {
        cargo_build(tools, mode)
    })?;
    let folder = between(mode);
    let mut compiled = Compiled {
        glue: folder.join("portal.js"),
        wasm: folder.join("portal.wasm"),
        chunks: Vec::new(),
    };
    if mode == Mode::Release {
        compiled.chunks = split::CHUNKS
            .iter()
            .map(|name| ((*name).to_owned(), folder.join(format!("{name}.wasm"))))
            .collect();
    }
    let source = artefact(mode);
    let script = workspace::path("src").join(split::UNPACK);
    // This program says how it is all made.
    let program = env::current_exe().unwrap_or_default();
    if [&source, &script, &program]
        .into_iter()
        .all(|made_of| is_newer(&compiled.glue, made_of))
    {
        return Ok(compiled);
    }
    step("Making the Wasm fit for browsers", || {
        let source = match mode {
            Mode::Development | Mode::Patterns => source,
            Mode::Release => split::split(&source, &folder)?,
        };
        bind(tools, mode, &source, &folder)?;
        shrink(tools, mode, &folder.join("bound_bg.wasm"), &compiled.wasm)?;
        for (name, path) in &compiled.chunks {
            shrink(tools, mode, &folder.join(split::file(name)), path)?;
        }
        if mode == Mode::Release {
            rename(&compiled.wasm, &folder.join("bound.js"))?;
            let chunks = compiled.chunks.iter().map(|(_, path)| path);
            for path in chunks.chain([&compiled.wasm]) {
                let pack = pack::pack(&files::read(path)?, &folder)?;
                files::write(path, pack.packed)?;
                files::write(&unpacked(path), pack.unpacked)?;
            }
        }
        // Last, since its age says whether all of this is up to date.
        one_module(tools, mode, &folder, &script, &compiled.glue)
    })?;
    Ok(compiled)
}

fn cargo_build(tools: &BuildTools, mode: Mode) -> Outcome {
    let release = mode == Mode::Release;
    let mut cargo = tools.compiler.cargo(release);
    cargo.args([
        "rustc",
        "--package",
        "frontdoor",
        "--bin",
        "frontdoor",
        "--target",
        TARGET,
    ]);
    if release {
        // The splitter needs to know where the code refers to itself, and the names of the places
        // to split at; what is not needed any more goes when the parts are made small.
        cargo.args(["--release", "--features", "split"]);
        cargo.args(["--config", "profile.release.strip=\"none\""]);
        cargo.args(["--", "-Clink-args=--emit-relocs"]);
    } else {
        if mode == Mode::Patterns {
            cargo.args(["--features", "patterns"]);
        }
        // Browsers do not read it, and without it the build is faster by far.
        cargo.args(["--config", "profile.dev.debug=false"]);
    }
    process::run(cargo.current_dir(workspace::root()))
        .map_err(|_| Failure::new("the portal does not compile (see above)"))
}

fn artefact(mode: Mode) -> PathBuf {
    let profile = match mode {
        Mode::Development | Mode::Patterns => "debug",
        Mode::Release => "release",
    };
    workspace::target()
        .join(TARGET)
        .join(profile)
        .join("frontdoor.wasm")
}

fn bind(tools: &BuildTools, mode: Mode, source: &Path, folder: &Path) -> Outcome {
    let mut bindgen = Command::new(&tools.wasm_bindgen);
    bindgen.args([
        "--target",
        "web",
        "--no-typescript",
        "--out-name",
        "bound",
        "--out-dir",
    ]);
    bindgen.arg(folder).arg(source);
    if mode == Mode::Release {
        bindgen.args(["--remove-name-section", "--remove-producers-section"]);
        // The chunks call what the linker exported for them.
        bindgen.args(["--keep-lld-exports", "--no-demangle"]);
    }
    process::run(&mut bindgen)
}

fn shrink(tools: &BuildTools, mode: Mode, from: &Path, to: &Path) -> Outcome {
    if mode != Mode::Release {
        return files::write(to, files::read(from)?);
    }
    smaller(&tools.npm, from, to)
}

/// Makes a Wasm as small as releases are.
pub(super) fn smaller(tools: &NpmTools, from: &Path, to: &Path) -> Outcome {
    let mut wasm_opt = Command::new(&tools.wasm_opt);
    wasm_opt
        // Blocks and branches made anew of what runs after what take less than those that the compiler left,
        // once the passes for size have been over them twice.
        .args(["--flatten", "--rereloop", "-Oz", "-Oz"])
        // What these two write is shorter, but of more kinds, and compresses less well.
        .args(["--skip-pass=local-cse", "--skip-pass=simplify-locals"])
        // A function is put in place of its call where that is hardly longer: where it is called once, or tiny.
        .args(["--one-caller-inline-max-function-size", "5"])
        .args(["--always-inline-max-function-size", "1"])
        // The stack ends there, and all data lies above it, so that no address is a small number.
        .arg("--low-memory-unused")
        .args(WASM_FEATURES)
        .arg(from)
        .arg("-o")
        .arg(to);
    process::run(&mut wasm_opt)?;
    files::write(to, arrange::arrange(&files::read(to)?)?)
}

fn rename(wasm: &Path, glue: &Path) -> Outcome {
    let (short, text) = names::shorten(&files::read(wasm)?, &files::read_text(glue)?)?;
    files::write(wasm, short)?;
    files::write(glue, text)
}

/// What `boot.js` imports: what starts the portal, and what its Wasm is unpacked with. Crates may bring
/// JavaScript of their own beside the glue; bundling makes one file of it all.
const MODULE: &str =
    "export { default } from \"./bound.js\"; export { unpack } from \"./unpack.mjs\";";

fn one_module(tools: &BuildTools, mode: Mode, folder: &Path, unpack: &Path, to: &Path) -> Outcome {
    let from = folder.join("module.js");
    files::write(&from, MODULE)?;
    files::write(&folder.join(split::UNPACK), files::read(unpack)?)?;
    let mut esbuild = Command::new(&tools.npm.esbuild);
    esbuild
        .args(["--bundle", "--format=esm", "--log-level=warning"])
        // `wasm-bindgen` names a module of ours once for each function that it takes from it.
        .arg("--log-override:duplicate-object-key=silent")
        .arg(from);
    if mode == Mode::Release {
        esbuild.arg("--minify");
    }
    esbuild.arg(format!("--outfile={}", to.display()));
    process::run(&mut esbuild)
}

fn is_newer(made: &Path, source: &Path) -> bool {
    let age = |path: &Path| path.metadata().and_then(|meta| meta.modified());
    matches!((age(made), age(source)), (Ok(made), Ok(source)) if made > source)
}
