//! Files and photos. Photos are made small and rid of their metadata on the device.

use std::sync::Arc;

use frontdoor_core::form::definition::Question;
use frontdoor_core::form::filling::FileAnswer;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::asking::Asking;
use super::from_photo;
use super::item::Drawn;
use super::question::{Target, frame};
use crate::components::{Fault, FileField, FileItem};
use crate::i18n::{photo_problem, say};
use crate::markup;
use crate::state::HeldFile;

/// Files that may be added where the author sets no limit.
const MOST_FILES: u32 = 20;
/// Bytes of one file where the author sets no limit.
const MOST_BYTES: u64 = 10_000_000;

/// What a question for files takes.
#[derive(Clone, Copy)]
struct Takes {
    photos: bool,
    most: usize,
    most_bytes: u64,
}

pub(super) fn file(
    asking: &Asking,
    drawn: &Drawn<'_>,
    asked: &Question,
    target: Target,
) -> AnyView {
    let Question::File {
        accept,
        most_bytes,
        most,
        photos,
    } = asked
    else {
        return ().into_any();
    };
    let takes = Takes {
        photos: *photos,
        most: most.unwrap_or(MOST_FILES) as usize,
        most_bytes: most_bytes.unwrap_or(MOST_BYTES),
    };
    let (hint, button) = if takes.photos {
        (say::photos_hint(), say::photos_add())
    } else {
        ("", say::file_add())
    };
    let surroundings = frame(asking, drawn, hint);
    let status = RwSignal::new(String::new());
    let (adding, faults, id) = (target.clone(), asking.faults, surroundings.id.clone());
    let choose = Callback::new(move |files: Vec<web_sys::File>| {
        faults.update(|faults| faults.retain(|fault| fault.id != id));
        spawn_local(add(
            adding.clone(),
            takes,
            files,
            status,
            faults,
            id.clone(),
        ));
    });
    let shared = takes
        .photos
        .then(|| from_photo::photos(&target, &surroundings.id, takes.most, status));
    let removing = target.clone();
    let remove = Callback::new(move |index: usize| {
        let path = &removing.path;
        let files = removing.form.read(|filling| filling.files(path));
        if let Some(file) = files.get(index) {
            removing.change(|filling, _| filling.remove_file(path, &file.id));
            let form = &removing.form;
            form.state.drafts.let_go(&form.draft, &file.id);
            let told = if takes.photos {
                say::photos_removed()
            } else {
                say::file_removed()
            };
            status.set(told.to_owned());
        }
    });
    let files = Signal::derive(move || items(&target, takes.photos));
    markup! {
        {view! {
            <FileField
                frame={surroundings}
                accept={accept.clone()}
                files={files}
                most={takes.most}
                button={button}
                status={status.into()}
                on_choose={choose}
                on_remove={remove}
            />
        }}
        {shared}
    }
}

fn items(target: &Target, photos: bool) -> Vec<FileItem> {
    let files = target.form.follow(|filling| filling.files(&target.path));
    let items = files.into_iter().enumerate().map(|(index, file)| {
        let name = if photos {
            say::photos_name(index + 1)
        } else {
            file.name
        };
        let preview = target.form.draft.with(|draft| {
            let held = draft.files.iter().find(|held| held.id == file.id);
            held.and_then(|held| held.preview.clone())
        });
        FileItem {
            alt: name.clone(),
            name,
            size: say::photos_size(usize::try_from(file.size.div_ceil(1000)).unwrap_or(usize::MAX)),
            preview,
        }
    });
    items.collect()
}

/// Makes the chosen files ready, one after the other: a phone has memory for one large picture.
async fn add(
    target: Target,
    takes: Takes,
    files: Vec<web_sys::File>,
    status: RwSignal<String>,
    faults: RwSignal<Vec<Fault>>,
    id: String,
) {
    let count = || {
        target
            .form
            .read(|filling| filling.files(&target.path).len())
    };
    let mut wrong = Vec::new();
    for file in files {
        if count() >= takes.most {
            wrong.push(if takes.photos {
                say::photos_too_many(takes.most)
            } else {
                say::file_too_many(takes.most)
            });
            break;
        }
        let waiting = if takes.photos {
            say::photos_waiting()
        } else {
            say::file_waiting()
        };
        status.set(waiting.to_owned());
        let name = file.name();
        match held(&target, takes, file).await {
            Ok(held) if takes.photos => add_photo(&target, held).await,
            Ok(held) => put(&target, held, name).await,
            Err(message) => wrong.push(message),
        }
    }
    let count = count();
    let told = if takes.photos {
        say::photos_count(count)
    } else {
        say::file_count(count)
    };
    status.set(told);
    if !wrong.is_empty() {
        let faults_of = wrong.into_iter().map(|message| Fault {
            id: id.clone(),
            place: None,
            message,
        });
        faults.update(|faults| faults.extend(faults_of));
    }
}

/// Adds a photo that is ready to send. What it was called on the device is nobody's business.
pub(super) async fn add_photo(target: &Target, photo: HeldFile) {
    let count = target
        .form
        .read(|filling| filling.files(&target.path).len());
    let name = ["photo-", &(count + 1).to_string(), ".jpg"].concat();
    put(target, photo, name).await;
}

async fn put(target: &Target, held: HeldFile, name: String) {
    let answer = FileAnswer {
        id: held.id.clone(),
        name,
        size: held.bytes.len() as u64,
        media_type: held.media_type.clone(),
    };
    let form = &target.form;
    // What cannot be kept is told by the page as a whole; the photo is here all the same.
    let _ = form.state.drafts.hold(&form.draft, held).await;
    form.change_and_keep(|filling| filling.add_file(&target.path, &answer))
        .await;
}

/// A file ready to send; otherwise what to say to the citizen.
async fn held(target: &Target, takes: Takes, file: web_sys::File) -> Result<HeldFile, String> {
    let ports = target.form.state.ports;
    let (name, id) = (file.name(), (ports.world.random_id)());
    if takes.photos {
        let photo = (ports.device.prepare_photo)(file).await;
        let photo = photo.map_err(|error| photo_problem(error, &name))?;
        return Ok(HeldFile::photo(id, photo));
    }
    if file.size() > takes.most_bytes as f64 {
        let most = takes.most_bytes / 1000;
        let most = say::photos_size(usize::try_from(most).unwrap_or(usize::MAX));
        return Err(say::file_too_large(&name, &most));
    }
    let media_type = file.type_();
    let bytes = (ports.device.read_file)(file, f64::MAX).await;
    let bytes = bytes.ok_or_else(|| say::file_unreadable(&name))?;
    Ok(HeldFile {
        id,
        bytes: Arc::new(bytes),
        media_type,
        preview: None,
    })
}
