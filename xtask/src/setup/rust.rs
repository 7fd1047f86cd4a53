//! Rust for the browser: a compiler that can make Wasm, by one of two ways.
//!
//! Usually the toolchain in use has the Wasm target, or rustup adds it. Where rustup is missing or
//! cannot reach its server, Debian's compiler builds the standard library from its sources. There
//! is no `rust-toolchain.toml`, because with one rustup would try its server on every cargo
//! command before any of this code runs.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::{debian, on_path};
use crate::build::{Mode, hash};
use crate::failure::{Failure, Outcome};
use crate::files;
use crate::process;
use crate::step::step;
use crate::versions::{DEBIAN_LINKER, DEBIAN_RUST, NEXTEST};
use crate::workspace;

/// The target of the portal.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Where cargo looks for the compiler's settings for Wasm.
const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// What LLVM is asked for beside `opt-level`. More than a word is copied by the instruction for it, in place of a
/// load and a store for each word. Of loops and of what is loaded nothing is made anew for speed, which browsers do
/// themselves. A condition is never worked out twice to spare a jump.
const OPTIONS: [&str; 5] = [
    "-max-store-memcpy=1",
    "-max-store-memmove=1",
    "-disable-lsr",
    "-enable-load-pre=false",
    "-bonus-inst-threshold=0",
];

/// The first LLVM that these are known to work with.
const LLVM_WITH_OPTIONS: u32 = 22;

/// How long rustup may take; out of reach of its server it hangs.
const RUSTUP_LIMIT: Duration = Duration::from_secs(90);

/// A compiler that can make Wasm.
#[derive(Debug, PartialEq, Eq)]
pub enum WasmCompiler {
    /// The toolchain in use, which has the target.
    InUse {
        /// Whether it also has the sources of its standard library, so that a release can build
        /// that along with the portal, for size and without the texts of panics.
        sources: bool,
    },
    /// Debian's, with the standard library built along with the portal.
    Debian {
        /// What links the Wasm.
        linker: PathBuf,
    },
}

impl WasmCompiler {
    /// Finds one or installs one. `FRONTDOOR_TOOLCHAIN=rustup` or `debian` decides which way.
    pub fn ready(mode: Mode) -> Outcome<Self> {
        match env::var("FRONTDOOR_TOOLCHAIN").as_deref() {
            Ok("debian") => debian(),
            Ok("rustup") => {
                if in_use_has_target() || rustup_adds_target() {
                    Ok(Self::in_use(mode))
                } else {
                    Err(Failure::new(format!(
                        "rustup target add {TARGET} did not succeed"
                    )))
                }
            }
            Ok(other) => Err(Failure::new(format!(
                "FRONTDOOR_TOOLCHAIN is \"{other}\"; it may be \"rustup\" or \"debian\""
            ))),
            Err(_) if in_use_has_target() || rustup_adds_target() => Ok(Self::in_use(mode)),
            Err(_) => debian().map_err(|failure| {
                Failure::new(format!(
                    "Rust cannot compile to Wasm here: rustup could not add the target {TARGET}, \
                     and the fallback to Debian's Rust does not work either: {failure}"
                ))
            }),
        }
    }

    fn in_use(mode: Mode) -> Self {
        let wanted = mode == Mode::Release;
        Self::InUse {
            sources: wanted && (in_use_has_sources() || rustup_adds_sources()),
        }
    }

    /// A cargo that compiles to Wasm. A release builds the standard library along, where its
    /// sources are at hand.
    pub fn cargo(&self, release: bool) -> Command {
        let mut command = match self {
            Self::InUse { .. } => cargo(),
            Self::Debian { linker } => {
                let mut command = Command::new("/usr/bin/cargo");
                command
                    .env("RUSTC", "/usr/bin/rustc")
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
                    // Set by rustup for its own compiler's libraries.
                    .env_remove("LD_LIBRARY_PATH");
                command
            }
        };
        // Debian has no ready library for Wasm, so it is built for every use.
        let own_library = match self {
            Self::InUse { sources } => *sources && release,
            Self::Debian { .. } => true,
        };
        if own_library {
            command
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                // Naming any feature leaves out the default `backtrace`, which is large.
                .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
        }
        if release {
            command.env(RUSTFLAGS, release_flags(own_library, self.llvm()));
        }
        command
    }

    /// The version of its LLVM, where it says so.
    fn llvm(&self) -> Option<u32> {
        let rustc = match self {
            Self::InUse { .. } => rustc_in_use(),
            Self::Debian { .. } => "/usr/bin/rustc".into(),
        };
        llvm_of(&process::capture(Command::new(rustc).arg("-vV")).ok()?)
    }

    /// Named in the size table, since the two do not make the same bytes.
    pub fn name(&self) -> &'static str {
        match self {
            Self::InUse { sources: false } => {
                "the toolchain in use, with its ready standard library"
            }
            Self::InUse { sources: true } => "the toolchain in use, with its own standard library",
            Self::Debian { .. } => "Debian's rustc with its own standard library",
        }
    }
}

/// The version of LLVM that `rustc -vV` names.
fn llvm_of(version: &str) -> Option<u32> {
    let (_, llvm) = version.split_once("LLVM version: ")?;
    llvm.split('.').next()?.parse().ok()
}

