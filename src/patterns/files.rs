//! Questions that are answered by files.

use leptos::prelude::*;

use super::data::{LONG_WORD, fixed, hinted, ignored, question, wrong};
use super::{Example, Pattern};
use crate::components::{FileField, FileItem, Frame};

pub(super) const PATTERNS: &[Pattern] = &[FILE_FIELD];

/// A picture that is in the page itself, so that it is there without a server.
const PICTURE: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'%3E%3Cpath fill='%23889' d='M0 0h4v3H0z'/%3E%3Cellipse cx='2' cy='2' rx='1.2' ry='.5' fill='%23334'/%3E%3C/svg%3E";

const FILE_FIELD: Pattern = Pattern {
    name: "file-field",
    title: "File field",
    purpose: "For photos and documents. What was chosen is listed and can be removed before anything is sent; \
              not for what can be typed.",
    accessibility: &[
        "A native file input, hidden to the eye but not to the keyboard; its label is the button (WCAG 2.1.1, 4.1.2).",
        "There is no dragging, so nothing else is needed beside it (2.5.7).",
        "A photo has a text that says which one it is; each button to remove names its file (1.1.1, 2.4.9).",
        "Preparing, adding and removing are told through a status (4.1.3).",
        "Removing puts the focus on the field, as the button that had it is gone (2.4.3).",
    ],
    examples: &[
        Example::new("photos-empty", "Photos, none yet", || {
            photos("photos", &[], "", 3)
        }),
        Example::new("photos-added", "Photos, some", || {
            photos(
                "photos-added",
                &[("Photo 1", "412 kB", true), ("Photo 2", "380 kB", true)],
                "2 photos",
                3,
            )
        }),
        Example::new("photos-full", "Photos, no room for more", || {
            photos("photos-full", &[("Photo 1", "412 kB", true)], "", 1)
        }),
        Example::new("photos-busy", "Photos, one is prepared", || {
            photos("photos-busy", &[], "Preparing the photo", 3)
        }),
        Example::new("error", "With an error", || {
            let frame = question("proof-error", "Proof of address");
            let message = "“letter.pdf” is too large. Choose a file of at most 10 MB.";
            documents(wrong(frame, message), &[])
        }),
        Example::new("document", "A document", || {
            let frame = question("proof", "Proof of address");
            documents(
                hinted(frame, "A bill or a letter with your name."),
                &[("letter.pdf", "84 kB", false)],
            )
        }),
        Example::new("fixed", "Not to be changed", || {
            documents(
                fixed(question("proof-fixed", "Proof of address")),
                &[("letter.pdf", "84 kB", false)],
            )
        }),
        Example::new("long", "With long words", || {
            documents(
                question("proof-long", "Proof of address"),
                &[(LONG_WORD, "84 kB", false)],
            )
        }),
    ],
};

/// A file's name, its size in words, and whether it is a picture.
type Chosen = (&'static str, &'static str, bool);

fn photos(id: &str, files: &[Chosen], status: &str, most: usize) -> AnyView {
    let frame = hinted(question(id, "Add up to 3 photos"), "A photo often helps.");
    view! {
        <FileField
            frame={frame}
            accept={"image/*"}
            files={listed(files)}
            most={most}
            button={"Choose or take a photo"}
            status={Signal::stored(status.to_owned())}
            on_choose={ignored()}
            on_remove={ignored()}
        />
    }
    .into_any()
}

fn documents(frame: Frame, files: &[Chosen]) -> AnyView {
    view! {
        <FileField
            frame={frame}
            files={listed(files)}
            most={2}
            button={"Choose a file"}
            status={Signal::stored(String::new())}
            on_choose={ignored()}
            on_remove={ignored()}
        />
    }
    .into_any()
}

fn listed(files: &[Chosen]) -> Signal<Vec<FileItem>> {
    let files = files.iter().map(|(name, size, is_picture)| FileItem {
        name: (*name).to_owned(),
        size: (*size).to_owned(),
        preview: is_picture.then(|| (PICTURE.to_owned(), 240, 180)),
        alt: (*name).to_owned(),
    });
    Signal::stored(files.collect())
}
