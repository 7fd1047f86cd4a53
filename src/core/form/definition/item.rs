//! What stands on a page: groups, repeats, contents and questions, one tree.

use super::{Condition, Content, Part, Rule};
use crate::expression::Script;
use crate::value::Value;

/// One item. Items are in document order, in which Form.io evaluates them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// The number of the item within the form, from 0, in document order.
    pub id: u32,
    /// Its key; of an item that holds no data, a name for conditions and errors.
    pub key: String,
    /// The publisher's type, such as `navDatepicker`; for findings and for differences that hang on it.
    pub source_type: String,
    /// What it is called, as plain text; may be empty.
    pub label: String,
    /// More words under the label; may be empty.
    pub hint: Content,
    /// Help behind a summary, and the words of that summary; may be empty.
    pub help: (String, Content),
    /// When it is shown; all must hold. Empty: always.
    pub conditions: Vec<Condition>,
    /// Whether it is never shown by itself (`hidden: true`).
    pub hidden: bool,
    /// Whether its answer is dropped while a condition hides it (`clearOnHide`).
    pub clear_on_hide: bool,
    /// How its answer is calculated from others (`calculateValue`).
    pub calculate: Option<Script>,
    /// How its first answer is found (`customDefaultValue`).
    pub custom_default: Option<Script>,
    /// Its first answer; [`Value::Undefined`] for none.
    pub default: Value,
    /// What changes it (`logic`).
    pub logic: Vec<Logic>,
    /// What its answer has to satisfy, in the order in which the publisher checks.
    pub rules: Vec<Rule>,
    /// What it is.
    pub kind: ItemKind,
    /// How it takes part in evaluation where its kind does not say.
    pub part: Part,
    /// What is within it, for groups, objects and repeats.
    pub items: Vec<Item>,
}

impl Item {
    /// An item with a key and a first answer, and nothing else: always shown, without words, rules
    /// and items within, its answer dropped while it is hidden.
    #[must_use]
    pub fn new(kind: ItemKind, key: impl Into<String>, default: Value) -> Self {
        Self {
            key: key.into(),
            clear_on_hide: true,
            default,
            kind,
            ..Self::default()
        }
    }
}

/// What an item is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ItemKind {
    /// Items that belong together, with a legend where the item has a label. Adds nothing to paths.
    #[default]
    Group,
    /// Items whose answers are within an object of its key (`container`).
    Object,
    /// Rows: items whose answers are in an array of objects of its key (`datagrid`, `editgrid`).
    Repeat {
        /// Fewest rows.
        min: u32,
        /// Most rows; none for no limit.
        max: Option<u32>,
        /// What the button says; may be empty.
        add_label: String,
        /// What one row is called; may be empty.
        row_label: String,
    },
    /// Text, nothing to answer.
    Content(Content),
    /// Something to answer.
    Question(Question),
    /// Kept and sent, never shown.
    Hidden,
}

