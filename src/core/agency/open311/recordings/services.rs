use super::{config, names, places, recording, shared};
use crate::agency::open311::discovery::{self, EndpointKind};
use crate::agency::open311::services;
use crate::agency::{AgencyError, ErrorKind};
use crate::model::{Decoded, Moment, Service, ServiceKind};

pub const FILES: &[&str] = &[
    "discovery-boston.json",
    "discovery-dc.xml",
    "endpoints-cities.yml",
    "giessen-services.xml",
    "o311adapter-services.json",
    "open311status-service_list.json",
    "own-services_html.html",
    "own-services_latin1.xml",
    "own-services_wrapped.json",
    "sf-services.xml",
    "spec-discovery.json",
    "spec-services.xml",
    "spec-services_invalid.json",
];

fn read(name: &str) -> Option<Result<Decoded<Vec<Service>>, AgencyError>> {
    recording(name).map(|answer| services::decode(&config(), &answer))
}

/// The services of a recording in which nothing is wrong.
fn flawless(name: &str) -> Option<Vec<Service>> {
    let decoded = read(name)?.unwrap();
    assert_eq!(decoded.findings, [], "{name}");
    Some(decoded.value)
}

fn codes(services: &[Service]) -> Vec<&str> {
    services
        .iter()
        .map(|service| service.service_code.as_str())
        .collect()
}

#[test]
fn the_standards_examples() {
    let example = Service {
        service_code: "001".into(),
        service_name: "Cans left out 24x7".into(),
        description:
            "Garbage or recycling cans that have been left out for more than 24 hours after \
            collection. Violators will be cited."
                .into(),
        metadata: true,
        kind: ServiceKind::Realtime,
        keywords: vec!["lorem".into(), "ipsum".into(), "dolor".into()],
        groups: vec!["sanitation".into()],
    };
    for name in ["spec-services.xml", "open311status-service_list.json"] {
        let Some(services) = flawless(name) else {
            continue;
        };
        assert_eq!(codes(&services), ["001", "002", "003"], "{name}");
        assert_eq!(services[0], example, "{name}");
    }
}

#[test]
fn the_standards_json_that_is_none() {
    let Some(read) = read("spec-services_invalid.json") else {
        return;
    };
    let error = read.unwrap_err();
    assert!(
        matches!(&error.kind, ErrorKind::Undecodable(what) if what.contains("001")),
        "{error:?}"
    );
    assert_eq!(error.place.as_deref(), Some("line 3, column 20"));
}

#[test]
fn san_francisco() {
    let services = flawless("sf-services.xml").unwrap();
    assert_eq!(services.len(), 36);
    assert_eq!(services[0].service_code, "001");
    assert_eq!(services[0].service_name, "Cans_Left_Out_24x7");
    assert_eq!(services[0].groups, ["Litter Receptacles"]);
    assert!(services[0].description.ends_with("will be cited."));
    assert_eq!(services[35].service_code, "379");
    assert!(
        services
            .iter()
            .all(|service| !service.metadata && service.keywords.is_empty())
    );
}

#[test]
fn giessen() {
    let services = flawless("giessen-services.xml").unwrap();
    assert_eq!(
        codes(&services),
        ["015", "010", "013", "012", "011", "016", "017", "014"]
    );
    assert_eq!(services[4].service_name, "Straßen- und Gehwegschäden");
    assert_eq!(services[3].keywords, ["graffiti", "paintings"]);
    assert_eq!(services[0].groups, [""; 0]);
}

#[test]
fn an_adapter_with_quoted_booleans() {
    let Some(services) = flawless("o311adapter-services.json") else {
        return;
    };
    assert_eq!(codes(&services), ["POT", "SPOT", "BIN"]);
    assert_eq!(services[0].keywords, ["deep", "hole", "wow"]);
    let metadata: Vec<_> = services.iter().map(|service| service.metadata).collect();
    assert_eq!(metadata, [true, true, false]);
}

