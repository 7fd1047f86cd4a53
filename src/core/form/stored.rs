//! Answers as the text that is kept on the device.

use super::answers::{Answer, Answers, DateAnswer};
use crate::kept;
use crate::tree::{Limits, Node, Value, json};

/// Decimal places of a degree: 7 is about a centimetre.
const UNITS_PER_DEGREE: f64 = 1e7;

impl Answers {
    /// All answers as JSON, as typed. Coordinates keep seven decimal places.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut entries: Vec<(&str, Node)> = self
            .texts()
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(key, text)| (key, Node::scalar(text)))
            .collect();
        if let Some((lat, long)) = self.lat_long {
            entries.push(("lat", Node::scalar(decimal(lat))));
            entries.push(("long", Node::scalar(decimal(long))));
        }
        let attributes = self
            .attributes
            .iter()
            .map(|(code, answer)| attribute(code, answer));
        entries.push(("attributes", Node::list(attributes.collect())));
        json::write(&Node::map(entries))
    }

    /// Reads what [`Answers::to_json`] wrote, and as much as can be read of anything else: an
    /// older or newer version of the portal may have kept it. None where it is no JSON object.
    #[must_use]
    pub fn from_json(text: &str) -> Option<Self> {
        let root = json::parse(text.as_bytes(), &Limits::default()).ok()?;
        let Value::Map(entries) = &root.value else {
            return None;
        };
        let mut answers = Self::default();
        for (key, node) in entries {
            match (key.as_str(), &node.value) {
                ("attributes", Value::List(rows)) => {
                    for row in rows {
                        if let Some((code, answer)) = read_attribute(row) {
                            answers.set(&code, answer);
                        }
                    }
                }
                (key, Value::Text(text)) => {
                    let mut texts = answers.texts_mut().into_iter();
                    if let Some((_, field)) = texts.find(|(name, _)| *name == key) {
                        field.clone_from(text);
                    }
                }
                _ => {}
            }
        }
        let degrees = |key| root.get(key).and_then(Node::number);
        answers.lat_long = degrees("lat").zip(degrees("long"));
        answers.lat_long = answers.place();
        Some(answers)
    }

    fn texts(&self) -> [(&'static str, &String); 6] {
        [
            ("description", &self.description),
            ("address", &self.address),
            ("email", &self.email),
            ("first_name", &self.first_name),
            ("last_name", &self.last_name),
            ("phone", &self.phone),
        ]
    }

    fn texts_mut(&mut self) -> [(&'static str, &mut String); 6] {
        [
            ("description", &mut self.description),
            ("address", &mut self.address),
            ("email", &mut self.email),
            ("first_name", &mut self.first_name),
            ("last_name", &mut self.last_name),
            ("phone", &mut self.phone),
        ]
    }
}

fn attribute(code: &str, answer: &Answer) -> Node {
    let mut entries = vec![("code", Node::scalar(code))];
    match answer {
        Answer::Text(text) => entries.push(("text", Node::scalar(text))),
        Answer::Chosen(keys) => {
            entries.push((
                "chosen",
                Node::list(keys.iter().map(Node::scalar).collect()),
            ));
        }
        Answer::Date(date) => entries.extend([
            ("day", Node::scalar(&date.day)),
            ("month", Node::scalar(&date.month)),
            ("year", Node::scalar(&date.year)),
            ("time", Node::scalar(&date.time)),
        ]),
    }
    Node::map(entries)
}

fn read_attribute(row: &Node) -> Option<(String, Answer)> {
    let code = kept::text(row, "code")?.to_owned();
    let part = |key| kept::text(row, key).map(str::to_owned);
    let answer = if let Some(text) = part("text") {
        Answer::Text(text)
    } else if let Some(Value::List(keys)) = row.get("chosen").map(|keys| &keys.value) {
        Answer::Chosen(
            keys.iter()
                .filter_map(kept::exact)
                .map(str::to_owned)
                .collect(),
        )
    } else {
        let [day, month, year, time] = ["day", "month", "year", "time"].map(part);
        if [&day, &month, &year, &time]
            .iter()
            .all(|part| part.is_none())
        {
            return None;
        }
        Answer::Date(DateAnswer {
            day: day.unwrap_or_default(),
            month: month.unwrap_or_default(),
            year: year.unwrap_or_default(),
            time: time.unwrap_or_default(),
        })
    };
    Some((code, answer))
}

/// Degrees in decimal notation, by whole numbers: that costs less than printing a floating-point
/// number, and never gives an exponent.
fn decimal(degrees: f64) -> String {
    // A cast from a float saturates, and makes zero of what is no number.
    #[allow(clippy::cast_possible_truncation)]
    let units = (degrees * UNITS_PER_DEGREE).round() as i64;
    let sign = if units < 0 { "-" } else { "" };
    let units = units.unsigned_abs();
    let fraction = (units % 10_000_000 + 10_000_000).to_string();
    let fraction = fraction.get(1..).unwrap_or_default();
    [sign, &(units / 10_000_000).to_string(), ".", fraction].concat()
}
