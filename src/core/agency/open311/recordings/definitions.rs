use super::{config, places, recording};
use crate::agency::open311::definition;
use crate::model::{Attribute, AttributeValue, Automated, Datatype, Decoded, ServiceDefinition};

pub const FILES: &[&str] = &[
    "centralbeds-definition_flytipping.json",
    "centralbeds-definition_flytipping.xml",
    "dc-definition_S0301.xml",
    "o311adapter-definition.json",
    "o311adapter-definition.xml",
    "own-definition_empty.xml",
    "own-definition_quirks.xml",
    "own-definition_repeated_attribute.json",
    "own-definition_values.json",
    "sf-service_definition.xml",
    "spec-definition.json",
    "spec-definition.xml",
];

fn read(name: &str) -> Option<Decoded<ServiceDefinition>> {
    recording(name).map(|answer| definition::decode(&config(), &answer).unwrap())
}

fn flawless(name: &str) -> Option<ServiceDefinition> {
    let Decoded { value, findings } = read(name)?;
    assert_eq!(findings, [], "{name}");
    Some(value)
}

fn codes(definition: &ServiceDefinition) -> Vec<&str> {
    definition
        .attributes
        .iter()
        .map(|attribute| attribute.code.as_str())
        .collect()
}

fn choice(key: &str, name: &str) -> AttributeValue {
    AttributeValue {
        key: key.into(),
        name: name.into(),
        disable_message: None,
    }
}

#[test]
fn one_question_with_and_without_wrappers() {
    let example = ServiceDefinition {
        service_code: "DMV66".into(),
        attributes: vec![Attribute {
            code: "WHISHETN".into(),
            datatype: Datatype::SingleValueList,
            variable: true,
            required: true,
            datatype_description: String::new(),
            order: 1,
            description: "What is the ticket/tag/DL number?".into(),
            values: vec![choice("123", "Ford"), choice("124", "Chrysler")],
            automated: Automated::No,
        }],
    };
    for name in [
        "spec-definition.json",
        "spec-definition.xml",
        "sf-service_definition.xml",
    ] {
        if let Some(definition) = flawless(name) {
            assert_eq!(definition, example, "{name}");
        }
    }
}

#[test]
fn washington_sorted_with_notices() {
    let definition = flawless("dc-definition_S0301.xml").unwrap();
    assert_eq!(definition.service_code, "S0301");
    assert_eq!(
        codes(&definition),
        [
            "WHISPOLO", "WHMAISAL", "ISITHAZA", "WATHPRDA", "NOTE001", "DSITR001"
        ]
    );
    let variable: Vec<_> = definition
        .attributes
        .iter()
        .map(|each| each.variable)
        .collect();
    assert_eq!(variable, [true, true, true, true, false, false]);
    assert!(definition.attributes[0].required && !definition.attributes[1].required);
    assert_eq!(
        definition.attributes[0].values[1],
        choice("STREE001", "Street")
    );
    assert_eq!(definition.attributes[1].values.len(), 6);
    assert!(
        definition.attributes[5]
            .description
            .starts_with("DDOT's standard")
    );
}

#[test]
fn every_datatype_and_automated_attributes() {
    let mut formats = Vec::new();
    for name in [
        "centralbeds-definition_flytipping.json",
        "centralbeds-definition_flytipping.xml",
    ] {
        let Some(definition) = flawless(name) else {
            return;
        };
        assert_eq!(definition.attributes.len(), 13, "{name}");
        let shown: Vec<_> = definition
            .attributes
            .iter()
            .filter(|each| each.is_shown())
            .collect();
        let shown: Vec<_> = shown
            .iter()
            .map(|each| (each.code.as_str(), &each.datatype))
            .collect();
        assert_eq!(
            shown,
            [
                ("land_type", &Datatype::SingleValueList),
                ("type_of_waste", &Datatype::MultiValueList),
                ("fly_tip_witnessed", &Datatype::SingleValueList),
                ("fly_tip_date_and_time", &Datatype::Datetime),
                ("description_of_alleged_offender", &Datatype::Text),
            ]
        );
        let hidden = &definition.attributes[0];
        assert_eq!(
            (hidden.code.as_str(), &hidden.datatype),
            ("easting", &Datatype::Number)
        );
        assert_eq!(hidden.automated, Automated::ServerSet);
        assert!(hidden.required && !hidden.variable);
        assert_eq!(definition.attributes[9].values.len(), 16);
        formats.push(definition);
    }
    assert_eq!(formats[0], formats[1]);
}

