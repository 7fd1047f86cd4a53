//! What happened to a request, where a server tells: `notes` (Chicago, Boston, San Francisco) and
//! `request_history` (6Aika).

use super::findings::Findings;
use super::record::Record;
use super::words::{one_line, plain};
use crate::model::Note;
use crate::tree::{Node, Value};

/// Entries kept of one request.
const NOTES: usize = 500;

/// The entries, oldest first as far as they have dates.
pub(super) fn notes(
    record: &Record<'_>,
    extended: Option<&Node>,
    findings: &mut Findings,
) -> Vec<Note> {
    let mut notes = Vec::new();
    for name in ["notes", "request_history"] {
        let in_extended = extended.and_then(|node| node.get(name));
        let Some(list) = record.field(name).or(in_extended) else {
            continue;
        };
        let place = record.place_of(name);
        for (index, entry) in entries(list).into_iter().take(NOTES).enumerate() {
            notes.extend(note(&Record::new(entry, &place, index), findings));
        }
    }
    if notes.iter().all(|note| sort_key(note).is_some()) {
        notes.sort_by_key(sort_key);
    }
    notes
}

fn sort_key(note: &Note) -> Option<i64> {
    note.datetime.as_ref()?.sort_key()
}

/// The entries of a list, which in XML is a record of records.
fn entries(list: &Node) -> Vec<&Node> {
    let of_records =
        |(_, node): &(String, Node)| matches!(node.single().value, Value::Map(_) | Value::List(_));
    match &list.single().value {
        Value::Map(entries) if entries.iter().any(of_records) => {
            entries.iter().flat_map(|(_, node)| node.items()).collect()
        }
        _ => list.items(),
    }
}

fn note(record: &Record<'_>, findings: &mut Findings) -> Option<Note> {
    if record.node.text().is_some() {
        let summary = plain(record.node);
        return Some(Note {
            datetime: None,
            summary,
            kind: String::new(),
        });
    }
    let first = |names: &[&str]| {
        let mut texts = names.iter().map(|name| record.plain(name));
        texts.find(|text| !text.is_empty()).unwrap_or_default()
    };
    let datetime = ["datetime", "time", "updated_datetime", "created_at"]
        .iter()
        .find_map(|name| record.timestamp(name, findings));
    let kind = one_line(&first(&["type", "status"]));
    let summary = first(&["summary", "description", "note", "comment", "text"]);
    let says_nothing = datetime.is_none() && kind.is_empty() && summary.is_empty();
    (!says_nothing).then_some(Note {
        datetime,
        summary,
        kind,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::{Limits, json, xml};

    fn read(tree: &Node) -> Vec<(String, String, String)> {
        let row = tree.get("request").unwrap_or(tree);
        let extended = row.get("extended_attributes");
        let notes = notes(&Record::whole(row), extended, &mut Findings::default());
        let raw = |note: &Note| {
            note.datetime
                .as_ref()
                .map(|at| at.raw.clone())
                .unwrap_or_default()
        };
        notes
            .into_iter()
            .map(|note| (raw(&note), note.summary.clone(), note.kind))
            .collect()
    }

    fn from_json(row: &str) -> Vec<(String, String, String)> {
        read(&json::parse(row.as_bytes(), &Limits::default()).unwrap())
    }

    fn entry(raw: &str, summary: &str, kind: &str) -> (String, String, String) {
        (raw.into(), summary.into(), kind.into())
    }

    #[test]
    fn newest_first_is_turned_round() {
        let row = r#"{"notes":[
            {"datetime":"2015-03-02T00:00:00Z","description":"Done<br>now","type":"closed"},
            {"datetime":"2015-03-01T00:00:00Z","summary":"Got it","type":"opened"}]}"#;
        let opened = entry("2015-03-01T00:00:00Z", "Got it", "opened");
        assert_eq!(
            from_json(row),
            [opened, entry("2015-03-02T00:00:00Z", "Done\nnow", "closed")]
        );
    }

    #[test]
    fn entries_without_dates_keep_their_order() {
        let row = r#"{"notes":[{"datetime":"2015-03-02","summary":"b"},{"summary":"a"},null,{}]}"#;
        assert_eq!(
            from_json(row),
            [entry("2015-03-02", "b", ""), entry("", "a", "")]
        );
        assert_eq!(
            from_json(r#"{"notes":"One text"}"#),
            [entry("", "One text", "")]
        );
        assert_eq!(from_json(r#"{"notes":""}"#), []);
    }

    #[test]
    fn other_standards_histories_are_read() {
        let row = r#"{"extended_attributes":{"request_history":[
            {"time":"2015-03-01","status":"RECEIVED","note":"","handler":"x","image":null}]}}"#;
        assert_eq!(from_json(row), [entry("2015-03-01", "", "RECEIVED")]);
        let xml =
            b"<request><notes><note><datetime>2015-03-01</datetime><summary>a</summary></note>\
            <note><datetime>2015-03-02</datetime><summary>b</summary></note></notes></request>";
        let tree = xml::parse(xml, &Limits::default()).unwrap();
        assert_eq!(
            read(&tree),
            [entry("2015-03-01", "a", ""), entry("2015-03-02", "b", "")]
        );
    }
}
