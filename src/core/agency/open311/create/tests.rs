use proptest::prelude::*;

use super::*;
use crate::model::Location;

fn new() -> NewRequest {
    NewRequest {
        service_code: "001".into(),
        location: Location {
            lat_long: Some((37.765_240_78, -122.421_204_3)),
            address_string: "1234 5th street".into(),
            address_id: String::new(),
        },
        attributes: vec![
            ("WHISPAWN".into(), Answered::One("123456".into())),
            (
                "KIND".into(),
                Answered::Several(vec!["a&b".into(), "c".into()]),
            ),
            ("EMPTY".into(), Answered::One(String::new())),
            ("NONE".into(), Answered::Several(vec![])),
        ],
        description: "A large\nsinkhole".into(),
        email: "smit333@sfgov.edu".into(),
        last_name: "smith".into(),
        ..NewRequest::default()
    }
}

fn photo(name: &str) -> Media {
    let bytes = b"jpeg".to_vec();
    Media {
        file_name: name.into(),
        media_type: "image/jpeg".into(),
        bytes,
    }
}

fn with_key() -> Config {
    Config {
        jurisdiction_id: Some("city.gov".into()),
        api_key: Some("xyz".into()),
        ..Config::standard("https://api.city.gov/dev/v2/")
    }
}

fn body(config: &Config, new: &NewRequest) -> String {
    match request(config, new).body {
        Body::Form(body) => body,
        other => panic!("{other:?}"),
    }
}

#[test]
fn one_choice_of_several_is_still_a_list() {
    let new = NewRequest {
        attributes: vec![("KIND".into(), Answered::Several(vec!["a".into()]))],
        ..NewRequest::default()
    };
    let body = |multi| {
        request(
            &Config {
                multi,
                ..Config::standard("/api/")
            },
            &new,
        )
        .body
    };
    let sent = |text: &str| Body::Form(text.to_owned());
    assert_eq!(
        body(MultiDialect::Brackets),
        sent("attribute%5BKIND%5D%5B%5D=a")
    );
    assert_eq!(body(MultiDialect::Repeat), sent("attribute%5BKIND%5D=a"));
    assert_eq!(body(MultiDialect::Comma), sent("attribute%5BKIND%5D=a"));
}

#[test]
fn what_was_filled_in_is_sent_in_the_body() {
    let request = request(&with_key(), &new());
    assert_eq!(request.url, "https://api.city.gov/dev/v2/requests.json");
    assert_eq!((request.method, request.timeout_ms), (Method::Post, 60_000));
    let expected = "api_key=xyz&jurisdiction_id=city.gov&service_code=001&lat=37.7652408\
        &long=-122.4212043&address_string=1234+5th+street&email=smit333%40sfgov.edu\
        &last_name=smith&description=A+large%0Asinkhole&attribute%5BWHISPAWN%5D=123456\
        &attribute%5BKIND%5D%5B%5D=a%26b&attribute%5BKIND%5D%5B%5D=c";
    assert_eq!(request.body, Body::Form(expected.into()));
}

#[test]
fn several_values_in_three_dialects() {
    let of = |multi| {
        let body = body(
            &Config {
                multi,
                ..with_key()
            },
            &new(),
        );
        body[body.find("&attribute%5BKIND").unwrap()..].to_owned()
    };
    assert_eq!(
        of(MultiDialect::Brackets),
        "&attribute%5BKIND%5D%5B%5D=a%26b&attribute%5BKIND%5D%5B%5D=c"
    );
    assert_eq!(
        of(MultiDialect::Repeat),
        "&attribute%5BKIND%5D=a%26b&attribute%5BKIND%5D=c"
    );
    assert_eq!(of(MultiDialect::Comma), "&attribute%5BKIND%5D=a%26b%2Cc");
}

