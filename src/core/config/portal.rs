//! Reading the whole file.

use super::reader::{Place, Reader, not_one_of};
use super::{
    Agency, ConfigError, ContactKind, ContactWay, Leave, Localized, Notice, Portal, ServiceRef,
    check, keys,
};
use crate::agency::Adapter;
use crate::agency::open311::Config;
use crate::tree::{Limits, json};

/// The style sheet that comes with the portal for designers to change.
const THEME: &str = "/theme/theme.css";

/// The words for [`ContactKind`].
pub(super) const CONTACT_KINDS: [(&str, ContactKind); 4] = [
    ("phone", ContactKind::Phone),
    ("email", ContactKind::Email),
    ("web", ContactKind::Web),
    ("visit", ContactKind::Visit),
];

/// For how many days a form that is not sent is kept where `portal.json` does not say.
pub(super) const DRAFT_DAYS: u32 = 30;
/// And at most.
pub(super) const MOST_DRAFT_DAYS: u32 = 365;

impl Portal {
    /// Reads a `portal.json`. Where agencies chat is taken as it stands there: a first visit does without
    /// the code that would check it, and the build has ([`Portal::checked`]).
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order in which it was found; never empty.
    pub fn parse(document: &[u8]) -> Result<Self, Vec<ConfigError>> {
        Self::read(document, Reader::new(document))
    }

    /// The same, and checks all of it.
    ///
    /// # Errors
    /// As above.
    pub fn checked(document: &[u8]) -> Result<Self, Vec<ConfigError>> {
        let mut reader = Reader::new(document);
        reader.check_chat = Some(Reader::chat);
        Self::read(document, reader)
    }

    fn read(document: &[u8], mut reader: Reader<'_>) -> Result<Self, Vec<ConfigError>> {
        let root = json::parse(document, &Limits::default()).map_err(|error| {
            vec![ConfigError {
                key: String::new(),
                line: Some((error.line, error.column)),
                problem: ["This is not JSON: ", &error.what, "."].concat(),
                remedy: "Correct the JSON at this place, or just before it.".into(),
            }]
        })?;
        let place = Place {
            node: &root,
            key: String::new(),
        };
        let portal = reader.portal(&place);
        match portal {
            Some(portal) if reader.errors.is_empty() => Ok(portal),
            _ => Err(reader.errors),
        }
    }
}

