use std::path::{Path, PathBuf};

use crate::style::check::of_repository;
use crate::style::check::sheet::{Code, Style};
use crate::workspace;

#[test]
fn the_looks_of_this_repository_keep_the_rules() {
    let found = of_repository(&workspace::root()).expect("reads");
    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// What is found in files, in the order of their places.
fn found(files: &[(&str, &str)], code: Option<&Code>) -> Vec<String> {
    let texts = files
        .iter()
        .map(|(path, text)| (PathBuf::from(path), (*text).to_owned()));
    Style::of(texts)
        .check(code)
        .iter()
        .map(ToString::to_string)
        .collect()
}

/// The planted fault is found in its line and column, and nothing else is.
#[track_caller]
fn only_in(path: &str, text: &str, wanted: &str) {
    let found = found(&[(path, text)], None);
    let wanted = format!("style/{path}:{wanted}");
    assert!(
        found.len() == 1 && found[0].starts_with(&wanted),
        "{text}\nwanted {wanted}\nfound {found:#?}"
    );
}

/// The same in a component.
#[track_caller]
fn only(text: &str, wanted: &str) {
    only_in("components/card.css", text, wanted);
}

/// Nothing is found.
#[track_caller]
fn right(path: &str, text: &str) {
    assert_eq!(found(&[(path, text)], None), [""; 0], "{path}: {text}");
}

#[test]
fn raw_colours_stand_in_tokens_and_the_guard() {
    only(".card {\n  color: #123;\n}", "2:10 `#123` is a raw colour.");
    only(
        ".card {\n  border: 1px solid Red;\n}",
        "2:21 `Red` is a raw colour.",
    );
    only(
        ".card { box-shadow: 0 0 2px rgb(0 0 0 / 5%) }",
        "1:29 `rgb(0 0 0 / 5%)` is a raw colour.",
    );
    only(
        ".card { background: linear-gradient(white, transparent) }",
        "1:37 `white` is a raw colour.",
    );
    right("tokens/color.css", ":root { color: #123 }");
    right("base/guard.css", ":root { color: #123 }");
    right(
        "components/card.css",
        ".card { color: currentcolor; background: Canvas; animation: tan 1s }",
    );
}

#[test]
fn directions_are_those_of_the_text() {
    only(
        ".card {\n  margin-left: 1em;\n}",
        "2:3 `margin-left` is a direction of the screen. Write `margin-inline-start`",
    );
    only(
        ".card { border-top-color: inherit }",
        "1:9 `border-top-color` is a direction of the screen. Write `border-block-start-color`",
    );
    only(
        ".card { border-top-left-radius: 0 }",
        "1:9 `border-top-left-radius` is a direction of the screen. Write `border-start-start-radius`",
    );
    only(
        ".card { max-width: 3rem }",
        "1:9 `max-width` is a direction of the screen. Write `max-inline-size`",
    );
    only(".card { left: 0 }", "1:9 `left` is");
    only(
        ".card { text-align: right }",
        "1:21 `right` is a direction of the screen. Write `end`",
    );
    only(".card { resize: vertical }", "1:17 `vertical` is");
    only(
        ".card { padding: 0 1em 0 2em }",
        "1:9 `padding` with four values has a left and a right.",
    );
    right(
        "components/card.css",
        ".card { padding: 0 1em 2em 1em; margin-inline: max(1px, env(safe-area-inset-left)); text-align: center; vertical-align: top }",
    );
}

#[test]
fn only_the_guard_is_important() {
    only(
        ".card {\n  color: inherit ! important;\n}",
        "2:3 `!important` is for the guard alone.",
    );
    right("base/guard.css", ":root { color: inherit !important }");
}

#[test]
fn the_focus_ring_stays() {
    only(
        ".card:focus { outline: none }",
        "1:15 `outline: none` takes the focus ring away.",
    );
    only(".card { outline-width: 0 }", "1:9 `outline-width: 0` takes");
    only_in(
        "base/document.css",
        "h1:focus, a:focus { outline: none }",
        "1:21 `outline: none` takes",
    );
    right(
        "base/document.css",
        "h1:focus, main:focus { outline: none }",
    );
    right(
        "components/card.css",
        ".card { outline: 2px solid; outline-offset: 0 }",
    );
}

#[test]
fn custom_properties_are_whole() {
    let tokens = ("tokens/space.css", ":root { --space-1: 1rem; --tall: 2px }");
    let pair = |component| found(&[("components/card.css", component), tokens], None);
    assert_eq!(
        pair(".card { margin: var(--space-1) var(--tall, 0px) }"),
        [""; 0]
    );
    assert_eq!(
        pair(".card { margin: var(--tall);\n gap: var(--spcae-1) var(--space-1) }"),
        ["style/components/card.css:2:11 Nothing sets `--spcae-1`. Did you mean `--space-1`?"]
    );
    assert_eq!(
        pair(".card { margin: var(--space-1) }"),
        ["style/tokens/space.css:1:26 Nothing uses `--tall`. Remove it."]
    );
}

#[test]
fn selectors_are_classes_and_states() {
    only(".card,\n#main { gap: 0 }", "2:1 `#main` is an id");
    only(
        ".card { & > .card__text { &:hover { & a { gap: 0 } } } }",
        "1:37 `& a` stands 3 rules deep.",
    );
    only(
        ".card.is-open { gap: 0 }",
        "1:6 `.is-open` is a state that only the eye can see.",
    );
    right(
        "components/card.css",
        "@media print { .card { & a { &:hover { gap: 0 } } } }",
    );
}

#[test]
fn classes_are_named_alike() {
    only(
        ".card, .card_text { gap: 0 }",
        "1:8 `.card_text` is not named like the others.",
    );
    only(
        ".card:not(.cardTitle) { gap: 0 }",
        "1:11 `.cardTitle` is not",
    );
    only(".card--a--b { gap: 0 }", "1:1 `.card--a--b` is not");
    only(".card__a__b { gap: 0 }", "1:1 `.card__a__b` is not");
    right(
        "components/card.css",
        ".card__part-of--very-large2 { gap: 0 }",
    );
}

#[test]
fn a_class_lives_in_the_file_of_its_block() {
    only(
        ".card { gap: 0 }\n.tile__link { gap: 0 }",
        "2:1 `.tile__link` is no part of `card`, which this file is about. Move the rule to the file of `tile`",
    );
    right(
        "components/card.css",
        ".card .tile__link, .tile:has(.card) { gap: 0 }",
    );
    right("components/choices.css", ".radios__item { gap: 0 }");
    right("base/layout.css", ".page { gap: 0 }");
}

#[test]
fn sizes_of_text_are_the_readers() {
    only(".card { font-size: 14px }", "1:20 `14px` is a size of text");
    only(
        ".card { font-size: calc(1em + 2px) }",
        "1:31 `2px` is a size of text",
    );
    only_in(
        "tokens/type.css",
        ":root { --text-s: 14px; margin: var(--text-s) }",
        "1:19 `14px` is a size of text",
    );
    right("base/guard.css", "input { font-size: max(16px, 1em) }");
}

#[test]
fn nothing_comes_from_elsewhere() {
    only(
        ".card { background: url(\"https://cdn.example/a.png\") }",
        "1:21 `https://cdn.example/a.png` is on another site.",
    );
    only(
        ".card { background: url(//cdn.example/a.png) }",
        "1:21 `//cdn.example/a.png` is on another site.",
    );
    right(
        "components/card.css",
        ".card { background: url(../a.svg); mask: url(\"data:image/svg+xml,%3Csvg/%3E\") }",
    );
}

#[test]
fn the_index_has_every_file_in_its_layer() {
    let files = |index: &str| {
        found(
            &[
                ("index.css", index),
                ("components/card.css", ".card { gap: 0 }"),
                ("base/print.css", "p { gap: 0 }"),
            ],
            None,
        )
    };
    let right = "@import url(\"components/card.css\") layer(components);\n@import url(\"base/print.css\") layer(utilities);";
    assert_eq!(files(right), [""; 0]);
    let first = |index: &str| {
        let found = files(index);
        assert_eq!(found.len(), 1, "{found:#?}");
        found[0].clone()
    };
    assert!(
        first(right.lines().next().unwrap_or_default())
            .starts_with("style/index.css:1:1 `base/print.css` is not imported")
    );
    assert!(
        first(&right.replace("layer(utilities)", "layer(base)"))
            .starts_with("style/index.css:2:1 `base/print.css` is in the wrong layer")
    );
    assert!(
        first(&right.replace(" layer(components)", ""))
            .starts_with("style/index.css:1:1 `components/card.css` is in the wrong layer")
    );
    let twice = format!("{right}\n@import url(\"base/print.css\") layer(utilities);");
    assert!(first(&twice).starts_with("style/index.css:3:1 `base/print.css` is imported twice."));
    let gone = format!("{right}\n@import url(\"components/crad.css\") layer(components);");
    assert_eq!(
        first(&gone),
        "style/index.css:3:1 There is no file `components/crad.css`. Did you mean `components/card.css`?"
    );
}

#[test]
fn code_and_looks_have_the_same_classes() {
    let of = |css: &str, rust: &str| {
        let mut code = Code::default();
        code.add(Path::new("src/pages/home.rs"), rust);
        found(&[("components/card.css", css)], Some(&code))
    };
    let css = ".card { gap: 0 }\n.card--waiting { gap: 0 }\n.card__text { gap: 0 }";
    for rust in [
        "markup! { <p class={\"card card--waiting\"}><b class={\"card__text\"}/></p> }",
        "let class = [\"card card--\", \"waiting\"]; let part = [\"card\", \"__text\"];",
        "<p class=\"card card__text card--waiting\">",
    ] {
        assert_eq!(of(css, rust), [""; 0], "{rust}");
    }
    assert_eq!(
        of(css, "<p class=\"card card__text\">"),
        [
            "style/components/card.css:2:1 No page has the class `.card--waiting`. Remove the rule, or use the class."
        ]
    );
    assert_eq!(
        of(css, "// \"card--waiting\"\n<p class=\"card card__text\">"),
        [
            "style/components/card.css:2:1 No page has the class `.card--waiting`. Remove the rule, or use the class."
        ]
    );
    let more = "\n<p class=\"card card__text card--waiting\">\n  <i class={\"card__txet\"}>";
    assert_eq!(
        of(css, more),
        ["src/pages/home.rs:3:13 The class `card__txet` has no look. Did you mean `card__text`?"]
    );
}

#[test]
fn what_browsers_would_skip_is_found() {
    only(
        ".card {\n  gap: 0;\n",
        "1:7 This is opened and never closed",
    );
    only(
        ".card {\n  gap 0;\n}",
        "2:3 `gap 0` is neither a declaration nor a rule.",
    );
}
