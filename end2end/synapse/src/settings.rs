//! One server's configuration.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::secrets;

/// The part after the colon in every name of such a server.
pub const SERVER_NAME: &str = "localhost";

/// How to run a server.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where it keeps everything, made when missing. A server that is started again in the same folder
    /// goes on where it ended: accounts, tokens and rooms are there.
    pub folder: PathBuf,
    /// The port on the loopback address.
    pub port: u16,
    /// Files that register application services (Application Service API, "Registration").
    pub application_services: Vec<PathBuf>,
    /// Whether Synapse's own limits on how often one may do what are in force; else there are none.
    pub rate_limits: bool,
    /// Further keys of `homeserver.yaml`, which replace those made here.
    pub further: Map<String, Value>,
}

impl Settings {
    /// A server in this folder at this port: anybody may register, nothing is limited, and it speaks to
    /// no other server.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>, port: u16) -> Self {
        Self {
            folder: folder.into(),
            port,
            application_services: Vec::new(),
            rate_limits: false,
            further: Map::new(),
        }
    }

    /// Adds or replaces a key of `homeserver.yaml`.
    #[must_use]
    pub fn with(mut self, key: &str, value: Value) -> Self {
        self.further.insert(key.to_owned(), value);
        self
    }

    /// The address of the client-server API, without a slash at its end.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Where the server writes what it has to say, warnings and errors.
    #[must_use]
    pub fn log(&self) -> PathBuf {
        self.folder.join("synapse.log")
    }

    /// Writes the configuration and gives back its path. Secrets are made once for each folder.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn write(&self) -> io::Result<PathBuf> {
        fs::create_dir_all(&self.folder)?;
        let secret = self.kept("secret", secrets::word)?;
        self.kept("signing.key", secrets::signing_key)?;
        let log = self.folder.join("log.yaml");
        fs::write(&log, self.log_document().to_string())?;
        let mut document = self.document(&secret, &log);
        document.extend(self.further.clone());
        // JSON is YAML (YAML 1.2, section 1.3), so no second format is needed.
        let path = self.folder.join("homeserver.yaml");
        fs::write(&path, format!("{:#}\n", Value::Object(document)))?;
        Ok(path)
    }

    /// The text of a file in the folder, which is made where there is none yet.
    fn kept(&self, name: &str, make: fn() -> io::Result<String>) -> io::Result<String> {
        let path = self.folder.join(name);
        match fs::read_to_string(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let text = make()?;
                fs::write(&path, &text)?;
                Ok(text)
            }
            other => other,
        }
    }

    fn document(&self, secret: &str, log: &Path) -> Map<String, Value> {
        let within = |name: &str| self.folder.join(name);
        let document = json!({
            "server_name": SERVER_NAME,
            "public_baseurl": format!("{}/", self.base_url()),
            "listeners": [{
                "port": self.port,
                "bind_addresses": ["127.0.0.1"],
                "type": "http",
                "tls": false,
                "resources": [{ "names": ["client"] }],
            }],
            "database": { "name": "sqlite3", "args": { "database": within("homeserver.db") } },
            "media_store_path": within("media"),
            "signing_key_path": within("signing.key"),
            "log_config": log,
            "trusted_key_servers": [],
            "report_stats": false,
            "enable_registration": true,
            "enable_registration_without_verification": true,
            "registration_shared_secret": secret,
            "macaroon_secret_key": secret,
            "form_secret": secret,
            "presence": { "enabled": false },
            // The cost of a password; accounts of tests have random ones.
            "bcrypt_rounds": 4,
            "app_service_config_files": self.application_services,
        });
        let mut document = match document {
            Value::Object(members) => members,
            _ => Map::new(),
        };
        if !self.rate_limits {
            document.extend(unlimited());
        }
        document
    }

    fn log_document(&self) -> Value {
        json!({
            "version": 1,
            "formatters": { "line": { "format": "%(asctime)s %(levelname)s %(name)s %(message)s" } },
            "handlers": { "file": {
                "class": "logging.FileHandler",
                "formatter": "line",
                "filename": self.log(),
            } },
            "root": { "level": "WARNING", "handlers": ["file"] },
            "disable_existing_loggers": false,
        })
    }
}

/// Limits that nobody meets.
fn unlimited() -> Map<String, Value> {
    let much = json!({ "per_second": 10_000, "burst_count": 10_000 });
    let limits = [
        ("rc_message", much.clone()),
        ("rc_registration", much.clone()),
        (
            "rc_login",
            json!({ "address": much, "account": much, "failed_attempts": much }),
        ),
        ("rc_joins", json!({ "local": much, "remote": much })),
        (
            "rc_invites",
            json!({ "per_room": much, "per_user": much, "per_issuer": much }),
        ),
        ("rc_media_create", much.clone()),
        ("rc_room_creation", much),
    ];
    limits
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(settings: &Settings) -> Value {
        let path = settings.write().expect("the folder can be written");
        serde_json::from_str(&fs::read_to_string(path).unwrap()).expect("it is JSON")
    }

    #[test]
    fn a_folder_keeps_its_secrets_and_takes_new_settings() {
        let folder =
            std::env::temp_dir().join(format!("frontdoor-settings-{}", std::process::id()));
        let first = read(&Settings::new(&folder, 1000));
        let key = fs::read_to_string(folder.join("signing.key")).unwrap();
        let mut settings = Settings::new(&folder, 1001).with("enable_registration", json!(false));
        settings.rate_limits = true;
        let second = read(&settings);
        assert_eq!(first["macaroon_secret_key"], second["macaroon_secret_key"]);
        assert_eq!(key, fs::read_to_string(folder.join("signing.key")).unwrap());
        assert_eq!(second["listeners"][0]["port"], 1001);
        assert_eq!(second["enable_registration"], false);
        assert!(first["rc_message"].is_object() && second["rc_message"].is_null());
        fs::remove_dir_all(&folder).unwrap();
    }
}
