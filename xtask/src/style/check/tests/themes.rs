use std::path::Path;

use crate::files;
use crate::style::check::theme;
use crate::style::knobs;
use crate::workspace;

/// What is found in a theme of this repository, without the name of its file.
fn of_file(path: &str) -> Vec<String> {
    found(&files::read_text(&workspace::path(path)).expect("reads"))
}

fn found(source: &str) -> Vec<String> {
    let knobs = knobs::read().expect("reads");
    theme::check(Path::new("t.css"), source, &knobs)
        .iter()
        .map(|finding| {
            let text = finding.to_string();
            text.strip_prefix("t.css:").unwrap_or(&text).to_owned()
        })
        .collect()
}

/// Each planted fault is found, in its line and column, and nothing else is.
#[track_caller]
fn only(source: &str, wanted: &str) {
    let found = found(source);
    assert!(
        found.len() == 1 && found[0].starts_with(wanted),
        "{source}\nwanted {wanted}\nfound {found:#?}"
    );
}

#[test]
fn the_themes_of_this_repository_are_themes() {
    for path in [
        "theme.css",
        "themes/default.css",
        "themes/lakeside.css",
        "themes/contrast-max.css",
    ] {
        assert_eq!(of_file(&format!("style/{path}")), [""; 0], "{path}");
    }
}

#[test]
fn the_hostile_one_is_none_and_each_of_its_faults_is_named() {
    let found = of_file("style/themes/hostile.css");
    let starts = [
        "9:16 A text size in px",
        "10:13 `5rem` is above the limit of 2rem.",
        "12:17 `10rem` is below the limit of 20rem.",
        "13:14 `4rem` is below the limit of 18rem.",
        "14:14 `0` is below the limit of 0.75.",
        "15:3 There is no knob `--focus`.",
        "16:3 There is no knob `--focus-halo`.",
        "19:1 A theme has no rule for `*`.",
        "23:1 A theme has no rule for `.input, .button, .select`.",
    ];
    assert_eq!(found.len(), starts.len(), "{found:#?}");
    for (finding, start) in found.iter().zip(starts) {
        assert!(finding.starts_with(start), "{finding}\nwanted {start}");
    }
}

#[test]
fn names_that_no_knob_has_are_named_with_the_one_that_was_meant() {
    only(
        ":root {\n  --brnad: #123456;\n}",
        "2:3 There is no knob `--brnad`. Did you mean `--brand`?",
    );
    only(
        ":root { --focus: red; }",
        "1:9 There is no knob `--focus`. Remove it; `style/tokens/knobs.css`",
    );
    only(":root { color: red; }", "1:9 There is no knob `color`.");
}

#[test]
fn a_colour_has_to_be_one_and_opaque() {
    for right in [
        "#0a5560",
        "#ABC",
        "rebeccapurple",
        "rgb(10 20 30)",
        "hsl(200, 50%, 40%)",
        "oklch(45% .1 220)",
        "color(display-p3 .2 .4 .6)",
        "var(--brand-2)",
        "light-dark(#123, #abc)",
        "oklch(from var(--brand-2) l c 90)",
    ] {
        assert_eq!(
            found(&format!(":root {{ --brand: {right}; }}")),
            [""; 0],
            "{right}"
        );
    }
    only(
        ":root { --brand: #12345; }",
        "1:18 `#12345` is no colour that a theme can have: after #",
    );
    only(
        ":root { --brand: bleu; }",
        "1:18 `bleu` is no colour that a theme can have: no colour has this name. Did you mean `blue`?",
    );
    only(
        ":root { --brand: rgb(0 0 0 / 50%); }",
        "1:18 One can see through",
    );
    only(":root { --brand: #1234; }", "1:18 One can see through");
    only(":root { --brand: 1rem; }", "1:18 `1rem` is no colour");
    only(
        ":root { --brand: CanvasText; }",
        "1:18 `CanvasText` is no colour",
    );
    only(
        ":root { --brand: red blue; }",
        "1:18 `red blue` is no colour",
    );
    only(
        ":root { --brand: url(x.png); }",
        "1:18 `url(x.png)` is no colour",
    );
    only(
        ":root { --brand: url(https://tracker.example/x); }",
        "1:18 `url(https://tracker.example/x)` is no colour",
    );
    only(
        ":root { --brand: light-dark(#fff, #0008); }",
        "1:18 One can see through",
    );
}

