//! Nijmegen and the municipalities that use its components.

use super::{Family, Publisher};

pub(super) const PUBLISHER: Publisher = Publisher {
    types: &[
        (
            "adres_nijmegen",
            Family::Refused("a look-up in the Dutch address register"),
        ),
        ("bsn", Family::Bsn),
        ("summary", Family::Left),
    ],
    affixes: &[("", "_nijmegen"), ("", "nijmegen")],
};
