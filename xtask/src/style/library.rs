//! What the scripts of the pattern library repeat from the style sheets has to be what those say.

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use crate::style::knobs::{self, Takes};

    const KNOBS: &str = include_str!("../../../style/tokens/knobs.css");
    const COLOURS: &str = include_str!("../../../style/tokens/color.css");
    const GUARD: &str = include_str!("../../../style/base/guard.css");
    const TABLE: &str = include_str!("../../../style/patterns/library/knobs.js");
    const PAIRS: &str = include_str!("../../../style/patterns/library/pairs.js");

    fn table() -> Vec<Value> {
        let (_, table) = TABLE.split_once("window.KNOBS =").expect("is a table");
        serde_json::from_str(table.trim().trim_end_matches(';')).expect("is JSON")
    }

    /// Name and value of each custom property that a line of a sheet sets.
    fn declarations(sheet: &str) -> Vec<(String, String)> {
        let lines = sheet.lines().filter_map(|line| {
            let (name, value) = line.trim().strip_suffix(';')?.split_once(':')?;
            let is_property = name.starts_with("--");
            is_property.then(|| (name.to_owned(), value.trim().to_owned()))
        });
        lines.collect()
    }

    #[test]
    fn the_editor_has_the_knobs_of_the_style_sheet() {
        let table = table();
        let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let told: Vec<_> = table
            .iter()
            .map(|row| (text(row, "name"), text(row, "value")))
            .collect();
        assert_eq!(told, declarations(KNOBS));
    }

    #[test]
    fn the_editor_has_the_limits_of_the_check() {
        let table = table();
        for knob in knobs::read().expect("reads") {
            let row = table.iter().find(|row| row["name"] == knob.name.as_str());
            let row = row.expect("is in the table");
            let of = |key: &str| row[key].as_f64();
            // Lengths are held in rem.
            let unit = if row["unit"] == "px" { 16. } else { 1. };
            let told = of("min").zip(of("max"));
            let told = told.map(|(least, most)| (least / unit, most / unit));
            let held = match knob.takes {
                Takes::Length(least, most) | Takes::Number(least, most) => Some((least, most)),
                Takes::Colour | Takes::Fonts => None,
            };
            assert_eq!(told, held, "{}", knob.name);
        }
    }

    #[test]
    fn every_pair_is_of_colours_that_there_are() {
        let defined: Vec<String> = declarations(COLOURS)
            .into_iter()
            .chain(declarations(GUARD))
            .map(|(name, _)| name)
            .collect();
        let mut pairs = Vec::new();
        for line in PAIRS.lines().filter(|line| line.contains("foreground:")) {
            let names: Vec<&str> = line
                .split('"')
                .filter(|word| word.starts_with("--"))
                .collect();
            assert_eq!(names.len(), 2, "{line}");
            for name in &names {
                assert!(defined.iter().any(|known| known == name), "{line}");
            }
            assert!(!pairs.contains(&names), "twice: {line}");
            pairs.push(names);
        }
        assert!(pairs.len() > 40, "{} pairs", pairs.len());
    }
}