impl Reader<'_> {
    fn portal(&mut self, place: &Place) -> Option<Portal> {
        let object = self.object(place, keys::PORTAL)?;
        if let Some(schema) = object.get("$schema") {
            self.text(&schema);
        }
        let languages = self.languages(object.get("languages"));
        self.languages.clone_from(&languages);
        let name = object.get("name").and_then(|name| self.localized(&name));
        let theme = object.get("theme").and_then(|theme| {
            let problem = "This is not a path of the portal's own site.";
            let remedy =
                "Put the file beside the portal and write its path, such as `/theme/theme.css`.";
            self.checked(&theme, check::is_own_path, problem, remedy)
        });
        let logo = object.get("logo").and_then(|logo| {
            let problem = "This is not a path from the root of the portal's own site.";
            let remedy = "Put it beside the theme and write its path, such as `/theme/logo.svg`.";
            self.checked(&logo, check::is_rooted_path, problem, remedy)
        });
        let notices = self.list(object.get("notices"));
        let notices = notices.iter().filter_map(|one| self.notice(one));
        let notices = notices.collect();
        let agencies = self.agencies(object.get("agencies"));
        let services = self.list(object.get("common_services"));
        let services = services
            .iter()
            .filter_map(|service| self.service(service, &agencies));
        let services = services.collect();
        let days = object.get("draft_days");
        let days = days.and_then(|days| self.count(&days, 1..=MOST_DRAFT_DAYS));
        let leave = object.get("leave");
        let leave = leave.and_then(|leave| self.leave(&leave, &agencies));
        Some(Portal {
            name: name.unwrap_or_else(|| Localized(Vec::new())),
            languages,
            theme: theme.unwrap_or_else(|| THEME.into()),
            logo,
            notices,
            common_services: services,
            contact: self.contact(object.get("contact")),
            draft_days: days.unwrap_or(DRAFT_DAYS),
            leave,
            agencies,
        })
    }

    fn languages(&mut self, place: Option<Place>) -> Vec<String> {
        let mut languages: Vec<String> = Vec::new();
        for tag in self.filled_list(place, "Name one language at least, such as \"en\".") {
            let problem = "This is not a language tag.";
            let remedy = "Write a BCP 47 tag, such as \"en\" or \"pt-BR\".";
            let Some(language) = self.checked(&tag, check::is_language_tag, problem, remedy) else {
                continue;
            };
            if languages
                .iter()
                .any(|known| known.eq_ignore_ascii_case(&language))
            {
                self.wrong(&tag, "This language is there twice.", "Remove one of them.");
            }
            languages.push(language);
        }
        languages
    }

    fn notice(&mut self, place: &Place) -> Option<Notice> {
        let object = self.object(place, keys::NOTICE)?;
        let mut localized = |name| object.get(name).and_then(|text| self.localized(&text));
        let title = localized("title");
        let text = localized("text").unwrap_or_else(|| Localized(Vec::new()));
        let warning = object
            .get("warning")
            .and_then(|warning| self.flag(&warning));
        Some(Notice {
            title: title?,
            text,
            warning: warning.unwrap_or(false),
        })
    }

    fn service(&mut self, place: &Place, agencies: &[Agency]) -> Option<ServiceRef> {
        let object = self.object(place, keys::SERVICE)?;
        let service_code = object.get("service_code").and_then(|code| self.text(&code));
        let at = object.get("agency")?;
        let agency = self.text(&at)?;
        let ids: Vec<&str> = agencies.iter().map(|agency| agency.id.as_str()).collect();
        if !ids.contains(&agency) {
            let remedy = not_one_of(agency, &ids, "Write the id of one of `agencies`");
            self.wrong(&at, "There is no agency of this id.", &remedy);
        }
        Some(ServiceRef {
            agency: agency.to_owned(),
            service_code: service_code?.to_owned(),
        })
    }

    fn leave(&mut self, place: &Place, agencies: &[Agency]) -> Option<Leave> {
        let object = self.object(place, keys::LEAVE)?;
        let url = object.get("url").and_then(|url| {
            let problem = "This is not the address of a web page.";
            let remedy = "Write one that begins with https://, of a page that anybody may look at.";
            self.checked(&url, check::is_https_address, problem, remedy)
        });
        let services = self.filled_list(object.get("services"), "Name one service at least.");
        let services = services
            .iter()
            .filter_map(|service| self.service(service, agencies))
            .collect();
        Some(Leave {
            url: url?,
            services,
        })
    }

    fn contact(&mut self, place: Option<Place>) -> Vec<ContactWay> {
        let ways = self.list(place);
        ways.iter()
            .filter_map(|way| self.contact_way(way))
            .collect()
    }

    fn contact_way(&mut self, place: &Place) -> Option<ContactWay> {
        let object = self.object(place, keys::CONTACT_WAY)?;
        let note = object.get("note").and_then(|note| self.localized(&note));
        let kind = object
            .get("kind")
            .and_then(|kind| self.choice(&kind, &CONTACT_KINDS));
        let value = object.get("value")?;
        let (is_right, problem, remedy): (fn(&str) -> bool, _, _) = match kind {
            Some(ContactKind::Phone) => (
                check::is_phone,
                "This is not a telephone number.",
                "Write digits, spaces and `+ - ( ) . /` alone; put words into `note`.",
            ),
            Some(ContactKind::Email) => (
                check::is_email,
                "This is not an e-mail address.",
                "Write the address alone, such as `help@city.example`.",
            ),
            Some(ContactKind::Web) => (
                check::is_web_address,
                "This is not a web address.",
                "Write the whole address, beginning with `https://`.",
            ),
            Some(ContactKind::Visit) | None => (|_| true, "", ""),
        };
        let value = self.checked(&value, is_right, problem, remedy)?;
        Some(ContactWay {
            kind: kind?,
            value,
            note: note.unwrap_or_else(|| Localized(Vec::new())),
        })
    }

    fn agencies(&mut self, place: Option<Place>) -> Vec<Agency> {
        let mut agencies: Vec<Agency> = Vec::new();
        for at in self.filled_list(place, "Name one agency at least.") {
            let Some(agency) = self.agency(&at) else {
                continue;
            };
            if !agency.id.is_empty() && agencies.iter().any(|known| known.id == agency.id) {
                let id = Place {
                    node: at.node.get("id").unwrap_or(at.node),
                    key: at.key + ".id",
                };
                self.wrong(
                    &id,
                    "Another agency has this id.",
                    "Give each agency an id of its own.",
                );
            }
            agencies.push(agency);
        }
        agencies
    }

    /// An agency; with what is wrong left empty, so that its id can still be referred to.
    fn agency(&mut self, place: &Place) -> Option<Agency> {
        let object = self.object(place, keys::AGENCY)?;
        let id = object.get("id").and_then(|id| {
            let problem = "This is not an id.";
            let remedy =
                "Write lower-case letters, digits and hyphens, at most 40, such as `city`.";
            self.checked(&id, check::is_id, problem, remedy)
        });
        let name = object.get("name").and_then(|name| self.localized(&name));
        let contact = self.contact(object.get("contact"));
        let privacy_url = object.get("privacy_url");
        let privacy_url = privacy_url.and_then(|url| self.page_address(&url));
        let chat = object.get("chat");
        if let (Some(chat), Some(check)) = (&chat, self.check_chat) {
            check(self, chat);
        }
        let adapter = object.get("adapter");
        let adapter = adapter.and_then(|adapter| self.adapter(&adapter));
        Some(Agency {
            id: id.unwrap_or_default(),
            name: name.unwrap_or_else(|| Localized(Vec::new())),
            adapter: adapter.unwrap_or_else(|| Adapter::Open311(Config::standard(""))),
            contact,
            privacy_url,
            chat: chat.map(|chat| chat.node.clone()),
        })
    }

    /// The address of a page that people read.
    pub(super) fn page_address(&mut self, place: &Place) -> Option<String> {
        let is_right = |url: &str| check::is_web_address(url) || check::is_own_path(url);
        let problem = "This is not the address of a page.";
        let remedy = "Write the whole address, beginning with `https://`, or a path of this site.";
        self.checked(place, is_right, problem, remedy)
    }

    /// The items of a list that must have some. That it is missing is an error already.
    pub(super) fn filled_list<'n>(
        &mut self,
        place: Option<Place<'n>>,
        remedy: &str,
    ) -> Vec<Place<'n>> {
        let empty = place.as_ref().map(|place| Place {
            node: place.node,
            key: place.key.clone(),
        });
        let errors = self.errors.len();
        let items = self.list(place);
        if let Some(empty) = empty.filter(|_| items.is_empty() && self.errors.len() == errors) {
            self.wrong(&empty, "The list is empty.", remedy);
        }
        items
    }
}
