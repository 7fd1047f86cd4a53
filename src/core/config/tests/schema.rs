//! `portal.schema.json` and the parser say the same.

use crate::agency::matrix;
use crate::agency::open311::Config;
use crate::config::keys::{self, Keys};
use crate::config::{adapter, chat, open311, portal};
use crate::tree::{Limits, Node, json};

const SCHEMA: &[u8] = include_bytes!("../../../../public/portal.schema.json");

fn schema() -> Node {
    json::parse(SCHEMA, &Limits::default()).unwrap()
}

/// What stands at a path of keys.
fn at<'n>(node: &'n Node, path: &[&str]) -> &'n Node {
    path.iter().fold(node, |node, key| {
        node.get(key).unwrap_or_else(|| panic!("{path:?}"))
    })
}

fn texts(node: &Node) -> Vec<&str> {
    node.items().into_iter().filter_map(Node::text).collect()
}

#[test]
fn both_know_the_same_keys() {
    let schema = schema();
    for (name, known) in [
        (None, keys::PORTAL),
        (Some("notice"), keys::NOTICE),
        (Some("service"), keys::SERVICE),
        (Some("contact_way"), keys::CONTACT_WAY),
        (Some("agency"), keys::AGENCY),
        (Some("chat"), keys::CHAT),
        (Some("hours"), keys::HOURS),
        (Some("open311"), keys::OPEN311),
        (Some("formio"), keys::FORMIO),
        (Some("form"), keys::FORM),
        (Some("paths"), keys::PATHS),
        (Some("look_up"), keys::LOOK_UP),
        (Some("accepts"), keys::ACCEPTS),
    ] {
        let object = name.map_or(&schema, |name| at(&schema, &["$defs", name]));
        let Keys { required, .. } = known;
        let mut properties: Vec<&str> = Vec::new();
        for (key, property) in at(object, &["properties"]).entries() {
            assert!(property.get("description").is_some(), "{name:?} {key}");
            properties.push(key);
        }
        let mut expected = known.all();
        properties.sort_unstable();
        expected.sort_unstable();
        assert_eq!(properties, expected, "{name:?}");
        let demanded = object.get("required").map(texts).unwrap_or_default();
        assert_eq!(demanded, required, "{name:?}");
        assert_eq!(
            at(object, &["additionalProperties"]).flag(),
            Some(false),
            "{name:?}"
        );
    }
}

#[test]
fn both_know_the_same_words() {
    let schema = schema();
    let words = |definition, property| {
        texts(at(
            &schema,
            &["$defs", definition, "properties", property, "enum"],
        ))
    };
    fn names<T>(choices: &[(&'static str, T)]) -> Vec<&'static str> {
        choices.iter().map(|(name, _)| *name).collect()
    }
    assert_eq!(words("contact_way", "kind"), names(&portal::CONTACT_KINDS));
    let kinds = ["open311", "formio"].map(|adapter| words(adapter, "kind"));
    assert_eq!(kinds.concat(), names(&adapter::KINDS));
    let adapters = at(
        &schema,
        &["$defs", "agency", "properties", "adapter", "oneOf"],
    );
    let known = adapters.items().into_iter().map(|of| of.get("$ref"));
    let known: Vec<&str> = known.flatten().filter_map(Node::text).collect();
    assert_eq!(known, ["#/$defs/open311", "#/$defs/formio"]);
    assert_eq!(words("open311", "format"), names(&open311::FORMATS));
    assert_eq!(words("open311", "multi"), names(&open311::MULTI));
    assert_eq!(words("open311", "media"), names(&open311::MEDIA));
    assert_eq!(words("open311", "paging"), names(&open311::PAGING));
    assert_eq!(words("chat", "kind"), names(&chat::KINDS));
    assert_eq!(words("chat", "room"), names(&chat::ROOMS));
    let prefix = at(&schema, &["$defs", "chat", "properties", "room_prefix"]);
    let standard = matrix::Config::standard("", "");
    let default = at(prefix, &["default"]).text();
    assert_eq!(default, Some(&*standard.room_prefix));
    let most = at(
        &schema,
        &["$defs", "accepts", "properties", "photos", "maximum"],
    );
    assert_eq!(most.number(), Some(f64::from(open311::MOST_PHOTOS)));
    let days = at(&schema, &["properties", "draft_days"]);
    let most = at(days, &["maximum"]).number();
    assert_eq!(most, Some(f64::from(portal::MOST_DRAFT_DAYS)));
    let default = at(days, &["default"]).number();
    assert_eq!(default, Some(f64::from(portal::DRAFT_DAYS)));
    let delay = at(
        &schema,
        &["$defs", "look_up", "properties", "delay_seconds"],
    );
    let most = at(delay, &["maximum"]).number();
    assert_eq!(most, Some(f64::from(open311::MOST_DELAY)));
    let default = at(delay, &["default"]).number();
    assert_eq!(default, Config::standard("/").look_up.map(f64::from));
}
