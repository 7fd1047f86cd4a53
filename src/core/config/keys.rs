//! Every key that `portal.json` may have. `public/portal.schema.json` says the same to editors; a
//! test holds the two together.

/// The keys of one kind of object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Keys {
    /// Must be there.
    pub required: &'static [&'static str],
    /// May be there.
    pub optional: &'static [&'static str],
}

impl Keys {
    /// All of them.
    pub fn all(self) -> Vec<&'static str> {
        [self.required, self.optional].concat()
    }
}

pub(super) const PORTAL: Keys = Keys {
    required: &["name", "languages", "agencies"],
    optional: &[
        "$schema",
        "theme",
        "logo",
        "notices",
        "common_services",
        "contact",
        "draft_days",
        "leave",
    ],
};

pub(super) const LEAVE: Keys = Keys {
    required: &["url", "services"],
    optional: &[],
};

pub(super) const NOTICE: Keys = Keys {
    required: &["title"],
    optional: &["text", "warning"],
};

pub(super) const SERVICE: Keys = Keys {
    required: &["agency", "service_code"],
    optional: &[],
};

pub(super) const CONTACT_WAY: Keys = Keys {
    required: &["kind", "value"],
    optional: &["note"],
};

pub(super) const AGENCY: Keys = Keys {
    required: &["id", "name", "adapter"],
    optional: &["contact", "privacy_url", "chat"],
};

pub(super) const CHAT: Keys = Keys {
    required: &["kind", "base_url", "server_name"],
    optional: &[
        "desk_url",
        "room_prefix",
        "registration_token",
        "desk_user",
        "room",
        "hours",
    ],
};

pub(super) const HOURS: Keys = Keys {
    required: &["days", "opens", "closes"],
    optional: &[],
};

pub(super) const OPEN311: Keys = Keys {
    required: &["kind", "base_url"],
    optional: &[
        "format",
        "jurisdiction_id",
        "api_key",
        "suffix",
        "paths",
        "multi",
        "media",
        "paging",
        "omit_timezone",
        "extensions",
        "look_up",
        "accepts",
    ],
};

pub(super) const FORMIO: Keys = Keys {
    required: &["kind", "base_url"],
    optional: &["live", "forms"],
};

pub(super) const FORM: Keys = Keys {
    required: &["path", "title"],
    optional: &["description", "keywords", "group", "page"],
};

pub(super) const PATHS: Keys = Keys {
    required: &[],
    optional: &["services", "requests", "tokens"],
};

pub(super) const LOOK_UP: Keys = Keys {
    required: &[],
    optional: &["delay_seconds"],
};

pub(super) const ACCEPTS: Keys = Keys {
    required: &[],
    optional: &[
        "coordinates",
        "address",
        "location_required",
        "email_required",
        "photos",
    ],
};