#[test]
fn an_adapter_says_the_same_in_both_formats() {
    let (Some(json), Some(xml)) = (
        flawless("o311adapter-definition.json"),
        flawless("o311adapter-definition.xml"),
    ) else {
        return;
    };
    assert_eq!(json, xml);
    assert_eq!(json.service_code, "POT");
    assert_eq!(codes(&json), ["depth", "shape"]);
    assert_eq!(
        json.attributes[1].datatype_description,
        "square | circle | triangle"
    );
}

#[test]
fn a_repeated_key_is_a_list() {
    let definition = flawless("own-definition_repeated_attribute.json").unwrap();
    assert_eq!(definition.service_code, "12");
    assert_eq!(codes(&definition), ["B", "A"]);
    assert_eq!(definition.attributes[0].datatype, Datatype::Text);
    assert!(definition.attributes[0].required);
}

#[test]
fn a_definition_full_of_quirks() {
    let Decoded {
        value: definition,
        findings,
    } = read("own-definition_quirks.xml").unwrap();
    assert_eq!(definition.service_code, "0042");
    // Equal numbers keep the document's order, and so does a missing one.
    assert_eq!(codes(&definition), ["KIND", "", "PLACE", "TEMP", "AFTER"]);
    let [kind, notice, place, temperature, after] = definition.attributes.as_slice() else {
        panic!("{definition:?}");
    };
    assert!(!notice.variable && notice.is_shown());
    assert_eq!(
        notice.description,
        "In an emergency call 112.\n\nWe answer in 3 days."
    );
    assert_eq!(place.datatype, Datatype::Other("multivaluelist".into()));
    assert!(place.required);
    assert_eq!(kind.description, "What kind?");
    assert_eq!(
        kind.values[..2],
        [choice("0", "None"), choice("Other", "Other")]
    );
    assert_eq!(
        kind.values[2].disable_message.as_deref(),
        Some("Call 112 now.")
    );
    assert_eq!(kind.values.len(), 3);
    assert_eq!(temperature.datatype, Datatype::Other("temperature".into()));
    assert_eq!(temperature.automated, Automated::HiddenField);
    assert_eq!(
        (&after.datatype, after.required, after.variable),
        (&Datatype::String, false, true)
    );
    assert_eq!(
        places(&findings),
        [
            "attributes[1].values",
            "attributes[2].values[0].key",
            "attributes[3].code",
            "attributes[4].code",
            "attributes[5].datatype",
        ]
    );
}

#[test]
fn metadata_that_is_empty() {
    let definition = flawless("own-definition_empty.xml").unwrap();
    assert_eq!(
        (
            definition.service_code.as_str(),
            definition.attributes.len()
        ),
        ("9", 0)
    );
}

#[test]
fn choices_in_other_shapes() {
    let definition = flawless("own-definition_values.json").unwrap();
    let [pairs, texts, untyped, none] = definition.attributes.as_slice() else {
        panic!("{definition:?}");
    };
    assert_eq!(pairs.values, [choice("1", "One"), choice("2", "2")]);
    assert_eq!(
        texts.values,
        [choice("red", "red"), choice("green", "green")]
    );
    assert_eq!(untyped.datatype, Datatype::SingleValueList);
    assert_eq!((&none.datatype, none.values.len()), (&Datatype::String, 0));
}