/// What a release adds to the compiler's settings. Views without their types are compiled once
/// and not once per page; a panic is a bare trap, since nobody reads its text in a browser.
fn release_flags(own_library: bool, llvm: Option<u32>) -> String {
    let mut flags = "--cfg erase_components".to_owned();
    if own_library {
        flags +=
            " -Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none -Zlocation-detail=none";
    }
    if llvm.is_some_and(|version| version >= LLVM_WITH_OPTIONS) {
        for option in OPTIONS {
            flags += &format!(" -Cllvm-args={option}");
        }
    }
    flags
}

/// The cargo that started this program, or the one on the PATH.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Installs a cargo command into our cache, unless it is there already.
pub fn cargo_install(package: &str, version: &str, price: &str) -> Outcome {
    let root = workspace::cache()?;
    step(
        &format!(
            "Installing {package} {version} into {} ({price})",
            root.display()
        ),
        || {
            let mut command = cargo();
            command.args([
                "install",
                package,
                "--version",
                version,
                "--locked",
                "--quiet",
                "--root",
            ]);
            process::run(command.arg(root))
        },
    )
}

/// Makes sure that the host tests and checks can run: rustfmt, clippy and nextest.
pub fn test_tools_ready() -> Outcome {
    for (component, probe) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if process::capture(cargo().args([probe, "--version"])).is_err() {
            let mut add = Command::new("rustup");
            if !process::succeeds_within(add.args(["component", "add", component]), RUSTUP_LIMIT) {
                return Err(Failure::new(format!(
                    "{component} is missing; install it with: rustup component add {component}"
                )));
            }
        }
    }
    if process::capture(
        cargo()
            .args(["nextest", "--version"])
            .env("PATH", path_with_cache()?),
    )
    .is_err()
    {
        cargo_install("cargo-nextest", NEXTEST, "5 to 10 minutes, once")?;
    }
    Ok(())
}

/// The PATH with the commands that [`cargo_install`] installed at its end.
pub fn path_with_cache() -> Outcome<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain([workspace::cache()?.join("bin")]);
    env::join_paths(folders).map_err(|error| Failure::new(format!("PATH: {error}")))
}

fn rustc_in_use() -> OsString {
    env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())
}

fn in_use_has_target() -> bool {
    let folder = ["--print", "target-libdir", "--target", TARGET];
    process::capture(Command::new(rustc_in_use()).args(folder))
        .is_ok_and(|folder| Path::new(folder.trim()).is_dir())
}

fn in_use_has_sources() -> bool {
    process::capture(Command::new(rustc_in_use()).args(["--print", "sysroot"])).is_ok_and(|root| {
        Path::new(root.trim())
            .join("lib/rustlib/src/rust/library/Cargo.lock")
            .is_file()
    })
}

fn rustup_adds_target() -> bool {
    rustup_adds("target", TARGET)
}

/// Asks rustup once per compiler: a build works without them, and out of reach of rustup's server
/// every build would wait for nothing.
fn rustup_adds_sources() -> bool {
    let asked = process::capture(Command::new("rustc").arg("--version")).and_then(|version| {
        Ok(workspace::cache()?.join(format!("asked-{}", hash::short(version.as_bytes()))))
    });
    match asked {
        Ok(asked) if asked.is_file() => false,
        Ok(asked) => {
            // Without this note the next build asks again, which is a nuisance and no fault.
            let _ = files::write(&asked, "rustup was asked for rust-src\n");
            rustup_adds("component", "rust-src")
        }
        Err(_) => false,
    }
}

fn rustup_adds(kind: &str, name: &str) -> bool {
    if on_path(&["rustup"]).is_none() {
        return false;
    }
    let limit = RUSTUP_LIMIT.as_secs();
    eprintln!("==> Adding the Rust {kind} {name} with rustup (given up after {limit} s)");
    process::succeeds_within(
        Command::new("rustup").args([kind, "add", name]),
        RUSTUP_LIMIT,
    )
}

fn debian() -> Outcome<WasmCompiler> {
    let sources = Path::new("/usr/src/rustc/library");
    let there = |program: &str| Path::new(program).is_file();
    if !(there("/usr/bin/rustc") && there("/usr/bin/cargo") && sources.is_dir()) {
        debian::install(&DEBIAN_RUST, "Debian's Rust")?;
    }
    let linkers = ["wasm-ld-22", "rust-lld", "wasm-ld"];
    if on_path(&linkers).is_none() {
        debian::install(&[DEBIAN_LINKER], "a linker for Wasm")?;
    }
    let linker = on_path(&linkers).ok_or_else(|| {
        Failure::new(format!(
            "{DEBIAN_LINKER} is installed, but wasm-ld-22 is not on the PATH"
        ))
    })?;
    Ok(WasmCompiler::Debian { linker })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_for_compilers_that_know_them() {
        let version = "rustc 1.95.0 (0123abc 2026-04-01)\nrelease: 1.95.0\nLLVM version: 22.1.2\n";
        assert_eq!(llvm_of(version), Some(22));
        assert_eq!(llvm_of("rustc 1.95.0\n"), None);
        assert!(release_flags(true, Some(22)).contains("-max-store-memcpy"));
        for older in [Some(21), None] {
            assert!(!release_flags(true, older).contains("-Cllvm-args"));
        }
    }
}
