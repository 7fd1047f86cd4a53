use proptest::prelude::*;

use super::{Entry, Found, Index};

struct Row(&'static str, &'static str, Vec<String>, Vec<String>);

fn row(name: &'static str, description: &'static str, keywords: &[&str], groups: &[&str]) -> Row {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Row(name, description, owned(keywords), owned(groups))
}

fn index(rows: &[Row]) -> Index {
    Index::new(
        rows.iter()
            .map(|Row(name, description, keywords, groups)| Entry {
                name,
                description,
                keywords,
                groups,
            }),
    )
}

fn rows() -> Vec<Row> {
    vec![
        row(
            "Cans_Left_Out_24x7",
            "Garbage cans left out after collection.",
            &["trash"],
            &["sanitation"],
        ),
        row(
            "Street light out",
            "A lamp is dark, or burns by day.",
            &["lamp"],
            &["street"],
        ),
        row(
            "Damaged road surface",
            "Report a pothole on a road.",
            &["crack"],
            &["street"],
        ),
        row(
            "Pothole",
            "A hole in the road.",
            &["road", "asphalt"],
            &["street"],
        ),
        row(
            "Árbol caído",
            "Un árbol bloquea la calle.",
            &["ramas"],
            &["parques"],
        ),
        row(
            "Recogida de basura",
            "La basura no fue recogida.",
            &[],
            &["limpieza"],
        ),
        row(
            "حفرة في الشارع",
            "إصلاح الحُفَر في الطرق",
            &["طريق"],
            &["الطرق"],
        ),
        row("إنارة الشوارع", "مصباح لا يعمل", &["ضوء"], &["الكهرباء"]),
        row("Straßenlaterne defekt", "", &[], &[]),
        row("道路の穴", "", &[], &[]),
        row(
            "Abandoned vehicle",
            "Left for more than 72 hours.",
            &["car"],
            &["street"],
        ),
    ]
}

fn names(found: &Found, rows: &[Row]) -> Vec<&'static str> {
    found.hits.iter().map(|hit| rows[hit.entry].0).collect()
}

fn search(query: &str) -> Vec<&'static str> {
    let rows = rows();
    let found = index(&rows).search(query);
    assert!(found.exact, "{query}");
    names(&found, &rows)
}

#[test]
fn a_name_is_found_as_it_is_typed() {
    for query in [
        "po", "pot", "POTHO", "pothole", "potholes", "pothle", "pohtole", "pot hole",
    ] {
        assert_eq!(search(query)[0], "Pothole", "{query}");
    }
}

#[test]
fn the_name_counts_more_than_the_description() {
    assert_eq!(search("pothole"), ["Pothole", "Damaged road surface"]);
    assert_eq!(search("road"), ["Damaged road surface", "Pothole"]);
}

#[test]
fn accents_and_case_do_not_matter() {
    assert_eq!(search("arbol"), ["Árbol caído"]);
    assert_eq!(search("ÁRBOLES CAIDO"), ["Árbol caído"]);
    assert_eq!(search("basura"), ["Recogida de basura"]);
    assert_eq!(search("strassenlaterne"), ["Straßenlaterne defekt"]);
}

#[test]
fn arabic_is_found_however_it_is_spelled() {
    assert_eq!(search("حفره")[0], "حفرة في الشارع");
    assert_eq!(search("الحفرة")[0], "حفرة في الشارع");
    assert_eq!(search("انارة"), ["إنارة الشوارع"]);
    assert_eq!(search("إنار"), ["إنارة الشوارع"]);
    assert_eq!(search("الشارع"), ["حفرة في الشارع"]);
}

#[test]
fn codes_split_into_words() {
    assert_eq!(search("24x7"), ["Cans_Left_Out_24x7"]);
    assert_eq!(search("cans left"), ["Cans_Left_Out_24x7"]);
    assert_eq!(search("24x8"), Vec::<&str>::new());
}

#[test]
fn compounds_are_found_both_ways() {
    assert_eq!(search("streetlight"), ["Street light out"]);
    assert_eq!(search("laterne"), ["Straßenlaterne defekt"]);
    assert_eq!(search("穴"), ["道路の穴"]);
}

#[test]
fn every_word_must_fit() {
    assert_eq!(search("the street lamp"), ["Street light out"]);
    assert_eq!(
        search("street hole road"),
        ["Pothole", "Damaged road surface"]
    );
}

#[test]
fn groups_find_their_services_in_order() {
    assert_eq!(search("sanitation"), ["Cans_Left_Out_24x7"]);
    assert_eq!(
        search("street"),
        [
            "Street light out",
            "Damaged road surface",
            "Pothole",
            "Abandoned vehicle"
        ]
    );
}

