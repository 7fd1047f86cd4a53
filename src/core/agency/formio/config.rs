//! Where a Form.io server is, and the addresses under it.

use crate::config::Localized;
use crate::percent::encode;

/// A Form.io server, or one project of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// `https://…/project` or a path of the portal's own origin such as `/api/forms`; with or without
    /// a trailing slash.
    pub base_url: String,
    /// Whether forms are asked for with `?live=1`, as Form.io's renderer asks a server that keeps
    /// published revisions apart from the form that is being edited.
    pub live: bool,
    /// The forms to offer, in this order; empty for those that the server lists.
    pub forms: Vec<Offered>,
}

/// A form to offer, in the portal's words: a server has its forms in one language, and beside them
/// those that are for no citizen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Its path on the server.
    pub path: String,
    /// What it is called.
    pub title: Localized,
    /// What it is for; may be empty.
    pub description: Localized,
    /// Words to find it by, in any language.
    pub keywords: Vec<String>,
    /// The group it is listed under; may be empty.
    pub group: Localized,
    /// The agency's own page of the form, for what cannot be filled in here; may be empty.
    pub page: String,
}

impl Config {
    /// The server at this address, asked without options.
    #[must_use]
    pub fn standard(base_url: &str) -> Self {
        Self {
            base_url: base_url.to_owned(),
            live: false,
            forms: Vec::new(),
        }
    }

    /// The address of a form. Its path may have several segments, such as `user/register`, and each
    /// is encoded; steps such as `..` lead nowhere and are left out.
    pub(super) fn form_url(&self, path: &str) -> String {
        let mut url = self.base_url.trim_end_matches('/').to_owned();
        let segments = path.split('/');
        for segment in segments.filter(|segment| !matches!(*segment, "" | "." | "..")) {
            url.push('/');
            url.push_str(&encode(segment));
        }
        url
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_below_the_base_whatever_it_holds() {
        let url = |path| Config::standard("https://forms.example/p/").form_url(path);
        assert_eq!(url("nav001004"), "https://forms.example/p/nav001004");
        assert_eq!(
            url("/user/register/"),
            "https://forms.example/p/user/register"
        );
        assert_eq!(url("../a?b/ä"), "https://forms.example/p/a%3Fb/%C3%A4");
    }
}
