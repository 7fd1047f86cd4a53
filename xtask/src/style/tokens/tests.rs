use serde_json::{Value, json};

use super::{export, import};
use crate::files;
use crate::style::color;
use crate::style::color::Scheme;
use crate::style::knobs::{self, Knob};
use crate::style::palette::Values;
use crate::style::syntax::{self, Rule};
use crate::workspace;

fn knobs() -> Vec<Knob> {
    knobs::read().expect("reads")
}

fn exported(theme: &str) -> Value {
    let colors = files::read_text(&workspace::path(export::COLORS)).expect("reads");
    export::document(&knobs(), &colors, theme).expect("exports")
}

fn of_file(name: &str) -> String {
    files::read_text(&workspace::path(&format!("style/themes/{name}.css"))).expect("reads")
}

fn imported(document: &Value) -> Result<import::Imported, String> {
    import::theme(&document.to_string(), &knobs())
}

/// What a theme sets each knob to, colours as they are seen.
fn meaning(theme: &str) -> Vec<(String, String)> {
    let knobs = knobs();
    let sheet = syntax::parse(theme);
    let set: Vec<_> = syntax::rules(&sheet.items)
        .flat_map(Rule::declarations)
        .collect();
    let values = Values::new(&knobs, set);
    knobs
        .iter()
        .map(|knob| {
            let written = values
                .written(&knob.name)
                .map(syntax::text)
                .unwrap_or_default();
            let seen = values.colour(&knob.name, Scheme::Light).map(color::hex);
            (
                knob.name.clone(),
                seen.unwrap_or_else(|_| {
                    written
                        .replace('"', "")
                        .replace("0.", ".")
                        .split_whitespace()
                        .collect()
                }),
            )
        })
        .collect()
}

#[test]
fn a_theme_comes_back_as_it_went() {
    for name in ["default", "lakeside", "contrast-max"] {
        let theme = of_file(name);
        let back = imported(&exported(&theme)).expect(name);
        assert_eq!(back.left_out, [""; 0], "{name}");
        assert_eq!(meaning(&back.theme), meaning(&theme), "{name}");
    }
    // What holds anyway is left out, so that a later default reaches the theme too.
    let default = imported(&exported("")).expect("imports");
    assert_eq!(
        (default.theme.as_str(), default.defaults),
        (":root {\n}\n", knobs().len())
    );
}

#[test]
fn what_is_no_theme_does_not_become_one_on_the_way() {
    let wrong = imported(&exported(&of_file("hostile"))).expect_err("is none");
    let limits: Vec<&str> = wrong
        .lines()
        .filter(|line| line.contains(" the limit of ") || line.contains("in px"))
        .collect();
    assert_eq!(limits.len(), 5, "{wrong}");
}

#[test]
fn tokens_are_as_the_format_wants_them() {
    let tokens = exported("");
    assert_eq!(tokens["knob"]["brand"]["$type"], "color");
    assert_eq!(
        tokens["knob"]["brand"]["$value"],
        json!({
            "colorSpace": "srgb", "components": [0.03922, 0.33333, 0.37647], "alpha": 1, "hex": "#0a5560",
        })
    );
    assert_eq!(tokens["knob"]["header-bg"]["$value"], "{knob.brand}");
    assert_eq!(
        tokens["knob"]["header-bg"]["$description"],
        "The header. Its text turns black or white by itself."
    );
    assert_eq!(
        tokens["knob"]["radius"]["$value"],
        json!({ "value": 0.5, "unit": "rem" })
    );
    assert_eq!(
        tokens["knob"]["heading-weight"],
        json!({
            "$type": "fontWeight", "$value": 700, "$description": "Type.",
        })
    );
    assert_eq!(tokens["knob"]["density"]["$value"], 1);
    assert_eq!(tokens["knob"]["font-body"]["$value"][2], "Segoe UI");
    assert_eq!(tokens["knob"]["font-heading"]["$value"], "{knob.font-body}");
}

#[test]
fn what_is_derived_is_there_for_light_and_dark() {
    let tokens = exported("");
    let hex = |scheme: &str, name: &str| tokens[scheme][name]["$value"]["hex"].clone();
    assert_eq!(hex("light", "accent"), "#0a5560");
    assert_eq!(
        (hex("light", "surface"), hex("light", "danger")),
        (json!("#ffffff"), json!("#a81c1c"))
    );
    assert_eq!(
        (hex("light", "header-ink"), hex("dark", "danger")),
        (json!("#ffffff"), json!("#ffb1a8"))
    );
    // A pale header turns its text black.
    let pale = exported(":root { --header-bg: #fff9a8; }");
    assert_eq!(pale["light"]["header-ink"]["$value"]["hex"], "#000000");
    for name in ["shadow", "brand"] {
        assert!(tokens["light"].get(name).is_none(), "{name}");
    }
}