#[test]
fn a_wrapped_list_with_bad_rows() {
    let Decoded {
        value: services,
        findings,
    } = read("own-services_wrapped.json").unwrap().unwrap();
    assert_eq!(
        codes(&services),
        ["Street cleaning/leaves & litter", "0", "7"]
    );
    let first = &services[0];
    assert_eq!(first.service_name, "Leaves and litter");
    assert_eq!(
        first.description,
        "Report leaves & litter.\n\nNot sure? See this page (https://example.gov/litter)."
    );
    assert!(first.metadata);
    assert_eq!(first.kind, ServiceKind::Realtime);
    assert_eq!(first.keywords, ["leaves", "litter", "rubbish"]);
    assert_eq!(first.groups, ["Streets", "Parks and gardens"]);
    assert_eq!(
        (services[1].service_name.as_str(), services[1].metadata),
        ("0", true)
    );
    assert_eq!(
        services[2].kind,
        ServiceKind::Other("carrier pigeon".into())
    );
    assert_eq!(services[2].keywords, ["a", "b"]);
    assert_eq!(services[2].groups, ["Elsewhere"]);
    assert!(!services[2].metadata);
    assert_eq!(
        places(&findings),
        [
            "[1].service_name",
            "[2].service_code",
            "[3].metadata",
            "[4].service_code",
            "[5].service_code"
        ]
    );
}

#[test]
fn one_service_in_latin_1() {
    let services = flawless("own-services_latin1.xml").unwrap();
    assert_eq!(services.len(), 1);
    assert_eq!(services[0].service_name, "Straßenschäden");
    assert_eq!(services[0].description, "Schlöcher\nmelden");
    assert_eq!(services[0].kind, ServiceKind::Blackbox);
    assert_eq!(services[0].keywords, ["Loch", "Asphalt"]);
    assert_eq!(services[0].groups, ["Straße"]);
    assert!(services[0].metadata);
}

#[test]
fn what_is_no_answer() {
    for name in ["own-services_html.html", "endpoints-cities.yml"] {
        let error = read(name).unwrap().unwrap_err();
        assert_eq!(error.kind, ErrorKind::NotAnAnswer, "{name}");
        let answer = recording(name).unwrap();
        let error = discovery::decode(&config(), &answer).unwrap_err();
        assert_eq!(error.kind, ErrorKind::NotAnAnswer, "{name}");
    }
}

#[test]
fn discovery_of_boston() {
    let answer = recording("discovery-boston.json").unwrap();
    let Decoded {
        value: found,
        findings,
    } = discovery::decode(&config(), &answer).unwrap();
    assert_eq!(findings, []);
    let changeset = found.changeset.unwrap();
    assert_eq!(changeset.raw, "2011-09-1 17:35");
    assert_eq!(changeset.moment, Moment::Wall(1_314_898_500_000));
    assert!(found.contact.contains("developers@cityofboston.gov"));
    assert!(
        found
            .key_service
            .contains("https://mayors24.cityofboston.gov:6443/open311")
    );
    assert_eq!(found.endpoints.len(), 2);
    assert_eq!(
        found.endpoints[0].url,
        "https://mayors24.cityofboston.gov/open311/v2"
    );
    assert_eq!(found.endpoints[0].kind, EndpointKind::Production);
    assert_eq!(found.endpoints[0].formats, ["text/xml", "application/json"]);
    assert_eq!(found.endpoints[1].kind, EndpointKind::Test);
}

#[test]
fn discovery_of_washington() {
    let answer = recording("discovery-dc.xml").unwrap();
    let found = discovery::decode(&config(), &answer).unwrap().value;
    assert_eq!(
        found.changeset.unwrap().moment,
        Moment::Instant(1_331_240_400_000)
    );
    assert_eq!(found.endpoints.len(), 2);
    assert_eq!(
        found.endpoints[0].url,
        "http://app.311.dc.gov/cwi/Open311/v2"
    );
    assert_eq!(
        found.endpoints[0].specification,
        "http://wiki.open311.org/GeoReport_v2"
    );
    assert_eq!(found.endpoints[1].formats, ["text/xml"]);
}

#[test]
fn discovery_of_the_standard() {
    let Some(answer) = recording("spec-discovery.json") else {
        return;
    };
    let found = discovery::decode(&config(), &answer).unwrap().value;
    let urls: Vec<_> = found
        .endpoints
        .iter()
        .map(|endpoint| endpoint.url.as_str())
        .collect();
    assert_eq!(
        urls,
        [
            "http://open311.mycity.gov/v2",
            "http://open311.mycity.gov/test/v2",
            "http://open311.mycity.gov/v3"
        ]
    );
    assert!(shared().is_some_and(|folder| names(&folder).len() > 40));
}
