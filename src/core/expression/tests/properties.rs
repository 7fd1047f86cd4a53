//! No input makes reading or running panic, hang or recurse without bound.

use super::*;
use proptest::prelude::*;

/// Pieces of which scripts are made, in any order.
const PIECES: [&str; 68] = [
    "data",
    "row",
    ".a",
    ".list",
    "[0]",
    "['x']",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    ",",
    ";",
    "\n",
    "=",
    "==",
    "===",
    "+",
    "-",
    "*",
    "/",
    "%",
    "!",
    "&&",
    "||",
    "??",
    "?.",
    "?",
    ":",
    "=>",
    "...",
    "function f(x)",
    "f",
    "x",
    "(x) =>",
    "return ",
    "if (",
    "else ",
    "for (",
    "for (var x of ",
    "while (",
    "break",
    "try ",
    "catch (e)",
    "throw ",
    "var ",
    "let ",
    "const ",
    "typeof ",
    "new Date(",
    "_.some(",
    "_.map(",
    "moment(",
    ".format(",
    ".push(",
    ".sort(",
    ".replace(",
    "`a${",
    "}`",
    "'s'",
    "12.5",
    "/a/g",
    "true",
    "null",
    "undefined",
    "show",
    "++",
];

fn script() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..40)
        .prop_map(|pieces| pieces.join(" "))
}

fn run(source: &str) {
    let entries = json(r#"{"data":{"a":{"x":1},"list":[1,"b",{"c":[]}]},"row":{}}"#);
    if let Ok(script) = Script::parse(source) {
        let _ = script.reads();
        let _ = script.run(&inputs(&entries), "show", true.into(), 5_000);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_panic(source in "\\PC{0,60}") {
        run(&source);
    }

    #[test]
    fn no_pieces_make_it_panic(source in script()) {
        run(&source);
    }

    #[test]
    fn no_call_makes_it_panic(
        call in prop::sample::select(vec![
            "data.list.slice", "data.list.splice", "data.list.at", "data.list.flat", "data.list.join",
            "'añ😀'.slice", "'añ😀'.substr", "'añ😀'.split", "'añ😀'.replace", "'añ😀'.padStart",
            "_.range", "_.chunk", "_.take", "_.nth", "_.get", "_.round", "_.times", "_.sortBy",
            "moment().add", "moment", "new Date", "Date.UTC", "(5.25).toFixed", "(5.25).toString",
            "Array", "parseInt", "moment().format", "_.groupBy", "Array.from", "'ab'.repeat",
        ]),
        arguments in prop::collection::vec(prop::sample::select(vec![
            "-1", "0", "1e9", "-1e300", "NaN", "Infinity", "'x'", "''", "'months'", "null", "undefined",
            "[]", "{}", "[1,[2]]", "x => x", "_.get", "data", "/x*/g", "'YYYY-MM-DD'", "1.5", "36",
        ]), 0..4),
    ) {
        run(&format!("show = {call}({})", arguments.join(",")));
    }
}
