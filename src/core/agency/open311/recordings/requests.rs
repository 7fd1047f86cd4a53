use super::{config, places, recording};
use crate::agency::ErrorKind;
use crate::agency::open311::{Config, Paging, request, requests};
use crate::model::{Decoded, Moment, ServiceRequest, Status};

pub const FILES: &[&str] = &[
    "chicago-request_2012_extended.json",
    "chicago-requests_2014.json",
    "o311adapter-requests.json",
    "own-request_extended.json",
    "own-request_history.xml",
    "own-requests_lists_of_one.json",
    "own-requests_one_object.json",
    "own-requests_quirks.json",
    "seeclickfix-newhaven_requests.json",
    "sf-get_service_request.xml",
    "sf-service_requests.xml",
    "sf-service_requests_empty.xml",
    "spec-request.xml",
    "spec-requests.xml",
];

fn read(name: &str) -> Option<Decoded<Vec<ServiceRequest>>> {
    recording(name).map(|answer| requests::decode(&config(), &answer).unwrap())
}

fn flawless(name: &str) -> Option<Vec<ServiceRequest>> {
    let Decoded { value, findings } = read(name)?;
    assert_eq!(findings, [], "{name}");
    Some(value)
}

fn ids(requests: &[ServiceRequest]) -> Vec<&str> {
    requests
        .iter()
        .map(|request| request.service_request_id.as_str())
        .collect()
}

#[test]
fn san_francisco_and_the_standard() {
    for name in ["sf-service_requests.xml", "spec-requests.xml"] {
        let Some(requests) = flawless(name) else {
            continue;
        };
        assert_eq!(ids(&requests), ["638344", "638349"], "{name}");
        let first = &requests[0];
        assert_eq!(
            (first.status, first.status_text.as_str()),
            (Status::Closed, "closed")
        );
        assert_eq!(first.status_notes, "Duplicate request.");
        assert_eq!(first.service_name, "Sidewalk and Curb Issues");
        assert_eq!(first.service_code, "006");
        assert_eq!(
            (
                first.description.as_str(),
                first.agency_responsible.as_str()
            ),
            ("", "")
        );
        let filed = first.requested_datetime.as_ref().unwrap();
        assert_eq!(filed.raw, "2010-04-14T06:37:38-08:00");
        assert_eq!(filed.moment, Moment::Instant(1_271_255_858_000));
        assert_eq!(first.address, "8TH AVE and JUDAH ST");
        assert_eq!(
            (first.address_id.as_str(), first.zipcode.as_str()),
            ("545483", "94122")
        );
        assert_eq!(first.lat_long, Some((37.762_221_815, -122.465_114_5)));
        assert!(first.media_urls[0].starts_with("http") && !first.media_urls[0].ends_with(' '));
        assert_eq!(requests[1].status, Status::Open);
    }
}

#[test]
fn one_request() {
    for name in ["sf-get_service_request.xml", "spec-request.xml"] {
        let Some(answer) = recording(name) else {
            continue;
        };
        let Decoded { value, findings } = request::decode(&config(), &answer).unwrap();
        assert_eq!(value.service_request_id, "638344", "{name}");
        assert_eq!(value.media_urls.len(), 1, "{name}");
        assert_eq!(findings, [], "{name}");
    }
}

#[test]
fn no_requests() {
    assert_eq!(flawless("sf-service_requests_empty.xml").unwrap(), []);
    let answer = recording("sf-service_requests_empty.xml").unwrap();
    let error = request::decode(&config(), &answer).unwrap_err();
    assert_eq!(error.kind, ErrorKind::NotFound);
}

#[test]
fn chicago() {
    let requests = flawless("chicago-requests_2014.json").unwrap();
    assert_eq!(ids(&requests), ["14-01100669", "14-01100627"]);
    assert_eq!(requests[1].status_notes, "Locked");
    assert_eq!(
        requests[0].lat_long,
        Some((41.858_724_777_757_864, -87.664_751_462_376_76))
    );
    let extended = flawless("chicago-request_2012_extended.json").unwrap();
    let [request] = extended.as_slice() else {
        panic!("{extended:?}");
    };
    assert_eq!(request.service_request_id, "12-01952587");
    assert_eq!(request.notes.len(), 1);
    assert_eq!(request.notes[0].summary, "Request opened");
    assert_eq!(request.notes[0].kind, "opened");
    let opened = request.notes[0].datetime.as_ref().unwrap();
    assert_eq!(opened.moment, Moment::Instant(1_354_391_582_000));
    let extended: Vec<_> = request
        .extended_attributes
        .iter()
        .map(|(k, v)| (k.as_str(), v.as_str()))
        .collect();
    assert_eq!(
        extended,
        [
            ("channel", "phone"),
            ("ward", "34"),
            ("police_district", "5")
        ]
    );
}

#[test]
fn new_haven() {
    let requests = flawless("seeclickfix-newhaven_requests.json").unwrap();
    assert_eq!(ids(&requests), ["1", "3"]);
    assert_eq!(
        (requests[0].status, requests[0].status_text.as_str()),
        (Status::Closed, "Closed")
    );
    assert_eq!(
        (requests[1].status, requests[1].status_text.as_str()),
        (Status::Open, "Open")
    );
    assert_eq!(
        requests[0].lat_long,
        Some((41.307_111_018_232_5, -72.923_561_023_978_3))
    );
    assert_eq!(requests[0].media_urls, [""; 0]);
    assert_eq!(requests[1].media_urls.len(), 1);
    assert_eq!(requests[0].expected_datetime, None);
}

