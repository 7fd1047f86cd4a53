//! The Matrix client-server API (v1.15), as much of it as a chat of one citizen with one agency takes.
//!
//! Each operation has a request and a decoder, neither of which knows the other's network. Everything that
//! is done is done under a name that was made before: the account and the room by the name of the chat, a
//! message by its own, a file by the place reserved for it. So the same again does no harm, and where
//! servers differ in how they say that it was done already, that counts as done. [`Opening`] is the way from
//! nothing, or from an access that has run out, to a room, and [`Client`] puts all of it together.

pub mod account;
mod answer;
pub mod client;
mod config;
pub mod desk;
mod event;
mod json;
pub mod media;
pub mod messages;
mod opening;
pub mod presence;
pub mod room;
pub mod send;
pub mod sync;

pub use account::Auth;
pub use client::{Call, Client, Lane, Next};
pub use config::{Config, Rooms};
pub use opening::{Opening, Progress};

#[cfg(test)]
mod tests;

/// How long a request may take whose answer is made at once.
const TIMEOUT_MS: u32 = 15_000;
/// How long a file may take.
const FILE_TIMEOUT_MS: u32 = 60_000;
