//! Reading which API an agency has.

use super::check;
use super::reader::{Place, Reader};
use crate::agency::Adapter;

/// The standards there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Open311 GeoReport v2.
    Open311,
    /// Form.io.
    Formio,
}

/// The words for [`Kind`].
pub(super) const KINDS: [(&str, Kind); 2] = [("open311", Kind::Open311), ("formio", Kind::Formio)];

impl Reader<'_> {
    /// An agency's API. One of an unknown kind is read like the first, so that what else is wrong is
    /// found as well.
    pub fn adapter(&mut self, place: &Place) -> Option<Adapter> {
        let kind = place.node.get("kind").map(|node| Place {
            node,
            key: [&place.key, ".kind"].concat(),
        });
        let kind = kind.and_then(|kind| self.choice(&kind, &KINDS));
        match kind {
            Some(Kind::Formio) => self.formio(place).map(Adapter::Formio),
            Some(Kind::Open311) | None => self.open311(place).map(Adapter::Open311),
        }
    }

    /// Where an API is; empty where that cannot be read.
    pub(super) fn base_url(&mut self, place: Option<Place>) -> String {
        let url = place.and_then(|url| {
            let problem = "This is not the address of an API.";
            let remedy = "Write `https://…` without a query, or a path of this site that begins \
                          with one slash.";
            self.checked(&url, check::is_base_url, problem, remedy)
        });
        url.unwrap_or_default()
    }
}