#[test]
fn an_adapter_with_the_reference_0() {
    let Some(requests) = flawless("o311adapter-requests.json") else {
        return;
    };
    assert_eq!(ids(&requests), ["0", "1"]);
    assert!(requests.iter().all(|request| request.lat_long.is_none()));
    assert!(requests.iter().all(|request| request.media_urls.is_empty()));
    assert_eq!(requests[0].status, Status::Open);
}

#[test]
fn a_list_full_of_quirks() {
    let Decoded {
        value: requests,
        findings,
    } = read("own-requests_quirks.json").unwrap();
    assert_eq!(ids(&requests), ["0", "A-1", "A-2", "A-3", "A-4", "A-5"]);
    let statuses: Vec<_> = requests
        .iter()
        .map(|each| (each.status, each.status_text.as_str()))
        .collect();
    assert_eq!(
        statuses,
        [
            (Status::Open, "IN_PROCESS"),
            (Status::Closed, "Fixed - Council"),
            (Status::Other, "Weitergeleitet"),
            (Status::Closed, "REJECTED"),
            (Status::Open, "open"),
            (Status::Closed, "closed"),
        ]
    );
    assert!(requests.iter().all(|each| each.lat_long.is_none()));
    let filed = requests[1].requested_datetime.as_ref().unwrap();
    assert_eq!(filed.moment, Moment::Instant(1_425_207_600_000));
    let expected = requests[2].expected_datetime.as_ref().unwrap();
    assert_eq!(expected.moment, Moment::Day(1_425_168_000_000));
    let extended: Vec<_> = requests[3]
        .extended_attributes
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(extended, ["title", "detailed_status", "service_object_id"]);
    assert_eq!(requests[4].agency_responsible, "Roads, Parks");
    assert_eq!(
        requests[4].requested_datetime.as_ref().unwrap().raw,
        "next week"
    );
    assert_eq!(requests[5].description, "MellunmÃ¤en\n\n\"dark\"");
    let updated = requests[5].updated_datetime.as_ref().unwrap();
    assert_eq!(updated.moment, Moment::Wall(1_425_211_200_000));
    assert_eq!(
        places(&findings),
        [
            "[0].service_request_id",
            "[1].service_request_id",
            "[3].lat",
            "[4].lat",
            "[5].lat",
            "[6].requested_datetime",
            "[7].service_request_id",
        ]
    );
}

#[test]
fn values_in_lists_of_one_and_one_request_without_a_list() {
    let requests = flawless("own-requests_lists_of_one.json").unwrap();
    assert_eq!(ids(&requests), ["12"]);
    assert_eq!(
        (requests[0].status, requests[0].service_code.as_str()),
        (Status::Open, "7")
    );
    assert_eq!(requests[0].lat_long, Some((51.5, -0.1)));
    assert_eq!(requests[0].media_urls, ["https://example.gov/1.jpg"]);
    let requests = flawless("own-requests_one_object.json").unwrap();
    assert_eq!(ids(&requests), ["77"]);
    assert_eq!(
        requests[0].extended_attributes,
        [("Colour".to_owned(), "red, green".to_owned())]
    );
}

#[test]
fn history_photos_and_further_values() {
    let Decoded {
        value: requests,
        findings,
    } = read("own-request_extended.json").unwrap();
    let request = &requests[0];
    let summaries: Vec<_> = request
        .notes
        .iter()
        .map(|note| note.summary.as_str())
        .collect();
    assert_eq!(summaries, ["Opened\nby phone", "Closed"]);
    assert_eq!(request.media_urls, ["https://example.gov/a.jpg"]);
    assert_eq!(places(&findings), ["[0].media_url"]);
    let extended: Vec<_> = request
        .extended_attributes
        .iter()
        .map(|(k, v)| (k.as_str(), v.as_str()))
        .collect();
    assert_eq!(
        extended,
        [
            ("channel", "phone"),
            ("ward", "34"),
            ("crew.name", "North"),
            ("crew.members", "A, B")
        ]
    );
}

#[test]
fn history_of_other_standards() {
    let requests = flawless("own-request_history.xml").unwrap();
    let request = &requests[0];
    let notes: Vec<_> = request
        .notes
        .iter()
        .map(|note| (note.kind.as_str(), note.summary.as_str()))
        .collect();
    assert_eq!(notes, [("RECEIVED", "Thanks"), ("IN_PROCESS", "")]);
    assert_eq!(request.media_urls.len(), 2);
    assert_eq!(request.extended_attributes[0].1, "IN_PROCESS");
}

#[test]
fn a_short_page_is_the_last() {
    let answer = recording("chicago-requests_2014.json").unwrap();
    let paged = Config {
        paging: Paging::PageSize,
        ..config()
    };
    assert!(requests::decode_page(&paged, &answer).unwrap().is_last);
    assert!(!requests::is_last_page(&paged, 50));
    // More than was asked for: this server does not page.
    assert!(requests::is_last_page(&paged, 1_000));
    assert!(requests::is_last_page(&config(), 50));
}