#[test]
fn what_is_derived_is_what_a_browser_derives() {
    // Painted by Chromium 148 with `tokens/knobs.css`, `tokens/color.css` and this theme, and read from a canvas.
    let tokens = exported(":root { --brand: #e4003a; --header-bg: #fff9a8; }");
    for (name, light, dark) in [
        ("accent", "#b40010", "#ffa1a0"),
        ("accent-strong", "#8b0000", "#ffcccb"),
        ("ink", "#211514", "#f4ecec"),
        ("ink-soft", "#5d4b4a", "#c7b6b5"),
        ("edge", "#826b6a", "#a18887"),
        ("tint", "#fdebeb", "#391f1f"),
        ("tint-edge", "#edc1c0", "#6a3f3f"),
        ("ground", "#fcf7f7", "#17100f"),
        ("sunken", "#f3eaea", "#2c2120"),
        ("header-ink", "#000000", "#000000"),
        ("ornament", "#f0a868", "#f0a868"),
    ] {
        let hex = |scheme: &str| tokens[scheme][name]["$value"]["hex"].clone();
        assert_eq!(
            (hex("light"), hex("dark")),
            (json!(light), json!(dark)),
            "{name}"
        );
    }
}

#[test]
fn a_file_of_another_program_is_understood() {
    let document = json!({
        "palette": { "$type": "color", "teal": { "$value": { "colorSpace": "oklch", "components": [0.45, 0.08, "none"] } } },
        "knob": {
            "brand": { "$value": "{palette.teal}" },
            "brand-2": { "$type": "color", "$value": { "$ref": "#/knob/brand/$value" } },
            "size": { "$type": "dimension", "$value": { "value": 1, "unit": "rem" } },
            "heading-weight": { "$type": "fontWeight", "$value": "semi-bold" },
            "font-body": { "$type": "fontFamily", "$value": ["Public Sans", "serif"] },
            "raduis": { "$type": "dimension", "$value": { "value": 1, "unit": "rem" } },
        },
    });
    let back = imported(&document).expect("imports");
    assert_eq!(
        back.theme,
        ":root {\n  --brand: oklch(0.45 0.08 0);\n  --brand-2: var(--brand);\n  --heading-weight: 600;\n  --font-body: \"Public Sans\", serif;\n}\n"
    );
    assert_eq!(
        back.left_out,
        [
            "There is no knob `knob.size`. It is left out.",
            "There is no knob `knob.raduis`. Did you mean `radius`?"
        ]
    );
    let at_the_top = json!({ "brand": { "$type": "color", "$value": "#123456" } });
    assert_eq!(
        imported(&at_the_top).expect("imports").theme,
        ":root {\n  --brand: #123456;\n}\n"
    );
}

#[test]
fn what_is_wrong_with_a_file_is_said_with_the_name_of_the_token() {
    let of = |knob: Value| imported(&json!({ "knob": knob })).expect_err("is wrong");
    assert_eq!(
        of(json!({ "radius": { "$type": "color", "$value": "#123456" } })),
        "`knob.radius`: It has the type `color`; this knob takes `dimension`."
    );
    assert_eq!(
        of(json!({ "brand": { "$value": "{a.b}" } })),
        "`knob.brand`: There is no token `a.b`."
    );
    assert_eq!(
        of(
            json!({ "radius": { "$value": { "value": 1, "unit": "rem" } }, "density": { "$value": 3 } })
        ),
        "`knob.density`: `3` is above the limit of 1.5. Write a value from 0.75 to 1.5."
    );
    assert!(
        of(json!({ "brand": { "$value": 3 } })).contains("`3` is no value of the type `color`")
    );
    assert!(of(json!({ "tint": { "$value": 3 } })).contains("It names no knob."));
    let circle = json!({ "a": { "$value": "{b}" }, "b": { "$value": "{a}" }, "knob": { "brand": { "$value": "{a}" } } });
    assert!(
        imported(&circle)
            .expect_err("is wrong")
            .contains("comes back to itself")
    );
    assert!(import::theme("[]", &knobs()).is_err() && import::theme("{", &knobs()).is_err());
    assert!(of(json!({ "$extends": "{base}" })).contains("`$extends` is not read"));
}
