//! The page in place of a portal that cannot start: for the people who set it up, in English, since
//! no language file may be at hand.

use frontdoor_core::config::ConfigError;
use leptos::prelude::*;

use crate::markup;

/// Names each fault of `portal.json` with its key, place and remedy.
#[must_use]
pub fn wrong_config(errors: Vec<ConfigError>) -> AnyView {
    let faults: Vec<_> = errors
        .into_iter()
        .map(|error| {
            let place = error.line.map(|(line, column)| {
                [
                    " (line ",
                    &line.to_string(),
                    ", column ",
                    &column.to_string(),
                    ")",
                ]
                .concat()
            });
            markup! {
                <li>
                    <p><strong><code>{error.key}</code></strong>{place}</p>
                    <p>{error.problem}</p>
                    <p>{error.remedy}</p>
                </li>
            }
        })
        .collect();
    markup! {
        <main class={"page"} id={"main"}>
            <h1 class={"heading-xl"}>{"This portal is not set up correctly"}</h1>
            <p class={"lead"}>{"If you came here for a service, please try again later."}</p>
            <h2 class={"heading-l"}>{"For the people who run it: portal.json"}</h2>
            <ol class={"list"}>{faults}</ol>
        </main>
    }
}

/// A file of the portal itself did not come or does not fit this build.
#[must_use]
pub fn missing_file(path: &str) -> AnyView {
    let path = path.to_owned();
    markup! {
        <main class={"page"} id={"main"}>
            <h1 class={"heading-xl"}>{"This page could not be loaded"}</h1>
            <p class={"lead"}>{"Check your connection, then reload this page. Nothing you sent before is lost."}</p>
            <p class={"text-muted"}>{"Missing: "}<code>{path}</code></p>
        </main>
    }
}
