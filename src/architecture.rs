//! The rules of ARCHITECTURE.md that a machine can hold: which layer may import which, how long a
//! file may be, and what a view must not contain. Each rule has a test that it can be broken.

use std::fs;
use std::path::{Path, PathBuf};

/// A layer and what it may name after `crate::`.
const LAYERS: [(&str, &[&str]); 7] = [
    ("platform", &["platform"]),
    ("state", &["state", "routes"]),
    ("i18n", &["i18n"]),
    ("components", &["components", "i18n", "markup", "routes"]),
    (
        "pages",
        &["pages", "components", "i18n", "markup", "routes", "state"],
    ),
    ("patterns", &["components", "i18n", "markup", "routes"]),
    ("routes.rs", &[]),
];

/// Modules of `src/components` that are no component of their own, but what components are made of.
const WITHOUT_PATTERN: [&str; 9] = [
    "announcement",
    "character_count",
    "content",
    "conversion",
    "focus",
    "frame",
    "live",
    "markup",
    "node",
];

/// Lines that a file may have; longer ones hold more than one thing.
const MOST_LINES: usize = 300;

#[test]
fn layers_import_only_what_they_may() {
    for (layer, allowed) in LAYERS {
        for (path, text) in files(&Path::new("src").join(layer)) {
            for name in imports(&text) {
                assert!(
                    allowed.contains(&name.as_str()),
                    "{}: {layer} must not import crate::{name}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn pages_import_no_other_page_but_the_shared_ones() {
    // Pages share seven things on purpose: the loading of a service, the list of services, the cards of
    // requests, the page for what does not exist, what comes of a form before it is begun, what is said
    // of keeping, and reading which file was chosen.
    let shared = [
        "service::with_service",
        "services::{agencies, results}",
        "requests::{newest, request_cards}",
        "not_found::not_found",
        "later::asked",
        "keeping",
        "copy::chosen",
    ];
    for (path, text) in files(Path::new("src/pages")) {
        for line in text
            .lines()
            .filter(|line| line.starts_with("use crate::pages::"))
        {
            let target = line
                .trim_start_matches("use crate::pages::")
                .trim_end_matches(';');
            assert!(shared.contains(&target), "{}: {line}", path.display());
        }
    }
}

#[test]
fn core_knows_no_browser_and_no_clock() {
    let foreign = [
        "SystemTime",
        "Instant::now",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "std::fs",
        "std::net",
    ];
    for (path, text) in files(Path::new("src/core")) {
        for word in foreign {
            let found = !is_test(&path) && code(&text).contains(word);
            assert!(!found, "{}: core must not use {word}", path.display());
        }
    }
}

#[test]
fn files_stay_short() {
    for folder in ["src", "xtask/src", "end2end/agency/src"] {
        for (path, text) in files(Path::new(folder)) {
            let lines = code(&text).lines().count();
            assert!(
                is_test(&path) || lines <= MOST_LINES,
                "{}: {lines} lines",
                path.display()
            );
        }
    }
}

#[test]
fn elements_are_made_by_markup() {
    // `view!` makes a type of every element, which costs bytes, and sets a subtree of literals by
    // `innerHTML`, which Trusted Types forbid. It is for components alone.
    for folder in ["src/components", "src/pages", "src/patterns", "src/app.rs"] {
        for (path, text) in files(&PathBuf::from(folder)) {
            let elements = elements_of_view(&text);
            assert!(elements.is_empty(), "{}: {elements:?}", path.display());
        }
    }
}

#[test]
fn every_component_has_a_pattern() {
    let components = files(Path::new("src/components"));
    let patterns: String = files(Path::new("src/patterns"))
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    for (path, text) in &components {
        for name in components_of(text) {
            assert!(
                shows(&patterns, name),
                "{}: {name} has no pattern; add one in src/patterns",
                path.display()
            );
        }
    }
    let texts = fs::read_to_string("src/components/mod.rs").expect("a source file");
    for module in modules_of(&texts) {
        let own = Path::new("src/components").join(module);
        let has_component = components.iter().any(|(path, text)| {
            (path.with_extension("") == own || path.starts_with(&own))
                && !components_of(text).is_empty()
        });
        assert!(
            has_component != WITHOUT_PATTERN.contains(&module),
            "src/components/{module}: a module has a component, or is in WITHOUT_PATTERN, and not both"
        );
    }
}

#[test]
fn the_rules_can_be_broken() {
    let component = "#[component]\npub fn TextField(\n    frame: Frame,\n) -> AnyView {";
    assert_eq!(components_of(component), ["TextField"]);
    assert!(shows("view! { <TextField frame={frame}/> }", "TextField"));
    assert!(!shows("<TextFieldOfOurs/> // <TextField", "TextField"));
    assert_eq!(modules_of("mod tag;\npub use tag::Tag;"), ["tag"]);
    assert_eq!(
        imports("use crate::platform::page;\nuse super::x;"),
        ["platform"]
    );
    assert_eq!(imports("let x = crate::state::State::expect();"), ["state"]);
    assert_eq!(
        elements_of_view("view! { <Heading/> } view! {\n <p>{x}</p> }"),
        ["p"]
    );
}

/// What stands above a file's tests.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or_default()
}

/// Whether a file holds tests alone.
fn is_test(path: &Path) -> bool {
    let test = ["tests", "tests.rs", "fuzz", "recordings"];
    path.components().any(|part| {
        part.as_os_str()
            .to_str()
            .is_some_and(|name| test.contains(&name))
    })
}

/// The first name after each `crate::` outside of comments.
fn imports(text: &str) -> Vec<String> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| {
            rest.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect()
        })
        .collect()
}

/// The elements, as against components, with which a `view!` begins.
fn elements_of_view(text: &str) -> Vec<String> {
    text.split("view! {")
        .skip(1)
        .filter_map(|rest| rest.trim_start().strip_prefix('<'))
        .map(|rest| {
            rest.chars()
                .take_while(|c| c.is_alphanumeric())
                .collect::<String>()
        })
        .filter(|name| name.starts_with(|c: char| c.is_lowercase()))
        .collect()
}

/// The components that a file makes.
fn components_of(text: &str) -> Vec<&str> {
    text.split("#[component]\n")
        .skip(1)
        .filter_map(|rest| rest.trim_start().strip_prefix("pub fn "))
        .filter_map(|rest| rest.split(['(', '<']).next())
        .collect()
}

/// The modules that a file names.
fn modules_of(text: &str) -> Vec<&str> {
    text.lines()
        .filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'))
        .collect()
}

/// Whether a component is put in somewhere.
fn shows(patterns: &str, component: &str) -> bool {
    let opened = ["<", component].concat();
    patterns
        .split(&opened)
        .skip(1)
        .any(|rest| rest.starts_with([' ', '/', '>', '\n']))
}

fn files(path: &Path) -> Vec<(PathBuf, String)> {
    if path.is_file() {
        return vec![(
            path.to_owned(),
            fs::read_to_string(path).expect("a source file"),
        )];
    }
    let mut found = Vec::new();
    let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push((
                path.clone(),
                fs::read_to_string(&path).expect("a source file"),
            ));
        }
    }
    found
}
