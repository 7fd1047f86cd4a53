//! Makes one function per text key, and fails the build when a language does not have exactly the
//! keys, arguments and plural shapes of English.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::{env, fs, path::Path};

use frontdoor_core::tree::{Limits, Node, Value, json};

const FOLDER: &str = "src/i18n/locales";

fn main() {
    println!("cargo:rerun-if-changed={FOLDER}");
    let english = read(Path::new(FOLDER).join("en.json").as_path());
    let mut faults = Vec::new();
    for entry in fs::read_dir(FOLDER).expect("the locales folder").flatten() {
        let path = entry.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            compare(
                &path.display().to_string(),
                &english,
                &read(&path),
                &mut faults,
            );
        }
    }
    assert!(
        faults.is_empty(),
        "locale files differ from en.json:\n{}",
        faults.join("\n")
    );
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("say.rs"), functions(&english)).expect("say.rs is written");
}

fn read(path: &Path) -> Vec<(String, Node)> {
    let text = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    match json::parse(&text, &Limits::default()) {
        Ok(Node {
            value: Value::Map(entries),
            ..
        }) => entries,
        Ok(_) => panic!("{}: not an object", path.display()),
        Err(error) => {
            panic!(
                "{}:{}:{}: {}",
                path.display(),
                error.line,
                error.column,
                error.what
            )
        }
    }
}

/// Same keys in the same order: the portal finds a text by its position.
fn compare(
    file: &str,
    english: &[(String, Node)],
    other: &[(String, Node)],
    faults: &mut Vec<String>,
) {
    for index in 0..english.len().max(other.len()) {
        match (english.get(index), other.get(index)) {
            (Some((key, _)), Some((found, _))) if key != found => {
                faults.push(format!(
                    "{file}: text {index} should be \"{key}\", found \"{found}\""
                ));
                return;
            }
            (Some((key, _)), None) => faults.push(format!("{file}: \"{key}\" is missing")),
            (None, Some((key, _))) => faults.push(format!("{file}: \"{key}\" is unknown")),
            (Some((key, wanted)), Some((_, node))) => {
                let (wanted, found) = (arguments(wanted), arguments(node));
                if wanted != found {
                    faults.push(format!(
                        "{file}: \"{key}\" takes {wanted:?}, found {found:?}"
                    ));
                }
                if is_plural(node) && node.get("other").is_none() {
                    faults.push(format!("{file}: \"{key}\" needs the form \"other\""));
                }
            }
            (None, None) => {}
        }
    }
}

fn is_plural(node: &Node) -> bool {
    matches!(node.value, Value::Map(_))
}

/// The argument names of a text, over all its forms. A form may leave `{count}` out ("one result").
fn arguments(node: &Node) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    match &node.value {
        Value::Map(forms) => {
            names.insert("count".to_owned());
            for (_, form) in forms {
                names.extend(arguments(form));
            }
        }
        Value::Text(text) => {
            for part in text.split('{').skip(1) {
                names.extend(part.split_once('}').map(|(name, _)| name.to_owned()));
            }
        }
        Value::Null | Value::List(_) => {}
    }
    names
}

fn functions(texts: &[(String, Node)]) -> String {
    let mut code = format!(
        "/// How many texts there are.\npub const COUNT: usize = {};\n",
        texts.len()
    );
    for (index, (key, node)) in texts.iter().enumerate() {
        if key.starts_with("shell.") || key.starts_with("boot.") {
            // Read by index.html alone, before there is any Wasm.
            continue;
        }
        let name = key.replace(['.', '-'], "_");
        let names = arguments(node);
        if names.is_empty() {
            let _ = writeln!(
                code,
                "pub(crate) fn {name}() -> &'static str {{ plain({index}) }}"
            );
            continue;
        }
        let parameters: Vec<String> = names
            .iter()
            .map(|name| format!("{name}: impl Into<Arg<'a>>"))
            .collect();
        let values: Vec<String> = names
            .iter()
            .map(|name| format!("(\"{name}\", {name}.into())"))
            .collect();
        let _ = writeln!(
            code,
            "pub(crate) fn {name}<'a>({}) -> String {{ with_arguments({index}, &[{}]) }}",
            parameters.join(", "),
            values.join(", ")
        );
    }
    code
}
