//! Photos that the citizen began with, chosen here or shared from another app, and what they tell of where
//! and when. All of it stays in the memory of this page until it is used or dismissed.

use frontdoor_core::media::exif::{self, Taken};
use frontdoor_core::ports::PhotoError;
use leptos::prelude::*;

use super::{HeldFile, Ports};

/// A photo that waits for a form.
#[derive(Clone, Debug)]
pub struct SharedPhoto {
    /// The photo, rid of its metadata.
    pub file: HeldFile,
    /// What the metadata told.
    pub taken: Taken,
}

/// The photos that wait.
#[derive(Clone, Copy)]
pub struct SharedPhotos {
    ports: &'static Ports,
    waiting: RwSignal<Vec<SharedPhoto>>,
    /// The photos that a form took last, by their ids, and what they told: a question that comes after the
    /// photos may ask for it.
    used: RwSignal<(Vec<String>, Taken)>,
}

impl SharedPhotos {
    /// How many wait at most.
    pub const MOST: usize = 10;

    pub(super) fn new(ports: &'static Ports) -> Self {
        Self {
            ports,
            waiting: RwSignal::new(Vec::new()),
            used: RwSignal::new(<_>::default()),
        }
    }

    /// Those that wait, in the order in which they came.
    #[must_use]
    pub fn waiting(self) -> ReadSignal<Vec<SharedPhoto>> {
        self.waiting.read_only()
    }

    /// What they tell together: the first place and the first time that any of them tells.
    #[must_use]
    pub fn told(self) -> Taken {
        self.waiting.with(|photos| told(photos))
    }

    /// What is known for a form with these files: from the photos that wait, or those that it took.
    #[must_use]
    pub fn told_to(self, files: &[HeldFile]) -> Taken {
        let waiting = self.told();
        let used = self.used.with(|(ids, taken)| {
            let is_here = files.iter().any(|file| ids.contains(&file.id));
            is_here.then(|| taken.clone())
        });
        let used = used.unwrap_or_default();
        Taken {
            place: waiting.place.or(used.place),
            at: waiting.at.or(used.at),
        }
    }

    /// Reads what a file tells, and makes it ready to send.
    ///
    /// # Errors
    /// When the file does not become a photo.
    pub async fn add(self, file: web_sys::File) -> Result<(), PhotoError> {
        let device = self.ports.device;
        let head = (device.read_file)(file.clone(), exif::LOOKED_AT as f64).await;
        let taken = head.map(|head| exif::taken(&head)).unwrap_or_default();
        let photo = (device.prepare_photo)(file).await?;
        let file = HeldFile::photo((self.ports.world.random_id)(), photo);
        self.waiting.update(|waiting| {
            waiting.push(SharedPhoto { file, taken });
        });
        Ok(())
    }

    /// Takes one away.
    pub fn remove(self, index: usize) {
        let photo = self
            .waiting
            .try_update(|waiting| (index < waiting.len()).then(|| waiting.remove(index)));
        self.release(photo.flatten().as_slice());
    }

    /// Lets go of all of them, and of what they told.
    pub fn dismiss(self) {
        self.used.set(<_>::default());
        let photos = self.waiting.try_update(std::mem::take).unwrap_or_default();
        self.release(&photos);
    }

    /// Hands the first few over to a form. They do not wait any more.
    #[must_use]
    pub fn hand_over(self, most: usize) -> Vec<HeldFile> {
        let photos = self.waiting.try_update(|waiting| {
            let count = waiting.len().min(most);
            waiting.drain(..count).collect::<Vec<_>>()
        });
        let photos = photos.unwrap_or_default();
        let taken = told(&photos);
        let files: Vec<_> = photos.into_iter().map(|photo| photo.file).collect();
        let ids = files.iter().map(|file| file.id.clone()).collect();
        self.used.set((ids, taken));
        files
    }

    fn release(self, photos: &[SharedPhoto]) {
        for (preview, ..) in photos
            .iter()
            .filter_map(|photo| photo.file.preview.as_ref())
        {
            (self.ports.device.release_photo)(preview);
        }
    }
}

fn told(photos: &[SharedPhoto]) -> Taken {
    let each = || photos.iter().map(|photo| &photo.taken);
    Taken {
        place: each().find_map(|taken| taken.place),
        at: each().find_map(|taken| taken.at.clone()),
    }
}
