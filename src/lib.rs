//! Frontdoor, a citizen self-service portal.
//!
//! Layers, from the inside out: [`frontdoor_core`] knows no browser; `platform` is the browser;
//! `state` holds; `i18n` speaks; `components` show; `pages` compose; `app` puts all of it together.
//! ARCHITECTURE.md has the rules, `architecture.rs` tests them.

#![recursion_limit = "512"]

pub mod app;
#[cfg(test)]
mod architecture;
pub mod components;
pub mod i18n;
pub mod pages;
pub mod platform;
pub mod routes;
pub mod state;
