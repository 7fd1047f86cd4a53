//! What looks and behaves the same everywhere. Components never fetch and never read global state;
//! what they show comes in, what was done goes out.
//!
//! Elements are made by [`crate::markup!`], components are put in by `view!` (ARCHITECTURE.md,
//! "Markup").

mod announcement;
mod back_link;
mod character_count;
mod choice_field;
mod contact;
mod content;
mod conversion;
mod date_field;
mod error_summary;
mod failure;
mod field_set;
mod file_field;
mod focus;
mod frame;
mod heading;
mod install_offer;
mod link;
mod list_field;
mod live;
mod markup;
mod node;
mod notice;
mod row_list;
mod search_form;
mod service_item;
mod several_field;
mod state_block;
mod steps;
mod summary_list;
mod tag;
mod task_list;
mod text_field;
mod timeline;

pub use back_link::BackLink;
pub use choice_field::{CheckboxField, ChoiceField};
pub use contact::Contact;
pub use content::{Answered, content};
pub use date_field::DateField;
pub use error_summary::{ErrorSummary, Fault};
pub use failure::Failure;
pub use field_set::FieldSet;
pub use file_field::{FileField, FileItem};
pub use focus::focus_soon;
pub use frame::{Frame, PageFrame};
pub use heading::{Heading, TitleSuffix};
pub use install_offer::InstallOffer;
pub use link::{ButtonLink, Link};
pub use list_field::ListField;
pub use live::{
    LiveAttribute, LiveValue, effect, live, live_attribute, live_flag, live_text, live_value,
};
pub use markup::Markup;
pub use node::{Element, Handler, Node, NodeState, Value};
pub use notice::NoticeBox;
pub use row_list::{RowItem, RowList};
pub use search_form::SearchForm;
pub use service_item::ServiceItem;
pub use several_field::SeveralField;
pub use state_block::{StateBlock, StateKind, Waiting};
pub use steps::Steps;
pub use summary_list::{SummaryList, SummaryRow};
pub use tag::Tag;
pub use task_list::{Task, TaskGroup, TaskList, TaskStatus};
pub use text_field::{TextArea, TextField};
pub use timeline::{Timeline, TimelineItem};
