use super::*;
use crate::agency::open311::{Config, Format, MediaDialect, Paging};
use crate::agency::{formio, matrix};
use crate::chat::Hours;

mod schema;
mod wrong;

const SANDBOX: &[u8] = include_bytes!("../../../../public/portal.json");

fn open311(agency: &Agency) -> &Config {
    match &agency.adapter {
        Adapter::Open311(config) => config,
        other => panic!("{other:?}"),
    }
}

fn localized(texts: &[(&str, &str)]) -> Localized {
    let owned = |(tag, text): &(&str, &str)| ((*tag).to_owned(), (*text).to_owned());
    Localized(texts.iter().map(owned).collect())
}

#[test]
fn the_sandbox_portal_is_read() {
    let portal = Portal::parse(SANDBOX).unwrap();
    assert_eq!(portal.name.in_language("en"), "Marlow Bay Services");
    assert_eq!(portal.languages, ["en", "es", "ar"]);
    assert_eq!(portal.theme, "/theme/theme.css");
    assert!(portal.notices[0].warning);
    assert_eq!(
        portal.common_services[0],
        ServiceRef {
            agency: "city".into(),
            service_code: "001".into()
        }
    );
    let kinds: Vec<ContactKind> = portal.contact.iter().map(|way| way.kind).collect();
    assert_eq!(
        kinds,
        [ContactKind::Phone, ContactKind::Web, ContactKind::Visit]
    );
    assert_eq!(
        portal.origins(),
        ["http://127.0.0.1:7311", "http://127.0.0.1:7313"]
    );

    let city = open311(portal.agency("city").unwrap());
    assert_eq!((city.media, city.accepts.photos), (MediaDialect::Media, 3));
    assert!(city.extensions && city.suffix && city.accepts.location_required);
    let transit = open311(portal.agency("transit").unwrap());
    assert_eq!((transit.format, transit.accepts.photos), (Format::Xml, 1));
    assert!(!transit.accepts.coordinates && !transit.accepts.location_required);
    let Adapter::Formio(county) = &portal.agency("county").unwrap().adapter else {
        panic!("the county has forms");
    };
    assert_eq!(county.forms[0].path, "parking_permit");
    for form in &county.forms {
        for texts in [&form.title, &form.description, &form.group] {
            assert_eq!(texts.0.len(), portal.languages.len(), "{}", form.path);
        }
    }
    assert_eq!(portal.agency("village"), None);
    assert!(portal.tracks());
}

#[test]
fn what_is_left_out_is_as_in_the_standard() {
    let portal = Portal::parse(
        br#"{"name":"Town","languages":["de"],"agencies":[{"id":"a","name":"A",
        "adapter":{"kind":"open311","base_url":"/api/311"}}]}"#,
    )
    .unwrap();
    assert_eq!(open311(&portal.agencies[0]), &Config::standard("/api/311"));
    assert_eq!(portal.name, localized(&[("", "Town")]));
    assert_eq!(
        (portal.theme.as_str(), portal.origins()),
        ("/theme/theme.css", vec![])
    );
    assert_eq!(portal.logo, None);
}

#[test]
fn every_setting_is_read() {
    let portal = Portal::parse(
        br##"{"name":"T","languages":["de"],"agencies":[{"id":"a-1","name":"A","privacy_url":"privacy.html",
        "adapter":{"kind":"open311","base_url":"https://x.example:8443/v2","format":"xml",
        "jurisdiction_id":"j","api_key":"k","suffix":false,
        "paths":{"services":"dienste","requests":"georeport/anfragen","tokens":"marken"},
        "multi":"comma","media":"photo_numbered","paging":"zero_based","omit_timezone":true,
        "extensions":true,"look_up":{"delay_seconds":90},"accepts":{"coordinates":false,"address":false,
        "location_required":false,"email_required":true}}}]}"##,
    )
    .unwrap();
    let config = open311(&portal.agencies[0]);
    assert_eq!(
        portal.agencies[0].privacy_url.as_deref(),
        Some("privacy.html")
    );
    assert_eq!(config.jurisdiction_id.as_deref(), Some("j"));
    assert_eq!(config.api_key.as_deref(), Some("k"));
    assert_eq!(config.paths.requests, "georeport/anfragen");
    assert_eq!(
        (config.paging, config.media),
        (Paging::ZeroBased, MediaDialect::PhotoNumbered)
    );
    assert_eq!(config.look_up, Some(90));
    assert_eq!(config.accepts.photos, 3);
    assert!(config.accepts.email_required && config.omit_timezone && !config.suffix);
    assert_eq!(portal.origins(), ["https://x.example:8443"]);
}

