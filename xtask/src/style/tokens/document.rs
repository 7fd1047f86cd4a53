//! A file of tokens as its groups say it: each token with its path, its type and its value.

use serde_json::{Map, Value};

/// A token.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// The names of its groups and its own.
    pub path: Vec<String>,
    /// Its type: its own, or that of the nearest group that has one.
    pub kind: Option<String>,
    /// Its value as it is written.
    pub value: Value,
}

/// Every token of a file, in order.
///
/// # Errors
/// Why it is no file of tokens.
pub fn tokens(source: &str) -> Result<Vec<Token>, String> {
    let root: Value =
        serde_json::from_str(source).map_err(|error| format!("This is not JSON: {error}."))?;
    let Value::Object(root) = root else {
        return Err("A file of design tokens is a JSON object.".into());
    };
    let mut found = Vec::new();
    group(&root, &mut Vec::new(), None, &mut found)?;
    Ok(found)
}

fn group(
    members: &Map<String, Value>,
    path: &mut Vec<String>,
    inherited: Option<&str>,
    found: &mut Vec<Token>,
) -> Result<(), String> {
    if members.contains_key("$extends") {
        return Err(format!(
            "`{}` extends another group. Write its tokens out: `$extends` is not read.",
            path.join(".")
        ));
    }
    let own = members.get("$type").and_then(Value::as_str);
    let kind = own.or(inherited);
    if let Some(value) = members.get("$value") {
        found.push(Token {
            path: path.clone(),
            kind: kind.map(str::to_owned),
            value: value.clone(),
        });
        return Ok(());
    }
    for (name, member) in members {
        // `$root` is a token of the group itself; everything else with the sign is about the group.
        let Value::Object(inner) = member else {
            continue;
        };
        if name.starts_with('$') && name != "$root" {
            continue;
        }
        path.push(name.clone());
        group(inner, path, kind, found)?;
        path.pop();
    }
    Ok(())
}

/// The path that a value points to: `{group.token}`, or `{"$ref": "#/group/token/$value"}`.
pub fn target(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::String(text) => {
            let inner = text.strip_prefix('{')?.strip_suffix('}')?;
            Some(inner.split('.').map(str::to_owned).collect())
        }
        Value::Object(members) => {
            let pointer = members.get("$ref")?.as_str()?.strip_prefix("#/")?;
            let pointer = pointer.strip_suffix("/$value").unwrap_or(pointer);
            let name = |part: &str| part.replace("~1", "/").replace("~0", "~");
            Some(pointer.split('/').map(name).collect())
        }
        _ => None,
    }
}
