//! One answer, with or without a status line, as a Matrix server's to everything; and a kept chat.

#![no_main]

use frontdoor_core::agency::HttpResponse;
use frontdoor_core::agency::matrix::{
    Config, Opening, account, desk, media, messages, room, send, sync,
};
use frontdoor_core::chat::{Gap, Record, Session, Timeline, Who};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|record: &[u8]| {
    if let Some(mut kept) = std::str::from_utf8(record).ok().and_then(Record::from_text) {
        let again = Record::from_text(&kept.to_text()).expect("what was written is read");
        assert_eq!(again.queue, kept.queue);
    }
    let answer = HttpResponse::from_dump(record);
    let config = Config::standard("/", "city.example");
    let mut session = Session::new("city", "7k3f", Who::SignedIn, 0);
    let gap = Gap {
        from: "t2".into(),
    };
    let _ = desk::decode(&answer);
    let _ = account::decode_ended(&answer);
    let _ = room::decode(&answer);
    let _ = send::decode(&answer);
    let _ = media::decode_reserved(&answer);
    let _ = media::decode_limit(&answer);
    let _ = Opening::new(&config, &session).answered(&config, &mut session, Ok(&answer), 0);
    session.room = "!room".into();
    let mut timeline = Timeline::default();
    if let Ok(batch) = sync::decode(&config, &session, Some("t1"), &answer) {
        timeline.merge(batch.run);
    }
    if let Ok(run) = messages::decode(&config, &session, &gap, &answer) {
        timeline.merge(run.clone());
        let once = timeline.clone();
        timeline.merge(run);
        assert_eq!(timeline.events(), once.events());
    }
});
