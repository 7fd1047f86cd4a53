//! HTML that others wrote, as far as its words, its links and its structure go.
//!
//! Nothing here makes HTML: what is read becomes plain text ([`plain`]) or nodes of our own
//! ([`crate::form::content`]).

mod entity;
mod lines;
mod plain;
mod tag;

pub(crate) use entity::resolve;
pub use plain::plain;
pub(crate) use tag::{Effect, Tag, Tags, after_end_of, find_tag};
