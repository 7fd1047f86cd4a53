//! What is asked of a configuration: a text in a language, an agency, what the agencies have in common.

use super::{Agency, Localized, Portal, check};
use crate::kept;

impl Localized {
    /// The text in a language given by its BCP 47 tag: in exactly this one, failing that in one
    /// with the same primary subtag (`es` for `es-MX`), failing that the first. Empty where there
    /// is no text at all.
    #[must_use]
    pub fn in_language(&self, tag: &str) -> &str {
        let primary = |tag: &str| {
            tag.split('-')
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase()
        };
        let texts = || self.0.iter();
        let exact = texts().find(|(of, _)| of.eq_ignore_ascii_case(tag));
        let related = || texts().find(|(of, _)| primary(of) == primary(tag));
        let found = exact.or_else(related).or_else(|| self.0.first());
        found.map_or("", |(_, text)| text)
    }

    /// Whether there is no text in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, text)| text.is_empty())
    }
}

impl Portal {
    /// The agency of this id.
    #[must_use]
    pub fn agency(&self, id: &str) -> Option<&Agency> {
        self.agencies.iter().find(|agency| agency.id == id)
    }

    /// Whether requests of any agency can be followed by their reference.
    #[must_use]
    pub fn tracks(&self) -> bool {
        self.agencies.iter().any(|agency| agency.adapter.tracks())
    }

    /// The origins that the portal talks to besides its own, each once: what `connect-src` of the
    /// content security policy must allow.
    #[must_use]
    pub fn origins(&self) -> Vec<String> {
        let mut origins = Vec::new();
        for agency in &self.agencies {
            let chat = |key| kept::text(agency.chat.as_ref()?, key);
            let own = Some(agency.adapter.base_url());
            for address in [own, chat("base_url"), chat("desk_url")]
                .into_iter()
                .flatten()
            {
                if let Some(origin) = check::origin(address)
                    && !origins.contains(&origin)
                {
                    origins.push(origin);
                }
            }
        }
        origins
    }
}
