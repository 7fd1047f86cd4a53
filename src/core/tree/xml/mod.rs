//! XML 1.0 elements and text as a tree; no DTD, no entities but the five predefined and numeric ones.

mod encoding;
mod read;

pub use read::parse;

#[cfg(test)]
mod tests;
