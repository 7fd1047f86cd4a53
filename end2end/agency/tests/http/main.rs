//! The sandbox agency over real HTTP.

mod fixture;

mod citizens;
mod command_line;
mod load;
mod misbehaviour;
mod photos;
mod recordings;
mod staff;
mod standard;
mod tokens;