#[test]
fn knobs_of_other_knobs_have_to_fit_and_to_end() {
    only(
        ":root { --header-bg: var(--brnad); }",
        "1:22 There is no knob `--brnad`. Did you mean `--brand`?",
    );
    only(
        ":root { --header-bg: var(--radius); }",
        "1:22 `--radius` is of another kind",
    );
    only(
        ":root { --brand: var(--header-bg); }",
        "1:9 `--brand` comes back to itself",
    );
    only(
        ":root { --header-bg: var(--brand) red; }",
        "1:35 This knob takes one value.",
    );
    assert_eq!(
        found(":root { --brand: var(--header-bg); --header-bg: red; }"),
        [""; 0]
    );
}

#[test]
fn the_limits_hold_for_values_of_other_knobs_too() {
    assert_eq!(found(":root { --radius: var(--line); }"), [""; 0]);
    only(
        ":root { --text-size: var(--line); }",
        "1:9 A text size in px",
    );
    only(
        ":root { --measure: var(--radius); --radius: var(--line); }",
        "1:9 `1px` is below the limit of 18rem.",
    );
}

#[test]
fn lengths_have_units_and_limits() {
    for right in [
        "--radius: 0rem",
        "--radius: 2rem",
        "--radius: 8px",
        "--text-size: 1.5rem",
        "--line: 0px",
        "--page-width: 60rem",
    ] {
        assert_eq!(found(&format!(":root {{ {right}; }}")), [""; 0], "{right}");
    }
    only(
        ":root { --radius: 0; }",
        "1:19 `0` has no unit. Write `0rem`; a 0 needs",
    );
    only(":root { --line: 5; }", "1:17 `5` has no unit. Write `5px`.");
    only(
        ":root { --radius: 2.5rem; }",
        "1:19 `2.5rem` is above the limit of 2rem. Write a value from 0rem to 2rem.",
    );
    only(
        ":root { --radius: -1rem; }",
        "1:19 `-1rem` is below the limit of 0rem.",
    );
    only(":root { --radius: 10%; }", "1:19 `10%` is no length");
    only(
        ":root { --radius: 1rem 2rem; }",
        "1:24 This knob takes one value.",
    );
    only(
        ":root { --text-size: 17px; }",
        "1:22 A text size in px ignores",
    );
    only(
        ":root { --text-size: .9rem; }",
        "1:22 `.9rem` is below the limit of 1rem.",
    );
    only(":root { --line: ; }", "1:9 This knob has no value.");
}

#[test]
fn numbers_have_limits() {
    assert_eq!(
        found(":root { --density: .75; --heading-weight: 900; }"),
        [""; 0]
    );
    only(
        ":root { --density: .7; }",
        "1:20 `.7` is below the limit of 0.75.",
    );
    only(
        ":root { --density: 1.6; }",
        "1:20 `1.6` is above the limit of 1.5.",
    );
    only(":root { --density: 1rem; }", "1:20 `1rem` is no number.");
    only(":root { --heading-weight: 950; }", "1:27 `950` is above");
    only(
        ":root { --heading-weight: bold; }",
        "1:27 `bold` is no number.",
    );
}

