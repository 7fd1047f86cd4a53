//! No definition and no answers make import or evaluation panic, hang or recurse without bound.

use proptest::prelude::*;

use super::{evaluate, json, world};
use crate::form::engine::Plan;
use crate::form::import::any;
use crate::value::Value;
use std::sync::Arc;

fn judged(form: &str, answers: &Value) -> usize {
    let plan = Plan::new(Arc::new(any(form.as_bytes())));
    evaluate(&plan, answers, &world()).problems.len()
}

/// JSON of properties that components have, with values that they should not have.
fn component() -> impl Strategy<Value = String> {
    let types = prop::sample::select(vec![
        "textfield",
        "number",
        "select",
        "selectboxes",
        "radio",
        "checkbox",
        "day",
        "datetime",
        "time",
        "url",
        "email",
        "datagrid",
        "container",
        "panel",
        "columns",
        "tabs",
        "table",
        "content",
        "survey",
        "address",
        "file",
        "tags",
        "hidden",
        "navDatepicker",
        "identity",
        "unknown",
        "",
        "form",
        "tagpad",
    ]);
    let keys = prop::sample::select(vec!["a", "b", "a.b", "a[0]", "", "[", "rows"]);
    let property = prop::sample::select(vec![
        r#""multiple":true"#,
        r#""input":false"#,
        r#""input":true"#,
        r#""tree":true"#,
        r#""hidden":true"#,
        r#""modelType":"none""#,
        r#""modelType":"nestedArray""#,
        r#""validate":{"required":true,"min":null,"max":"","pattern":"(","maxLength":"x"}"#,
        r#""validate":{"minSelectedCount":1e99,"onlyAvailableItems":true,"json":{"var":"data.a"}}"#,
        r#""conditional":{"when":"a","eq":"b","show":true}"#,
        r#""conditional":{"conjunction":"any","conditions":[{"component":"b","operator":"isEmpty"}]}"#,
        r#""conditional":{"json":{"==":[{"var":"data.a"},1]}}"#,
        r#""customConditional":"show = data.a == row.b""#,
        r#""customConditional":"while(true){}""#,
        r#""calculateValue":"value = data""#,
        r#""calculateValue":"value = data.a + 1""#,
        r#""values":[{"value":1},{"label":null},7]"#,
        r#""data":{"json":"[1,{}]","values":3}"#,
        r#""dataSrc":"json""#,
        r#""inputMask":"(9\\""#,
        r#""columns":[{"components":[{}]},3]"#,
        r#""rows":[[{"components":[{"type":"textfield","key":"x"}]}],2]"#,
        r#""fields":{"day":{"hide":true}}"#,
        r#""logic":[{"trigger":{"type":"simple","simple":{"when":"a","eq":"1"}},"actions":[{"type":"value","value":"value = 1"}]}]"#,
        r#""minDate":"2026-02-30""#,
        r#""widget":{"minDate":"now"}"#,
        r#""questions":[{"value":"q"}]"#,
    ]);
    let leaf = (types, keys, prop::collection::vec(property, 0..5)).prop_map(
        |(source_type, key, properties)| {
            let rest: String = properties.iter().map(|one| format!(",{one}")).collect();
            format!(r#""type":"{source_type}","key":"{key}"{rest}"#)
        },
    );
    let whole = leaf.clone().prop_map(|inner| format!("{{{inner}}}"));
    whole.prop_recursive(4, 24, 4, move |inner| {
        (leaf.clone(), prop::collection::vec(inner, 0..4))
            .prop_map(|(own, within)| format!(r#"{{{own},"components":[{}]}}"#, within.join(",")))
    })
}

fn answers() -> impl Strategy<Value = Value> {
    let leaf = prop::sample::select(vec![
        "null",
        "true",
        "0",
        "-1e300",
        "\"\"",
        "\"x\"",
        "\"11/22/2026\"",
        "\"/\"",
        "[]",
        "{}",
        "[null,[1],{\"a\":{\"b\":[{}]}}]",
    ]);
    prop::collection::vec(
        (prop::sample::select(vec!["a", "b", "rows", "x"]), leaf),
        0..4,
    )
    .prop_map(|entries| {
        let mut value = Value::object();
        for (key, text) in entries {
            value.set(&crate::value::Path::parse(key), json(text));
        }
        value
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_component_panics(components in prop::collection::vec(component(), 0..4), answers in answers()) {
        let form = format!(r#"{{"display":"wizard","components":[{}]}}"#, components.join(","));
        judged(&form, &answers);
    }

    #[test]
    fn no_text_panics(text in "[\\[\\]{}\":,a-z0-9]{0,60}") {
        judged(&text, &Value::Null);
    }
}
