//! Domain values to words. Texts are in `locales/*.json`, fetched at start, never compiled in; the
//! build makes one function per key ([`say`]) and refuses a key that a language lacks.

mod choice;
mod dates;
mod errors;
mod locale;
mod message;
mod problem;
mod status;

pub use choice::choice_label;
pub use dates::{civil_day, clock, day, moment, time_of};
pub use errors::{agency_messages, failure, failure_advice, photo_problem, place_problem};
pub use locale::{Locale, LocaleError, direction, install, intl, language};
pub use message::Arg;
pub use problem::problem;
pub use status::{contact_label, status_name, status_tag};

/// One function per key of `locales/en.json`.
pub mod say {
    #![allow(
        missing_docs,
        reason = "each function is documented by its key in locales/en.json"
    )]
    use super::message::{Arg, plain, with_arguments};
    include!(concat!(env!("OUT_DIR"), "/say.rs"));
}
