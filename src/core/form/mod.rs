//! Forms: what they are, whoever published them; what the answers lead to; and how they are filled in.

pub mod calendar;
pub mod condition;
pub mod content;
pub mod definition;
pub mod engine;
pub mod filling;
pub mod identifier;
pub mod import;
pub mod inspect;
pub mod place;
pub mod route;
