//! Frontdoor, a citizen self-service portal.
//!
//! Layers, from the inside out: [`frontdoor_core`] knows no browser; `platform` is the browser;
//! `state` holds; `i18n` speaks; `components` show; `pages` compose; `app` puts all of it together.
//! `patterns` shows the components alone, to people who work on the looks, and is in no release.
//! ARCHITECTURE.md has the rules, `architecture.rs` tests them.

#![recursion_limit = "512"]

pub mod app;
#[cfg(test)]
mod architecture;
pub mod components;
pub mod i18n;
pub mod pages;
#[cfg(feature = "patterns")]
pub mod patterns;
pub mod platform;
pub mod routes;
pub mod state;
