//! Frontdoor, a citizen self-service portal.
