//! What an agency offers: its services and their definitions, read from `data/*.json`.

use serde::Deserialize;

/// One agency of the sandbox and everything it offers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// The path prefix under which it is served, such as `city`.
    pub slug: String,
    /// What callers may send as `jurisdiction_id`.
    pub jurisdiction_id: String,
    /// The agency's name.
    pub name: String,
    /// How to reach people there (`contact` of the discovery document).
    pub contact: String,
    /// The key that POST must carry.
    pub api_key: String,
    /// Offset from UTC, in minutes, of every date in its answers.
    pub utc_offset_minutes: i32,
    /// Whether a request without a place is refused.
    pub location_required: bool,
    /// How references are made.
    pub reference: ReferenceStyle,
    /// Its services, in the order of its list.
    pub services: Vec<Service>,
}

impl Catalogue {
    /// The agencies of the sandbox.
    ///
    /// # Errors
    /// Names the file and the place in it when `data/*.json` does not hold a catalogue.
    pub fn built_in() -> Result<Vec<Self>, String> {
        [
            ("data/city.json", include_str!("../data/city.json")),
            ("data/transit.json", include_str!("../data/transit.json")),
        ]
        .into_iter()
        .map(|(file, text)| {
            serde_json::from_str(text).map_err(|problem| format!("{file}: {problem}"))
        })
        .collect()
    }

    /// The service with this code.
    #[must_use]
    pub fn service(&self, code: &str) -> Option<&Service> {
        self.services
            .iter()
            .find(|service| service.service_code == code)
    }
}

/// How an agency writes its references.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferenceStyle {
    /// In front of the number. An agency without a prefix has plain numbers, and sends them as
    /// numbers in JSON, as the standard's own examples do.
    pub prefix: String,
    /// Added to the number of the row.
    pub first: i64,
}

/// A service (GeoReport v2, "GET Service List").
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Identifies the service; any text, slashes and spaces too.
    pub service_code: String,
    /// Its name.
    pub service_name: String,
    /// What it is for; some hold HTML, as real lists do.
    pub description: String,
    /// How a new request is answered.
    #[serde(rename = "type")]
    pub kind: ServiceKind,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// The group it is listed under.
    pub group: String,
    /// Who handles it.
    pub agency_responsible: String,
    /// What happens next.
    pub service_notice: String,
    /// After how many days a request should be done, where the agency says.
    pub expected_days: Option<i64>,
    /// Its questions and notices, unsorted as in the wild. None: `metadata` is false.
    pub attributes: Vec<Attribute>,
}

impl Service {
    /// Whether there is a definition to ask for.
    #[must_use]
    pub fn metadata(&self) -> bool {
        !self.attributes.is_empty()
    }
}

/// The `type` of a service.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum ServiceKind {
    /// The reference is in the answer.
    Realtime,
    /// A token is in the answer; the reference follows.
    Batch,
    /// Neither ever comes.
    Blackbox,
}

impl ServiceKind {
    /// The standard's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Realtime => "realtime",
            Self::Batch => "batch",
            Self::Blackbox => "blackbox",
        }
    }
}

/// A question or a notice (GeoReport v2, "GET Service Definition").
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attribute {
    /// False: a notice, which takes no answer.
    pub variable: bool,
    /// Identifies the question.
    pub code: String,
    /// What an answer looks like.
    pub datatype: Datatype,
    /// Whether an answer must be given.
    pub required: bool,
    /// How to answer.
    pub datatype_description: String,
    /// Where it stands among the others.
    pub order: i64,
    /// The question or the notice.
    pub description: String,
    /// The choices of a list.
    #[serde(default)]
    pub values: Vec<Choice>,
    /// `server_set` or `hidden_field`: no answer of a citizen's (extension of open311-adapter).
    #[serde(default)]
    pub automated: Option<String>,
    /// What the server stores for an `automated` attribute.
    #[serde(default)]
    pub set_to: Option<String>,
}

/// A choice of a list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What is sent.
    pub key: String,
    /// What is shown.
    pub name: String,
    /// Choosing it ends the form with this message (extension of FixMyStreet).
    #[serde(default)]
    pub disable_message: Option<String>,
}

/// The six datatypes of the standard.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Datatype {
    /// A text without line breaks.
    String,
    /// A number.
    Number,
    /// A date, or a date with time and zone.
    Datetime,
    /// A text that may have line breaks.
    Text,
    /// One of `values`.
    SingleValueList,
    /// Any of `values`.
    MultiValueList,
}

impl Datatype {
    /// The standard's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Number => "number",
            Self::Datetime => "datetime",
            Self::Text => "text",
            Self::SingleValueList => "singlevaluelist",
            Self::MultiValueList => "multivaluelist",
        }
    }

    /// Whether `values` holds its answers.
    #[must_use]
    pub fn is_list(self) -> bool {
        matches!(self, Self::SingleValueList | Self::MultiValueList)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn all_attributes() -> Vec<Attribute> {
        let catalogues = Catalogue::built_in().expect("the catalogues are well-formed");
        catalogues
            .into_iter()
            .flat_map(|catalogue| catalogue.services)
            .flat_map(|service| service.attributes)
            .collect()
    }

    #[test]
    fn codes_are_unique_within_their_list() {
        for catalogue in Catalogue::built_in().unwrap() {
            let codes: BTreeSet<_> = catalogue.services.iter().map(|s| &s.service_code).collect();
            assert_eq!(codes.len(), catalogue.services.len(), "{}", catalogue.slug);
            for service in &catalogue.services {
                let codes: BTreeSet<_> = service.attributes.iter().map(|a| &a.code).collect();
                assert_eq!(
                    codes.len(),
                    service.attributes.len(),
                    "{}",
                    service.service_code
                );
            }
        }
    }

    #[test]
    fn lists_have_choices_and_nothing_else_has() {
        for attribute in all_attributes() {
            let is_list = attribute.variable && attribute.datatype.is_list();
            assert_eq!(is_list, attribute.values.len() > 1, "{}", attribute.code);
        }
    }

    #[test]
    fn the_pothole_asks_for_every_datatype_and_shows_a_notice() {
        let catalogues = Catalogue::built_in().unwrap();
        let pothole = catalogues[0].service("001").unwrap();
        let asked: BTreeSet<_> = pothole
            .attributes
            .iter()
            .filter(|attribute| attribute.variable)
            .map(|attribute| attribute.datatype.as_str())
            .collect();
        assert_eq!(asked.len(), 6);
        assert!(
            pothole
                .attributes
                .iter()
                .any(|attribute| !attribute.variable)
        );
        assert!(
            !pothole.attributes.is_sorted_by_key(|a| a.order),
            "the order is to be exercised"
        );
    }

    #[test]
    fn what_the_server_sets_has_a_value() {
        let automated: Vec<_> = all_attributes()
            .into_iter()
            .filter(|attribute| attribute.automated.is_some())
            .collect();
        assert!(automated.len() >= 2);
        assert!(automated.iter().all(|attribute| attribute.set_to.is_some()));
    }
}
