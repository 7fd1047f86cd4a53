//! Every version the build depends on, in this one place.
//!
//! Two of them have to be told to other tools as well: `wasm-bindgen` to Cargo.lock and the npm
//! packages to `xtask/package.json`. The tests below keep those equal.

/// The command that turns what rustc makes into what a browser loads. It must equal the
/// `wasm-bindgen` crate, since the two talk over an unstable format.
pub const WASM_BINDGEN: &str = "0.2.121";

/// The runner of the host tests, when none is installed yet; any that is installed is used.
pub const NEXTEST: &str = "0.9.143";

/// `wasm-opt`, from npm. Distributions ship versions that are too old to read what rustc writes.
#[cfg(test)]
const BINARYEN: &str = "132.0.0";

/// Minifies the JavaScript and bundles the style sheets, from npm.
#[cfg(test)]
const ESBUILD: &str = "0.28.2";

/// The oldest Node that runs the tools and the browser tests.
pub const NODE_MAJOR: u32 = 20;

/// The packages of the Debian fallback, for machines on which rustup cannot add the Wasm target:
/// a compiler with the sources of its standard library.
pub const DEBIAN_RUST: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

/// Debian's linker for Wasm, the counterpart of [`DEBIAN_RUST`].
pub const DEBIAN_LINKER: &str = "lld-22";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_has_the_same_wasm_bindgen() {
        let lock = include_str!("../../Cargo.lock");
        let entry = format!("name = \"wasm-bindgen\"\nversion = \"{WASM_BINDGEN}\"\n");
        assert!(
            lock.contains(&entry),
            "Cargo.lock has another wasm-bindgen than {WASM_BINDGEN}"
        );
    }

    #[test]
    fn npm_gets_the_same_versions() {
        let package: serde_json::Value =
            serde_json::from_str(include_str!("../package.json")).expect("package.json is JSON");
        let lock: serde_json::Value =
            serde_json::from_str(include_str!("../package-lock.json")).expect("the lock is JSON");
        for (name, version) in [("binaryen", BINARYEN), ("esbuild", ESBUILD)] {
            assert_eq!(
                package["devDependencies"][name], version,
                "{name} in package.json"
            );
            let locked = &lock["packages"][format!("node_modules/{name}")]["version"];
            assert_eq!(locked, version, "{name} in package-lock.json");
        }
    }
}