#[test]
fn fonts_end_with_one_that_is_everywhere() {
    assert_eq!(
        found(
            ":root { --font-body: \"Public Sans\", Open Sans, system-ui; --font-heading: X, var(--font-body); }"
        ),
        [""; 0]
    );
    only(
        ":root { --font-body: \"Public Sans\"; }",
        "1:22 The last family",
    );
    only(
        ":root { --font-body: Public Sans 3, serif; }",
        "1:34 `Public Sans 3` is no name",
    );
    only(
        ":root { --font-body: Charter,, serif; }",
        "1:22 There is a comma too many",
    );
}

#[test]
fn one_font_may_come_along_if_it_is_the_portals_own() {
    let face = |inner: &str| format!("@font-face {{ {inner} }}");
    let right = "font-family: \"A\"; src: url(\"/theme/a.woff2\") format(\"woff2\"); font-display: swap; font-weight: 100 900;";
    assert_eq!(found(&face(right)), [""; 0]);
    only(
        &face(&right.replace("/theme/", "https://fonts.example/")),
        "1:37 `https://fonts.example/a.woff2` is not on the portal's own site.",
    );
    only(
        &face(&right.replace("/theme/", "//fonts.example/")),
        "1:37 `//fonts.example/a.woff2` is not on",
    );
    only(
        &face(&right.replace("/theme/", " https://fonts.example/")),
        "1:37 ` https://fonts.example/a.woff2` is not on",
    );
    only(
        &face(&format!(
            "{right} src: url(\"https://fonts.example/b.woff2\");"
        )),
        "1:118 `src` is set twice.",
    );
    only(
        &face(&right.replace("woff2\")", "ttf\")")),
        "1:37 `/theme/a.ttf` is no WOFF2 file.",
    );
    only(
        &face(&right.replace("swap", "block")),
        "1:76 `font-display: block` can hide",
    );
    only(
        &face(&right.replace("font-display: swap;", "")),
        "1:1 This font keeps the text away",
    );
    only(
        &face(&right.replace("font-weight", "font-wieght")),
        "1:96 `@font-face` knows no `font-wieght`. Did you mean `font-weight`?",
    );
    only(
        &format!("{0}\n{0}", face(right)),
        "2:1 This is the second font.",
    );
    only(
        &face("font-family: A; font-display: swap"),
        "1:1 This font has no file.",
    );
}

#[test]
fn nothing_but_knobs_can_come_along() {
    only("a { color: red }", "1:1 A theme has no rule for `a`.");
    only(
        ":root .x { --brand: red }",
        "1:1 A theme has no rule for `:root .x`.",
    );
    only(
        ":root { --radius: 1rem; & a { display: none } }",
        "1:25 A theme has no rule for `& a`.",
    );
    only(
        "@import url(\"x.css\");",
        "1:1 A theme has no `@import`. Remove it; what it would fetch",
    );
    only(
        "@media print { :root { --brand: red } }",
        "1:1 A theme has no `@media`.",
    );
    only(
        ":root { --brand: red !important; }",
        "1:9 A theme has no `!important`.",
    );
    only(
        ":root { --brand: red; --brand: blue; }",
        "1:23 `--brand` is set twice; line 1 does nothing.",
    );
    only("--brand: red;", "1:1 `--brand` stands outside");
}

#[test]
fn what_browsers_would_skip_is_found() {
    only(
        ":root {\n  --brand: #123456;\n",
        "1:7 This is opened and never closed: `}` is missing.",
    );
    only(
        ":root {\n  --brand: #123456\n  --radius: 1rem;\n}",
        "3:11 There is a second colon in this value. End the line before it with a semicolon.",
    );
    only(
        ":root { brand }",
        "1:9 `brand` is neither a declaration nor a rule.",
    );
}

#[test]
fn a_theme_is_small() {
    let noise: String = (0..900_u32)
        .map(|n| format!("{:x}", n.wrapping_mul(2_654_435_761)))
        .collect();
    only(
        &format!("/* {noise} */"),
        "1:1 A theme has at most 1000 bytes (brotli); this one has",
    );
}
