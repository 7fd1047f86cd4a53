//! Photos: made small and rid of their metadata on the device, shown, removable.

use frontdoor_core::form::Field;
use frontdoor_core::ports::Photo;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Asking, Filling};
use crate::components::{Fault, Heading, live, live_text, live_value};
use crate::i18n::{photo_problem, say};
use crate::markup;

pub(super) fn photos(asking: &Asking, most: u8) -> AnyView {
    let filling = asking.filling.clone();
    let most = usize::from(most);
    let title = say::optional(&say::photos_title(most));
    let page = asking.heading(&title);
    let id = Field::Photos.id(&filling.form);
    let draft = filling
        .state
        .drafts
        .of(&filling.agency.id, &filling.service.service_code);
    let status = RwSignal::new(String::new());
    let input = NodeRef::<html::Input>::new();
    let (adding, faults) = (filling.clone(), asking.faults);
    let fault_id = id.clone();
    let chosen = move |_| {
        let Some(field) = input.get_untracked() else {
            return;
        };
        let files = field.files();
        let files: Vec<_> = files
            .map(|list| {
                (0..list.length())
                    .filter_map(|index| list.get(index))
                    .collect()
            })
            .unwrap_or_default();
        // Emptied, so that choosing the same file again is a change again.
        field.set_value("");
        faults.set(Vec::new());
        spawn_local(add(
            adding.clone(),
            files,
            most,
            status,
            faults,
            fault_id.clone(),
        ));
    };
    let (listed, removing) = (draft.clone(), filling);
    let list = live(move || {
        listed
            .get()
            .photos
            .into_iter()
            .enumerate()
            .map(|(index, photo)| item(removing.clone(), photo, index + 1, status))
            .collect::<Vec<_>>()
            .into_any()
    });
    let full = live_value(move || draft.with(|draft| draft.photos.len() >= most).then_some(""));
    markup! {
        {view! { <Heading text={title} title={page.title} caption={page.caption} has_problems={page.has_problems}/> }}
        <p class={"hint"} id={"photos-hint"}>{say::photos_hint()}</p>
        <ul class={"photos"}>{list}</ul>
        <input
            class={"file-button__input visually-hidden"}
            id={id.clone()}
            type={"file"}
            accept={"image/*"}
            multiple={most > 1}
            disabled={full}
            aria-describedby={"photos-hint"}
            node_ref={input}
            on:change={chosen}
        />
        <label class={"button button--secondary file-button"} for={id}>{say::photos_add()}</label>
        <p class={"locate__status"} role={"status"}>{live_text(move || status.get())}</p>
    }
}

/// Makes the chosen files ready, one after the other: a phone has memory for one large picture.
async fn add(
    filling: Filling,
    files: Vec<web_sys::File>,
    most: usize,
    status: RwSignal<String>,
    faults: RwSignal<Vec<Fault>>,
    id: String,
) {
    let draft = filling
        .state
        .drafts
        .of(&filling.agency.id, &filling.service.service_code);
    let mut wrong = Vec::new();
    for file in files {
        if draft.with_untracked(|draft| draft.photos.len()) >= most {
            wrong.push(Fault {
                id: id.clone(),
                message: say::photos_too_many(most),
            });
            break;
        }
        status.set(say::photos_waiting().to_owned());
        let name = file.name();
        match (filling.state.ports.device.prepare_photo)(file).await {
            Ok(photo) => draft.update(|draft| draft.photos.push(photo)),
            Err(error) => wrong.push(Fault {
                id: id.clone(),
                message: photo_problem(error, &name),
            }),
        }
    }
    let count = draft.with_untracked(|draft| draft.photos.len());
    status.set(say::photos_count(count));
    if !wrong.is_empty() {
        faults.set(wrong);
    }
}

fn item(filling: Filling, photo: Photo, number: usize, status: RwSignal<String>) -> AnyView {
    let kilobytes = photo.bytes.len().div_ceil(1000);
    let name = say::photos_name(number);
    let preview = photo.preview.clone();
    let remove = move |_| {
        filling.state.drafts.remove_photo(
            &filling.agency.id,
            &filling.service.service_code,
            &preview,
        );
        status.set(say::photos_removed().to_owned());
        (filling.state.ports.device.focus)(&Field::Photos.id(&filling.form));
    };
    markup! {
        <li class={"photo"}>
            <img class={"photo__image"} src={photo.preview} alt={name.clone()} width={photo.width.to_string()} height={photo.height.to_string()}/>
            <p class={"photo__text"}>{say::photos_size(kilobytes)}</p>
            <button class={"button button--quiet"} type={"button"} on:click={remove}>
                {say::photos_remove()}<span class={"visually-hidden"}>{" "}{name}</span>
            </button>
        </li>
    }
}
