//! The settings of an Open311 endpoint: every quirk that cannot be detected is a key here; every one
//! that can is tolerated without one.

/// An endpoint and its dialect.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// `https://…/open311/v2` or a path of the portal's own origin such as `/api/311/`; with or
    /// without a trailing slash.
    pub base_url: String,
    /// Sent as `jurisdiction_id` with every call, when set.
    pub jurisdiction_id: Option<String>,
    /// Sent with POST. Not a secret: it names the app.
    pub api_key: Option<String>,
    /// What to ask for.
    pub format: Format,
    /// Whether paths end in `.json` or `.xml`.
    pub suffix: bool,
    /// Names of the collections, for servers that renamed them.
    pub paths: Paths,
    /// How several values of one attribute are sent.
    pub multi: MultiDialect,
    /// How photos are sent.
    pub media: MediaDialect,
    /// How lists are paged.
    pub paging: Paging,
    /// Leave the zone out of dates in queries (Chicago).
    pub omit_timezone: bool,
    /// Ask for `extensions=true`.
    pub extensions: bool,
    /// How long a new request may take to appear in the list of requests, in seconds; none where that
    /// list does not show descriptions, so that what was sent cannot be looked up.
    pub look_up: Option<u32>,
    /// What the endpoint takes and demands beyond the standard.
    pub accepts: Accepts,
}

/// Seconds that a new request may take to appear, unless the configuration says otherwise. Measured
/// servers store what they took in after the client had given up on them; ten minutes is well above.
const LOOK_UP_DELAY: u32 = 600;

/// The format to ask for. Whatever comes back is read as what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `.json`
    Json,
    /// `.xml`
    Xml,
}

/// Path segments under `base_url`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// `services`
    pub services: String,
    /// `requests`
    pub requests: String,
    /// `tokens`
    pub tokens: String,
}

/// The three dialects of a `multivaluelist`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MultiDialect {
    /// `attribute[c][]=a&attribute[c][]=b`, the standard.
    Brackets,
    /// `attribute[c]=a&attribute[c]=b` (FixMyStreet).
    Repeat,
    /// `attribute[c]=a,b` (Libre311).
    Comma,
}

/// How photos travel; the standard has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaDialect {
    /// The endpoint takes no files.
    None,
    /// Multipart field `media`.
    Media,
    /// Multipart field `media[]`, repeated (CitySDK).
    MediaBrackets,
    /// Form field `media` holding base64 text (Klarschiff); one photo.
    Base64,
    /// Multipart fields `photo1`, `photo2`, … (FixMyStreet).
    PhotoNumbered,
}

/// How lists are paged; the standard does not page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paging {
    /// One answer.
    None,
    /// `page` from 1, `page_size`.
    PageSize,
    /// `page` from 1, `per_page`.
    PerPage,
    /// `limit`, `offset`.
    LimitOffset,
    /// `page` from 0, `pageSize` (Libre311).
    ZeroBased,
}

/// What an endpoint takes in a new request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepts {
    /// `lat` and `long`.
    pub coordinates: bool,
    /// `address_string`.
    pub address: bool,
    /// Whether a place must be given (the standard says yes).
    pub location_required: bool,
    /// Whether `email` must be given.
    pub email_required: bool,
    /// Photos at most; 0 where `media` is none.
    pub photos: u8,
}

impl Config {
    /// The standard's own dialect at this address.
    #[must_use]
    pub fn standard(base_url: &str) -> Self {
        Self {
            base_url: base_url.to_owned(),
            jurisdiction_id: None,
            api_key: None,
            format: Format::Json,
            suffix: true,
            paths: Paths {
                services: "services".into(),
                requests: "requests".into(),
                tokens: "tokens".into(),
            },
            multi: MultiDialect::Brackets,
            media: MediaDialect::None,
            paging: Paging::None,
            omit_timezone: false,
            extensions: false,
            look_up: Some(LOOK_UP_DELAY),
            accepts: Accepts {
                coordinates: true,
                address: true,
                location_required: true,
                email_required: false,
                photos: 0,
            },
        }
    }
}
