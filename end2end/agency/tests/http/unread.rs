//! Refusals reach a caller that is still sending: the rest of its body is read before the answer.

use std::io::Write as _;
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use crate::fixture::Sandbox;

const FORM: &str = "application/x-www-form-urlencoded";
const CREATE: &str = "/city/open311/v2/requests.json";

/// More than the buffers of both ends of a connection hold.
const LARGE: usize = 12 * 1024 * 1024;

/// More than any body may be.
const TOO_LARGE: usize = 33 * 1024 * 1024;

#[test]
fn a_refusal_is_heard_by_one_who_still_sends() {
    let sandbox = Sandbox::start();
    let large = vec![b'x'; LARGE];
    let too_large = vec![b'x'; TOO_LARGE];
    for (path, media_type, body, status) in [
        ("/nothing", FORM, &large, 404),
        ("/elsewhere/open311/v2/requests.json", FORM, &large, 404),
        ("/city/open311/v2/services.json", FORM, &large, 405),
        (CREATE, "application/json", &large, 400),
        (CREATE, "multipart/form-data; boundary=a", &large, 400),
        (CREATE, FORM, &too_large, 400),
        (
            "/formio/nothing/submission",
            "application/json",
            &large,
            404,
        ),
    ] {
        let reply = sandbox.post_body(path, media_type, body);
        assert_eq!(
            reply.status,
            status,
            "{path} {media_type}: {}",
            reply.text()
        );
    }
    assert!(sandbox.stored().is_empty());
}

#[test]
fn one_who_leaves_in_the_middle_stops_nothing() {
    let sandbox = Sandbox::start();
    for _ in 0..3 {
        let mut stream = TcpStream::connect(sandbox.public).unwrap();
        write!(
            stream,
            "POST {CREATE} HTTP/1.1\r\nHost: agency\r\nContent-Type: application/json\r\n\
             Content-Length: {LARGE}\r\n\r\n{{"
        )
        .unwrap();
        std::thread::sleep(Duration::from_millis(20));
        stream.shutdown(Shutdown::Both).unwrap();
    }
    sandbox.pothole();
    assert_eq!(sandbox.stored().len(), 1);
}
