//! Answers for a form, the same ones every time.

use frontdoor_core::form::definition::{
    Binding, DateFields, DateFormat, Definition, Item, ItemKind, Question,
};
use frontdoor_core::value::{Object, Value};

/// How many cases there are for each form: empty, two full ones, and sparse ones that are partly
/// wrong.
pub const CASES: usize = 8;

/// The answers of one case.
pub fn answers(definition: &Definition, case: usize) -> Value {
    let mut maker = Maker {
        case,
        state: 0x9E37_79B9_7F4A_7C15 ^ (case as u64).wrapping_mul(0xD1B5_4A32_D192_ED03),
    };
    let mut all = Object::default();
    if case > 0 {
        for page in &definition.pages {
            maker.fill(&page.items, &mut all);
        }
    }
    all.into()
}

struct Maker {
    case: usize,
    state: u64,
}

impl Maker {
    /// The next number below `bound`, by Marsaglia's xorshift.
    fn below(&mut self, bound: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state >> 33).unwrap_or(0) % bound.max(1)
    }

    fn is_sparse(&self) -> bool {
        self.case > 2
    }

    fn fill(&mut self, items: &[Item], around: &mut Object) {
        for item in items {
            match item.binding() {
                Binding::Text => {}
                Binding::Layout => self.fill(&item.items, around),
                _ if item.key.is_empty() => {}
                _ if self.is_sparse() && self.below(4) == 0 => {}
                Binding::Rows => around.set(&item.key, self.rows(item)),
                Binding::Object if !item.items.is_empty() => {
                    let mut within = Object::default();
                    self.fill(&item.items, &mut within);
                    around.set(&item.key, within.into());
                }
                Binding::Object | Binding::Value => {
                    let value = self.value(item);
                    if !matches!(value, Value::Undefined) {
                        around.set(&item.key, value);
                    }
                }
            }
        }
    }

    fn rows(&mut self, item: &Item) -> Value {
        let count = if self.is_sparse() { self.below(4) } else { 2 };
        let row = |maker: &mut Self| {
            let mut row = Object::default();
            maker.fill(&item.items, &mut row);
            row.into()
        };
        (0..count).map(|_| row(self)).collect::<Vec<Value>>().into()
    }

    fn value(&mut self, item: &Item) -> Value {
        if self.is_sparse() && self.below(8) == 0 {
            return self.wrong();
        }
        match &item.kind {
            ItemKind::Question(question) => self.answer(question),
            ItemKind::Hidden => ["a", "b"][self.below(2)].into(),
            ItemKind::Object => {
                let mut within = Object::default();
                self.fill(&item.items, &mut within);
                within.into()
            }
            _ => Value::Undefined,
        }
    }

    /// Something that a field of its kind would not send.
    fn wrong(&mut self) -> Value {
        match self.below(7) {
            0 => "".into(),
            1 => " ".into(),
            2 => Value::Null,
            3 => "x".repeat(300).into(),
            4 => "ja".into(),
            5 => "1234".into(),
            _ => "11/31/2026".into(),
        }
    }

    fn answer(&mut self, question: &Question) -> Value {
        match question {
            Question::Text { .. } => {
                let texts = ["Kari", "12", "Storgata 1, 0155 Oslo", "two words"];
                texts[self.below(texts.len())].into()
            }
            Question::Number { .. } => {
                let numbers = [0.0, 1.0, 12.5, -3.0, 2000.0, 67.0];
                numbers[self.below(numbers.len())].into()
            }
            Question::Checkbox { .. } => (self.below(3) > 0).into(),
            Question::One { choices, .. } => {
                let Some(choice) = choices.get(self.below(choices.len())) else {
                    let code = ["NO", "SE", "BE", "US"][self.below(4)];
                    let entries = [("label", code.into()), ("value", code.into())];
                    return entries.into_iter().collect::<Object>().into();
                };
                choice.value.clone()
            }
            Question::Many {
                choices,
                stored_as_flags: true,
            } => {
                let flags = choices.iter().filter_map(|choice| {
                    let key = choice.value.as_text()?.to_owned();
                    Some((key, (self.below(2) == 0).into()))
                });
                flags.collect::<Object>().into()
            }
            Question::Many { choices, .. } => {
                let chosen = choices.iter().filter(|_| self.below(2) == 0);
                chosen
                    .map(|choice| choice.value.clone())
                    .collect::<Vec<_>>()
                    .into()
            }
            Question::Date { fields, format } => self.date(*fields, *format),
            Question::Email => ["a@example.org", "a@example"][self.below(2)].into(),
            Question::Phone { .. } => ["+47 22 22 22 22", "(250) 555-0199"][self.below(2)].into(),
            Question::Url => ["https://example.org", "nowhere"][self.below(2)].into(),
            Question::Address { parts } => {
                let parts = parts.iter().map(|(key, _, _)| (key, "x".into()));
                parts.collect::<Object>().into()
            }
            Question::File { .. } => {
                let file = [("name", "a.pdf".into()), ("size", 12.0.into())];
                vec![file.into_iter().collect::<Object>().into()].into()
            }
            Question::Location { .. } => {
                let place = [("address_string", "1 Harbour Street".into())];
                place.into_iter().collect::<Object>().into()
            }
            Question::Attachment { ways } => {
                let way = ways.get(self.below(ways.len()));
                let key = way.map_or(Value::Null, |way| way.value.clone());
                [("key", key)].into_iter().collect::<Object>().into()
            }
            Question::Several(one) => {
                let count = self.below(3) + 1;
                (0..count)
                    .map(|_| self.answer(one))
                    .collect::<Vec<_>>()
                    .into()
            }
        }
    }

    fn date(&mut self, fields: DateFields, format: DateFormat) -> Value {
        let texts = match (fields, format) {
            (DateFields::Year, _) => ["1999", "2026"],
            (DateFields::Month, DateFormat::Iso) => ["1999-01", "2026-11"],
            (DateFields::Month, DateFormat::Slashes { .. }) => ["01/1999", "11/2026"],
            (DateFields::Day, DateFormat::Iso) => ["1958-03-31", "2026-11-22"],
            (_, DateFormat::Slashes { .. }) => ["12/11/2026", "00/11/2026"],
            (DateFields::Time, _) => ["14:30:00", "14:30"],
            (DateFields::Moment | DateFields::DayAndMaybeTime, _) | (_, DateFormat::Offset) => {
                ["2026-11-22T12:00:00+01:00", "1999-12-31T23:59:59Z"]
            }
        };
        texts[self.below(2)].into()
    }
}
