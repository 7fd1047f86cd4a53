//! Reading the settings of an Open311 endpoint.

use super::check;
use super::keys;
use super::reader::{Object, Place, Reader};
use crate::agency::open311::{Accepts, Config, Format, MediaDialect, MultiDialect, Paging, Paths};
use crate::tree::Value;

/// The words for [`Format`].
pub(super) const FORMATS: [(&str, Format); 2] = [("json", Format::Json), ("xml", Format::Xml)];

/// The words for [`MultiDialect`].
pub(super) const MULTI: [(&str, MultiDialect); 3] = [
    ("brackets", MultiDialect::Brackets),
    ("repeat", MultiDialect::Repeat),
    ("comma", MultiDialect::Comma),
];

/// The words for [`MediaDialect`].
pub(super) const MEDIA: [(&str, MediaDialect); 5] = [
    ("none", MediaDialect::None),
    ("media", MediaDialect::Media),
    ("media[]", MediaDialect::MediaBrackets),
    ("base64", MediaDialect::Base64),
    ("photo_numbered", MediaDialect::PhotoNumbered),
];

/// The words for [`Paging`].
pub(super) const PAGING: [(&str, Paging); 5] = [
    ("none", Paging::None),
    ("page_size", Paging::PageSize),
    ("per_page", Paging::PerPage),
    ("limit_offset", Paging::LimitOffset),
    ("zero_based", Paging::ZeroBased),
];

/// Photos that may be sent with a request at most.
pub(super) const MOST_PHOTOS: u8 = 10;

/// Seconds that a request may be said to take to appear at most: a day.
pub(super) const MOST_DELAY: u32 = 86_400;

impl Reader<'_> {
    /// An endpoint; every key that is not there is as the standard has it.
    pub fn open311(&mut self, place: &Place) -> Option<Config> {
        let object = self.object(place, keys::OPEN311)?;
        let mut config = Config::standard(&self.base_url(object.get("base_url")));
        let text = |reader: &mut Self, name| {
            let place = object.get(name)?;
            reader.text(&place).map(str::to_owned)
        };
        config.jurisdiction_id = text(self, "jurisdiction_id");
        config.api_key = text(self, "api_key");
        self.set_choice(&object, "format", &FORMATS, &mut config.format);
        self.set_choice(&object, "multi", &MULTI, &mut config.multi);
        self.set_choice(&object, "media", &MEDIA, &mut config.media);
        self.set_choice(&object, "paging", &PAGING, &mut config.paging);
        self.set_flag(&object, "suffix", &mut config.suffix);
        self.set_flag(&object, "omit_timezone", &mut config.omit_timezone);
        self.set_flag(&object, "extensions", &mut config.extensions);
        if let Some(look_up) = object.get("look_up") {
            self.set_look_up(&look_up, &mut config.look_up);
        }
        if let Some(paths) = object.get("paths") {
            self.set_paths(&paths, &mut config.paths);
        }
        config.accepts.photos = match config.media {
            MediaDialect::None => 0,
            MediaDialect::Base64 => 1,
            MediaDialect::Media | MediaDialect::MediaBrackets | MediaDialect::PhotoNumbered => 3,
        };
        if let Some(accepts) = object.get("accepts") {
            self.set_accepts(&accepts, config.media, &mut config.accepts);
        }
        Some(config)
    }

    /// `false`, or an object.
    fn set_look_up(&mut self, place: &Place, look_up: &mut Option<u32>) {
        let Value::Map(_) = place.node.value else {
            match self.flag(place) {
                Some(false) => *look_up = None,
                Some(true) => self.wrong(
                    place,
                    "Looking up is the rule and needs no `true`.",
                    "Remove the key, or write an object with `delay_seconds`.",
                ),
                None => {}
            }
            return;
        };
        let Some(object) = self.object(place, keys::LOOK_UP) else {
            return;
        };
        let delay = object
            .get("delay_seconds")
            .and_then(|delay| self.count(&delay, 1..=MOST_DELAY));
        *look_up = delay.or(*look_up);
    }

    fn set_paths(&mut self, place: &Place, paths: &mut Paths) {
        let Some(object) = self.object(place, keys::PATHS) else {
            return;
        };
        for (name, path) in [
            ("services", &mut paths.services),
            ("requests", &mut paths.requests),
            ("tokens", &mut paths.tokens),
        ] {
            let problem = "This is not the name of a collection.";
            let remedy =
                "Write what stands in its address after `base_url`, without slashes around.";
            let place = object.get(name);
            let read =
                place.and_then(|place| self.checked(&place, check::is_segment, problem, remedy));
            if let Some(read) = read {
                *path = read;
            }
        }
    }

    fn set_accepts(&mut self, place: &Place, media: MediaDialect, accepts: &mut Accepts) {
        let Some(object) = self.object(place, keys::ACCEPTS) else {
            return;
        };
        self.set_flag(&object, "coordinates", &mut accepts.coordinates);
        self.set_flag(&object, "address", &mut accepts.address);
        self.set_flag(&object, "location_required", &mut accepts.location_required);
        self.set_flag(&object, "email_required", &mut accepts.email_required);
        if accepts.location_required && !accepts.coordinates && !accepts.address {
            let problem =
                "A place is required, but neither coordinates nor an address is accepted.";
            let remedy = "Accept one of them, or set `location_required` to false.";
            self.wrong(place, problem, remedy);
        }
        let Some(photos) = object.get("photos") else {
            return;
        };
        let count = self.count(&photos, 0..=MOST_PHOTOS.into());
        match (count.and_then(|count| u8::try_from(count).ok()), media) {
            (Some(1..), MediaDialect::None) => {
                let remedy = "Say in `media` how photos are sent, or set `photos` to 0.";
                self.wrong(&photos, "This endpoint takes no files.", remedy);
            }
            (Some(2..), MediaDialect::Base64) => {
                self.wrong(
                    &photos,
                    "`base64` sends one photo only.",
                    "Set `photos` to 1.",
                );
            }
            (Some(count), _) => accepts.photos = count,
            (None, _) => {}
        }
    }

    fn set_flag(&mut self, object: &Object, name: &str, flag: &mut bool) {
        let read = object.get(name).and_then(|place| self.flag(&place));
        *flag = read.unwrap_or(*flag);
    }

    fn set_choice<T: Copy>(
        &mut self,
        object: &Object,
        name: &str,
        choices: &[(&str, T)],
        choice: &mut T,
    ) {
        let read = object
            .get(name)
            .and_then(|place| self.choice(&place, choices));
        *choice = read.unwrap_or(*choice);
    }
}
