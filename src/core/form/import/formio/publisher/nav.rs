//! NAV, the Norwegian Labour and Welfare Administration.

use super::{Family, Publisher};
use crate::expression::HostCall;

pub(super) const PUBLISHER: Publisher = Publisher {
    types: &[
        ("radiopanel", Family::Radio),
        ("navCheckbox", Family::Checkbox),
        ("navSelect", Family::Select),
        ("navDatepicker", Family::Date),
        ("monthPicker", Family::Month),
        ("year", Family::Year),
        ("navSkjemagruppe", Family::Group),
        ("row", Family::Object),
        ("alertstripe", Family::Alert),
        ("accordion", Family::Accordion),
        ("image", Family::Left),
        ("fnrfield", Family::Fodselsnummer),
        ("orgNr", Family::Organisasjonsnummer),
        ("bankAccount", Family::Kontonummer),
        ("iban", Family::Iban),
        ("firstName", Family::FirstName),
        ("surname", Family::Surname),
        ("landvelger", Family::Country),
        ("valutavelger", Family::CurrencyCode),
        ("identity", Family::Identity),
        ("navAddress", Family::NavAddress),
        ("addressValidity", Family::AddressValidity),
        ("sender", Family::Sender),
        ("attachment", Family::Attachment),
        (
            "activities",
            Family::Refused("a look-up in NAV's register of activities"),
        ),
        (
            "maalgruppe",
            Family::Refused("a look-up of NAV's target groups"),
        ),
        (
            "drivinglist",
            Family::Refused("a driving list from NAV's register"),
        ),
        (
            "dataFetcher",
            Family::Refused("a look-up in a register of NAV"),
        ),
    ],
    affixes: &[],
};

/// What NAV's own renderer offers to scripts. Form.io's engine alone has no `instance`: scripts that
/// ask its validators throw there and the rule passes. NAV checks dates and numbers by type, and so
/// does this engine. A form that is filled in here is sent digitally.
pub(in crate::form::import::formio) fn host() -> [(&'static str, HostCall); 8] {
    let validator = |name| (name, HostCall::Throws);
    [
        validator("instance.validateDatePicker"),
        validator("instance.validateDatePickerV2"),
        validator("instance.validateFnr"),
        validator("instance.validateFnrNew"),
        validator("instance.validateOrganizationNumber"),
        validator("instance.validateAccountNumber"),
        validator("instance.validateIban"),
        (
            "instance.isSubmissionDigital",
            HostCall::ReturnsUnlessBare(true.into()),
        ),
    ]
}
