//! Checking where an agency chats. What stands there is kept as it is, and read by those who chat
//! ([`crate::agency::matrix::Config::read`]), so that a first visit pays for neither.

use super::reader::{Place, Reader};
use super::{check, keys};
use crate::chat::{Days, Hours};

/// The ways to chat there are.
pub(super) const KINDS: [(&str, ()); 1] = [("matrix", ())];

/// Who makes the room; whether that takes somebody to be asked into it.
pub(super) const ROOMS: [(&str, bool); 2] = [("alias", false), ("create", true)];

impl Reader<'_> {
    /// A Matrix server, and the agency's desk on it.
    pub fn chat(&mut self, place: &Place) {
        let Some(object) = self.object(place, keys::CHAT) else {
            return;
        };
        if let Some(kind) = object.get("kind") {
            self.choice(&kind, &KINDS);
        }
        self.base_url(object.get("base_url"));
        if let Some(url) = object.get("desk_url") {
            self.page_address(&url);
        }
        if let Some(token) = object.get("registration_token") {
            self.text(&token);
        }
        for (name, is_right, problem, remedy) in CHECKS {
            if let Some(text) = object.get(name) {
                self.checked(&text, is_right, problem, remedy);
            }
        }
        if let Some(room) = object.get("room")
            && self.choice(&room, &ROOMS) == Some(true)
            && object.get("desk_user").is_none()
        {
            let remedy = "Add `desk_user`: somebody must be asked into the room.";
            self.wrong(&room, "The portal would make a room for nobody.", remedy);
        }
        for hours in self.list(object.get("hours")) {
            self.hours(&hours);
        }
    }

    fn hours(&mut self, place: &Place) {
        let Some(object) = self.object(place, keys::HOURS) else {
            return;
        };
        let days = object.get("days").and_then(|days| {
            let problem = "These are not days of the week.";
            let remedy = "Write them as in `Mo-Fr`, `Sa` or `Mo,We`.";
            self.checked(&days, |days| Days::read(days).is_some(), problem, remedy)
        });
        let mut time = |name| {
            let time = object.get(name)?;
            self.text(&time)
        };
        let times = (time("opens"), time("closes"));
        if let (Some(days), (Some(opens), Some(closes))) = (days, times)
            && Hours::read(&days, opens, closes).is_none()
        {
            let remedy = "Write two times such as `08:00` and `18:00`, the earlier one first; `24:00` ends the day.";
            self.wrong(place, "These are not opening hours of one day.", remedy);
        }
    }
}

/// A key, whether a text is right for it, what is wrong otherwise and what to do.
type Check = (&'static str, fn(&str) -> bool, &'static str, &'static str);

const CHECKS: [Check; 3] = [
    (
        "server_name",
        check::is_server_name,
        "This is not the name of a Matrix server.",
        "Write what stands after the colon in its accounts, such as `city.example`.",
    ),
    (
        "room_prefix",
        check::is_local_part,
        "This is not the beginning of an account's name.",
        "Write lower-case letters, digits and `. _ = -`, at most 40, such as `frontdoor-`.",
    ),
    (
        "desk_user",
        check::is_user,
        "This is not the name of a Matrix account.",
        "Write the whole name, such as `@desk:city.example`.",
    ),
];