#[test]
fn an_agency_decides_how_long_what_is_not_sent_is_kept() {
    let days = |setting: &str| {
        let portal = format!(
            r#"{{"name":"T","languages":["de"],{setting}"agencies":[{{"id":"a","name":"A",
            "adapter":{{"kind":"open311","base_url":"/api"}}}}]}}"#
        );
        Portal::parse(portal.as_bytes()).map(|portal| portal.draft_days)
    };
    assert_eq!(days(""), Ok(30));
    assert_eq!(days(r#""draft_days":7,"#), Ok(7));
    for wrong in ["0", "366", "1.5", "\"7\""] {
        let errors = days(&format!(r#""draft_days":{wrong},"#)).expect_err(wrong);
        assert_eq!(errors[0].key, "draft_days", "{wrong}");
    }
}

#[test]
fn a_feed_without_descriptions_cannot_be_looked_up_in() {
    let look_up = |setting: &str| {
        let portal = format!(
            r#"{{"name":"T","languages":["de"],"agencies":[{{"id":"a","name":"A",
            "adapter":{{"kind":"open311","base_url":"/api","look_up":{setting}}}}}]}}"#
        );
        let portal = Portal::parse(portal.as_bytes()).unwrap();
        portal.agencies[0].adapter.look_up_delay()
    };
    assert_eq!(look_up("false"), None);
    assert_eq!(look_up("{}"), Some(600));
    assert_eq!(look_up(r#"{"delay_seconds":1}"#), Some(1));
}

#[test]
fn a_form_io_server_is_read_with_the_forms_to_offer() {
    let portal = Portal::parse(
        br#"{"name":"T","languages":["en","es"],"agencies":[
        {"id":"a","name":"A","adapter":{"kind":"formio","base_url":"https://forms.example/p"}},
        {"id":"b","name":"B","adapter":{"kind":"formio","base_url":"/forms","live":true,
        "forms":[{"path":"permit","title":{"en":"Permit","es":"Permiso"}},
        {"path":"user/register","title":"Join","description":"d","keywords":["one","two"],
        "group":{"en":"Forms","es":"Formularios"}}]}}]}"#,
    )
    .unwrap();
    assert_eq!(portal.origins(), ["https://forms.example"]);
    let bare = formio::Config::standard("https://forms.example/p");
    assert_eq!(portal.agencies[0].adapter, Adapter::Formio(bare));
    let Adapter::Formio(config) = &portal.agencies[1].adapter else {
        panic!("{:?}", portal.agencies[1]);
    };
    assert_eq!((config.base_url.as_str(), config.live), ("/forms", true));
    let permit = formio::Offered {
        page: String::new(),
        path: "permit".into(),
        title: localized(&[("en", "Permit"), ("es", "Permiso")]),
        description: localized(&[]),
        keywords: vec![],
        group: localized(&[]),
    };
    assert_eq!(config.forms[0], permit);
    assert_eq!(config.forms[1].path, "user/register");
    assert_eq!(config.forms[1].keywords, ["one", "two"]);
    assert_eq!(config.forms[1].group.in_language("es"), "Formularios");
}

