//! The sandbox agency over real HTTP.

mod fixture;

mod citizens;
mod command_line;
mod desk;
mod formio;
mod formio_misbehaviour;
mod load;
mod misbehaviour;
mod photos;
mod portal;
mod recordings;
mod staff;
mod standard;
mod tokens;
mod unread;
