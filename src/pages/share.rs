//! Start with a photo: one chosen here, or shared from another app with the installed portal.

use std::sync::Arc;

use frontdoor_core::model::Timestamp;
use frontdoor_core::value::number;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{
    ErrorSummary, Fault, FileField, FileItem, Frame, Heading, NoticeBox, SearchForm, SummaryList,
    SummaryRow, effect, live,
};
use crate::i18n::{moment, photo_problem, say};
use crate::markup;
use crate::pages::services::{agencies, results};
use crate::state::{Listed, SharedPhotos, State};

/// The id of the field for photos.
const FIELD: &str = "photos";

pub(super) fn share() -> AnyView {
    let state = State::expect();
    let photos = state.shared_photos;
    let status = RwSignal::new(String::new());
    let faults = RwSignal::new(Vec::<Fault>::new());
    let choose = Callback::new(move |files: Vec<web_sys::File>| {
        faults.set(Vec::new());
        spawn_local(add(state, files, status, faults));
    });
    // What another app shared is handed over once, to whoever asks first.
    effect(move || {
        spawn_local(async move {
            let files = (state.ports.device.take_shared)().await;
            if !files.is_empty() {
                add(state, files, status, faults).await;
            }
        });
    });
    let remove = Callback::new(move |index: usize| {
        photos.remove(index);
        status.set(say::photos_removed().to_owned());
    });
    let focus = Callback::new(move |id: String| {
        (state.ports.device.focus)(&id);
    });
    let has_problems = Signal::derive(move || faults.with(|faults| !faults.is_empty()));
    let is_waiting = Memo::new(move |_| photos.waiting().with(|photos| !photos.is_empty()));
    markup! {
        {view! { <ErrorSummary faults={faults.into()} on_choose={focus}/> }}
        {view! { <Heading text={say::share_title()} has_problems={has_problems}/> }}
        <p class={"lead"}>{say::share_text()}</p>
        {view! {
            <FileField
                frame={frame(faults)}
                accept={"image/*"}
                files={Signal::derive(move || items(photos))}
                most={SharedPhotos::MOST}
                button={say::photos_add()}
                status={status.into()}
                on_choose={choose}
                on_remove={remove}
            />
        }}
        {live(move || is_waiting.get().then(|| told(state, status)).into_any())}
        {live(move || is_waiting.get().then(|| services(state)).into_any())}
    }
}

fn frame(faults: RwSignal<Vec<Fault>>) -> Frame {
    let error = Signal::derive(move || {
        faults.with(|faults| faults.first().map(|fault| fault.message.clone()))
    });
    Frame {
        id: FIELD.into(),
        label: say::asked_photos().into(),
        hint: Vec::new(),
        help: (String::new(), Vec::new()),
        answered: Arc::new(|_| String::new()),
        error,
        page: None,
        is_shared: true,
        disabled: false,
    }
}

fn items(photos: SharedPhotos) -> Vec<FileItem> {
    photos.waiting().with(|photos| {
        let items = photos.iter().enumerate().map(|(index, photo)| {
            let name = say::photos_name(index + 1);
            FileItem {
                alt: name.clone(),
                name,
                size: say::photos_size(photo.file.bytes.len().div_ceil(1000)),
                preview: photo.file.preview.clone(),
            }
        });
        items.collect()
    })
}

/// Makes the files ready, one after the other: a phone has memory for one large picture.
async fn add(
    state: State,
    files: Vec<web_sys::File>,
    status: RwSignal<String>,
    faults: RwSignal<Vec<Fault>>,
) {
    let photos = state.shared_photos;
    let count = || photos.waiting().with_untracked(Vec::len);
    let mut wrong = Vec::new();
    status.try_set(say::photos_waiting().to_owned());
    for file in files {
        if count() >= SharedPhotos::MOST {
            wrong.push(say::photos_too_many(SharedPhotos::MOST));
            break;
        }
        let name = file.name();
        if let Err(error) = photos.add(file).await {
            wrong.push(photo_problem(error, &name));
        }
    }
    status.try_set(say::photos_count(count()));
    let wrong = wrong.into_iter().map(|message| Fault {
        id: FIELD.into(),
        place: None,
        message,
    });
    faults.try_set(wrong.collect());
}

/// What the photos themselves tell, and the way to have none of it used.
fn told(state: State, status: RwSignal<String>) -> AnyView {
    let photos = state.shared_photos;
    let rows = live(move || {
        let taken = photos.told();
        let place = taken.place.map(|(lat, long)| SummaryRow {
            key: say::share_where().to_owned(),
            value: degrees(lat, long),
            change: None,
        });
        let at = taken.at.map(|at| SummaryRow {
            key: say::share_when().to_owned(),
            value: moment(&Timestamp::read(&at)),
            change: None,
        });
        let rows: Vec<_> = place.into_iter().chain(at).collect();
        if rows.is_empty() {
            return markup! { <p>{say::share_silent()}</p> };
        }
        markup! {
            {view! { <SummaryList rows={rows}/> }}
            <p>{say::share_private()}</p>
        }
    });
    let dismiss = move |_| {
        photos.dismiss();
        status.set(say::share_dismissed().to_owned());
        request_animation_frame(move || {
            (state.ports.device.focus)(FIELD);
        });
    };
    markup! {
        {view! { <NoticeBox tone={"info"} title={say::share_told()}>{rows}</NoticeBox> }}
        <p>
            <button class={"button button--secondary"} type={"button"} on:click={dismiss}>
                {say::share_dismiss()}
            </button>
        </p>
    }
}

/// Latitude and longitude. They stay in this order in any direction of writing (Unicode, U+2066 and U+2069).
fn degrees(lat: f64, long: f64) -> String {
    let (lat, long) = (number::to_text(lat), number::to_text(long));
    ["\u{2066}", &lat, ", ", &long, "\u{2069}"].concat()
}

/// The services to choose from: those whose requests may take photos.
fn services(state: State) -> AnyView {
    let text = RwSignal::new(String::new());
    let typed = Callback::new(move |query: String| text.set(query));
    let takes_photos = |listed: &Listed| listed.agency.adapter.may_take_photos();
    markup! {
        <h2 class={"heading-l"}>{say::share_services()}</h2>
        {view! { <SearchForm query={text} on_type={typed} on_search={typed}/> }}
        {live(move || results(state, &text.get(), &takes_photos))}
        {live(move || agencies(state))}
    }
}
