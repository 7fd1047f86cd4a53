//! All of Frontdoor that needs no browser.
//!
//! Pure: no clock, no randomness, no input or output. What the world must give comes in as a
//! value; what should happen leaves as a value. So all of it is tested on the host.

pub mod agency;
pub mod answer;
mod base64;
pub mod chat;
pub mod config;
pub mod digits;
pub mod draft;
pub mod ecmascript;
pub mod expression;
mod find;
pub mod form;
pub mod html;
mod joined;
mod kept;
pub mod letter;
pub mod media;
pub mod model;
pub mod outbox;
pub mod percent;
pub mod ports;
pub mod search;
pub mod tree;
pub mod value;
