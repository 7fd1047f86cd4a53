//! JSON in and out (RFC 8259), keeping repeated keys and scalar text.

mod build;
mod read;
mod write;

pub(crate) use build::Build;
pub(crate) use read::build;
pub use read::parse;
pub use write::{write, write_string};

#[cfg(test)]
mod tests;
