//! CHEFS, the common hosted forms of British Columbia.

use super::{Family, Publisher};

pub(super) const PUBLISHER: Publisher = Publisher {
    types: &[
        ("simplecheckboxes", Family::SelectBoxes),
        ("simpleradios", Family::Radio),
        ("simplecols2", Family::Group),
        ("simplecols3", Family::Group),
        ("simplecols4", Family::Group),
        ("simpleheading", Family::Heading),
        ("simpleparagraph", Family::Html),
        ("simplecontent", Family::Html),
        (
            "bcaddress",
            Family::Refused("a look-up in the address register of British Columbia"),
        ),
        (
            "simplebcaddress",
            Family::Refused("a look-up in the address register of British Columbia"),
        ),
        (
            "orgbook",
            Family::Refused("a look-up in the business register of British Columbia"),
        ),
        ("map", Family::Refused("a map to draw on")),
    ],
    affixes: &[("simple", "advanced"), ("simple", "")],
};
