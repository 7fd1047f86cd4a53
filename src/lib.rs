//! Frontdoor, a citizen self-service portal.

pub mod platform;
