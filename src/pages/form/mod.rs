//! Filling in the form of a service: its pages, the rows of its repeating groups, the overview of its
//! parts, and the check of all answers before they are sent.

mod answered;
mod asked;
mod asking;
mod blocked;
mod calculated;
mod check;
mod choice;
mod date;
mod file;
mod filled;
mod from_photo;
mod item;
mod library;
mod location;
mod open;
mod page;
mod parts;
mod question;
mod repeat;
mod row;
mod send;
mod several;
mod told;

pub(super) use asked::asked;
pub(super) use check::check;
pub(super) use page::page;
pub(super) use parts::parts;
pub(super) use row::row;
