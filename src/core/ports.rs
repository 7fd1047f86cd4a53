//! What the world must give to the portal, as plain function pointers.
//!
//! `app` fills them from `platform`; tests fill them from memory. State and pages know these types
//! and never the browser behind them.

use std::future::Future;
use std::pin::Pin;

mod vault;

pub use vault::{Cabinet, Change, Expected, Kept, Opened, Record, Told, Vault, VaultError};

use crate::agency::{HttpRequest, HttpResponse, TransportError};

/// Something that ends later, on the page's one thread.
pub type Task<T> = Pin<Box<dyn Future<Output = T>>>;

/// Sends requests.
#[derive(Clone, Copy)]
pub struct Http {
    /// Sends one request and reads the whole answer, at most 5 MB of it.
    pub send: fn(HttpRequest) -> Task<Result<HttpResponse, TransportError>>,
}

/// Keeps texts on the device.
#[derive(Clone, Copy)]
pub struct Store {
    /// Reads a text kept under a name.
    pub get: fn(Shelf, &str) -> Option<String>,
    /// Keeps a text under a name.
    pub set: fn(Shelf, &str, &str) -> Result<(), StoreError>,
    /// Forgets a name.
    pub remove: fn(Shelf, &str),
    /// Forgets everything the portal ever kept on this device outside the vault.
    pub erase_all: fn(),
}

/// How long a text is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// Until it is erased.
    Device,
    /// Until the tab is closed.
    Tab,
}

/// Why a text was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// No room left.
    Full,
    /// The browser refuses to keep anything (private window, blocked site data).
    Refused,
}

/// What only one tab at a time may do.
#[derive(Clone, Copy)]
pub struct Locks {
    /// Takes a lock that all tabs share, if no other tab has it.
    pub take: fn(&'static str) -> Task<Option<Lock>>,
}

/// A lock that is held; dropping it lets go.
pub struct Lock {
    release: Option<Box<dyn FnOnce()>>,
}

impl Lock {
    /// A lock that is let go of by calling `release`.
    #[must_use]
    pub fn new(release: Box<dyn FnOnce()>) -> Self {
        Self {
            release: Some(release),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = self.release.take() {
            release();
        }
    }
}

/// Time and chance.
#[derive(Clone, Copy)]
pub struct World {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub now: fn() -> i64,
    /// Minutes that the device's clock is ahead of UTC at that time.
    pub utc_offset: fn(i64) -> i32,
    /// The name of the device's time zone (IANA); empty where it does not say.
    pub time_zone: fn() -> String,
    /// A new random name of 16 characters `0-9a-z`, 80 random bits.
    pub random_id: fn() -> String,
    /// 40 random bits.
    pub chance: fn() -> [u8; 5],
}

/// A place the device found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fix {
    /// WGS 84 latitude in degrees.
    pub lat: f64,
    /// WGS 84 longitude in degrees.
    pub long: f64,
    /// Radius of 95 % confidence in metres.
    pub accuracy: f64,
}

/// Why the device found no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceError {
    /// The person or the browser said no.
    Denied,
    /// The device does not know.
    Unavailable,
    /// It took longer than 15 seconds.
    TimedOut,
}

/// A photo made ready to send: redrawn on the device, so no metadata is left in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// JPEG, upright, at most 2,048 pixels on its longer side.
    pub bytes: Vec<u8>,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// A `blob:` address to show it by; to be released with the photo.
    pub preview: String,
}

/// Why a file did not become a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoError {
    /// This browser cannot read it as a picture (HEIC in most browsers, or no picture at all).
    Unreadable,
    /// More than 50 megapixels or 40 MB.
    TooLarge,
}

/// How the browser puts the portal among the apps of the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstallWay {
    /// It is there already, or this browser cannot.
    None,
    /// The browser asks the citizen.
    Asks,
    /// The citizen has to find the command in the menu of Safari on iPhone or iPad.
    ByHand,
}

/// The browser's knowledge of languages (ECMA-402). Tags are BCP 47.
#[derive(Clone, Copy)]
pub struct Intl {
    /// The plural category of a number: `zero`, `one`, `two`, `few`, `many` or `other`.
    pub plural: fn(&str, f64) -> String,
    /// A number in digits.
    pub number: fn(&str, f64) -> String,
    /// Milliseconds since 1970-01-01T00:00:00Z as a date; empty where they are out of range.
    pub date: fn(&str, i64, DateStyle, Zone) -> String,
    /// Several things in one phrase: "a, b and c".
    pub list: fn(&str, &[&str]) -> String,
    /// The name of a code in a language: of a `region` (ISO 3166) or `currency` (ISO 4217); the code
    /// where there is none.
    pub code_name: fn(&str, &str, &str) -> String,
    /// A language's name in that language.
    pub language_name: fn(&str) -> String,
}

impl std::fmt::Debug for Intl {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Intl")
    }
}

/// How much of a date to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// `21 November 2026`
    Day,
    /// `21 November 2026, 14:30`
    DayTime,
    /// `14:30`
    Time,
}

/// Whose clock to read a date by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// The device's.
    Device,
    /// UTC: for dates that came without a zone and must keep their wall-clock text.
    Utc,
}
