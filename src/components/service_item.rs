//! A service in a list.

use leptos::prelude::*;

use crate::markup;
use crate::routes::Place;

/// One entry of a list of services.
#[component]
pub fn ServiceItem(
    /// The agency's id.
    agency_id: String,
    /// The agency's name.
    agency_name: String,
    /// The service's code.
    code: String,
    /// The service's name.
    name: String,
    /// Its description; only the first line is shown.
    description: String,
) -> AnyView {
    let to = Place::Service {
        agency: agency_id,
        code,
    };
    let line = description.lines().next().unwrap_or_default().to_owned();
    let line = (!line.is_empty())
        .then(|| markup! { <p class={"service-item__text"} dir={"auto"}>{line}</p> });
    markup! {
        <li class={"service-item tile"}>
            <a class={"tile__link"} href={to.href()}><bdi>{name}</bdi></a>
            {line}
            <p class={"service-item__agency"} dir={"auto"}>{agency_name}</p>
        </li>
    }
}