#[test]
fn what_fits_only_in_part_is_said_to() {
    let rows = rows();
    let found = index(&rows).search("please repair the abandond vehicle near school");
    assert!(!found.exact);
    assert_eq!(names(&found, &rows)[0], "Abandoned vehicle");
}

#[test]
fn an_empty_query_lists_everything_in_order() {
    for query in ["", "  ", "…"] {
        let found = index(&rows()).search(query);
        let entries: Vec<usize> = found.hits.iter().map(|hit| hit.entry).collect();
        assert_eq!(entries, (0..rows().len()).collect::<Vec<_>>());
    }
}

#[test]
fn nonsense_finds_nothing() {
    for query in ["xqzvw", "zzzz", "qqqqqqqqqqqqqq", "ظظظظ", "xqzvw jjkk"] {
        assert_eq!(index(&rows()).search(query).hits, [], "{query}");
    }
    assert_eq!(index(&[]).search("pothole").hits, []);
}

#[test]
fn stop_words_count_when_there_is_nothing_else() {
    let rows = [row("The The", "", &[], &[]), row("Other", "", &[], &[])];
    assert_eq!(names(&index(&rows).search("the"), &rows), ["The The"]);
}

/// A word of two to four syllables, as varied as those of a language.
fn made_up_word(seed: usize) -> String {
    let mut rest = seed.wrapping_mul(0x9E37_79B9).wrapping_add(seed >> 3) % 0xFFFF_FFFF;
    let mut letter = |letters: &'static str| {
        let at = rest % letters.len();
        rest = rest / letters.len() + seed;
        &letters[at..=at]
    };
    (0..2 + seed % 3)
        .flat_map(|_| {
            [
                letter("bcdfghklmnprstvwz"),
                letter("aeiou"),
                letter("lmnrst"),
            ]
        })
        .collect()
}

#[test]
fn two_thousand_services_are_searched_within_a_frame() {
    let phrase = |from: usize, count: usize| {
        let words = (0..count).map(|word| made_up_word((from * 7 + word * 13) % 6_000));
        words.collect::<Vec<_>>()
    };
    let texts: Vec<(String, String, Vec<String>)> = (0..2_000)
        .map(|service| {
            let name = phrase(service, 3).join(" ");
            (
                name,
                phrase(service * 3, 25).join(" "),
                phrase(service * 5, 4),
            )
        })
        .collect();
    let index = Index::new(texts.iter().map(|(name, description, keywords)| Entry {
        name,
        description,
        keywords,
        groups: &[],
    }));
    let name = &texts[1_234].0;
    let misspelled = name.replacen(&name[2..3], "", 1);
    let queries = [
        &name[..1],
        &name[..4],
        name,
        &misspelled,
        "misspeling of potholle",
    ];
    assert_eq!(index.search(name).hits[0].entry, 1_234);
    assert!(
        index
            .search(&misspelled)
            .hits
            .iter()
            .any(|hit| hit.entry == 1_234)
    );
    let frame = std::time::Duration::from_millis(16);
    for query in queries {
        // One run within a frame is proof; the others may have shared the machine with other work.
        let is_within = (0..100).any(|_| {
            let start = std::time::Instant::now();
            let _ = index.search(query);
            start.elapsed() < frame
        });
        assert!(is_within, "{query}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_text_can_be_searched(names in prop::collection::vec(any::<String>(), 0..8), query in any::<String>()) {
        let index = Index::new(names.iter().map(|name| Entry {
            name, description: name, keywords: &names, groups: &[],
        }));
        let found = index.search(&query);
        prop_assert!(found.hits.len() <= names.len());
        prop_assert!(found.hits.windows(2).all(|two| two[0].score > two[1].score
            || two[0].score == two[1].score && two[0].entry < two[1].entry));
    }

    #[test]
    fn a_whole_name_finds_itself_first(
        names in prop::collection::vec("[a-cßéΑا ]{0,2}[a-dà-ö]{1,5}( [a-cé]{1,4}| the){0,4}", 1..12),
        choice in any::<prop::sample::Index>(),
    ) {
        let index = Index::new(names.iter().map(|name| Entry {
            name, description: "", keywords: &names, groups: &names,
        }));
        let name = choice.get(&names);
        let found = index.search(name);
        prop_assert!(found.exact);
        let folded = |name: &str| super::words::words(name);
        let first = &names[found.hits[0].entry];
        prop_assert_eq!(folded(first), folded(name), "{:?} before {:?}", first, name);
    }
}
