//! Photos: kept byte by byte, and shown to whoever has their address.

use crate::fixture::{POTHOLE, Sandbox};

const BOUNDARY: &str = "----frontdoor7d1b";

/// A multipart body of a pothole with these files, as field, name and bytes.
fn multipart(files: &[(&str, &str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in POTHOLE {
        body.extend_from_slice(
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
            .as_bytes(),
        );
    }
    for (field, file_name, bytes) in files {
        body.extend_from_slice(
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; \
                 filename=\"{file_name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            )
            .as_bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

fn send(sandbox: &Sandbox, files: &[(&str, &str, &[u8])]) -> crate::fixture::Reply {
    sandbox.post_body(
        "/city/open311/v2/requests.json",
        &format!("multipart/form-data; boundary={BOUNDARY}"),
        &multipart(files),
    )
}

/// Something with the head of a JPEG and every byte value in it.
fn jpeg(size: usize) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0];
    bytes.extend((0..size).map(|i| (i * 31 % 256) as u8));
    bytes
}

#[test]
fn photos_come_back_byte_by_byte() {
    let sandbox = Sandbox::start();
    let large = jpeg(3_000_000);
    let png = b"\x89PNG\r\n\x1a\n--not a boundary\r\n\r\n".to_vec();
    let reply = send(
        &sandbox,
        &[
            ("media", "photo-1.jpg", &large),
            ("media[]", "photo-2.png", &png),
        ],
    );
    assert_eq!(reply.status, 200, "{}", reply.text());
    let id = reply.json()[0]["service_request_id"].to_string();
    let row = sandbox
        .staff_get(&format!("/api/requests/city/{id}"))
        .json();
    assert_eq!(row["photos"], 2);
    assert_eq!(row["photo_files"][0]["file_name"], "photo-1.jpg");
    assert_eq!(row["photo_files"][1]["content_type"], "image/png");
    for (position, bytes) in [(1, &large), (2, &png)] {
        let path = format!("/api/requests/city/{id}/photos/{position}");
        assert!(sandbox.staff_get(&path).body == *bytes, "photo {position}");
    }
    let missing = sandbox.staff_get(&format!("/api/requests/city/{id}/photos/3"));
    assert_eq!(missing.status, 404);

    let request = &sandbox.city(&format!("requests/{id}.json"))[0];
    let url = request["media_url"].as_str().unwrap();
    let path = url
        .strip_prefix(&sandbox.url(""))
        .expect("an absolute address");
    let photo = sandbox.get(path);
    assert!(photo.body == large);
    assert_eq!(photo.header("content-type"), "image/jpeg");
    assert_eq!(photo.header("access-control-allow-origin"), "*");
    assert_eq!(photo.header("cross-origin-resource-policy"), "cross-origin");
    assert_eq!(request["media_urls"].as_array().unwrap().len(), 2);
    let elsewhere = path.replacen("/city/", "/transit/", 1);
    assert_eq!(sandbox.get(&elsewhere).status, 404);
}

#[test]
fn a_multipart_form_without_a_file_is_a_form() {
    let sandbox = Sandbox::start();
    assert_eq!(send(&sandbox, &[("media", "", b"")]).status, 200);
    assert_eq!(sandbox.stored()[0]["photos"], 0);
    assert_eq!(sandbox.stored()[0]["attributes"][0]["value"], "LANE");
}

#[test]
fn what_is_no_photo_is_refused_and_nothing_stored() {
    let sandbox = Sandbox::start();
    let script = send(&sandbox, &[("media", "a.jpg", b"<script>")]);
    assert_eq!(script.status, 400);
    assert!(script.text().contains("not a photo"));
    let misplaced = send(&sandbox, &[("photo1", "a.jpg", &jpeg(10))]);
    assert_eq!(misplaced.status, 400);
    assert!(misplaced.text().contains("photo1"));
    let unknown = sandbox.post_body("/city/open311/v2/requests.json", "application/json", b"{}");
    assert_eq!(unknown.status, 400);
    let huge = vec![b'x'; 33 * 1024 * 1024];
    let form = "application/x-www-form-urlencoded";
    let reply = sandbox.post_body("/city/open311/v2/requests.json", form, &huge);
    assert_eq!(reply.status, 400);
    assert!(sandbox.stored().is_empty());
}

#[test]
fn an_address_of_a_picture_is_kept() {
    let sandbox = Sandbox::start();
    let mut fields = POTHOLE.to_vec();
    fields.push(("media_url", "https://example.org/a.jpg"));
    let id = sandbox
        .post("/city/open311/v2/requests.json", &fields)
        .json()[0]["service_request_id"]
        .to_string();
    let request = &sandbox.city(&format!("requests/{id}.json"))[0];
    assert_eq!(request["media_url"], "https://example.org/a.jpg");
}

#[test]
fn behind_a_proxy_addresses_are_those_of_the_proxy() {
    let sandbox = Sandbox::start_with(|options| {
        options.public_url = Some("https://portal.example/agency".to_owned());
    });
    let id = send(&sandbox, &[("media", "a.jpg", &jpeg(10))]).json()[0]["service_request_id"]
        .to_string();
    let request = &sandbox.city(&format!("requests/{id}.json"))[0];
    let url = request["media_url"].as_str().unwrap();
    assert!(
        url.starts_with("https://portal.example/agency/city/media/"),
        "{url}"
    );
}
