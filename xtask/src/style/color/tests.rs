use super::*;
use crate::style::syntax;

fn color(written: &str, scheme: Scheme) -> Result<Color, String> {
    let sheet = syntax::parse(&format!("a {{ color: {written} }}"));
    let rule = syntax::rules(&sheet.items).next().expect("a rule");
    let value = &rule.declarations().next().expect("a declaration").value;
    let brand = |name: &str| match name {
        "--brand" => Ok(Color::from_bytes([0x0a, 0x55, 0x60], 1.)),
        other => Err(format!("no {other}")),
    };
    evaluate(value, &brand, scheme)
}

#[track_caller]
fn is(written: &str, wanted: &str) {
    assert_eq!(
        color(written, Scheme::Light).map(hex).as_deref(),
        Ok(wanted),
        "{written}"
    );
}

#[test]
fn every_way_to_write_red_is_red() {
    for red in [
        "#f00",
        "#FF0000",
        "red",
        "rgb(255 0 0)",
        "rgb(255, 0, 0)",
        "rgb(100% 0% none)",
        "hsl(0 100% 50%)",
        "hsl(1turn 100 50)",
        "hwb(0 0% 0%)",
        "color(srgb 1 0 0)",
        "lab(54.29 80.8 69.89)",
        "lch(54.29 106.84 40.86)",
        "oklab(.62796 .22486 .12585)",
        "oklch(62.796% .25768 29.234)",
        "color(xyz .4123908 .2126390 .0193308)",
    ] {
        is(red, "#ff0000");
    }
}

#[test]
fn values_of_the_specification_come_out() {
    // The examples of CSS Color Module Level 4, sections 8 to 10, and of its tests.
    is("oklch(40.101% 0.12332 21.555)", "#7d2329");
    is("lab(29.2345% 39.3825 20.0664)", "#7d2329");
    is("hwb(90 10% 10%)", "#80e61a");
    is("hsl(120 30% 50%)", "#59a659");
}

#[test]
fn spaces_lead_there_and_back() {
    let spaces = [
        "srgb",
        "srgb-linear",
        "display-p3",
        "hsl",
        "hwb",
        "lab",
        "lch",
        "oklab",
        "oklch",
        "xyz",
    ];
    for name in spaces {
        let space = Space::named(name).expect("is known");
        for bytes in [
            [10, 85, 96],
            [240, 168, 104],
            [255, 255, 255],
            [1, 200, 30],
            [90, 90, 90],
        ] {
            let before = Color::from_bytes(bytes, 1.);
            let after = Color::new(space, before.components(space), 1.);
            assert_eq!(hex(after), hex(before), "{name} {bytes:?}");
        }
    }
}

#[test]
fn relative_colours_take_what_they_come_from() {
    is("oklch(from var(--brand) min(l, .45) c h)", "#0a5560");
    is("oklch(from #fff l c h)", "#ffffff");
    is("rgb(from #102030 b g r)", "#302010");
    is(
        "color(from #fff xyz-d65 clamp(0, (.178 - y) * 9999, .9505) 0 0)",
        "#000000",
    );
    is(
        "color(from #000 xyz-d65 clamp(0, (.178 - y) * 9999, .9505) clamp(0, (.178 - y) * 9999, 1) clamp(0, (.178 - y) * 9999, 1.089))",
        "#ffffff",
    );
    assert_eq!(
        color("light-dark(#fff, #000)", Scheme::Dark)
            .map(hex)
            .as_deref(),
        Ok("#000000")
    );
}

#[test]
fn what_can_be_seen_through_says_how_much() {
    for (written, alpha) in [
        ("#0000", 0.),
        ("rgb(0 0 0 / 50%)", 0.5),
        ("rgba(0, 0, 0, .25)", 0.25),
        ("transparent", 0.),
    ] {
        assert_eq!(
            color(written, Scheme::Light).expect("is one").alpha,
            alpha,
            "{written}"
        );
    }
    // A relative colour is as opaque as the one that it comes from.
    assert!(
        color("oklch(from #00000080 l c h)", Scheme::Light)
            .expect("is one")
            .alpha
            < 0.51
    );
}

#[test]
fn what_is_none_says_why() {
    for (written, why) in [
        ("#12345", "after # come"),
        ("blu", "no colour has this name"),
        ("rgb(1 2)", "takes three"),
        ("rgb(a b c)", "is no number"),
        ("solid(1 2 3)", "is not understood"),
        ("var(--x)", "no --x"),
        ("red red", "one colour"),
        ("color(oklch 1 0 0)", "is understood with"),
    ] {
        let error = color(written, Scheme::Light).expect_err(written);
        assert!(error.contains(why), "{written}: {error}");
    }
}
