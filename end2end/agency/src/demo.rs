//! A few requests with histories, so that a demonstration does not begin with empty lists.

use crate::clock::Instant;
use crate::sandbox::{Sandbox, Source};
use crate::store::{Action, Filter, NewRecord, StoreError, Typed};

/// A request of the demonstration.
struct Example {
    jurisdiction: &'static str,
    service_code: &'static str,
    days_ago: i64,
    description: &'static str,
    address: &'static str,
    lat_long: (&'static str, &'static str),
    attributes: &'static [(&'static str, &'static str)],
    /// What staff did, with the days that it took them.
    actions: &'static [(i64, Action, &'static str)],
}

const EXAMPLES: [Example; 6] = [
    Example {
        jurisdiction: "city",
        service_code: "001",
        days_ago: 12,
        description: "Deep hole beside the bus stop, right where bicycles go.",
        address: "14 Harbour Road",
        lat_long: ("51.50312", "-3.16240"),
        attributes: &[
            ("WHERE", "CYCLE"),
            ("DEPTH", "9"),
            ("RISK", "BIKES"),
            ("RISK", "WALK"),
        ],
        actions: &[
            (
                1,
                Action::Acknowledge,
                "An inspector has been there. A crew is booked.",
            ),
            (
                6,
                Action::Close,
                "The hole was filled on Tuesday. Thank you for telling us.",
            ),
        ],
    },
    Example {
        jurisdiction: "city",
        service_code: "003",
        days_ago: 4,
        description: "The lamp at the corner has been dark for a week.",
        address: "Corner of Mill Lane and Church Street",
        lat_long: ("51.50618", "-3.15877"),
        attributes: &[("FAULT", "OUT"), ("POST", "H 1042"), ("SOURCE", "open311")],
        actions: &[(1, Action::Acknowledge, "")],
    },
    Example {
        jurisdiction: "city",
        service_code: "011",
        days_ago: 2,
        description: "Two mattresses and a broken wardrobe.",
        address: "Behind 3 Quarry Close",
        lat_long: ("51.49921", "-3.17102"),
        attributes: &[("TYPE", "13"), ("AMOUNT", "VAN")],
        actions: &[],
    },
    Example {
        jurisdiction: "city",
        service_code: "020",
        days_ago: 30,
        description: "A large branch hangs over the path to the school.",
        address: "Elm Park, north gate",
        lat_long: ("51.51077", "-3.16655"),
        attributes: &[("STATE", "HANGING"), ("BLOCKS", "PATH")],
        actions: &[
            (0, Action::Acknowledge, "A tree officer is on the way."),
            (1, Action::Close, "The branch has been taken down."),
            (
                9,
                Action::Reopen,
                "You told us that more branches are loose. We are looking again.",
            ),
            (
                10,
                Action::Note,
                "The tree will be pruned when the birds have left their nests.",
            ),
        ],
    },
    Example {
        jurisdiction: "transit",
        service_code: "STOP-DAMAGE",
        days_ago: 3,
        description: "The glass at the back is shattered.",
        address: "Stop 4117, University",
        lat_long: ("51.51330", "-3.15540"),
        attributes: &[("STOP", "4117"), ("DAMAGE", "GLASS")],
        actions: &[(
            0,
            Action::Note,
            "The glass has been cleared. The new pane is on order.",
        )],
    },
    Example {
        jurisdiction: "transit",
        service_code: "LIFT/ESC 1",
        days_ago: 1,
        description: "",
        address: "",
        lat_long: ("", ""),
        attributes: &[("STATION", "HOS"), ("UNIT/NO", "L2")],
        actions: &[],
    },
];

/// Fills an empty database; leaves any other alone.
///
/// # Errors
/// When the database refuses.
pub async fn seed(sandbox: &Sandbox) -> Result<(), StoreError> {
    let any = Filter {
        limit: Some(1),
        ..Filter::default()
    };
    if !sandbox.store.list(any).await?.is_empty() {
        return Ok(());
    }
    for example in &EXAMPLES {
        example.store(sandbox).await?;
    }
    Ok(())
}

impl Example {
    async fn store(&self, sandbox: &Sandbox) -> Result<(), StoreError> {
        let agency = sandbox.agency(self.jurisdiction);
        let Some(Source::Catalogue(catalogue)) = agency.map(|agency| &agency.source) else {
            return Ok(());
        };
        let at = Instant::now().plus_days(-self.days_ago);
        let service = catalogue.service(self.service_code);
        let stored = sandbox
            .store
            .insert(NewRecord {
                jurisdiction: self.jurisdiction.to_owned(),
                reference_prefix: catalogue.reference.prefix.clone(),
                reference_first: catalogue.reference.first,
                service_code: self.service_code.to_owned(),
                typed: self.typed(),
                attributes: self
                    .attributes
                    .iter()
                    .map(|(code, value)| ((*code).to_owned(), (*value).to_owned()))
                    .collect(),
                photos: Vec::new(),
                with_token: false,
                requested_at: at,
                ready_at: at,
                expected_at: service
                    .and_then(|service| service.expected_days)
                    .map(|days| at.plus_days(days)),
            })
            .await?;
        for (days, action, text) in self.actions {
            let reference = &stored.service_request_id;
            sandbox
                .store
                .act(
                    self.jurisdiction,
                    reference,
                    *action,
                    text,
                    at.plus_days(*days),
                )
                .await?;
        }
        Ok(())
    }

    fn typed(&self) -> Typed {
        Typed {
            lat: self.lat_long.0.to_owned(),
            long: self.lat_long.1.to_owned(),
            address_string: self.address.to_owned(),
            description: self.description.to_owned(),
            ..Typed::default()
        }
    }
}
