//! Plurals, numbers, dates and lists by the rules of a language (ECMA-402, `Intl`).
//!
//! A tag that the browser cannot read counts as the browser's own language.

use std::cell::RefCell;

use frontdoor_core::ports::{DateStyle, Zone};
use js_sys::{Array, Date, Function, JsString, Number, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::reflect;

/// The plural category of a number: `zero`, `one`, `two`, `few`, `many` or `other`.
#[must_use]
pub fn plural(tag: &str, n: f64) -> String {
    run(Kind::Plural, tag, &n.into()).unwrap_or_else(|| "other".to_owned())
}

/// A number with the language's digits and separators.
#[must_use]
pub fn number(tag: &str, n: f64) -> String {
    run(Kind::Number, tag, &n.into()).unwrap_or_else(|| {
        let plain = Number::from(n).to_string_with_radix(10);
        plain.map(String::from).unwrap_or_default()
    })
}

/// A date in words; `ms` counts from 1970-01-01T00:00:00Z. Empty for what no date can be, which is
/// more than 100 million days away from then.
#[must_use]
pub fn date(tag: &str, ms: i64, style: DateStyle, zone: Zone) -> String {
    let date = Date::new(&JsValue::from_f64(ms as f64));
    run(Kind::Date(style, zone), tag, &date).unwrap_or_default()
}

/// Several things in one sentence: "a, b and c".
#[must_use]
pub fn list(tag: &str, items: &[&str]) -> String {
    let array: Array = items.iter().map(|item| JsValue::from_str(item)).collect();
    run(Kind::List, tag, &array).unwrap_or_else(|| items.join(", "))
}

/// A language's name in the language itself, with a capital where its script has them: "Español".
/// The tag where the browser has no name for it.
#[must_use]
pub fn language_name(tag: &str) -> String {
    let Some(name) = run(Kind::LanguageName, tag, &tag.into()) else {
        return tag.to_owned();
    };
    let mut rest = name.chars();
    let Some(first) = rest.next() else {
        return tag.to_owned();
    };
    // The browser knows how letters grow in which language; the tables for it stay out of the
    // Wasm. It has read the tag before, so it does not throw at it now.
    let first = JsString::from(first).to_locale_upper_case(Some(tag));
    String::from(first) + rest.as_str()
}

/// The name of a code in a language: of a `region` (ISO 3166) or `currency` (ISO 4217); the code where
/// the browser has no name for it.
#[must_use]
pub fn code_name(tag: &str, kind: &str, code: &str) -> String {
    let kind = if kind == "region" {
        Kind::Region
    } else {
        Kind::Currency
    };
    run(kind, tag, &code.into()).unwrap_or_else(|| code.to_owned())
}

/// The name of the device's time zone (IANA); empty where the browser does not say.
#[must_use]
pub fn time_zone() -> String {
    let zone = || {
        let intl = reflect::member(&js_sys::global(), "Intl")?;
        let format = reflect::call(&intl, "DateTimeFormat", &Array::new())?;
        let options = reflect::call(&format, "resolvedOptions", &Array::new())?;
        reflect::text(&options, "timeZone")
    };
    zone().unwrap_or_default()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plural,
    Number,
    List,
    LanguageName,
    Region,
    Currency,
    Date(DateStyle, Zone),
}

impl Kind {
    /// The constructor in `Intl`, and the method that does the work.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Plural => ("PluralRules", "select"),
            Self::Number => ("NumberFormat", "format"),
            Self::List => ("ListFormat", "format"),
            Self::LanguageName | Self::Region | Self::Currency => ("DisplayNames", "of"),
            Self::Date(..) => ("DateTimeFormat", "format"),
        }
    }

    fn options(self) -> JsValue {
        let members: &[(&str, &str)] = match self {
            Self::Plural | Self::Number | Self::List => &[],
            Self::LanguageName => &[("type", "language")],
            Self::Region => &[("type", "region")],
            Self::Currency => &[("type", "currency")],
            Self::Date(style, zone) => {
                let (day, time) = (("dateStyle", "long"), ("timeStyle", "short"));
                let utc = ("timeZone", "UTC");
                match (style, zone) {
                    (DateStyle::Day, Zone::Device) => &[day],
                    (DateStyle::Day, Zone::Utc) => &[day, utc],
                    (DateStyle::DayTime, Zone::Device) => &[day, time],
                    (DateStyle::DayTime, Zone::Utc) => &[day, time, utc],
                    (DateStyle::Time, Zone::Device) => &[time],
                    (DateStyle::Time, Zone::Utc) => &[time, utc],
                }
            }
        };
        let options = js_sys::Object::new();
        for (name, value) in members {
            let _ = Reflect::set(
                &options,
                &JsValue::from_str(name),
                &JsValue::from_str(value),
            );
        }
        options.into()
    }
}

/// A formatter made once: making one costs up to a millisecond on a phone, using it next to none.
struct Formatter {
    kind: Kind,
    tag: String,
    object: JsValue,
    method: Function,
}

impl Formatter {
    fn new(kind: Kind, tag: &str) -> Option<Self> {
        let (constructor, method) = kind.names();
        let intl = reflect::member(&js_sys::global(), "Intl")?;
        let constructor: Function = reflect::member(&intl, constructor)?.dyn_into().ok()?;
        let make =
            |tag: JsValue| Reflect::construct(&constructor, &Array::of2(&tag, &kind.options()));
        let object: JsValue = make(tag.into())
            .or_else(|_| make(JsValue::UNDEFINED))
            .ok()?;
        let method = reflect::member(&object, method)?.dyn_into().ok()?;
        Some(Self {
            kind,
            tag: tag.to_owned(),
            object,
            method,
        })
    }

    fn run(&self, argument: &JsValue) -> Option<String> {
        self.method.call1(&self.object, argument).ok()?.as_string()
    }
}

thread_local! {
    static FORMATTERS: RefCell<Vec<Formatter>> = const { RefCell::new(Vec::new()) };
}

fn run(kind: Kind, tag: &str, argument: &JsValue) -> Option<String> {
    FORMATTERS.with_borrow_mut(|formatters| {
        let known = formatters
            .iter()
            .position(|known| known.kind == kind && known.tag == tag);
        let place = match known {
            Some(place) => place,
            None => {
                formatters.push(Formatter::new(kind, tag)?);
                formatters.len() - 1
            }
        };
        formatters.get(place)?.run(argument)
    })
}