/// The families of fields.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Text.
    Text {
        /// Whether it has several lines.
        multiline: bool,
        /// HTML's `inputmode`; may be empty.
        input_mode: String,
        /// HTML's `autocomplete` token; may be empty (WCAG 1.3.5).
        autocomplete: String,
        /// Written before and after the field, such as `£`; may be empty.
        affixes: (String, String),
        /// The number it is, where its digits check themselves.
        identifier: Option<Identifier>,
    },
    /// A number; the answer is a JSON number.
    Number {
        /// Digits after the point at most; none for any.
        decimals: Option<u32>,
        /// Its unit or currency, such as `kr`; may be empty.
        unit: String,
        /// Whether it is money.
        money: bool,
        /// Whether the answer is kept as text, with all the digits that were typed (Open311).
        stored_as_text: bool,
    },
    /// Yes or no in one box; the answer is `true` or `false`.
    Checkbox {
        /// What ticked and not ticked are sent as, where not `true` and `false`.
        values: Option<(Value, Value)>,
    },
    /// One of several.
    One {
        /// The choices.
        choices: Vec<Choice>,
        /// Whether the publisher shows them as a list to choose from rather than side by side.
        list: bool,
        /// Whether the whole choice is stored as an object with label and value.
        stored_as_object: bool,
    },
    /// Any of several.
    Many {
        /// The choices.
        choices: Vec<Choice>,
        /// Whether it is stored as `{"a": true, "b": false}` rather than as an array.
        stored_as_flags: bool,
    },
    /// A day, month, time or moment.
    Date {
        /// Which fields there are.
        fields: DateFields,
        /// How it is stored.
        format: DateFormat,
    },
    /// An email address.
    Email,
    /// A phone number.
    Phone {
        /// Whether the country's code is asked for beside it.
        area_code: bool,
    },
    /// A web address.
    Url,
    /// A postal address, stored as an object; the parts that are asked for, in order, by key.
    Address {
        /// Key, autocomplete token, whether required.
        parts: Vec<(String, String, bool)>,
    },
    /// Files.
    File {
        /// MIME types or endings, as in HTML's `accept`; may be empty.
        accept: String,
        /// Bytes at most of one; none for no limit.
        most_bytes: Option<u64>,
        /// How many at most; none for no limit.
        most: Option<u32>,
        /// Whether they are pictures that are made small and rid of their metadata on the device.
        photos: bool,
    },
    /// Where something is; the answer is an object with `lat` and `long` in degrees (WGS 84),
    /// `address_string`, or all of them (Open311).
    Location {
        /// Whether coordinates are taken.
        coordinates: bool,
        /// Whether an address in words is taken.
        address: bool,
    },
    /// A document that is sent now or later, or was sent, or does not exist.
    Attachment {
        /// The ways that are offered, by the publisher's keys, with labels.
        ways: Vec<Choice>,
    },
    /// Several lines that are each stored as text of one array (`multiple`).
    Several(Box<Question>),
}

/// One choice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// What is stored.
    pub value: Value,
    /// What it is called, as plain text. Empty for countries and currencies that the browser names
    /// by their code.
    pub label: String,
    /// More words; may be empty.
    pub hint: String,
    /// Why the form cannot be sent with this choice, in the author's words; empty where it can
    /// (`disable_form` of Open311's extension by FixMyStreet).
    pub stop: String,
}

/// Numbers whose digits check themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identifier {
    /// Norwegian national identity number, D numbers included.
    Fodselsnummer,
    /// Norwegian organisation number.
    Organisasjonsnummer,
    /// Norwegian bank account.
    Kontonummer,
    /// Dutch citizen service number.
    Bsn,
    /// International bank account number (ISO 13616).
    Iban,
    /// UK national insurance number.
    Nino,
}

/// Fields of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFields {
    /// Day, month and year.
    Day,
    /// Month and year.
    Month,
    /// A year.
    Year,
    /// A time of day.
    Time,
    /// A day and a time.
    Moment,
    /// A day, and a time that may be left out.
    DayAndMaybeTime,
}

/// How a date is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFormat {
    /// `2026-11-22`, `2026-11`, `2026`, `14:30:00` or an ISO 8601 moment.
    Iso,
    /// `11/22/2026`, of Form.io's `day`; `day_first` for `22/11/2026`.
    Slashes {
        /// Whether the day comes first.
        day_first: bool,
    },
    /// `2026-11-22T14:30:00+01:00`: a moment with seconds and the citizen's offset (W3C
    /// NOTE-datetime, as Open311 has it).
    Offset,
}

/// Something that changes an item while a trigger holds (Form.io's `logic`).
#[derive(Clone, Debug, PartialEq)]
pub struct Logic {
    /// When.
    pub trigger: Trigger,
    /// What.
    pub actions: Vec<LogicAction>,
}

/// When logic applies.
#[derive(Clone, Debug, PartialEq)]
pub enum Trigger {
    /// A condition holds.
    When(Condition),
    /// A script sets `result`.
    Script(Script),
}

/// What logic does.
#[derive(Clone, Debug, PartialEq)]
pub enum LogicAction {
    /// Sets a flag of the item: `hidden`, `disabled`, `validate.required`.
    Flag(String, bool),
    /// Sets a text of the item, such as `label`.
    Text(String, String),
    /// Calculates its answer: a script that sets `value`.
    Value(Script),
}
