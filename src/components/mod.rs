//! What looks and behaves the same everywhere. Components never fetch and never read global state;
//! what they show comes in, what was done goes out.
//!
//! Elements are made by [`crate::markup!`], components are put in by `view!` (ARCHITECTURE.md,
//! "Markup").

mod back_link;
mod contact;
mod error_summary;
mod failure;
mod field;
mod heading;
mod link;
mod list_field;
mod live;
mod markup;
mod node;
mod notice;
mod search_form;
mod service_item;
mod state_block;
mod summary_list;
mod tag;
mod timeline;

pub use back_link::BackLink;
pub use contact::Contact;
pub use error_summary::{ErrorSummary, Fault};
pub use failure::Failure;
pub use field::{DateField, Frame, PageFrame, TextArea, TextField};
pub use heading::{Heading, TitleSuffix};
pub use link::{ButtonLink, Link};
pub use list_field::{ChoiceField, SelectField};
pub use live::{LiveValue, live, live_flag, live_text, live_value};
pub use markup::Markup;
pub use node::{Element, Handler, Node, NodeState, Value};
pub use notice::NoticeBox;
pub use search_form::SearchForm;
pub use service_item::ServiceItem;
pub use state_block::{StateBlock, StateKind, Waiting};
pub use summary_list::{SummaryList, SummaryRow};
pub use tag::Tag;
pub use timeline::{Timeline, TimelineItem};
