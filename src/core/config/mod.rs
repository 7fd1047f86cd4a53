//! `portal.json`: what makes one build the portal of a given agency.
//!
//! Here and not beside the browser code, because the build reads it too: the content security
//! policy names the origins of this file and no others.

mod adapter;
mod chat;
mod check;
mod formio;
mod keys;
mod language;
mod open311;
mod portal;
mod reader;

use crate::agency::Adapter;
use crate::tree::Node;

/// The whole file. Its JSON Schema is `public/portal.schema.json`.
#[derive(Clone, Debug, PartialEq)]
pub struct Portal {
    /// Shown in the header and in titles.
    pub name: Localized,
    /// BCP 47 tags of the languages offered, the first is the default.
    pub languages: Vec<String>,
    /// Path of the theme's style sheet.
    pub theme: String,
    /// Path of the picture that stands in the header before the name, in place of the door.
    pub logo: Option<String>,
    /// Messages for everybody, on the home page.
    pub notices: Vec<Notice>,
    /// Services to show on the home page, in order.
    pub common_services: Vec<ServiceRef>,
    /// Ways to reach a person, for the portal as a whole.
    pub contact: Vec<ContactWay>,
    /// For how many days a form that is not sent is kept since it was last changed.
    pub draft_days: u32,
    /// Leaving in a hurry, where some services need it.
    pub leave: Option<Leave>,
    /// The agencies, in order.
    pub agencies: Vec<Agency>,
}

/// "Leave this page now", for services at which being seen puts somebody at risk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leave {
    /// Where to: a harmless page (https).
    pub url: String,
    /// The services that need it.
    pub services: Vec<ServiceRef>,
}

/// A text in one or several languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Localized(pub Vec<(String, String)>);

/// A message for everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its heading.
    pub title: Localized,
    /// One or two sentences; may be empty.
    pub text: Localized,
    /// Whether it warns.
    pub warning: bool,
}

/// A service of an agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceRef {
    /// The agency's id.
    pub agency: String,
    /// The service's code.
    pub service_code: String,
}

/// A way to reach a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactWay {
    /// What kind of way.
    pub kind: ContactKind,
    /// The number, address or link.
    pub value: String,
    /// Opening hours or a remark; may be empty.
    pub note: Localized,
}

/// The kinds of ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactKind {
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A web page (https).
    Web,
    /// A place to go to.
    Visit,
}

/// An agency and how to talk to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Agency {
    /// Used in addresses: lower-case letters, digits and hyphens.
    pub id: String,
    /// Shown to citizens.
    pub name: Localized,
    /// Its API.
    pub adapter: Adapter,
    /// Ways to reach a person there.
    pub contact: Vec<ContactWay>,
    /// What an emergency or privacy link says; the agency's privacy page.
    pub privacy_url: Option<String>,
    /// Where its contact centre chats, as it stands there (see [`crate::agency::matrix::Config::read`]); none
    /// where it does not.
    pub chat: Option<Node>,
}

/// What is wrong with a `portal.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The key, such as `agencies[1].adapter.format`.
    pub key: String,
    /// Line and column, where known.
    pub line: Option<(u32, u32)>,
    /// What is wrong, in developers' English.
    pub problem: String,
    /// What to do about it, in developers' English.
    pub remedy: String,
}

#[cfg(test)]
mod tests;
