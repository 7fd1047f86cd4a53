//! How the site is served: one place that the server of this program and the settings for other
//! web servers are both made from.

use super::assets;
use crate::configuration::Configuration;

/// Where the site is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On a developer's machine, without TLS.
    Local,
    /// For citizens, on https.
    Public,
}

/// Folders whose files exist or do not: a missing one is an error, never the page.
pub const FILE_FOLDERS: [&str; 3] = [assets::FOLDER, "icons", "theme"];

/// The headers of every answer.
pub fn of_every_answer(portal: &Configuration, place: Place) -> Vec<(&'static str, String)> {
    let mut headers = vec![
        ("Content-Security-Policy", policy(portal, place)),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
        ("Cross-Origin-Resource-Policy", "same-origin".into()),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Referrer-Policy", "no-referrer".into()),
        (
            "Permissions-Policy",
            "camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), \
             browsing-topics=()"
                .into(),
        ),
    ];
    if place == Place::Public {
        headers.push((
            "Strict-Transport-Security",
            "max-age=63072000; includeSubDomains".into(),
        ));
    }
    headers
}

/// The content security policy: nothing but our own files, and the origins of the configuration
/// for data and pictures. `form-action` is our own origin and not `'none'`, so that the search of
/// the static page works before the Wasm has arrived. The one Trusted Types policy makes the address
/// of the service worker and nothing else (`src/platform/worker.js`).
fn policy(portal: &Configuration, place: Place) -> String {
    let origins: String = portal
        .origins
        .iter()
        .map(|origin| format!(" {origin}"))
        .collect();
    let mut policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data: blob:{origins}; font-src 'self'; connect-src 'self'{origins}; \
         manifest-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
         trusted-types frontdoor-worker"
    );
    if place == Place::Public {
        policy.push_str("; upgrade-insecure-requests");
    }
    policy
}

/// The `Cache-Control` of what never changes, since its name has a hash of its content.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// The `Cache-Control` of all else: it is asked for again each time, and answered with 304 while it
/// is the same.
pub const ASK_AGAIN: &str = "no-cache";

/// The `Cache-Control` of a path.
pub fn cache_control(path: &str) -> &'static str {
    if assets::is_hashed(path) {
        FOR_EVER
    } else {
        ASK_AGAIN
    }
}

/// Whether a path without a file is a place in the portal, to be answered with `index.html`. A dot
/// in the first segment means a file at the root; dots further on may be part of an agency's
/// service codes.
pub fn is_page(path: &str) -> bool {
    let mut segments = path.trim_start_matches('/').split('/');
    let first = segments.next().unwrap_or_default();
    let is_file = FILE_FOLDERS.contains(&first) && segments.next().is_some();
    !is_file && !first.contains('.')
}

/// The media type of a file by its ending.
pub fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn portal(origins: &[&str]) -> Configuration {
        let origins = origins.iter().map(|origin| (*origin).to_owned()).collect();
        Configuration {
            origins,
            ..Configuration::default()
        }
    }

    fn directive(policy: &str, name: &str) -> Option<String> {
        policy.split("; ").find_map(|directive| {
            directive
                .strip_prefix(name)?
                .strip_prefix(' ')
                .map(str::to_owned)
        })
    }

    #[test]
    fn the_policy_names_the_origins_of_the_configuration_and_no_others() {
        let policy = policy(
            &portal(&["https://311.a.example", "https://b.example:8443"]),
            Place::Public,
        );
        let both = "https://311.a.example https://b.example:8443";
        assert_eq!(
            directive(&policy, "connect-src"),
            Some(format!("'self' {both}"))
        );
        assert_eq!(
            directive(&policy, "img-src"),
            Some(format!("'self' data: blob: {both}"))
        );
        assert_eq!(policy.matches("://").count(), 4);
    }

    #[test]
    fn a_portal_that_talks_through_its_own_origin_allows_itself_alone() {
        let policy = policy(&portal(&[]), Place::Public);
        assert_eq!(directive(&policy, "connect-src"), Some("'self'".into()));
        assert!(!policy.contains("://"));
    }

    #[test]
    fn scripts_are_strict_everywhere() {
        for place in [Place::Local, Place::Public] {
            let policy = policy(&portal(&["https://a.example"]), place);
            assert_eq!(directive(&policy, "default-src"), Some("'none'".into()));
            assert_eq!(
                directive(&policy, "script-src"),
                Some("'self' 'wasm-unsafe-eval'".into())
            );
            assert_eq!(directive(&policy, "style-src"), Some("'self'".into()));
            assert_eq!(
                directive(&policy, "require-trusted-types-for"),
                Some("'script'".into())
            );
            assert_eq!(
                directive(&policy, "trusted-types"),
                Some("frontdoor-worker".into()),
                "one policy, and none by the name `default`"
            );
            assert_eq!(directive(&policy, "worker-src"), Some("'self'".into()));
            assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        }
    }

    #[test]
    fn https_is_demanded_of_public_sites_only() {
        let has_hsts = |place| {
            of_every_answer(&portal(&[]), place)
                .iter()
                .any(|(name, _)| *name == "Strict-Transport-Security")
        };
        assert!(has_hsts(Place::Public) && !has_hsts(Place::Local));
        assert!(!policy(&portal(&[]), Place::Local).contains("upgrade-insecure-requests"));
    }

    #[test]
    fn places_get_the_page_and_missing_files_do_not() {
        for place in [
            "/",
            "/services",
            "/services/city/001.2",
            "/requests/transit/a.b",
            "/theme",
        ] {
            assert!(is_page(place), "{place}");
        }
        for file in [
            "/assets/es.0123456789ab.json",
            "/portal.json",
            "/favicon.ico",
            "/icons/x",
            "/theme/x.css",
        ] {
            assert!(!is_page(file), "{file}");
        }
    }

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        assert!(cache_control("/assets/style.0123456789ab.css").contains("immutable"));
        for path in [
            "/",
            "/index.html",
            "/portal.json",
            "/theme/theme.css",
            "/sw.js",
            "/assetsx",
        ] {
            assert_eq!(cache_control(path), "no-cache", "{path}");
        }
    }
}