#[test]
fn photos_travel_in_the_endpoints_dialect() {
    let new = NewRequest {
        media: vec![photo("1.jpg"), photo("2.jpg")],
        ..new()
    };
    let names = |media| {
        let Body::Multipart(parts) = request(
            &Config {
                media,
                ..with_key()
            },
            &new,
        )
        .body
        else {
            panic!("no multipart body");
        };
        assert_eq!(parts[0].name, "api_key");
        assert_eq!(parts[0].content, PartContent::Text("xyz".into()));
        let files = parts.into_iter().filter_map(|part| match part.content {
            PartContent::File {
                file_name,
                media_type,
                bytes,
            } => {
                assert_eq!(
                    (media_type.as_str(), bytes.as_slice()),
                    ("image/jpeg", &b"jpeg"[..])
                );
                Some([part.name, file_name].join(" "))
            }
            PartContent::Text(_) => None,
        });
        files.collect::<Vec<_>>()
    };
    assert_eq!(names(MediaDialect::Media), ["media 1.jpg", "media 2.jpg"]);
    assert_eq!(
        names(MediaDialect::MediaBrackets),
        ["media[] 1.jpg", "media[] 2.jpg"]
    );
    assert_eq!(
        names(MediaDialect::PhotoNumbered),
        ["photo1 1.jpg", "photo2 2.jpg"]
    );
    let base64 = body(
        &Config {
            media: MediaDialect::Base64,
            ..with_key()
        },
        &new,
    );
    assert!(base64.ends_with("&media=anBlZw%3D%3D"), "{base64}");
    assert!(!body(&with_key(), &new).contains("media"));
}

#[test]
fn without_photos_the_body_is_a_form() {
    for media in [
        MediaDialect::Media,
        MediaDialect::MediaBrackets,
        MediaDialect::PhotoNumbered,
        MediaDialect::Base64,
    ] {
        assert!(
            !body(
                &Config {
                    media,
                    ..with_key()
                },
                &new()
            )
            .contains("media")
        );
    }
}

#[test]
fn degrees_have_no_exponent_and_no_noise() {
    for (number, text) in [
        (0.0, "0"),
        (-0.000_000_04, "0"),
        (1e-7, "0.0000001"),
        (-122.421_204_3, "-122.4212043"),
        (51.5, "51.5"),
        (-180.0, "-180"),
        (0.1 + 0.2, "0.3"),
    ] {
        assert_eq!(degrees(number), text);
    }
    let lost = NewRequest {
        location: Location {
            lat_long: Some((f64::NAN, 1.0)),
            ..Location::default()
        },
        ..new()
    };
    assert!(!body(&with_key(), &lost).contains("lat"));
}

/// What a server reads of a form.
fn decoded(body: &str) -> Vec<(String, String)> {
    let text = |text: &str| {
        let mut bytes = Vec::new();
        let mut rest = text.as_bytes();
        while let Some((&byte, after)) = rest.split_first() {
            rest = after;
            bytes.push(match byte {
                b'+' => b' ',
                b'%' => {
                    let (hex, after) = rest.split_at(2);
                    rest = after;
                    u8::from_str_radix(std::str::from_utf8(hex).unwrap(), 16).unwrap()
                }
                other => other,
            });
        }
        String::from_utf8(bytes).unwrap()
    };
    let pairs = body.split('&').map(|pair| pair.split_once('=').unwrap());
    pairs
        .map(|(name, value)| (text(name), text(value)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_server_reads_what_was_typed(description in "\\PC{1,40}", code in "\\PC{1,10}", value in "\\PC{1,20}") {
        let new = NewRequest {
            description: description.clone(),
            attributes: vec![(code.clone(), Answered::One(value.clone()))],
            ..NewRequest::default()
        };
        let mut expected = vec![
            ("description".to_owned(), description),
            (format!("attribute[{code}]"), value),
        ];
        expected.retain(|(_, value)| !value.trim().is_empty());
        let body = body(&Config::standard("/"), &new);
        let read = if body.is_empty() { Vec::new() } else { decoded(&body) };
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn degrees_are_read_back(number in -180.0..180.0_f64) {
        let read: f64 = degrees(number).parse().unwrap();
        prop_assert!((read - number).abs() <= 0.5e-7 + 1e-12);
    }
}
