//! The desk on a real homeserver.

mod citizen;
mod town;

mod conversations;
mod faults;
mod service;
