//! GET Service Definition.

use std::collections::BTreeSet;

use super::Config;
use super::answer::Answer;
use super::findings::Findings;
use super::record::Record;
use super::shape::Shape;
use super::words::{one_line, plain};
use crate::agency::{AgencyError, HttpRequest, HttpResponse};
use crate::model::{Attribute, AttributeValue, Automated, Datatype, Decoded, ServiceDefinition};
use crate::tree::{Node, Value};

const SHAPE: Shape = Shape {
    wrappers: &[
        "attributes",
        "service_definition",
        "service_definitions",
        "definition",
    ],
    records: &["attribute"],
    fields: &["code", "datatype"],
};

const VALUES: Shape = Shape {
    wrappers: &["values"],
    records: &["value"],
    fields: &["key", "name"],
};

/// Asks what a service wants to know.
#[must_use]
pub fn request(config: &Config, service_code: &str) -> HttpRequest {
    config.get(&config.paths.services, Some(service_code), &[])
}

/// Reads a service definition. The attributes come in the agency's order; those without one keep
/// their place after the attribute before them.
///
/// # Errors
/// See [`AgencyError`].
pub fn decode(
    _config: &Config,
    answer: &HttpResponse,
) -> Result<Decoded<ServiceDefinition>, AgencyError> {
    let answer = Answer::to_read(answer);
    let tree = answer.tree()?;
    let root = unwrapped(&tree);
    let service_code = Record::whole(root).text("service_code").unwrap_or_default();
    let records = match SHAPE.records(&tree) {
        Some(records) => records,
        // Some services say that they have metadata and then have none.
        None if !service_code.is_empty() || is_definition(&tree) => Vec::new(),
        None => {
            let what = "there is no service definition in this document";
            return Err(answer.undecodable(&tree, what));
        }
    };
    let mut findings = Findings::default();
    let mut attributes = Vec::new();
    let mut codes = BTreeSet::new();
    let mut order = 0;
    for (index, node) in findings.limit(&records).iter().enumerate() {
        let record = Record::new(node, "attributes", index);
        let Some(attribute) = attribute(&record, &mut order, &mut findings) else {
            continue;
        };
        // Notices are never sent, so theirs may repeat.
        if attribute.variable && !codes.insert(attribute.code.clone()) {
            findings.add(
                record.place_of("code"),
                "a second question with this code is left out",
            );
            continue;
        }
        attributes.push(attribute);
    }
    attributes.sort_by_key(|attribute| attribute.order);
    let service_code = service_code.to_owned();
    let value = ServiceDefinition {
        service_code,
        attributes,
    };
    Ok(Decoded {
        value,
        findings: findings.finish(),
    })
}

/// The definition without what it is wrapped in.
fn unwrapped(tree: &Node) -> &Node {
    let inner = tree
        .get("service_definition")
        .or_else(|| tree.get("service_definitions"));
    inner.map_or(tree, |inner| {
        inner.get("service_definition").unwrap_or(inner)
    })
}

/// Whether this is a definition of nothing, such as `[]` or `<service_definition/>`.
fn is_definition(tree: &Node) -> bool {
    !matches!(tree.value, Value::Map(_)) || tree.get("service_definition").is_some()
}

fn attribute(record: &Record<'_>, order: &mut i64, findings: &mut Findings) -> Option<Attribute> {
    if record.node.entries().is_empty() {
        findings.add(record.place(), "this is no attribute");
        return None;
    }
    let variable = record.flag("variable", true, findings);
    let code = record.text("code").unwrap_or_default();
    if code.is_empty() && variable {
        findings.add(
            record.place_of("code"),
            "a question without a code is left out",
        );
        return None;
    }
    *order = record
        .field("order")
        .and_then(whole_number)
        .unwrap_or(*order);
    let values = values(record, findings);
    let datatype = match record.text("datatype") {
        Some(text) => Datatype::from_text(text),
        None if values.is_empty() => Datatype::String,
        None => Datatype::SingleValueList,
    };
    let datatype = match datatype {
        list @ (Datatype::SingleValueList | Datatype::MultiValueList)
            if variable && values.is_empty() =>
        {
            findings.add(
                record.place_of("values"),
                "a list without choices is asked as a text",
            );
            Datatype::Other(list.as_text().to_owned())
        }
        other @ Datatype::Other(_) => {
            findings.add(
                record.place_of("datatype"),
                "an unknown datatype is asked as a text",
            );
            other
        }
        known => known,
    };
    Some(Attribute {
        code: code.to_owned(),
        datatype,
        variable,
        required: record.flag("required", false, findings),
        datatype_description: record.plain("datatype_description"),
        order: *order,
        description: record.plain("description"),
        values,
        automated: automated(record, findings),
    })
}

fn whole_number(node: &Node) -> Option<i64> {
    // The standard library saturates this conversion.
    #[allow(clippy::cast_possible_truncation)]
    node.number().map(|number| number as i64)
}

fn automated(record: &Record<'_>, findings: &mut Findings) -> Automated {
    match record.text("automated") {
        Some("server_set") => Automated::ServerSet,
        Some("hidden_field") => Automated::HiddenField,
        Some(_) => {
            findings.add(
                record.place_of("automated"),
                "neither server_set nor hidden_field",
            );
            Automated::No
        }
        None => Automated::No,
    }
}

fn values(record: &Record<'_>, findings: &mut Findings) -> Vec<AttributeValue> {
    let Some(node) = record.field("values").filter(|node| !node.is_blank()) else {
        return Vec::new();
    };
    let Some(nodes) = VALUES.records(node) else {
        return pairs(node);
    };
    let list = record.place_of("values");
    let mut values = Vec::new();
    for (index, node) in nodes.into_iter().enumerate() {
        let record = Record::new(node, &list, index);
        match value(&record) {
            Some(value) => values.push(value),
            None => findings.add(record.place_of("key"), "a choice without a key is left out"),
        }
    }
    values
}

/// A key and a name, or one text that is both.
fn value(record: &Record<'_>) -> Option<AttributeValue> {
    let name = record.line("name");
    let key = match (record.field("key"), record.node.text()) {
        // An empty key beside a name is a prompt such as "Please choose", not a choice.
        (Some(key), _) => key.text()?.to_owned(),
        (None, Some(text)) => text.to_owned(),
        (None, None) if !name.is_empty() => name.clone(),
        (None, None) => return None,
    };
    let name = if name.is_empty() {
        one_line(&key)
    } else {
        name
    };
    let disable_message = Some(record.plain("disable_message")).filter(|text| !text.is_empty());
    Some(AttributeValue {
        key,
        name,
        disable_message,
    })
}

/// `{"key": "name", …}`
fn pairs(node: &Node) -> Vec<AttributeValue> {
    let entries = node.entries().iter();
    let values = entries.map(|(key, name)| AttributeValue {
        key: key.clone(),
        name: Some(one_line(&plain(name)))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| key.clone()),
        disable_message: None,
    });
    values.collect()
}
