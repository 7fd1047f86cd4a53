//! What the types of components mean, by publisher. The tables are data: a publisher whose types are
//! not known yet is a table more.

mod chefs;
mod core;
mod nav;
mod nijmegen;

pub(super) use nav::host;

/// What a component is, whatever its publisher calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Text,
    TextArea,
    Password,
    Number,
    Currency,
    Checkbox,
    Radio,
    Select,
    SelectBoxes,
    Email,
    Phone,
    Url,
    Day,
    DateTime,
    Time,
    Rows,
    Object,
    Address,
    File,
    Tags,
    Survey,
    Hidden,
    /// Components that belong together.
    Group,
    /// Author's HTML.
    Html,
    /// A heading.
    Heading,
    /// HTML in a box with a tone.
    Alert,
    /// HTML behind summaries.
    Accordion,
    /// Makes no difference here: buttons, pictures.
    Left,
    /// An ISO 8601 day.
    Date,
    /// An ISO 8601 month.
    Month,
    Year,
    FirstName,
    Surname,
    Fodselsnummer,
    Organisasjonsnummer,
    Kontonummer,
    Iban,
    Bsn,
    /// A country by its ISO 3166 code, stored with its name.
    Country,
    /// A currency by its ISO 4217 code, stored with its name.
    CurrencyCode,
    /// An identity number, or a day of birth where there is none.
    Identity,
    /// A postal address within or outside Norway.
    NavAddress,
    /// From when to when an address holds.
    AddressValidity,
    /// Who sends: a person or an organisation.
    Sender,
    Attachment,
    /// Takes input in a way that cannot be had here; why.
    Refused(&'static str),
}

/// The types of one publisher.
struct Publisher {
    /// Its own types.
    types: &'static [(&'static str, Family)],
    /// What it puts before and after the names of Form.io's own types.
    affixes: &'static [(&'static str, &'static str)],
}

const PUBLISHERS: [&Publisher; 4] = [
    &core::PUBLISHER,
    &nav::PUBLISHER,
    &chefs::PUBLISHER,
    &nijmegen::PUBLISHER,
];

/// What a type means; none where no table knows it.
pub(super) fn family(source_type: &str) -> Option<Family> {
    let find_core = |(prefix, suffix): &(&str, &str)| {
        let plain = source_type.strip_prefix(prefix)?.strip_suffix(suffix)?;
        find(core::PUBLISHER.types, plain)
    };
    let mut all = PUBLISHERS.iter();
    let exact = all.find_map(|one| find(one.types, source_type));
    let mut all = PUBLISHERS.iter();
    exact.or_else(|| all.find_map(|one| one.affixes.iter().find_map(find_core)))
}

fn find(types: &[(&str, Family)], source_type: &str) -> Option<Family> {
    let found = types
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(source_type));
    found.map(|(_, family)| *family)
}

#[cfg(test)]
mod tests {
    use super::{Family, family};

    #[test]
    fn publishers_have_names_of_their_own_for_the_same() {
        for (name, meant) in [
            ("textfield", Family::Text),
            ("simpletextfield", Family::Text),
            ("simpletextfieldadvanced", Family::Text),
            ("textfield_nijmegen", Family::Text),
            ("radiopanel", Family::Radio),
            ("simpleradios", Family::Radio),
            ("radio_nijmegen", Family::Radio),
            ("simplephonenumber", Family::Phone),
        ] {
            assert_eq!(family(name), Some(meant), "{name}");
        }
        assert_eq!(family("signatureOfTheFuture"), None);
        assert!(matches!(family("resource"), Some(Family::Refused(_))));
    }
}
