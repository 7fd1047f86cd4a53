//! Files, in both directions.

use frontdoor_core::agency::HttpRequest;
use frontdoor_core::agency::matrix::{Config, media};
use frontdoor_core::chat::{Attachment, Content, Failure, FileInfo, Message, Session, Slot};
use frontdoor_core::ports::{Cabinet, Change, PhotoError};
use leptos::task::spawn_local;

use super::Chat;
use super::wish::Wish;

/// Bytes that a file may have where the server does not say.
const MOST_BYTES: u64 = 10_000_000;

/// Pictures that browsers show and that hold no scripts.
const PICTURES: [&str; 4] = ["image/jpeg", "image/png", "image/gif", "image/webp"];

/// A file of the agency's, fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// A `blob:` address that saves it; to be released.
    pub address: String,
    /// Whether that can be shown as a picture.
    pub is_picture: bool,
}

/// How far the fetching of a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetching {
    /// It is on its way.
    Going,
    /// It did not come.
    Lost,
    /// It is here.
    Here(Fetched),
}

/// Why a file was not attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAttached {
    /// It is a picture that could not be made ready.
    Photo(PhotoError),
    /// It has more bytes than this.
    TooLarge(u64),
    /// It cannot be read any more, or the chat is over.
    Unreadable,
}

impl Chat {
    /// Sends a file: a picture drawn anew, without what it tells of place and time; anything else as it is.
    ///
    /// # Errors
    /// See [`NotAttached`]; nothing is sent then.
    pub async fn attach(self, file: web_sys::File) -> Result<(), NotAttached> {
        let device = self.ports.device;
        let (mut name, mut media_type) = (file.name(), file.type_());
        let most = self.most_bytes().await;
        let bytes = if media_type.starts_with("image/") {
            let photo = (device.prepare_photo)(file).await;
            let photo = photo.map_err(NotAttached::Photo)?;
            (device.release_photo)(&photo.preview);
            "image/jpeg".clone_into(&mut media_type);
            name = [stem(&name), ".jpg"].concat();
            photo.bytes
        } else {
            if file.size() > most as f64 {
                return Err(NotAttached::TooLarge(most));
            }
            let bytes = (device.read_file)(file, most as f64).await;
            bytes.ok_or(NotAttached::Unreadable)?
        };
        if bytes.len() as u64 > most {
            return Err(NotAttached::TooLarge(most));
        }
        if media_type.is_empty() {
            "application/octet-stream".clone_into(&mut media_type);
        }
        let message = Message::File(Attachment {
            name,
            media_type,
            size: bytes.len() as u64,
            slot: Slot::None,
        });
        let txn = (self.ports.world.random_id)();
        let kept = Change::put(Cabinet::Chats, &txn, bytes);
        let is_kept = self.keep(vec![kept]).await.is_some();
        if is_kept && self.wish(Wish::Say(txn, message)).await {
            return Ok(());
        }
        Err(NotAttached::Unreadable)
    }

    /// How many bytes a file may have; the server is asked once.
    async fn most_bytes(self) -> u64 {
        if let Some(most) = self.most_bytes.get() {
            return most;
        }
        let asked = self.request(|config, session| {
            let is_open = session.is_open();
            is_open.then(|| media::limit(config, session))
        });
        let Some(request) = asked else {
            return MOST_BYTES;
        };
        let answer = (self.ports.http.send)(request).await;
        let told = answer
            .ok()
            .and_then(|answer| media::decode_limit(&answer).ok());
        let Some(told) = told else { return MOST_BYTES };
        let most = told.unwrap_or(MOST_BYTES).min(MOST_BYTES);
        self.most_bytes.set(Some(most));
        most
    }

    /// How far the fetching of the file of an event is; none where nobody wanted it.
    #[must_use]
    pub fn fetching(self, event: &str) -> Option<Fetching> {
        let files = self.files.borrow();
        let (_, fetching) = files.iter().find(|(id, _)| id == event)?;
        Some(fetching.clone())
    }

    /// Fetches the file of an event.
    pub fn fetch(self, event: String) {
        let file = self.look(|record| match &record.timeline.get(&event)?.content {
            Content::File(file) => Some(file.clone()),
            _ => None,
        });
        let Some(file) = file.flatten() else { return };
        if self.fetching(&event) == Some(Fetching::Going) {
            return;
        }
        self.note_fetching(event.clone(), Fetching::Going);
        spawn_local(async move {
            let fetched = self.fetched(&file).await;
            let fetching = fetched.map_or(Fetching::Lost, Fetching::Here);
            self.note_fetching(event, fetching);
        });
    }

    fn note_fetching(self, event: String, fetching: Fetching) {
        let mut files = self.files.borrow_mut();
        files.retain(|(id, _)| *id != event);
        files.push((event, fetching));
        drop(files);
        self.changed();
    }

    /// A request with the access of the chat.
    fn request(
        self,
        make: impl FnOnce(&Config, &Session) -> Option<HttpRequest>,
    ) -> Option<HttpRequest> {
        let request = self.look(|record| {
            let config = self.config_of(&record.session.agency)?;
            make(&config, &record.session)
        });
        request.flatten()
    }

    async fn fetched(self, file: &FileInfo) -> Result<Fetched, Failure> {
        let request = self.request(|config, session| media::download(config, session, &file.uri));
        let request = request.ok_or(Failure::Gone)?;
        let answer = (self.ports.http.send)(request).await;
        let bytes = answer
            .map_err(Failure::from)
            .and_then(media::decode_download)?;
        let is_picture = PICTURES.contains(&file.media_type.as_str());
        // What the sender calls a page or a drawing could run scripts under the portal's own name.
        let kind = if is_picture {
            file.media_type.as_str()
        } else {
            "application/octet-stream"
        };
        let address = (self.ports.device.preview)(&bytes, kind).ok_or(Failure::Unavailable)?;
        Ok(Fetched {
            address,
            is_picture,
        })
    }
}

/// A file's name without its ending.
fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}
