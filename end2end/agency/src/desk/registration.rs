//! The file by which a homeserver knows the desk (Application Service API, "Registration").

use std::path::Path;

use serde_json::{Value, json};

use super::Desk;
use super::names::BOT;

/// The file's name in the data folder.
pub const FILE: &str = "desk.yaml";

impl Desk {
    /// The registration of the desk, which the homeserver reaches at this address.
    #[must_use]
    pub fn registration(&self, url: &str) -> Value {
        json!({
            "id": "frontdoor-desk",
            "url": url,
            "as_token": self.as_token,
            "hs_token": self.homeserver_token,
            "sender_localpart": BOT,
            "namespaces": self.names.namespaces(),
            "rate_limited": false,
        })
    }

    /// Writes it into a folder, for the homeserver's `app_service_config_files`. JSON is YAML.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn write_registration(&self, folder: &Path, url: &str) -> std::io::Result<()> {
        // Written aside and renamed, since a homeserver may be about to read it.
        let unfinished = folder.join(format!("{FILE}.unfinished"));
        std::fs::write(&unfinished, format!("{:#}\n", self.registration(url)))?;
        std::fs::rename(unfinished, folder.join(FILE))
    }
}
