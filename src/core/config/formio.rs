//! Reading the settings of a Form.io server.

use super::reader::{Place, Reader};
use super::{Localized, check, keys};
use crate::agency::formio::{Config, Offered};

impl Reader<'_> {
    /// A server, and the forms of it to offer.
    pub fn formio(&mut self, place: &Place) -> Option<Config> {
        let object = self.object(place, keys::FORMIO)?;
        let mut config = Config::standard(&self.base_url(object.get("base_url")));
        let live = object.get("live").and_then(|live| self.flag(&live));
        config.live = live.unwrap_or(config.live);
        if let Some(forms) = object.get("forms") {
            let remedy =
                "Name one form at least, or remove the key to offer what the server lists.";
            for form in self.filled_list(Some(forms), remedy) {
                let Some(offered) = self.offered(&form) else {
                    continue;
                };
                if config.forms.iter().any(|known| known.path == offered.path) {
                    let path = Place {
                        node: form.node.get("path").unwrap_or(form.node),
                        key: form.key + ".path",
                    };
                    self.wrong(&path, "This form is there twice.", "Remove one of them.");
                }
                config.forms.push(offered);
            }
        }
        Some(config)
    }

    fn offered(&mut self, place: &Place) -> Option<Offered> {
        let object = self.object(place, keys::FORM)?;
        let mut localized = |name| object.get(name).and_then(|text| self.localized(&text));
        let title = localized("title");
        let nothing = || Localized(Vec::new());
        let description = localized("description").unwrap_or_else(nothing);
        let group = localized("group").unwrap_or_else(nothing);
        let keywords = self.list(object.get("keywords"));
        let keywords = keywords
            .iter()
            .filter_map(|word| self.text(word).map(str::to_owned))
            .collect();
        let path = object.get("path").and_then(|path| {
            let problem = "This is not the path of a form.";
            let remedy = "Write what stands in the form's address after `base_url`, without \
                          slashes around, such as `user/register`.";
            self.checked(&path, check::is_segment, problem, remedy)
        });
        let page = object.get("page").and_then(|url| self.page_address(&url));
        Some(Offered {
            page: page.unwrap_or_default(),
            path: path?,
            title: title?,
            description,
            keywords,
            group,
        })
    }
}
