//! JSON in and out (RFC 8259), keeping repeated keys and scalar text.

mod read;
mod write;

pub use read::parse;
pub use write::{write, write_string};

#[cfg(test)]
mod tests;
