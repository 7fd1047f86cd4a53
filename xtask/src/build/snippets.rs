//! Ready settings for the web servers that portals are put on.
//!
//! `_headers` and `_redirects` belong into the site, where such hosts look for them. The settings
//! for nginx and Caddy belong to the server and stay outside of it, and so does the script that takes
//! the service worker out of use.

use std::path::{Path, PathBuf};

use super::headers::{self, FILE_FOLDERS, Place};
use super::service_worker;
use crate::configuration::Configuration;
use crate::failure::Outcome;
use crate::files;
use crate::workspace;

/// Writes `_headers` and `_redirects` into the site and the others into `target/deploy`, which it
/// gives back.
pub fn write(portal: &Configuration, site: &Path) -> Outcome<PathBuf> {
    let folder = workspace::target().join("deploy");
    files::write(&site.join("_headers"), headers_file(portal))?;
    files::write(&site.join("_redirects"), "/* /index.html 200\n")?;
    files::write(&folder.join("nginx.conf"), nginx(portal))?;
    files::write(&folder.join("Caddyfile"), caddy(portal))?;
    files::write(
        &folder.join("worker-off").join(service_worker::FILE),
        service_worker::OFF,
    )?;
    Ok(folder)
}

fn headers_file(portal: &Configuration) -> String {
    let mut text = String::from("/*\n");
    for (name, value) in headers::of_every_answer(portal, Place::Public) {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    // Values of rules that overlap are joined, so caching is named per path and not under `/*`;
    // such hosts let browsers ask again by default. For the worker that is said, since browsers would
    // go on with an old one.
    text.push_str(&format!(
        "/assets/*\n  Cache-Control: {}\n/{}\n  Cache-Control: {}\n",
        headers::FOR_EVER,
        service_worker::FILE,
        headers::ASK_AGAIN
    ));
    text
}

fn nginx(portal: &Configuration) -> String {
    let mut headers = String::new();
    for (name, value) in headers::of_every_answer(portal, Place::Public) {
        headers.push_str(&format!("    add_header {name} \"{value}\" always;\n"));
    }
    include_str!("nginx.conf")
        .replace("    @HEADERS@\n", &headers)
        .replace("@FOLDERS@", &FILE_FOLDERS.join("|"))
        .replace("@IMMUTABLE@", headers::FOR_EVER)
        .replace("@OTHER@", headers::ASK_AGAIN)
}

fn caddy(portal: &Configuration) -> String {
    let mut headers = String::new();
    for (name, value) in headers::of_every_answer(portal, Place::Public) {
        headers.push_str(&format!("\t\t{name} \"{value}\"\n"));
    }
    include_str!("Caddyfile")
        .replace("\t\t@HEADERS@\n", &headers)
        .replace(
            "@FOLDERS@",
            &FILE_FOLDERS.map(|folder| format!("/{folder}/*")).join(" "),
        )
        .replace("@IMMUTABLE@", headers::FOR_EVER)
        .replace("@OTHER@", headers::ASK_AGAIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn portal() -> Configuration {
        Configuration {
            origins: vec!["https://311.a.example".into()],
            ..Configuration::default()
        }
    }

    #[test]
    fn every_kind_of_server_gets_every_header_with_the_same_value() {
        let texts = [headers_file(&portal()), nginx(&portal()), caddy(&portal())];
        for (name, value) in headers::of_every_answer(&portal(), Place::Public) {
            for text in &texts {
                let line = text.lines().find(|line| line.contains(name));
                assert!(
                    line.is_some_and(|line| line.contains(&value)),
                    "{name} in\n{text}"
                );
            }
        }
    }

    #[test]
    fn no_mark_is_left_unfilled() {
        for text in [nginx(&portal()), caddy(&portal())] {
            assert!(
                !text.contains("@HEADERS") && !text.contains("@FOLDERS@"),
                "{text}"
            );
            assert!(
                !text.contains("@IMMUTABLE@") && !text.contains("@OTHER@"),
                "{text}"
            );
            assert!(text.contains("immutable"));
        }
    }
}
