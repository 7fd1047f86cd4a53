//! A conversation with an agency, live.
//!
//! Values and rules alone; what carries the messages is an adapter's affair
//! ([`agency::matrix`](crate::agency::matrix)), and whoever drives both sends the requests and writes the
//! [`Record`] down. [`Conversation`] says how far a chat is, [`Link`] whether the server can be reached,
//! [`Timeline`] what was said, in the server's order, and [`Queue`] what is still to be said, so that it is
//! said once and in order. Nothing leaves the queue before the server has it.

mod conversation;
mod desk;
mod event;
mod failure;
mod link;
mod message;
mod pause;
mod queue;
mod record;
mod session;
mod stage;
mod stored;
mod timeline;

pub use conversation::{Conversation, Signal};
pub use desk::{Days, Desk, DeskState, Hours};
pub use event::{Content, Event, FileInfo, Membership, Role};
pub use failure::Failure;
pub use link::{Contact, Link};
pub use message::{Attachment, Message, Packet, PacketAnswer, PacketService, Slot};
pub use pause::Pause;
pub use queue::{Due, Outgoing, Queue, SendState, Why};
pub use record::{Leave, Record};
pub use session::{Session, Who};
pub use stage::{End, Ender, Phase, Stage, Status};
pub use timeline::{Gap, Run, Timeline};

#[cfg(test)]
mod tests;