#[test]
fn an_agency_that_chats_is_read_with_its_desk() {
    let chat = |setting: &str| {
        let portal = format!(
            r#"{{"name":"T","languages":["en"],"agencies":[{{"id":"a","name":"A",
            "adapter":{{"kind":"open311","base_url":"/api"}},"chat":{{"kind":"matrix",
            "base_url":"https://matrix.city.example","server_name":"city.example"{setting}}}}}]}}"#
        );
        Portal::checked(portal.as_bytes())
    };
    let read = |portal: &Portal| portal.agencies[0].chat.as_ref().map(matrix::Config::read);
    let mut expected = matrix::Config::standard("https://matrix.city.example", "city.example");
    let portal = chat("").unwrap();
    assert_eq!(read(&portal).as_ref(), Some(&expected));
    assert_eq!(portal.origins(), ["https://matrix.city.example"]);
    expected.desk_url = Some("https://www.city.example/desk.json".into());
    expected.room_prefix = "help.".into();
    expected.registration_token = Some("t".into());
    expected.desk_user = Some("@desk:city.example".into());
    expected.room = matrix::Rooms::Create;
    expected.hours = vec![Hours::read("Mo-Fr", "08:00", "18:00").unwrap()];
    let portal = chat(
        r#","desk_url":"https://www.city.example/desk.json","room_prefix":"help.",
        "registration_token":"t","desk_user":"@desk:city.example","room":"create",
        "hours":[{"days":"Mo-Fr","opens":"08:00","closes":"18:00"}]"#,
    );
    let portal = portal.unwrap();
    assert_eq!(read(&portal).as_ref(), Some(&expected));
    let origins = ["https://matrix.city.example", "https://www.city.example"];
    assert_eq!(portal.origins(), origins);
    for (wrong, key) in [
        (r#""server_name":"city/""#, "server_name"),
        (r#""base_url":"ftp://x""#, "base_url"),
        (r#""kind":"xmpp""#, "kind"),
        (r#""desk_url":"javascript:1""#, "desk_url"),
        (r#""room_prefix":"Desk""#, "room_prefix"),
        (r#""room_prefix":"_a""#, "room_prefix"),
        (r#""desk_user":"desk""#, "desk_user"),
        (r#""desk_user":"@de:sk:""#, "desk_user"),
        (r#""room":"make""#, "room"),
        (r#""room":"create""#, "room"),
        (r#""hours":{}"#, "hours"),
        (
            r#""hours":[{"days":"Mo","opens":"08:00"}]"#,
            "hours[0].closes",
        ),
        (
            r#""hours":[{"days":"Mon","opens":"08:00","closes":"09:00"}]"#,
            "hours[0].days",
        ),
        (
            r#""hours":[{"days":"Mo","opens":"09:00","closes":"08:00"}]"#,
            "hours[0]",
        ),
        (r#""hour":[]"#, "hour"),
    ] {
        let name = wrong.split('"').nth(1).unwrap();
        let right = [
            (r#""kind":"matrix""#, "kind"),
            (r#""base_url":"https://m.example""#, "base_url"),
            (r#""server_name":"city.example""#, "server_name"),
        ];
        let rest = right.iter().filter(|(_, known)| *known != name);
        let rest: Vec<&str> = rest.map(|(setting, _)| *setting).collect();
        let portal = format!(
            r#"{{"name":"T","languages":["en"],"agencies":[{{"id":"a","name":"A",
            "adapter":{{"kind":"open311","base_url":"/api"}},"chat":{{{},{wrong}}}}}]}}"#,
            rest.join(",")
        );
        let errors = Portal::checked(portal.as_bytes()).expect_err(wrong);
        let keys: Vec<&str> = errors.iter().map(|error| error.key.as_str()).collect();
        assert_eq!(keys, [["agencies[0].chat.", key].concat()], "{wrong}");
        assert!(Portal::parse(portal.as_bytes()).is_ok(), "{wrong}");
    }
}

#[test]
fn a_text_is_found_in_the_nearest_language() {
    let texts = localized(&[("en", "colour"), ("es-MX", "color"), ("pt", "cor")]);
    assert_eq!(texts.in_language("EN"), "colour");
    assert_eq!(texts.in_language("es"), "color");
    assert_eq!(texts.in_language("pt-BR"), "cor");
    assert_eq!(texts.in_language("ar"), "colour");
    assert_eq!(localized(&[("", "all")]).in_language("ar"), "all");
    assert_eq!(localized(&[]).in_language("ar"), "");
}
